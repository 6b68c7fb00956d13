from pathlib import Path
from typing import Any

import pytest

from advisor.api import example_profiles
from advisor.engine.program import Program
from advisor.loading.document import read_document
from advisor_ui.questions.answer_form import AnswerForm, Mode, missing, modes_of, read_form, write_form

PROFILES = [*example_profiles(), Path(__file__).parent.parent / "profiles" / "every_form.yaml"]


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_reading_and_writing_an_answer_gives_it_back(path: Path, shipped: Program) -> None:
    answers: dict[str, Any] = read_document(path.read_bytes(), path.name).data["answers"]
    assert answers
    for name, raw in answers.items():
        question = shipped.base.questions[name]
        assert write_form(question, read_form(question, raw)) == raw, name


@pytest.mark.parametrize(
    ("question", "form", "raw"),
    [
        ("team_size", AnswerForm(value=" 12 "), 12),
        ("team_size", AnswerForm(value="12k"), "12k"),
        ("read_share", AnswerForm(value="0.9"), 0.9),
        ("peak_rps", AnswerForm(value=""), None),
        ("peak_rps", AnswerForm(Mode.RANGE, low="2k", high="20000", best=""), {"between": ["2k", 20000]}),
        ("peak_rps", AnswerForm(Mode.RANGE), None),
        ("peak_rps", AnswerForm(Mode.UNKNOWN, note="nobody measured"), {"value": "unknown", "note": "nobody measured"}),
        ("regulated", AnswerForm(value=[]), None),
        ("regulated", AnswerForm(Mode.NONE), []),
        ("regulated", AnswerForm(Mode.NONE, source="legal"), {"value": [], "source": "legal"}),
        ("stage", AnswerForm(Mode.SEVERAL, value=["replatform"]), "replatform"),
        ("preferred", AnswerForm(value={}), None),
        ("preferred", AnswerForm(value={"cache": "none"}, note="x"), {"value": {"cache": "none"}, "note": "x"}),
        (
            "preferred",
            AnswerForm(Mode.NOT_APPLICABLE, reason="open", note="x"),
            {"not_applicable": "open", "note": "x"},
        ),
    ],
)
def test_fields_state_answers(question: str, form: AnswerForm, raw: Any, shipped: Program) -> None:
    assert write_form(shipped.base.questions[question], form) == raw


def test_unfinished_answers_say_what_they_lack(shipped: Program) -> None:
    question = shipped.base.questions["peak_rps"]
    assert "both ends" in missing(write_form(question, AnswerForm(Mode.RANGE, low="2k")))
    assert "why" in missing(write_form(question, AnswerForm(Mode.NOT_APPLICABLE)))
    assert missing(write_form(question, AnswerForm(Mode.RANGE, low="2k", high="3k"))) == ""


def test_every_question_can_be_left_open_and_set_aside(shipped: Program) -> None:
    for question in shipped.base.questions.values():
        assert {Mode.UNKNOWN, Mode.NOT_APPLICABLE} <= set(modes_of(question))
