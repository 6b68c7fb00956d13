import pytest

from advisor import advise, load_profile
from advisor.authoring.firing import rule_standings
from advisor.engine.program import Program
from advisor.loading.sources import shipped as shipped_folder


@pytest.mark.slow
def test_standings_agree_with_the_assessment(shipped: Program) -> None:
    for example in sorted(shipped_folder("examples").glob("*.yaml")):
        profile = load_profile(example, shipped)
        fired = {firing.rule: firing.certainty for firing in advise(profile, shipped, quick=True).fired}
        standings = rule_standings(shipped, profile)
        assert {name: one.certainty for name, one in standings.items() if one.certainty} == fired, example.stem


def test_a_silent_rule_names_the_condition_that_failed(shipped: Program) -> None:
    profile = load_profile({"profile": "x", "answers": {"concurrent_connections": 10}}, shipped)
    standing = rule_standings(shipped, profile)["connection-load.thousands"]
    assert standing.certainty is None
    assert standing.open == ("concurrent_connections at least 1,000 is false",)
    assert standing.facts == {"concurrent_connections": 10}


def test_a_waiting_rule_names_what_is_not_known(shipped: Program) -> None:
    profile = load_profile({"profile": "x", "answers": {}}, shipped)
    standing = rule_standings(shipped, profile)["connection-load.thousands"]
    assert standing.certainty == "possible"
    assert standing.open == ("concurrent_connections at least 1,000 is not known",)
