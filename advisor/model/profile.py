"""A project profile: what the architect has told, answer by answer."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from advisor.model.knowledge import Interval, Knowledge


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: what may be the case, the best estimate of a range, and the words beside it.

    `knowledge` is in the question's unit. `reason` is given for answers that are not applicable.
    `detail` holds a map answer (key to value, or key to values), which no set describes.
    """

    knowledge: Knowledge
    best: float | None = None
    partial: bool = False
    detail: dict[str, Any] = field(default_factory=dict)
    sequence: tuple[str, ...] = ()
    reason: str = ""
    note: str = ""
    source: str = ""
    raw: Any = None

    @property
    def is_range(self) -> bool:
        """Whether a best estimate stands for the answer in the likely pass."""
        return isinstance(self.knowledge.values, Interval) and not self.knowledge.values.exact


@dataclass(frozen=True)
class Profile:
    """Answers by question id; a question without an answer is unknown."""

    name: str
    answers: dict[str, Answer]
    sha256: str
    as_of: date | None = None
    factors: dict[str, Interval] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    @property
    def priority(self) -> tuple[str, ...]:
        """The criteria that the architect puts first, in order; nothing where none are named."""
        answer = self.answers.get("criteria_priority")
        return answer.sequence if answer else ()
