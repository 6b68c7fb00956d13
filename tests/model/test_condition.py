from advisor.model import condition
from advisor.model.condition import ALWAYS, All, Any, Comparison, FactReference, Not, Test, facts_read
from tests.engine.bases import compare, is_

TREE = All((is_("a"), Any((Not(is_("b", False)), compare("n", "at_least", FactReference("m"))))))


def test_every_test_from_left_to_right() -> None:
    assert [test.fact for test in condition.tests_of(TREE)] == ["a", "b", "n"]


def test_facts_read_include_the_other_side() -> None:
    assert facts_read(TREE) == ("a", "b", "n", "m")
    assert facts_read(ALWAYS) == ()


def test_conditions_read_as_sentences() -> None:
    assert str(TREE) == "a is yes and (not (b is no) or n at least m)"
    assert str(ALWAYS) == "always"
    assert str(Any(())) == "never"
    assert str(Test("n", Comparison.AT_LEAST, 2_000_000.0)) == "n at least 2,000,000"
    assert str(Test("m", Comparison.INCLUDES_ANY, frozenset({"b", "a"}))) == "m includes any a, b"
    assert str(Test("x", Comparison.KNOWN, False)) == "x is not known"
