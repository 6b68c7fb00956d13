"""What the fields of a question hold ↔ its answer: filled from the sheet, and put back on it at every change."""

from typing import Any

from advisor.model.fact import Kind
from advisor.model.question import Question
from advisor_ui import services, state
from advisor_ui.questions import answer_sheet
from advisor_ui.questions.answer_form import AnswerForm, Mode, read_form, write_form

WITHOUT_VALUE = (Mode.UNKNOWN, Mode.NOT_APPLICABLE, Mode.NONE)
PRIORITIES = 3
_TEXTS = ("low", "high", "best", "reason", "note", "source")


def fill(question: Question, form: AnswerForm, keys: tuple[str, ...] = ()) -> None:
    """Let the fields show an answer, where the browser has not changed them since. `keys` are those of a map answer."""
    name = question.id
    state.fill_field(state.field_key(name, "mode"), None if form.mode is Mode.KEPT else form.mode)
    for part in _TEXTS:
        state.fill_field(state.field_key(name, part), getattr(form, part))
    for part, value in _parts(question, form, keys).items():
        state.fill_field(state.field_key(name, part), value)


def changed(question: Question, part: str) -> None:
    """Keep the answer after a change of one field (a callback)."""
    answers = answer_sheet.answers()
    if answers is None:
        return
    former = answers.get(question.id)
    _settle_mode(question, part)
    raw = write_form(question, _collect(question, read_form(question, former), part))
    if raw != former:
        answer_sheet.put(question.id, former, raw)


def undo() -> None:
    """Take the latest change back (a callback)."""
    identifier, change = state.assessment_id(), state.last_change()
    if identifier and change:
        question, former = change
        services.save_answer(identifier, question, former)
        state.drop_change()
        state.forget_fields(question)


def has_value_list(question: Question) -> bool:
    """Whether the answer has a field for each word: a checkbox for each choice."""
    explained = sum(bool(choice.help) for choice in question.choices)
    return question.type is Kind.MANY and not question.open and 2 * explained > len(question.choices)


def _parts(question: Question, form: AnswerForm, keys: tuple[str, ...]) -> dict[str, Any]:
    value = None if form.mode in WITHOUT_VALUE or form.mode is Mode.KEPT else form.value
    if has_value_list(question):
        return {f"value-{choice.id}": choice.id in (value or ()) for choice in question.choices}
    match question.type:
        case Kind.MAP:
            return {f"value-{key}": _entry(question, (value or {}).get(key)) for key in keys}
        case Kind.ORDER:
            words = [*(value or ()), *[None] * PRIORITIES]
            return {f"value-{place}": words[place - 1] for place in range(1, PRIORITIES + 1)}
        case Kind.MANY:
            return {"value": list(value or ())}
        case Kind.ONE if form.mode is Mode.SEVERAL:
            return {"value": None, "several": list(value or ())}
        case Kind.ONE:
            return {"value": value, "several": []}
        case Kind.BOOL:
            return {"value": value}
        case _:
            return {"value": value or ""}


def _entry(question: Question, value: Any) -> Any:
    """One entry of a map answer; entries that name parts of a system are lists."""
    if question.values == "existing_stack":
        return list(value) if isinstance(value, list) else [value] if value else []
    return value


def _settle_mode(question: Question, part: str) -> None:
    """A value replaces `I don't know` and its like, and the other way round."""
    mode_key = state.field_key(question.id, "mode")
    mode = state.field(mode_key)
    if part == "mode":
        if mode in WITHOUT_VALUE:
            _clear_value(question)
        elif mode is Mode.RANGE:
            state.set_field(
                state.field_key(question.id, "best"), state.field(state.field_key(question.id, "value"), "")
            )
        elif mode is Mode.SEVERAL:
            value = state.field(state.field_key(question.id, "value"))
            state.set_field(state.field_key(question.id, "several"), [value] if value else [])
    elif part.startswith("value") and mode in WITHOUT_VALUE:
        state.set_field(mode_key, None)


def _clear_value(question: Question) -> None:
    empty: AnswerForm = AnswerForm()
    keys = tuple(state.fields_of(question.id, "value-")) if question.type is Kind.MAP else ()
    for part, value in _parts(question, empty, keys).items():
        state.set_field(state.field_key(question.id, part), value)


def _collect(question: Question, former: AnswerForm, part: str) -> AnswerForm:
    """What the fields state; a field that is not drawn keeps what was saved."""
    name = question.id
    mode = state.field(state.field_key(name, "mode"))
    texts = {one: state.field(state.field_key(name, one), getattr(former, one)) or "" for one in _TEXTS}
    if former.mode is Mode.KEPT and part in ("note", "source"):
        return AnswerForm(Mode.KEPT, former.value, **texts)
    return AnswerForm(mode, _value(question, former, mode), **texts)


def _value(question: Question, former: AnswerForm, mode: Mode | None) -> Any:
    name = question.id
    if has_value_list(question):
        ticked = state.fields_of(name, "value-")
        return [choice.id for choice in question.choices if ticked.get(choice.id)]
    match question.type:
        case Kind.MAP:
            drawn = state.fields_of(name, "value-")
            hidden = former.value if isinstance(former.value, dict) else {}
            return (
                {**hidden, **drawn}
                if not drawn
                else {key: value for key, value in {**hidden, **drawn}.items() if value}
            )
        case Kind.ORDER:
            places = state.fields_of(name, "value-")
            chosen = [places.get(str(place)) for place in range(1, PRIORITIES + 1)]
            return [*dict.fromkeys(word for word in chosen if word)]
        case Kind.ONE if mode is Mode.SEVERAL:
            return state.field(state.field_key(name, "several"))
        case _:
            return state.field(state.field_key(name, "value"))
