"""The states that a fact may be in: how it stands today, and what it becomes when answers move."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.model.evaluation import View
from advisor.model.knowledge import NOT_APPLICABLE, Choice, Knowledge, Subset
from advisor.solving.logic import FALSE, TRUE, Literal

Members = dict[str, Literal]
"""A list that is completely known, word by word; what does not stand here is not in it."""


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """One way in which a fact may stand, and the literal that says so.

    `content` is what is known then, word by word where that moves too, or None where nothing can be said. `certain` is
    what the certain pass knows, where that is less. `given` holds where the profile gives the answer. `several` marks a
    range of numbers one of which the fact becomes.
    """

    literal: Literal
    content: Knowledge | Members | None
    given: bool = False
    certain: Knowledge | None = None
    several: bool = False

    def view(self, fact: str, certain: bool = False) -> View:
        """What a pass sees of the fact in this state."""
        content = self.certain if certain and self.certain is not None else self.content
        known = content if isinstance(content, Knowledge) else Knowledge(Subset(frozenset(), None))
        return View({fact: known}, frozenset({fact}) if self.given else frozenset())


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """A fact with every state it may be in, of which exactly one holds."""

    id: str
    states: tuple[State, ...]


ABSENT = State(TRUE, NOT_APPLICABLE)
"""How a fact stands that no question, formula or decision gives."""


@dataclass(frozen=True, slots=True)
class Words:
    """A list as literals: which words are surely in it, which perhaps, and whether more may be."""

    sure: Members
    possible: Members
    unbounded: bool
    single: bool = False
    """Whether it is one word that stands for a list."""

    def words(self) -> Iterator[str]:
        """Every word that may be in it, as far as they are named, in a fixed order."""
        return iter(dict.fromkeys((*self.possible, *self.sure)))


def words_of(content: Knowledge | Members) -> Words | None:
    """A list, or one word, as literals; None where whole lists are alternatives, or where it is a number."""
    if isinstance(content, dict):
        return Words(content, content, False)
    match content.values:
        case Subset(_, _, alternatives) if alternatives:
            return None
        case Subset(required, allowed):
            return Words(_all(required), _all(allowed or required), allowed is None)
        case Choice(None):
            return Words({}, {}, True, True)
        case Choice(values) if values is not None:
            words = frozenset(map(str, values))
            return Words(_all(words) if len(words) == 1 else {}, _all(words), False, True)
        case _:
            return None


def present(literals: Members, word: str) -> Literal:
    """Whether a word is there."""
    return literals.get(word, FALSE)


def _all(words: frozenset[str]) -> Members:
    return dict.fromkeys(sorted(words), TRUE)
