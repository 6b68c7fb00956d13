"""Where the fields of a page keep their answers: in the saved assessment, or in the what-if of the session."""

from typing import Any

from advisor_ui import services, state
from advisor_ui.services import SavedAssessment


def answers() -> dict[str, Any] | None:
    """The raw answers on the sheet that the fields fill in; None where no assessment is open."""
    saved = services.saved(state.assessment_id())
    if saved is None:
        return None
    return saved.answers if state.sheet() == "saved" else tried_answers(saved)


def put(question: str, former: Any, raw: Any) -> None:
    """Put an answer on the sheet in the place of the former one; None takes it away."""
    saved = services.saved(state.assessment_id())
    if saved is None:
        return
    if state.sheet() == "saved":
        state.remember_change(question, former)
        services.save_answer(saved.id, question, raw)
    elif raw == saved.answers.get(question):
        state.forget_tried(question)
    else:
        state.try_answer(question, raw)


def tried_answers(saved: SavedAssessment) -> dict[str, Any]:
    """The answers of the what-if: the saved ones, but for those that were changed."""
    return {name: raw for name, raw in {**saved.answers, **state.tried()}.items() if raw is not None}


def tried_document(saved: SavedAssessment) -> dict[str, Any]:
    """The what-if as a profile document."""
    return {**saved.profile, "answers": tried_answers(saved)}


def try_all(changes: dict[str, Any]) -> None:
    """Start the what-if anew with these answers (a callback)."""
    state.forget_fields()
    state.forget_tried()
    for question, raw in changes.items():
        state.try_answer(question, raw)


def put_back(question: str | None = None) -> None:
    """Give one answer of the what-if, or all, the saved value again (a callback)."""
    state.forget_fields(question)
    state.forget_tried(question)


def keep() -> None:
    """Save the answers of the what-if, each as a change that can be taken back (a callback)."""
    saved = services.saved(state.assessment_id())
    if saved is None:
        return
    for question, raw in state.tried().items():
        if saved.answers.get(question) != raw:
            state.remember_change(question, saved.answers.get(question))
            services.save_answer(saved.id, question, raw)
    state.forget_tried()
