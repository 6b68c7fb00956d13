"""An answer in the forms of a profile file ↔ the contents of a question's fields; nothing is lost on the way."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from advisor.model.fact import Kind
from advisor.model.question import Question


class Mode(StrEnum):
    """How a question is answered when not by a plain value."""

    RANGE = "range"
    SEVERAL = "several"
    MORE = "more"
    NONE = "none"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    KEPT = "kept"


@dataclass(frozen=True)
class AnswerForm:
    """What the fields of one question hold.

    `value` is a text, a boolean, a list of words or a mapping, as the question's type has it, and None when empty.
    `low`, `high` and `best` are texts as typed. With the mode KEPT, `value` is a raw answer that no field can show.
    """

    mode: Mode | None = None
    value: Any = None
    low: str = ""
    high: str = ""
    best: str = ""
    reason: str = ""
    note: str = ""
    source: str = ""


def modes_of(question: Question) -> tuple[Mode, ...]:
    """The modes that a question offers beside a plain value."""
    if question.type.numeric:
        special: tuple[Mode, ...] = (Mode.RANGE,)
    elif question.type is Kind.ONE and len(question.choices) > 2:
        special = (Mode.SEVERAL,)
    elif question.type is Kind.MANY:
        special = (Mode.NONE, Mode.MORE)
    else:
        special = ()
    return (*special, Mode.UNKNOWN, Mode.NOT_APPLICABLE)


def read_form(question: Question, raw: Any) -> AnswerForm:
    """The fields that show a raw answer; None stands for no answer."""
    raw, notes = _without_notes(question, raw)
    return replace(_read(question, raw), note=notes.get("note", ""), source=notes.get("source", ""))


def write_form(question: Question, form: AnswerForm) -> Any:
    """The raw answer that the fields state; None when they state nothing."""
    raw = _write(question, form)
    notes = {key: text for key in ("note", "source") if (text := getattr(form, key).strip())}
    if not notes:
        return raw
    if isinstance(raw, dict) and not (question.type is Kind.MAP and "not_applicable" not in raw):
        return {**raw, **notes}
    return {"value": raw, **notes}


def missing(raw: Any) -> str:
    """What a half-filled answer still lacks, in words for the user; empty when it is whole."""
    if not isinstance(raw, dict):
        return ""
    if raw.get("not_applicable") == "":
        return "Say in a few words why it does not apply."
    ends = raw.get("between")
    if isinstance(ends, list) and "" in ends:
        return "Give both ends of the range."
    return ""


def _without_notes(question: Question, raw: Any) -> tuple[Any, dict[str, str]]:
    is_form = isinstance(raw, dict) and (question.type is not Kind.MAP or "value" in raw or "not_applicable" in raw)
    if not is_form:
        return raw, {}
    notes = {key: str(raw[key]) for key in ("note", "source") if key in raw}
    rest = {key: value for key, value in raw.items() if key not in notes}
    return (rest["value"] if set(rest) == {"value"} else rest), notes


def _read(question: Question, raw: Any) -> AnswerForm:
    kind = question.type
    match raw:
        case None:
            return AnswerForm()
        case "unknown":
            return AnswerForm(Mode.UNKNOWN)
        case {"not_applicable": reason}:
            return AnswerForm(Mode.NOT_APPLICABLE, reason=str(reason or ""))
        case {"between": [low, high]} if kind.numeric:
            return AnswerForm(Mode.RANGE, low=_typed(low), high=_typed(high), best=_typed(raw.get("best")))
        case [low, high] if kind.numeric:
            return AnswerForm(Mode.RANGE, low=_typed(low), high=_typed(high))
        case {"one_of": [*words]} if kind is Kind.ONE:
            return AnswerForm(Mode.SEVERAL, value=[str(word) for word in words])
        case {"at_least": [*words]} if kind is Kind.MANY:
            return AnswerForm(Mode.MORE, value=[str(word) for word in words])
        case [] if kind is Kind.MANY:
            return AnswerForm(Mode.NONE)
        case [*words] if kind in (Kind.MANY, Kind.ORDER):
            return AnswerForm(value=[str(word) for word in words])
        case dict() if kind is Kind.MAP:
            return AnswerForm(value=dict(raw))
        case bool() if kind is Kind.BOOL:
            return AnswerForm(value=raw)
        case str() | int() | float() if kind.numeric and not isinstance(raw, bool):
            return AnswerForm(value=_typed(raw))
        case str() if kind in (Kind.TEXT, Kind.ONE):
            return AnswerForm(value=raw)
        case _:
            return AnswerForm(Mode.KEPT, value=raw)


def _write(question: Question, form: AnswerForm) -> Any:
    match form.mode:
        case Mode.UNKNOWN:
            return "unknown"
        case Mode.NOT_APPLICABLE:
            return {"not_applicable": form.reason.strip()}
        case Mode.NONE:
            return []
        case Mode.RANGE:
            return _range(form)
        case Mode.SEVERAL if form.value and len(form.value) > 1:
            return {"one_of": list(form.value)}
        case Mode.SEVERAL:
            return form.value[0] if form.value else None
        case Mode.MORE:
            return {"at_least": list(form.value)} if form.value else None
        case Mode.KEPT:
            return form.value
        case _ if question.type.numeric:
            return _number(form.value or "")
        case _:
            return None if form.value in ("", [], {}) else form.value


def _range(form: AnswerForm) -> Any:
    low, high, best = (_number(text) for text in (form.low, form.high, form.best))
    if low is None and high is None and best is None:
        return None
    ends = {"between": ["" if low is None else low, "" if high is None else high]}
    return ends if best is None else {**ends, "best": best}


def _number(text: str) -> int | float | str | None:
    """A typed number as a profile file would hold it: digits alone become a number, all else stays as typed."""
    text = text.strip()
    try:
        return int(text) if text.isdecimal() else float(text) if text.replace(".", "", 1).isdecimal() else text or None
    except ValueError:
        return text


def _typed(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.12g}"
    return "" if value is None else str(value)
