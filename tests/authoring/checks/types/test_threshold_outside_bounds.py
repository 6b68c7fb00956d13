"""Thresholds at, within and beyond the bounds of their facts."""

import pytest

from advisor.authoring.check import Checked
from tests.authoring.edited import checked

RULE = "knowledge/team/derive-small-team.yaml"
WHEN = "{team_size: {at_most: 10, uncertain: [7, 14]}}"


def faults(result: Checked) -> list[tuple[str, str]]:
    found = [finding for finding in result.findings if finding.kind.id == "threshold-outside-bounds"]
    return [(finding.item, finding.message) for finding in found]


@pytest.mark.parametrize(
    ("comparison", "outcome"),
    [
        ("at_least: 1", "always"),
        ("at_least: 2", ""),
        ("at_least: 5000", ""),
        ("at_least: 5001", "never"),
        ("more_than: 0", "always"),
        ("more_than: 1", ""),
        ("more_than: 4999", ""),
        ("more_than: 5000", "never"),
        ("at_most: 0", "never"),
        ("at_most: 1", ""),
        ("at_most: 4999", ""),
        ("at_most: 5000", "always"),
        ("less_than: 1", "never"),
        ("less_than: 2", ""),
        ("less_than: 5000", ""),
        ("less_than: 5001", "always"),
    ],
)
def test_only_thresholds_that_the_bounds_decide_are_reported(comparison: str, outcome: str) -> None:
    found = faults(checked((RULE, WHEN, f"{{team_size: {{{comparison}}}}}")))
    assert bool(found) is bool(outcome)
    if outcome:
        assert f"{outcome} holds: `team_size` lies between 1 and 5,000" in found[0][1]


def test_a_fact_without_a_highest_value_has_only_a_least_one() -> None:
    found = faults(checked((RULE, WHEN, "{avg_rps: {less_than: 0}}")))
    assert found == [("derive-small-team", "`avg_rps less than 0` never holds: `avg_rps` is 0 requests/s or more")]


def test_what_follows_from_it_is_not_reported_too() -> None:
    result = checked((RULE, WHEN, "{team_size: {more_than: 5000}}"))
    assert {"never-holds", "threshold-outside-bounds"} & {f.kind.id for f in result.findings} == {
        "threshold-outside-bounds"
    }


def test_the_conditions_of_questions_and_decisions_are_looked_at_too() -> None:
    found = faults(
        checked(
            ("questions/load.yaml", "ask_when: {realtime: true}", "ask_when: {team_size: {more_than: 5000}}"),
            ("decisions.yaml", "when: {workload: {includes: crud_web}}", "when: {team_size: {at_least: 1}}"),
        )
    )
    assert {item for item, _ in found} == {"concurrent_connections", "cache"}
