"""One answer as written in a profile → what may be the case, checked against its question."""

import re
from itertools import pairwise
from math import isfinite
from typing import Any

from advisor.errors import Path, Problem, did_you_mean
from advisor.loading.conditions import quantity_unit
from advisor.loading.document import Document
from advisor.loading.validation import shown
from advisor.model.condition import Scalar
from advisor.model.fact import FactType, Kind
from advisor.model.knowledge import NOT_APPLICABLE, Choice, Interval, Knowledge, Subset
from advisor.model.profile import Answer
from advisor.model.quantity import QuantityError, parse_quantity
from advisor.model.question import Question

_NOTES = ("note", "source")
_FORMS = ("value", "between", "one_of", "at_least", "not_applicable")


_THOUSANDS = re.compile(r"\d{3}")
_NO_COMMA = "write numbers without a comma between the thousands, such as `1800` or `1.8k`"


class AnswerReader:
    """Reads the answers of one document and gathers what is wrong with them.

    `words` holds, for map answers, the words that a key or value may be, by what the question calls them.
    """

    def __init__(self, document: Document, words: dict[str, tuple[str, ...]], problems: list[Problem]) -> None:
        self._document = document
        self._words = words
        self._problems = problems

    def read(self, question: Question, raw: Any, path: Path) -> Answer | None:
        """The answer; None when it is unknown, or when a fault was found."""
        notes: dict[str, str] = {}
        if isinstance(raw, dict) and (question.type is not Kind.MAP or self._has_form(question, raw)):
            raw, notes = self._without_notes(raw, path)
            form = next((form for form in _FORMS if form in raw), None)
            if form is None or len(raw) != (2 if form == "between" and "best" in raw else 1):
                near = next((hint for key in raw if key not in _FORMS and (hint := did_you_mean(key, _FORMS))), "")
                forms = (
                    "write a value, `unknown`, `{between: [a, b], best: x}`, `{one_of: [a, b]}` "
                    "or `{not_applicable: reason}`"
                )
                self._fail("this is no form of answer", _comma_hint(raw) or near or forms, path)
                return None
            answer = self._form(question, form, raw, path)
        else:
            answer = self._plain(question, raw, path)
        if answer is None:
            return None
        return Answer(
            answer.knowledge,
            answer.best,
            answer.partial,
            answer.detail,
            answer.sequence,
            answer.reason,
            **notes,
            raw=raw,
        )

    def _has_form(self, question: Question, raw: Any) -> bool:
        return isinstance(raw, dict) and bool(set(raw) & {"value", "not_applicable"})

    def _without_notes(self, raw: dict[str, Any], path: Path) -> tuple[dict[str, Any], dict[str, str]]:
        notes = {}
        for key in _NOTES:
            if key in raw:
                if isinstance(raw[key], str):
                    notes[key] = raw[key]
                else:
                    self._fail(f"`{key}` is a text, not {shown(raw[key])}", "put it in quotes", (*path, key))
        return {key: value for key, value in raw.items() if key not in _NOTES}, notes

    def _form(self, question: Question, form: str, raw: dict[str, Any], path: Path) -> Answer | None:
        value, inside = raw[form], (*path, form)
        match form:
            case "value":
                return self._plain(question, value, inside)
            case "not_applicable":
                if not isinstance(value, str) or not value:
                    return self._fail(
                        "`not_applicable` takes the reason", "say in a few words why it does not apply", inside
                    )
                return Answer(NOT_APPLICABLE, reason=value)
            case "between":
                return self._between(question, value, raw.get("best"), path)
            case "one_of":
                return self._one_of(question, value, inside)
            case _:
                if question.type is not Kind.MANY:
                    return self._fail(
                        "`at_least` fits only answers that are lists", "write `{between: [a, b]}`", inside
                    )
                words = self._list(question.fact_type, value, inside)
                allowed = question.fact_type.anything.values
                assert isinstance(allowed, Subset)
                return None if words is None else Answer(Knowledge(Subset(words, allowed.allowed)), partial=True)

    def _plain(self, question: Question, raw: Any, path: Path) -> Answer | None:
        if raw is None or raw == "unknown":
            return None
        declared = question.fact_type
        match declared.kind:
            case Kind.MANY:
                words = self._list(declared, raw, path)
                return None if words is None else Answer(Knowledge(Subset.exactly(words)))
            case Kind.ORDER:
                sequence = self._sequence(question, raw, path)
                return (
                    None
                    if sequence is None
                    else Answer(Knowledge(Subset.exactly(frozenset(sequence))), sequence=sequence)
                )
            case Kind.MAP:
                return self._map(question, raw, path)
            case _ if declared.kind.numeric and isinstance(raw, list):
                return self._between(question, raw, None, path)
            case _ if declared.kind.numeric:
                number = self._number(question, raw, path)
                return None if number is None else Answer(Knowledge(Interval(number, number)))
            case _:
                word = self._word(declared, raw, path)
                return None if word is None else Answer(Knowledge(Choice(frozenset({word}))))

    def _between(self, question: Question, bounds: Any, best: Any, path: Path) -> Answer | None:
        if not question.type.numeric:
            return self._fail(f"`{question.id}` is no number, so a range does not fit", "use `{one_of: [a, b]}`", path)
        if not isinstance(bounds, list) or len(bounds) != 2:
            comma = isinstance(bounds, list) and len(bounds) > 2 and all(isinstance(end, int) for end in bounds)
            hint = f"{_NO_COMMA}; " if comma else ""
            return self._fail("a range has two ends", f"{hint}write `{{between: [low, high]}}`", path)
        low, high = (self._number(question, bound, path) for bound in bounds)
        if low is None or high is None:
            return None
        if low > high:
            return self._fail("the range is upside down", "write the lower end first", path)
        middle = self._number(question, best, (*path, "best")) if best is not None else _best(question, low, high)
        if middle is None:
            return None
        if not low <= middle <= high:
            return self._fail(
                "the best estimate lies outside the range", f"choose one between {low:g} and {high:g}", (*path, "best")
            )
        return Answer(Knowledge(Interval(low, high)), best=middle)

    def _one_of(self, question: Question, options: Any, path: Path) -> Answer | None:
        if not isinstance(options, list) or not options:
            return self._fail("`one_of` takes a list", "write `{one_of: [a, b]}`", path)
        declared = question.fact_type
        if declared.kind is Kind.MANY:
            lists = [self._list(declared, option, (*path, index)) for index, option in enumerate(options)]
            whole = tuple(words for words in lists if words is not None)
            return Answer(Knowledge(Subset.among(whole))) if len(whole) == len(lists) else None
        if declared.kind.numeric:
            numbers = [self._number(question, option, (*path, index)) for index, option in enumerate(options)]
            given = [number for number in numbers if number is not None]
            if len(given) != len(numbers):
                return None
            return Answer(Knowledge(Interval(min(given), max(given))))
        if declared.kind in (Kind.MAP, Kind.ORDER):
            return self._fail(f"`one_of` does not fit `{question.id}`", "give one answer, or `unknown`", path)
        words = [self._word(declared, option, (*path, index)) for index, option in enumerate(options)]
        known = frozenset(word for word in words if word is not None)
        return Answer(Knowledge(Choice(known))) if None not in words else None

    def _number(self, question: Question, raw: Any, path: Path) -> float | None:
        declared = question.fact_type
        try:
            number = parse_quantity(raw, quantity_unit(declared))
        except QuantityError as error:
            hint = (
                f"write a number in {declared.unit}, such as `200 {declared.unit}`"
                if declared.unit
                else "write a number such as `50k`"
            )
            return self._fail(f"{question.id}: {error}", hint, path)
        if not declared.minimum <= number <= declared.maximum:
            least = f"{declared.minimum:,.10g}"
            bounds = (
                f"between {least} and {declared.maximum:,.10g}" if isfinite(declared.maximum) else f"{least} or more"
            )
            return self._fail(f"{question.id}: {shown(raw)} is out of bounds", f"it must be {bounds}", path)
        if declared.kind is Kind.COUNT and number != int(number):
            return self._fail(f"{question.id}: {shown(raw)} is no whole number", "round it", path)
        return number

    def _list(self, declared: FactType, raw: Any, path: Path) -> frozenset[str] | None:
        if not isinstance(raw, list):
            hint = f"write `[{raw}]`" if isinstance(raw, str) else "write `[a, b]`, or `[]` for none"
            return self._fail(f"a list is expected here, not {shown(raw)}", hint, path)
        words = [self._word(declared, item, (*path, index)) for index, item in enumerate(raw)]
        return frozenset(str(word) for word in words) if None not in words else None

    def _sequence(self, question: Question, raw: Any, path: Path) -> tuple[str, ...] | None:
        if not isinstance(raw, list):
            return self._fail(
                f"a list is expected here, not {shown(raw)}", "write the first ones in order: `[a, b, c]`", path
            )
        if len(set(map(str, raw))) < len(raw):
            return self._fail("something stands here twice", "name each once", path)
        allowed = self._words.get(question.keys, question.fact_type.choices)
        if any(not self._allowed(str(item), allowed, (*path, index)) for index, item in enumerate(raw)):
            return None
        return tuple(str(item) for item in raw)

    def _map(self, question: Question, raw: Any, path: Path) -> Answer | None:
        if not isinstance(raw, dict):
            return self._fail(f"a mapping is expected here, not {shown(raw)}", "write `{key: value}`", path)
        keys = self._words.get(question.keys, ())
        detail: dict[str, Any] = {}
        for key, value in raw.items():
            own = self._words.get(f"{question.values}:{key}") if isinstance(question.values, str) else question.values
            inside = (*path, key)
            if own is not None and isinstance(value, list):
                self._fail("one word is expected here, not a list", f"choose one of {', '.join(own[:12])}", inside)
                continue
            values = value if isinstance(value, list) else [value]
            if self._allowed(key, keys, inside) and all(self._allowed(word, own or (), inside) for word in values):
                detail[key] = tuple(values) if isinstance(value, list) else value
        return Answer(Knowledge(Subset.exactly(frozenset(detail))), detail=detail)

    def _allowed(self, word: Any, choices: tuple[str, ...], path: Path) -> bool:
        if isinstance(word, str) and (not choices or word in choices):
            return True
        self._fail(
            f"{shown(word)} does not fit here", did_you_mean(word, choices) or f"one of {', '.join(choices[:12])}", path
        )
        return False

    def _word(self, declared: FactType, raw: Any, path: Path) -> Scalar | None:
        if declared.kind is Kind.BOOL:
            return (
                raw
                if isinstance(raw, bool)
                else self._fail(f"true or false is expected here, not {shown(raw)}", "write it without quotes", path)
            )
        if isinstance(raw, bool | dict | list) or raw is None:
            return self._fail(f"a word is expected here, not {shown(raw)}", "put texts such as `yes` in quotes", path)
        word = str(raw)
        if declared.choices and not declared.open and word not in declared.choices:
            hint = did_you_mean(word, declared.choices) or f"one of {', '.join(declared.choices)}"
            return self._fail(f"{shown(raw)} is none of the choices", hint, path)
        return word

    def _fail(self, message: str, hint: str, path: Path) -> None:
        self._problems.append(self._document.problem(message, hint, path))


def _comma_hint(raw: dict[str, Any]) -> str:
    """How to write a number whose thousands stood behind a comma, which ends an entry in YAML: `best: 1,800`."""
    for (key, value), (rest, nothing) in pairwise(raw.items()):
        if _THOUSANDS.fullmatch(str(rest)) and nothing is None and isinstance(value, int):
            short = f"{value}.{rest}".rstrip("0").rstrip(".")
            return f"in `{key}: {value},{rest}` the comma ends the number; write `{value}{rest}` or `{short}k`"
    return ""


def _best(question: Question, low: float, high: float) -> float:
    match question.best:
        case "low":
            return low
        case "high":
            return high
        case "geometric_middle" if low > 0:
            return float((low * high) ** 0.5)
        case _:
            return (low + high) / 2
