"""Drawing what is not known exactly: numbers within a range, words by their chances, lists word by word."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from advisor.compiled.columns import Columns
from advisor.model.condition import Scalar
from advisor.model.fact import Kind
from advisor.model.knowledge import Choice, Interval, Subset
from advisor.model.profile import Answer
from advisor.model.question import Question

Ends = Any
"""A float, or an array of float64 with one end a profile."""

Members = dict[Scalar, NDArray[np.bool_]]


@dataclass(frozen=True)
class Draw:
    """An answer drawn N times: numbers, or places of words, or whether each word is in the list."""

    numbers: NDArray[np.float64] | None = None
    places: NDArray[np.int16] | None = None
    members: Members | None = None

    def answer(self, question: str, columns: Columns) -> None:
        """Let these be the answers."""
        if self.numbers is not None:
            columns.answer_number(question, self.numbers)
        elif self.places is not None:
            columns.answer_word(question, self.places)
        elif self.members is not None:
            columns.answer_words(question, dict(self.members))

    def taken(self, rows: NDArray[np.intp]) -> "Draw":
        """The draws of these rows alone."""
        return Draw(
            None if self.numbers is None else self.numbers[rows],
            None if self.places is None else self.places[rows],
            None if self.members is None else {word: held[rows] for word, held in self.members.items()},
        )

    def put(self, rows: NDArray[np.intp], other: "Draw") -> None:
        """Replace the draws of these rows by those of another draw."""
        if self.numbers is not None and other.numbers is not None:
            self.numbers[rows] = other.numbers
        if self.places is not None and other.places is not None:
            self.places[rows] = other.places
        for word, held in (self.members or {}).items():
            held[rows] = (other.members or {})[word]


def draw_answer(
    question: Question, answer: Answer | None, values: tuple[Scalar, ...], random: np.random.Generator, count: int
) -> Draw | None:
    """What an answer that is open might be: within what is told, by the chances that the question declares.

    None where nothing is open, or where nobody has said what is likely. `values` are the words by place.
    """
    known = answer.knowledge if answer else question.fact_type.anything
    if known.exact or known.not_applicable or (answer is None and question.prior is None):
        return None
    match known.values:
        case Interval():
            return _number(question, answer, random, count)
        case Choice(possible) if possible is not None:
            return _word(question, possible, values, random, count)
        case Subset(alternatives=alternatives) if alternatives:
            chosen = random.integers(len(alternatives), size=count)
            words = dict.fromkeys(word for whole in alternatives for word in sorted(whole))
            inside = {word: np.array([word in whole for whole in alternatives]) for word in words}
            return Draw(members={word: held[chosen] for word, held in inside.items()})
        case Subset(required, allowed) if question.prior is not None:
            chances = {
                word: chance
                for word, chance in question.prior.choices.items()
                if word not in required and (allowed is None or word in allowed)
            }
            sure: Members = {word: np.ones(count, bool) for word in sorted(required)}
            return Draw(members={**sure, **{word: random.random(count) < chance for word, chance in chances.items()}})
        case _:
            return None


def within(
    low: Ends, best: Ends, high: Ends, shares: NDArray[np.float64], logarithmic: bool = True
) -> NDArray[np.float64]:
    """Numbers between low and high, half of them below the best one; even on the logarithmic scale where that exists.

    `shares` are even on 0 to 1. Where the best number is an end, the whole range is even. The logarithmic scale exists
    where every range begins above zero.
    """
    inside = (best > low) & (best < high)
    if not np.any(inside):
        return _between(low, high, shares, logarithmic)
    below, above = _between(low, best, 2 * shares, logarithmic), _between(best, high, 2 * shares - 1, logarithmic)
    halves = np.where(shares < 0.5, below, above)
    return halves if np.all(inside) else np.where(inside, halves, _between(low, high, shares, logarithmic))


def _between(low: Ends, high: Ends, shares: NDArray[np.float64], logarithmic: bool) -> NDArray[np.float64]:
    shares = np.clip(shares, 0, 1)
    found = low * (high / low) ** shares if logarithmic and np.all(low > 0) else low + (high - low) * shares
    return np.asarray(np.clip(found, low, high))


def _number(question: Question, answer: Answer | None, random: np.random.Generator, count: int) -> Draw | None:
    if answer is not None and isinstance(answer.knowledge.values, Interval):
        low, high = answer.knowledge.values.low, answer.knowledge.values.high
    elif question.prior is not None and question.prior.range is not None:
        low, high = question.prior.range
    else:
        return None
    logarithmic = question.best != "middle"
    middle = (low * high) ** 0.5 if logarithmic else (low + high) / 2
    best = answer.best if answer is not None and answer.best is not None else middle
    numbers = within(low, best, high, random.random(count), logarithmic)
    return Draw(numbers=np.round(numbers) if question.type is Kind.COUNT else numbers)


def _word(
    question: Question,
    possible: frozenset[Scalar],
    values: tuple[Scalar, ...],
    random: np.random.Generator,
    count: int,
) -> Draw:
    """One word: by the declared chances, or evenly where none are declared for what is possible."""
    declared = question.prior.choices if question.prior else {}
    chances = np.array([declared.get(_spelt(value), 0.0) if value in possible else 0.0 for value in values])
    if not chances.any():
        chances = np.array([float(value in possible) for value in values])
    limits = np.cumsum(chances / chances.sum())
    return Draw(
        places=np.searchsorted(limits, random.random(count), side="right").clip(0, len(values) - 1).astype(np.int16)
    )


def _spelt(value: Scalar) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
