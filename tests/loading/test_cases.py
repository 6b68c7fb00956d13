import pytest

from advisor import load_rulebase
from advisor.loading.cases import case_faults
from tests.loading.tiny import RULE, TINY, changed


def faults_of(old: str, new: str):
    """What is wrong with the cases after an edit of the rule."""
    base = load_rulebase(TINY, changed((RULE, old, new))).base
    return list(case_faults(base, base.rules.values()))


def test_sound_cases(tiny) -> None:
    assert list(case_faults(tiny.base, tiny.base.rules.values())) == []


@pytest.mark.parametrize(
    ("new", "words", "fact"),
    [
        ("connections: lots}", "is no number", "connections"),
        ("connections: 5 GB}", "has the unit `GB`", "connections"),
        ("connections: 5k, load: havy}", "`havy` is no value of `load`", "load"),
        ("connections: 5k, load: {at_least: heavy}}", "`load` takes one value in a case", "load"),
        (
            "connections: 5k, chosen.framework: loping}",
            "`loping` is no value of `chosen.framework`",
            "chosen.framework",
        ),
        ("connections: 5k, team_size: 2, team_count: 5}", "contradict each other", "team_size"),
    ],
)
def test_a_case_that_cannot_be(new: str, words: str, fact: str) -> None:
    [(rule, problem)] = faults_of("connections: 5k}", new)
    assert rule == "open-connections"
    assert words in problem.message
    assert problem.kind == "case-fault"
    assert problem.path == ("cases", "fires", 0, fact)
