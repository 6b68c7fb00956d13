"""Where the tests of a condition are written."""

from advisor.loading.conditions import ConditionReader, paths_of_tests
from advisor.loading.document import read_document
from advisor.model.condition import tests_of as every_test
from advisor.model.fact import FactType, Kind

TEXT = b"""\
calls: {between: [1, 5], not: {at_least: 3}}
any:
  - live: true
  - not: {live: false}
"""


def test_every_test_has_a_path_in_the_order_of_the_tree() -> None:
    types = {"calls": FactType(kind=Kind.NUMBER), "live": FactType(kind=Kind.BOOL)}
    document = read_document(TEXT, "rule.yaml")
    paths = paths_of_tests(document.data, types)
    condition = ConditionReader(document, types, []).read(document.data, ())
    assert len(paths) == len(list(every_test(condition)))
    assert paths == (
        ("calls", "between", 0),
        ("calls", "between", 1),
        ("calls", "not", "at_least"),
        ("any", 0, "live"),
        ("any", 1, "not", "live"),
    )
