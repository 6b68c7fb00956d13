"""A change of answers in words: what is proved, what is only found, and what is neither."""

from typing import Any

import pytest

from advisor.analysis.explaining.counterfactual import AnswerChange, Counterfactual
from advisor.engine.program import Program
from advisor.reporting.explaining.ways import WayView, way_view
from advisor.reporting.naming import Names


def view(small: Program, status: Any, *changes: AnswerChange, smallest: bool = False, reason: str = "") -> WayView:
    way = Counterfactual("framework", "ex_tasks", status, changes, smallest, reason, None, 0.31)
    return way_view(way, Names(small.base))


@pytest.mark.parametrize(
    ("status", "smallest", "words"),
    [
        ("found", True, "The smallest change that puts Light-task framework (Elixir) first (1 answer; proved, 0.3 s):"),
        (
            "found", False,
            "A change that puts Light-task framework (Elixir) first (1 answer; 0.3 s; a smaller one may exist):",
        ),
        (
            "impossible", False,
            "No change of answers puts Light-task framework (Elixir) first; that is proved (0.3 s): it is vetoed.",
        ),
        (
            "not_settled", False,
            "Not settled in 0.3 s: no change of answers was found that puts Light-task framework (Elixir) first, and "
            "none is ruled out.",
        ),
    ],
)  # fmt: skip
def test_each_status_is_told_for_what_it_is(status: str, smallest: bool, words: str, small: Program) -> None:
    change = AnswerChange("team_size", 5, 9, "months")
    assert view(small, status, change, smallest=smallest, reason="it is vetoed").sentence == words


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (AnswerChange("team_size", 5, 9, "months"), "Team size: 9 instead of 5 (takes months)"),
        (AnswerChange("realtime", None, True, "hard"), "Realtime: yes instead of not known (hard to change)"),
        (
            AnswerChange("team_skills", ["python", "node"], ["elixir", "python"], "easy"),
            "Team skills: add Elixir; without Node.js (easily changed)",
        ),
        (
            AnswerChange("peak_rps", {"between": [10, 100], "best": 30}, 400, "hard"),
            "Peak requests/s: 400 requests/s instead of 10–100 requests/s, best 30 (hard to change)",
        ),
        (AnswerChange("pains", {"at_least": []}, [], "months"), "Pains: none instead of , perhaps more (takes months)"),
    ],
)
def test_each_change_says_what_is_instead_of_what(change: AnswerChange, words: str, small: Program) -> None:
    assert view(small, "found", change).changes == (words,)
