"""Checked models out of plain values: pydantic's findings in words that an architect understands."""

from collections.abc import Iterator
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from advisor.errors import Path, Problem, did_you_mean
from advisor.loading.document import Document, is_number_as_text
from advisor.model.base import Item

ItemType = TypeVar("ItemType", bound=Item)

_KINDS = {
    "extra_forbidden": "unknown-key",
    "missing": "missing-key",
    "literal_error": "value-outside-choices",
    "enum": "value-outside-choices",
    "value_error": "wrong-form",
    "conclusion": "wrong-form",
    "too_long": "wrong-form",
    "too_short": "empty-value",
    "string_too_short": "empty-value",
    **dict.fromkeys(("greater_than", "greater_than_equal", "less_than", "less_than_equal"), "value-outside-bounds"),
}
"""The kind of finding that each type of pydantic's errors is; the others say that a value has the wrong type."""


def validate(
    model: type[ItemType], data: Any, document: Document, path: Path, problems: list[Problem]
) -> ItemType | None:
    """The model that `data` states, or None after every fault was added to `problems`."""
    if not isinstance(data, dict):
        problems.append(
            document.problem(
                f"a mapping is expected here, not {shown(data)}", "write `key: value` lines", path, "wrong-type"
            )
        )
        return None
    try:
        item = model.model_validate(data)
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            if fault["type"] == "too_short" and len(fault["input"]) >= fault["ctx"]["min_length"]:
                continue  # only what follows from faults inside the list, which are reported themselves
            problems.append(_problem(model, data, fault, document, path))
        return None
    except RecursionError:
        problems.append(document.problem("the value is nested too deeply", "flatten it", path, "not-yaml"))
        return None
    quoted = tuple(_numbers_as_text(item, data, path)) if _spells_a_number(data) else ()
    for value, place in quoted:
        message = f"the number {value} is written as text"
        problems.append(document.problem(message, "remove the quotes", place, "number-as-text"))
    return None if quoted else item


def _spells_a_number(raw: Any) -> bool:
    """Whether some text in the values would be a number without its quotes."""
    waiting = [raw]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, str) and is_number_as_text(value):
            return True
    return False


def _numbers_as_text(read: Any, raw: Any, path: Path) -> Iterator[tuple[str, Path]]:
    """Every text that was read as the number it spells, with its place."""
    if isinstance(read, int | float) and is_number_as_text(raw):
        yield raw, path
    elif isinstance(raw, dict):
        for key, value in raw.items():
            inner = getattr(read, key, None) if isinstance(read, BaseModel) else _under(read, key)
            yield from _numbers_as_text(inner, value, (*path, key))
    elif isinstance(raw, list) and isinstance(read, tuple) and len(raw) == len(read):
        for index, (inner, value) in enumerate(zip(read, raw, strict=True)):
            yield from _numbers_as_text(inner, value, (*path, index))


def _under(read: Any, key: str) -> Any:
    return read.get(key) if isinstance(read, dict) else None


def shown(value: Any) -> str:
    """A value as it reads in a message."""
    plain = str(value).lower() if isinstance(value, bool) else value
    text = "nothing" if value is None else f"`{plain}`"
    return text if len(text) <= 60 else f"{text[:57]}…`"


def _problem(model: type[BaseModel], data: Any, fault: Any, document: Document, path: Path) -> Problem:
    inside = _real_path(data, fault["loc"])
    match fault["type"]:
        case "extra_forbidden":
            message = f"the key `{fault['loc'][-1]}` is not known here"
            hint = did_you_mean(fault["loc"][-1], _names(model)) or "remove it"
            if fault["input"] is None:
                hint = "if it belongs to the text before the comma, put that text in quotes"
        case "missing":
            message, hint = f"the key `{fault['loc'][-1]}` is missing", "add it"
        case "literal_error" | "enum":
            message = f"{shown(fault['input'])} is not one of {fault['ctx']['expected']}"
            hint = did_you_mean(
                fault["input"], str(fault["ctx"]["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
            )
        case "too_short" | "string_too_short":
            message, hint = f"{_subject(fault)} is empty", "fill it in"
        case "value_error":
            message, hint = f"{_subject(fault)} {fault['ctx']['error']}", ""
        case _:
            message, hint = (
                f"{_subject(fault)}: {fault['msg'][0].lower()}{fault['msg'][1:]}",
                f"found {shown(fault['input'])}",
            )
    return document.problem(message, hint, (*path, *inside), _kind(fault))


def _kind(fault: Any) -> str:
    """The id of the kind of finding that a fault is."""
    empty = fault["input"] is None and fault["type"] not in ("extra_forbidden", "missing")
    return "empty-value" if empty else _KINDS.get(fault["type"], "wrong-type")


def _subject(fault: Any) -> str:
    names = [part for part in fault["loc"] if isinstance(part, str)]
    return f"`{names[-1]}`" if names else "this"


def _real_path(data: Any, location: tuple[Any, ...]) -> Path:
    """The part of pydantic's location that exists in the data; it also names union branches, which do not."""
    if not location:
        return ()
    part, rest = location[0], location[1:]
    if not _holds(data, part):
        return _real_path(data, rest)
    found = (part, *_real_path(data[part], rest))
    if len(found) == len(location) or not rest or not _holds(data, rest[0]):
        return found
    without = _real_path(data, rest)  # the branch is called as its key is
    return without if len(without) >= len(found) else found


def _holds(data: Any, part: Any) -> bool:
    if isinstance(data, dict):
        return part in data
    return isinstance(data, list | tuple) and isinstance(part, int) and part < len(data)


def _names(model: type[BaseModel]) -> set[str]:
    """Every key that the model or a model within it knows."""
    names: set[str] = set()
    waiting: list[Any] = [model]
    seen: set[Any] = set()
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            if kind not in seen:
                seen.add(kind)
                names.update(kind.model_fields)
                waiting.extend(field.annotation for field in kind.model_fields.values())
        else:
            waiting.extend(get_args(kind))
    return names
