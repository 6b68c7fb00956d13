"""Numbers in quotes are refused where a number is meant, and left alone where a text is."""

import pytest

from tests.authoring.edited import checked, kinds

FAVOUR = "knowledge/team/few-people-few-systems.yaml"
SMALL_TEAM = "knowledge/team/derive-small-team.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        (FAVOUR, "strength: 2", 'strength: "2"', 6),
        (SMALL_TEAM, "order: 201", "order: '201'", 2),
        (SMALL_TEAM, "at_most: 10", 'at_most: "10"', 4),
        (SMALL_TEAM, "[7, 14]", '[7, "14"]', 4),
        ("facts.yaml", "best: 4", 'best: "4"', 7),
        ("questions/team.yaml", "maximum: 5000", 'maximum: "5e3"', 6),
    ],
)
def test_a_number_in_quotes_is_refused_at_its_line(file: str, old: str, new: str, line: int) -> None:
    [finding] = checked((file, old, new)).findings
    assert (finding.kind.id, finding.place.line) == ("number-as-text", line)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (SMALL_TEAM, "at_most: 10,", 'at_most: "10 users",'),
        (SMALL_TEAM, "title: Ten developers at most are a small team", 'title: "10"'),
        ("options/framework/py_sync.yaml", "family: python", 'family: "2"'),
    ],
)
def test_a_text_may_look_like_a_number(file: str, old: str, new: str) -> None:
    assert "number-as-text" not in kinds(checked((file, old, new)))
