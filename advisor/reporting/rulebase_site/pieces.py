"""What pages are made of: phrases with links, nested lines, tables. Templates only lay them out."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from advisor.reporting.wording import clean


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a phrase; `href` is a path below the site's folder, or a web address when `outside`."""

    text: str
    href: str = ""
    strong: bool = False
    code: bool = False
    outside: bool = False


Phrase = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list, with the lines below it."""

    phrase: Phrase
    below: tuple["Line", ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    phrase: Phrase
    kind: str = "paragraph"


@dataclass(frozen=True, slots=True)
class Lines:
    """A list; a long one gets a box to filter it where the browser runs scripts."""

    lines: tuple[Line, ...]
    kind: str = "lines"

    @property
    def filtered(self) -> bool:
        """Whether a filter is worth its place."""
        return len(self.lines) > 20


@dataclass(frozen=True, slots=True)
class Rows:
    """Properties with their values."""

    caption: str
    rows: tuple[tuple[str, Phrase], ...]
    kind: str = "rows"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; the first cell of each row names the row."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Phrase, ...], ...]
    kind: str = "grid"


Block = Paragraph | Lines | Rows | Grid


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a page; one without blocks is left out."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its path below the site's folder, what stands at its head, and its sections."""

    path: str
    kind: str
    title: str
    id: str = ""
    lead: str = ""
    above: Phrase = ()
    parts: tuple[Part, ...] = field(default=())

    @property
    def root(self) -> str:
        """The way from the page to the site's folder."""
        return "../" * self.path.count("/")


def said(text: object, strong: bool = False) -> Phrase:
    """Words without a link."""
    return (Piece(clean(text), strong=strong),)


def coded(text: object) -> Phrase:
    """An id, or what else is written in a file."""
    return (Piece(clean(text), code=True),)


def joined(phrases: Iterable[Phrase], between: str = ", ") -> Phrase:
    """Phrases one after the other."""
    found: list[Piece] = []
    for phrase in phrases:
        if found:
            found.append(Piece(between))
        found += phrase
    return tuple(found)


def list_of(phrases: Iterable[Phrase]) -> tuple[Block, ...]:
    """A list of phrases, or nothing when there are none."""
    lines = tuple(Line(phrase) for phrase in phrases)
    return (Lines(lines),) if lines else ()


def sentences(texts: Iterable[str]) -> tuple[Block, ...]:
    """A list of sentences, or nothing when there are none."""
    return list_of(said(text) for text in texts)


def paragraph(text: str) -> tuple[Block, ...]:
    """A paragraph, or nothing for an empty text."""
    return (Paragraph(said(text)),) if text.strip() else ()


def rows(caption: str, entries: Iterable[tuple[str, Phrase]]) -> tuple[Block, ...]:
    """The properties that have a value, or nothing when none has."""
    kept = tuple((label, phrase) for label, phrase in entries if any(piece.text for piece in phrase))
    return (Rows(caption, kept),) if kept else ()
