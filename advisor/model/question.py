"""What the questionnaire asks, and what an answer may look like."""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from advisor.model.base import Item
from advisor.model.condition import ALWAYS, ConditionField
from advisor.model.fact import FactType, Kind
from advisor.model.words import as_choices


class Choice(Item):
    """One of the answers offered, with the words that help to decide.

    `part` names the decision in whose place stands what the choice speaks of, where it is no option itself. `kept_by`
    names the derived fact under which it stays though the system around it is new or replaced.
    """

    id: str
    label: str
    help: str = ""
    part: str = ""
    kept_by: str = ""


class Prior(Item):
    """What an answer is likely to be while nobody has told: weights of choices, or a log-uniform range."""

    choices: dict[str, float] = {}
    range: tuple[float, float] | None = None


class Question(Item):
    """One question: the answer it gives has the question's id. `effort` counts minutes to find the answer out."""

    id: str
    order: int
    ask: str
    why: str
    type: Kind
    section: str = ""
    unit: str = ""
    choices: Annotated[tuple[Choice, ...], BeforeValidator(as_choices)] = ()
    open: bool = False
    keys: str = ""
    values: str | tuple[str, ...] = ()
    minimum: float = 0.0
    maximum: float = float("inf")
    core: bool = False
    effort: int = Field(default=5, ge=1)
    change: Literal["easy", "months", "hard", "frozen"] = "months"
    ask_when: ConditionField = ALWAYS
    assume: bool | float | str | tuple[str, ...] | None = None
    prior: Prior | None = None
    best: Literal["geometric_middle", "middle", "low", "high"] = "geometric_middle"

    @cached_property
    def fact_type(self) -> FactType:
        """The type of the fact that the answer states."""
        top = {Kind.SHARE: 1.0, Kind.PERCENT: 100.0}.get(self.type, self.maximum)
        return FactType(
            kind=self.type,
            unit=self.unit,
            choices=tuple(choice.id for choice in self.choices),
            open=self.open,
            minimum=self.minimum,
            maximum=min(top, self.maximum),
        )


class Section(Item):
    """A page of the questionnaire."""

    id: str
    order: int
    title: str
    intro: str
    questions: tuple[Question, ...]
