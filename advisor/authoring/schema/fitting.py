"""What fits at a place in a document: the keys and the values that its schema knows there."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from advisor.authoring.completion import completion_graph
from advisor.authoring.schema.files import schema_named
from advisor.errors import Path
from advisor.model.rulebase import RuleBase


@dataclass(frozen=True, slots=True)
class Word:
    """A key or a value, and what it means in one line."""

    text: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Fitting:
    """The keys and the values that may stand at a place; none of both where nothing is known of it."""

    keys: tuple[Word, ...] = ()
    values: tuple[Word, ...] = ()


def fitting(base: RuleBase, kind: str, path: Path) -> Fitting:
    """What may stand at a path (keys and list indexes from the top) of a file of this kind.

    The first call for a kind builds its schema; later ones take well under a millisecond.

    Raises:
        InputError: when there is no such kind of file.
    """
    nodes = _graph(_Key(base.sha256, base), kind)
    node = nodes[0]
    for part in path:
        if isinstance(part, int):
            continue  # the items of a list stand for the list
        below = next((number for key, _, number in node["keys"] if key == part), node["other"])
        if below is None:
            return Fitting()
        node = nodes[below]
    keys = tuple(Word(text, meaning) for text, meaning, _ in node["keys"])
    return Fitting(keys, tuple(Word(text, meaning) for text, meaning in node["values"]))


@dataclass(frozen=True)
class _Key:
    """A rule base, known by its hash."""

    sha256: str
    base: RuleBase

    def __hash__(self) -> int:
        return hash(self.sha256)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.sha256 == other.sha256


@lru_cache(maxsize=16)
def _graph(key: _Key, kind: str) -> list[dict[str, Any]]:
    nodes: list[dict[str, Any]] = completion_graph(schema_named(kind, key.base))["nodes"]
    return nodes
