"""What becomes of every decision, profile by profile, as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from advisor.compiled.evaluator import Compiled
from advisor.compiled.feeding import Feeding
from advisor.compiled.results import Many, World
from advisor.compiled.rows import answer_fits
from advisor.compiled.words import LIKELY, Word
from advisor.model.condition import Test
from advisor.model.profile import Answer, Profile


class Nothing(Enum):
    """Why no option is recommended."""

    ALL_VETOED = "every option is vetoed"
    NOT_TAKEN = "the decision does not arise"
    IMPOSSIBLE = "no project is like this"


Outcome = str | Nothing
"""The id of the recommended option, or why there is none."""


@dataclass(frozen=True, slots=True, eq=False)
class Outcomes:
    """The outcomes of decisions, a list with one a row; `rows` holds the words of all literals, a row each."""

    rows: NDArray[np.uint8]
    of: dict[str, list[Outcome]]


def outcomes_of(reader: Compiled, profile: Profile, rows: NDArray[np.uint8]) -> Outcomes:
    """Take all decisions for variations of a profile, by the words of their literals (rows × literals)."""
    priority = profile.priority
    world = World(weights={name: reader.weights(name, priority) for name in reader.tables})
    many = reader.assess(_columns(rows), len(rows), world) if len(rows) else None
    return Outcomes(rows, {name: _outcomes(reader, many, name) if many else [] for name in reader.tables})


def outcomes_of_answers(
    reader: Compiled, profile: Profile, changes: Sequence[tuple[str, Answer]]
) -> dict[str, list[Outcome]]:
    """The outcomes of decisions for the profile as told, then for each change of one answer, in order."""
    variants = [profile, *(with_answers(profile, {name: answer}) for name, answer in changes)]
    careful = read_alone(reader, profile)
    together = [place for place, (name, _) in enumerate(changes, 1) if name not in careful]
    alone = sorted(set(range(len(variants))).difference(together))
    found: dict[str, list[Outcome]] = {name: [Nothing.IMPOSSIBLE] * len(variants) for name in reader.tables}
    if together:
        columns = reader.columns([variants[place] for place in together])
        words = reader.literals(columns, like=profile)
        put(found, together, outcomes_of(reader, profile, as_rows(words, len(together))).of)
    put(found, alone, outcomes_of_profiles(reader, [variants[place] for place in alone]))
    return found


def outcomes_of_profiles(reader: Compiled, profiles: Sequence[Profile]) -> dict[str, list[Outcome]]:
    """The outcomes of decisions for whole profiles, in order, with lists that exclude each other read as they are."""
    found: dict[str, list[Outcome]] = {name: [] for name in reader.tables}
    for many in reader.many(profiles, attrgetter("priority")):
        for name, outcomes in found.items():
            outcomes += _outcomes(reader, many, name)
    return found


def put(found: dict[str, list[Outcome]], places: Sequence[int], outcomes: dict[str, list[Outcome]]) -> None:
    """Put outcomes of some rows in their places."""
    for name, values in outcomes.items():
        for place, outcome in zip(places, values, strict=True):
            found[name][place] = outcome


def with_answers(profile: Profile, answers: dict[str, Answer]) -> Profile:
    """The profile with some answers replaced."""
    return replace(profile, answers={**profile.answers, **answers})


def read_alone(reader: Compiled, profile: Profile) -> frozenset[str]:
    """The questions of which every change must be read for itself, since the profile has lists that exclude each other.

    Those are such lists, and whatever has a say in them or is compared with them; all questions, where such a list has
    a say in whether others arise. None, where the profile has no such list.
    """
    base = reader.program.base
    odd = {name for name, answer in profile.answers.items() if not answer_fits(answer)}
    if not odd:
        return frozenset()
    feeding = Feeding(base)
    if any(feeding.behind(name) & (odd - {name}) for name in (*base.questions, *base.computed)):
        return frozenset(base.questions)
    compared = (feeding.behind_condition(test) for test in reader.tests if isinstance(test, Test))
    return frozenset().union(*map(feeding.behind, odd), *(found for found in compared if found & odd))


def as_rows(words: list[Word], count: int) -> NDArray[np.uint8]:
    """Words of literals, each an array or one for all, as rows × literals."""
    rows = np.empty((count, len(words)), np.uint8)
    for place, word in enumerate(words):
        rows[:, place] = word
    return rows


def _columns(rows: NDArray[np.uint8]) -> list[Word]:
    """One column a literal; a column in which all rows agree is one word."""
    same = (rows == rows[:1]).all(axis=0).tolist()
    return [int(rows[0, place]) if alike else rows[:, place].copy() for place, alike in enumerate(same)]


def _outcomes(reader: Compiled, many: Many, decision: str) -> list[Outcome]:
    taken, names = many.decisions[decision], reader.tables[decision].names
    first = np.where((taken.applies & LIKELY) != 0, taken.first, -2)
    ends = (Nothing.NOT_TAKEN, Nothing.ALL_VETOED if names else Nothing.NOT_TAKEN)
    return [names[option] if option >= 0 else ends[option + 2] for option in first.tolist()]
