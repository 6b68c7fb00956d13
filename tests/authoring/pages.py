"""The examples on the pages of findings: files laid over a sound rule base, and where the findings must stand.

A fenced block whose info string is `yaml faulty <file>` or `yaml mended <file>` is a file of a rule base. One example
is a run of faulty blocks and the run of mended ones after it. A line `# …` in a block stands for the rest of the
file, as it is in the sound base (or in a plain rule); `# <-- kind` at the end of a line marks a finding on it;
`removed` after the file's name takes the file away, `latin-1` saves it in that encoding. Files named `pack/…` are a
pack over the base.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

FIXTURES = Path(__file__).parents[1] / "fixtures"
SOUND = FIXTURES / "rules_authoring"
PAGES = Path(__file__).parents[2] / "docs/findings"

_FENCE = re.compile(r"^```yaml (faulty|mended) (\S+)(?: (removed|latin-1))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MARK = re.compile(r"[ ]*# <-- (?P<kinds>[a-z0-9-]+(?:, [a-z0-9-]+)*)\s*$")
_REST = "# …"
_PLAIN_RULE = """\
order: {order}
title: About {name}
then:
  - {{recommend: load_test}}
because: What was never tried fails on the day.
evidence: [load-study]
limits: Does not hold for toys.
"""

Line = tuple[str, tuple[str, ...]]
"""A line of a file, and the kinds of finding that are marked on it."""


@dataclass
class Version:
    """The files of one side of an example; None for one that is removed."""

    files: dict[str, list[Line] | None] = field(default_factory=dict)
    encodings: dict[str, str] = field(default_factory=dict)
    removed_marks: set[tuple[str, str, int]] = field(default_factory=set)

    @property
    def marks(self) -> set[tuple[str, str, int]]:
        """Kind, file and line of every finding that must be there."""
        return self.removed_marks | {
            (kind, name, number)
            for name, lines in self.files.items()
            for number, (_, kinds) in enumerate(lines or (), 1)
            for kind in kinds
        }

    def write(self, folder: Path) -> None:
        """Lay the files over a copy of the sound base."""
        for name, lines in self.files.items():
            path = folder / name
            if lines is None:
                path.unlink()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text("".join(f"{text}\n" for text, _ in lines), encoding=self.encodings[name])


@dataclass
class Example:
    """One fault: the kind whose page shows it, and the files before and after it was mended."""

    kind: str
    number: int
    faulty: Version = field(default_factory=Version)
    mended: Version = field(default_factory=Version)

    def __str__(self) -> str:
        return f"{self.kind}-{self.number}"


def examples_of(page: Path) -> list[Example]:
    """Every example of a page."""
    found: list[Example] = []
    orders = count(9001)
    before = "mended"
    for side, name, how, block in _FENCE.findall(page.read_text(encoding="utf-8")):
        if side == "faulty" and before == "mended":
            found.append(Example(page.stem, len(found) + 1))
        before = side
        version = found[-1].faulty if side == "faulty" else found[-1].mended
        lines = [_marked(text) for text in block.splitlines()]
        if how == "removed":
            version.files[name] = None
            version.removed_marks |= {(kind, name, 1) for _, kinds in lines for kind in kinds}
        else:
            version.files[name] = _whole(name, lines, next(orders))
            version.encodings[name] = how or "utf-8"
    return found


def _marked(text: str) -> Line:
    mark = _MARK.search(text)
    return (text[: mark.start()], tuple(mark["kinds"].split(", "))) if mark else (text, ())


def _whole(name: str, lines: list[Line], order: int) -> list[Line]:
    """The file that a block stands for."""
    if not any(text.strip() == _REST for text, _ in lines):
        return lines
    given = [line for line in lines if line[0].strip() != _REST]
    if (SOUND / name).is_file():
        rest = (SOUND / name).read_text(encoding="utf-8")
    else:
        assert name.startswith("knowledge/"), f"{name} is not in the sound base"
        rest = _PLAIN_RULE.format(order=order, name=Path(name).stem)
    known = dict(_chunks([(text, ()) for text in rest.splitlines()]))
    stated = dict(_chunks(given))
    chunks = known | stated if (SOUND / name).is_file() else {**stated, **known, **stated}
    return [line for chunk in chunks.values() for line in chunk]


def _chunks(lines: list[Line]) -> Iterator[tuple[str, list[Line]]]:
    """The top-level keys of a mapping, or the entries of a list by their ids, each with its lines."""
    name, chunk = "", []
    for line in lines:
        started = re.match(r"- .*?\bid: ([^\s,}]+)|([^\s#-][^:]*):", line[0])
        if started:
            if chunk:
                yield name, chunk
            name, chunk = started[1] or started[2], []
        chunk.append(line)
    if chunk:
        yield name, chunk
