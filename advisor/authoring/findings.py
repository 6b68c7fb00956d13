"""What a check of a rule base may find: kinds of finding, each with its level, its reason and its cure."""

from dataclasses import dataclass
from enum import StrEnum

from advisor.errors import Path


class Level(StrEnum):
    """How much a finding matters: an error must be mended, a warning should, a hint may."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def and_worse(self) -> frozenset["Level"]:
        """This level and every more serious one."""
        levels = tuple(Level)
        return frozenset(levels[: levels.index(self) + 1])


@dataclass(frozen=True, slots=True)
class FindingKind:
    """One thing that may be wrong with a rule base: what it is, why it matters and how to mend it, in sentences.

    `explains` names the kinds that only follow from it, and are not reported of the same item.
    """

    id: str
    level: Level
    title: str
    matters: str
    mend: str
    explains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spotted:
    """A finding before its place in a file is known: the item it concerns and the path within it.

    `item` is kind and id (`("Rule", "some-rule")`) as in `RuleBase.places`; `related` names other items that have a
    part in it. `mend` is empty where the kind's own advice says enough.
    """

    item: tuple[str, str]
    path: Path
    message: str
    mend: str = ""
    related: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands; line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, at its place. `item` is the id of the rule (or other item) that it concerns."""

    kind: FindingKind
    item: str
    place: Place
    message: str
    mend: str
    related: tuple[tuple[str, Place], ...] = ()


@dataclass(frozen=True, slots=True)
class Ignored:
    """A finding that its rule ignores, and the reason that the rule gives."""

    finding: Finding
    reason: str
