"""What is worth asking next, in words: nothing that is estimated is called proved."""

import json

from advisor.analysis.asking.open_questions import OpenQuestion
from advisor.analysis.asking.stopping import Stop
from advisor.analysis.tipping.exact_answers import exactly
from advisor.engine.program import Program
from advisor.model.assessment import Unknown
from advisor.reporting.console_parts import plain_text
from advisor.reporting.next_questions import (
    MAY_STOP,
    NOT_OUR_SUBJECT,
    SHOWN,
    next_questions_json,
    print_next_questions,
    verdict,
)

SETTLED = Stop("framework", "py_sync", "settled")
OPEN = Stop("architecture", "monolith", "open", "microservices", (("team_size", exactly(40.0)),))
UNSETTLED = Stop("messaging", None, "not_settled")


def asked(answer: str, worth: float | None, decision: str = "") -> OpenQuestion:
    return OpenQuestion(
        Unknown(answer=answer, matters_for=("framework", "risk:slow_partner"), effort=5, worth=worth), decision
    )


def words(small: Program, questions: list[OpenQuestion], stops: list[Stop]) -> str:
    text = plain_text(lambda console: print_next_questions(questions, stops, small.base, console))
    return " ".join(text.split())


def test_only_proofs_of_every_decision_allow_to_stop() -> None:
    assert verdict([asked("team_size", 0.5)], [SETTLED]) == MAY_STOP
    assert verdict([], [SETTLED, UNSETTLED]) != MAY_STOP
    assert verdict([], []) == NOT_OUR_SUBJECT


def test_an_estimate_is_called_one() -> None:
    assert verdict([asked("team_size", 0.02)], [SETTLED, OPEN]) == (
        "Go on: some answers are worth their minutes; 1 of 2 decisions is proved settled."
    )
    assert verdict([asked("team_size", 0.002), asked("realtime", None)], [OPEN]) == (
        "No answer that can be valued (1 cannot) is expected to be worth its minutes, by an estimate that is no proof; "
        "0 of 1 decision are proved settled."
    )


def test_questions_stand_by_what_they_are_worth(small: Program) -> None:
    said = words(
        small,
        [asked("team_size", 0.03, "framework"), asked("realtime", 0.001), asked("avg_rps", None)],
        [SETTLED, OPEN, UNSETTLED],
    )
    best = "(team_size; about 1 min, 5 with what it leads to; something (3.0 points, 0.6 a minute); for framework)"
    assert f"How many people develop it? {best}" in said
    assert said.index("Worth asking") < said.index("Hardly worth asking") < said.index("Not valued")
    assert "How many requests a second come on average? (avg_rps; about 5 min; for framework)" in said


def test_every_decision_says_whether_it_is_settled_and_what_would_change_it(small: Program) -> None:
    said = words(small, [], [SETTLED, OPEN, UNSETTLED])
    assert "✓ Framework: Sync framework (Python). Proved: no open answer changes it." in said
    assert "? Architecture: Modular monolith, but Microservices with team size: 40." in said
    assert "… Messaging: nothing to decide. Not settled in time; --seconds gives the proof more." in said


def test_long_lists_are_cut_and_counted(small: Program) -> None:
    said = words(small, [asked("team_size", 0.001)] * (SHOWN + 3), [OPEN])
    assert "and 3 further questions" in said


def test_json_says_the_same_by_ids() -> None:
    found = json.loads(next_questions_json("chat", [asked("team_size", 0.03, "framework")], [OPEN]))
    assert found["may_stop"] is False
    assert found["questions"][0]["worth"] == 0.03
    assert found["decisions"] == [
        {
            "decision": "architecture", "recommended": "monolith", "status": "open", "otherwise": "microservices",
            "answers": {"team_size": 40},
        }
    ]  # fmt: skip
