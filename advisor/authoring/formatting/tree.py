"""The text of a YAML document → a tree that keeps every scalar as written, every comment and every blank line.

No round-trip library is used here: those read scalars and write them anew, which joins the lines of long texts, drops
braces in lists and may change quotes. Here a scalar is a slice of the text and is never understood.
"""

import re
from dataclasses import dataclass, field
from typing import Any, Literal

import yaml

from advisor.loading.document import read_document

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COMMENT = re.compile(r"([ \t]*)(#[^\n]*)")


@dataclass
class Remarks:
    """What stands around a node: comment lines above it ("" is a blank line), and the comment at the end of its line.

    `beside` includes the spaces before the `#`, so that aligned comments stay aligned. `broken` tells that the node
    starts on another line than what precedes it.
    """

    above: list[str] = field(default_factory=list)
    beside: str = ""
    broken: bool = False


@dataclass
class Scalar:
    """A scalar as written; `lines` are its source lines without their indentation. `block` is that of `|` and `>`."""

    lines: list[str]
    block: bool = False
    remarks: Remarks = field(default_factory=Remarks)


@dataclass
class Entry:
    """One key with its value, or one item of a list (without a key)."""

    value: "Node"
    key: Scalar | None = None


@dataclass
class Collection:
    """A mapping or a list, in flow style (brackets) or in block style; `inside` are comments before its end."""

    kind: Literal["mapping", "list"]
    flow: bool
    entries: list[Entry] = field(default_factory=list)
    remarks: Remarks = field(default_factory=Remarks)
    inside: list[str] = field(default_factory=list)


Node = Scalar | Collection


@dataclass
class Tree:
    """A document: its root, the comments at its head, which stay there, and those after its last value."""

    root: Node
    head: list[str]
    tail: list[str]


def read_tree(content: bytes, file: str) -> Tree:
    """The tree of one document.

    Raises:
        InputError: as `read_document` does, when it is no document that rules can be read from.
    """
    read_document(content, file)
    text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    return _Reader(text).tree()


class _Reader:
    """Builds the tree from the parser's events and the text between them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._events = list(yaml.parse(text, Loader=_LOADER))
        self._next = 0
        self._end = 0
        self._last: Remarks | None = None
        self._pending: list[str] = []

    def tree(self) -> Tree:
        while not isinstance(self._peek(), yaml.ScalarEvent | yaml.CollectionStartEvent):
            if isinstance(self._peek(), yaml.StreamEndEvent):
                self._gap(len(self._text))
                return Tree(Scalar([""]), self._taken(), [])
            self._next += 1
        self._gap(self._peek().start_mark.index)
        head = self._taken()
        root = self._node()
        self._gap(len(self._text))
        return Tree(root, head, self._taken())

    def _peek(self) -> Any:
        return self._events[self._next]

    def _node(self) -> Node:
        event = self._peek()
        self._next += 1
        start = event.start_mark.index
        broken = "\n" in self._text[self._end : start]
        self._gap(start)
        remarks = Remarks(self._taken(), broken=broken)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, remarks)
        found = Collection(
            "mapping" if isinstance(event, yaml.MappingStartEvent) else "list",
            bool(event.flow_style),
            remarks=remarks,
        )
        self._last = None
        bracketed = found.flow and self._text[start] in "[{"  # a lone pair in a list needs no braces: `[a: 1]`
        if bracketed:
            self._end = start + 1
        while not isinstance(self._peek(), yaml.CollectionEndEvent):
            key = self._node() if found.kind == "mapping" else None
            assert key is None or isinstance(key, Scalar)
            found.entries.append(Entry(self._node(), key))
        end = self._peek()
        self._next += 1
        if bracketed:
            self._gap(end.end_mark.index - 1)
            found.inside = [line for line in self._taken() if line]
            self._end, self._last = end.end_mark.index, remarks
        return found

    def _scalar(self, event: Any, remarks: Remarks) -> Scalar:
        block = event.style in ("|", ">")
        text = self._text[event.start_mark.index : event.end_mark.index]
        if block:
            keeps_end = "+" in text.partition("\n")[0].split("#")[0]
            text = text.rstrip(" ").removesuffix("\n") if keeps_end else text.rstrip(" \n")
            self._end = event.start_mark.index + len(text)
            lines = text.split("\n")
        else:
            self._end = event.end_mark.index
            lines = [line.strip(" \t") for line in text.split("\n")]
        self._last = remarks
        return Scalar(lines, block, remarks)

    def _gap(self, until: int) -> None:
        """Take the comments and blank lines between the last token and the next."""
        gap = self._text[self._end : until] if until > self._end else ""
        self._end = max(self._end, until)
        first, *rest = gap.split("\n")
        comment = _comment_in(first)
        if comment and self._last is not None:
            self._last.beside = f"{comment[1] or ' '}{comment[2].rstrip()}"
        elif comment:
            self._pending.append(comment[2].rstrip())
        for line in rest[:-1] if rest else ():
            self._line(line)
        if rest and (comment := _comment_in(rest[-1])):
            self._pending.append(comment[2].rstrip())

    def _line(self, line: str) -> None:
        comment = _comment_in(line)
        if comment:
            self._pending.append(comment[2].rstrip())
        elif not line.strip() and self._pending[-1:] != [""]:
            self._pending.append("")

    def _taken(self) -> list[str]:
        taken, self._pending = self._pending, []
        return taken


def _comment_in(line: str) -> re.Match[str] | None:
    return _COMMENT.search(line) if "#" in line else None
