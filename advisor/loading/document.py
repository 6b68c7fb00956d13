"""Untrusted YAML text → plain values with positions, in one pass over the parser's events.

Only YAML 1.2 core scalars exist: `on`, `no`, `12:30` and dates are text, `010` is ten. Tags, anchors, aliases and
duplicate keys are refused, depth and size are bounded, so no document can run code, explode or exhaust the stack.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from advisor.errors import InputError, Path, Problem

MAXIMUM_BYTES = 1_000_000
MAXIMUM_DEPTH = 40

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_BASED = re.compile(r"0o[0-7]{1,20}\Z|0x[0-9a-fA-F]{1,16}\Z")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What no report can show: control characters, and halves of characters."""

_NUMERIC = frozenset("0123456789+-.")
"""What a number may begin with."""

_WORDS: dict[str, Any] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


@dataclass(frozen=True, slots=True)
class Document:
    """The values of one file and where each stands; lines and columns count from 1."""

    file: str
    data: Any
    positions: Mapping[Path, tuple[int, int]]

    def problem(self, message: str, hint: str = "", path: Path = (), kind: str = "") -> Problem:
        """A problem at the nearest place that exists on the way to `path`."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.positions:
                line, column = self.positions[path[:length]]
                return Problem(message, hint, self.file, line, column, path, kind)
        return Problem(message, hint, self.file, 1, 1, path, kind)


class PositionsOnDemand(Mapping[Path, tuple[int, int]]):
    """The positions in a file whose values are known already; it is parsed when somebody asks for one."""

    def __init__(self, content: bytes, file: str) -> None:
        self._content = content
        self._file = file

    @cached_property
    def _positions(self) -> Mapping[Path, tuple[int, int]]:
        return read_document(self._content, self._file).positions

    def __getitem__(self, path: Path) -> tuple[int, int]:
        return self._positions[path]

    def __iter__(self) -> Iterator[Path]:
        return iter(self._positions)

    def __len__(self) -> int:
        return len(self._positions)


def read_document(content: bytes, file: str) -> Document:
    """Parse one document.

    Raises:
        InputError: with every fault that could be found.
    """
    if len(content) > MAXIMUM_BYTES:
        raise InputError(
            [Problem("the file is larger than the 1 MB allowed", "split it", file, kind="unreadable-file")]
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - content.rfind(b"\n", 0, error.start)
        raise InputError(
            [Problem("the text is not UTF-8", "save the file as UTF-8", file, line, column, kind="unreadable-file")]
        ) from None
    reader = _Reader(file)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            reader.take(event)
    except yaml.MarkedYAMLError as error:
        mark: Any = error.problem_mark or error.context_mark
        message = f"this is not YAML: {error.problem or error.context}"
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        hint = _syntax_hint(message, _character(text, line, column))
        reader.problems.append(Problem(message, hint, file, line, column, kind="not-yaml"))
    except yaml.reader.ReaderError as error:
        line, column = _place(text, error.position if isinstance(error.position, int) else 0)
        hint = "remove control characters"
        message = f"a character is not allowed here: {error.reason}"
        reader.problems.append(Problem(message, hint, file, line, column, kind="not-yaml"))
    except (yaml.YAMLError, ValueError) as error:
        reader.problems.append(Problem(f"this is not YAML: {error}", "check the syntax", file, kind="not-yaml"))
    if reader.problems:
        raise InputError(reader.problems)
    return Document(file, reader.root, reader.positions)


def plain_document(data: Any, name: str) -> Document:
    """A document of plain values that somebody built; nothing in it has a position.

    Raises:
        InputError: when it holds what no document can.
    """
    return Document(name, _plain(data, name, ()), {(): (1, 1)})


def _plain(value: Any, name: str, path: Path) -> Any:
    if len(path) > MAXIMUM_DEPTH:
        raise _unfit(f"values are nested more than {MAXIMUM_DEPTH} levels deep", "flatten it", name, path)
    match value:
        case dict():
            return {_plain_key(key, name, path): _plain(inner, name, (*path, str(key))) for key, inner in value.items()}
        case list() | tuple():
            return [_plain(inner, name, (*path, index)) for index, inner in enumerate(value)]
        case str() if CONTROL.search(value):
            raise _unfit("a control character stands here", "remove it", name, path)
        case None | str() | bool() | int() | float():
            return value
    message = f"a value of the type {type(value).__name__} does not fit here"
    raise _unfit(message, "use text, numbers, true, false, lists and mappings", name, path)


def _plain_key(key: Any, name: str, path: Path) -> str:
    if isinstance(key, str) and not CONTROL.search(key):
        return key
    raise _unfit(f"the key {key!r} is no text", "write it as a plain word", name, path)


def _unfit(message: str, hint: str, name: str, path: Path) -> InputError:
    return InputError([Problem(message, hint, name, path=path)])


class _Reader:
    """Builds values from events with an explicit stack."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Any = None
        self.positions: dict[Path, tuple[int, int]] = {(): (1, 1)}
        self.problems: list[Problem] = []
        self._documents = 0
        self._containers: list[Any] = []
        self._paths: list[Path] = []
        self._keys: list[str | None] = []

    def take(self, event: Any) -> None:
        """One event of the parser."""
        match event:
            case yaml.ScalarEvent():
                self._refuse_extras(event)
                self._add_scalar(event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._refuse_extras(event)
                self._open({} if isinstance(event, yaml.MappingStartEvent) else [], event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._containers.pop()
                self._paths.pop()
                self._keys.pop()
            case yaml.AliasEvent():
                self._fail(event, "an alias stands here", "anchors and aliases are not allowed; write the value out")
                self._add(None, event)
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents == 2:
                    raise _stop(event, "a second document starts here")

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor is not None:
            self._fail(
                event, f"an anchor `&{event.anchor}` stands here", "anchors are not allowed; write the value out"
            )
        if event.tag not in (None, "!"):
            self._fail(event, f"a tag `{event.tag}` stands here", "tags are not allowed; write a plain value")

    def _add_scalar(self, event: yaml.ScalarEvent) -> None:
        if CONTROL.search(event.value):
            self._fail(event, "a control character stands here", "remove it", "not-yaml")
        if self._containers and isinstance(self._containers[-1], dict) and self._keys[-1] is None:
            self._add_key(event)
        else:
            self._add(plain_value(event.value) if event.implicit[0] else event.value, event)

    def _add_key(self, event: Any) -> None:
        key = event.value
        path = (*self._paths[-1], key)
        if key in self._containers[-1]:
            line = self.positions[path][0]
            self._fail(
                event, f"the key `{key}` stands here twice (first on line {line})", "keep one of them", "duplicate-key"
            )
        else:
            self.positions[path] = (event.start_mark.line + 1, event.start_mark.column + 1)
        self._keys[-1] = key

    def _open(self, container: Any, event: Any) -> None:
        if len(self._containers) >= MAXIMUM_DEPTH:
            raise _stop(event, f"values are nested more than {MAXIMUM_DEPTH} levels deep")
        path = self._add(container, event)
        self._containers.append(container)
        self._paths.append(path)
        self._keys.append(None)

    def _add(self, value: Any, event: Any) -> Path:
        if not self._containers:
            self.root = value
            return ()
        parent, path = self._containers[-1], self._paths[-1]
        if isinstance(parent, list):
            path = (*path, len(parent))
            self.positions[path] = (event.start_mark.line + 1, event.start_mark.column + 1)
            parent.append(value)
            return path
        key = self._keys[-1]
        if key is None:
            raise _stop(event, "a key must be a plain word")
        self._keys[-1] = None
        parent[key] = value
        return (*path, key)

    def _fail(self, event: Any, message: str, hint: str, kind: str = "forbidden-yaml") -> None:
        mark = event.start_mark
        self.problems.append(Problem(message, hint, self.file, mark.line + 1, mark.column + 1, kind=kind))


def _stop(event: Any, message: str) -> yaml.MarkedYAMLError:
    """The error after which reading cannot go on."""
    return yaml.MarkedYAMLError(problem=message, problem_mark=event.start_mark)


def plain_value(text: str) -> Any:
    """What a YAML 1.2 core scalar without quotes stands for."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in _NUMERIC:
        if _INTEGER.match(text):
            return int(text)
        if _BASED.match(text):
            return int(text, 0)
        if _FLOAT.match(text):
            return float(text)
    return text


def is_number_as_text(value: Any) -> bool:
    """Whether a value is a text that would be a number without its quotes."""
    return isinstance(value, str) and value[:1] in _NUMERIC and isinstance(plain_value(value), int | float)


def _place(text: str, position: int) -> tuple[int, int]:
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)


def _character(text: str, line: int, column: int) -> str:
    lines = text.splitlines()
    return lines[line - 1][column - 1 : column] if line <= len(lines) else ""


def _syntax_hint(message: str, character: str) -> str:
    if "tab" in message or character == "\t":
        return "indent with spaces, not tabs"
    if "mapping values are not allowed" in message:
        return "quote texts that contain a colon, and check the indentation"
    if "nested more than" in message:
        return "flatten the document"
    if "second document" in message:
        return "keep one document a file, without `---` in the middle"
    return "check quotes, brackets and indentation here and on the line before"
