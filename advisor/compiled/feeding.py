"""Which answers a fact comes from: through formulae, through what exists today, through what makes questions arise."""

from collections.abc import Iterable

from advisor.engine.demand import read_by_formulae
from advisor.model.condition import Condition, facts_read
from advisor.model.rulebase import RuleBase


class Feeding:
    """The answers behind every fact that is settled before rules fire."""

    def __init__(self, base: RuleBase) -> None:
        self._base = base
        self._found: dict[str, frozenset[str]] = {}

    def behind(self, fact: str) -> frozenset[str]:
        """The questions whose answers have a say in a fact."""
        if fact not in self._found:
            reached: set[str] = set()
            waiting = [fact]
            while waiting:
                name = waiting.pop()
                if name not in reached:
                    reached.add(name)
                    waiting.extend(self._read_by(name))
            self._found[fact] = frozenset(reached & self._base.questions.keys())
        return self._found[fact]

    def behind_condition(self, condition: Condition) -> frozenset[str]:
        """The questions whose answers have a say in a condition over such facts."""
        return frozenset().union(*map(self.behind, facts_read(condition)))

    def of_both(self, one: str, other: str) -> bool:
        """Whether some computed fact comes from both answers."""
        return any({one, other} <= self.behind(fact) for fact in self._base.computed)

    def _read_by(self, fact: str) -> Iterable[str]:
        """The facts that a fact is made from at once."""
        base = self._base
        if fact in base.questions:
            yield from facts_read(base.questions[fact].ask_when)
        if fact in base.computed:
            yield from read_by_formulae(base, fact)
        if fact.startswith("existing."):
            yield "existing_stack"
        if fact.startswith("pain_in."):
            yield from ("pains", "pain_in")
