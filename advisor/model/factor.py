"""Numbers that formulae need and nobody knows exactly."""

from advisor.model.base import Item
from advisor.model.condition import ConditionField, facts_read


class Variant(Item):
    """The range of a factor where a condition holds."""

    when: ConditionField
    low: float
    best: float
    high: float
    because: str = ""
    evidence: tuple[str, ...] = ()


class Factor(Item):
    """A number that formulae need and nobody knows exactly: a range with a best estimate, overridable in a profile.

    The first variant whose condition holds counts, else the factor's own range.
    """

    id: str
    order: int
    title: str
    unit: str = ""
    low: float
    best: float
    high: float
    because: str
    evidence: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()

    @property
    def reads(self) -> tuple[str, ...]:
        """The facts that its variants hang on, each once."""
        return tuple(dict.fromkeys(fact for one in self.variants for fact in facts_read(one.when)))

    @property
    def sources(self) -> tuple[str, ...]:
        """Every source that it or a variant of it cites."""
        return tuple(dict.fromkeys((*self.evidence, *(name for one in self.variants for name in one.evidence))))
