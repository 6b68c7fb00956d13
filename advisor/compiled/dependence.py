"""Which answers a fact hangs on: its own, those that settle whether it is asked for, and those that formulae read."""

from collections.abc import Iterator
from functools import cache

from advisor.model.condition import facts_read
from advisor.model.rulebase import RuleBase
from advisor.sizing.demand import FORMULAE


class Dependence:
    """The answers behind the facts of a rule base, as far as they are settled before rules fire."""

    def __init__(self, base: RuleBase) -> None:
        self._base = base
        self.of = cache(self._of)

    def _of(self, fact: str) -> frozenset[str]:
        found: set[str] = set()
        waiting = [fact]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting.extend(self._behind(name))
        return frozenset(found & self._base.questions.keys())

    def _behind(self, fact: str) -> Iterator[str]:
        if fact in self._base.questions:
            yield from facts_read(self._base.questions[fact].ask_when)
        if fact.startswith("existing."):
            yield "existing_stack"
        if fact.startswith("pain_in."):
            yield from ("pain_in", "pains")
        if fact in self._base.computed:
            for name in self._base.computed[fact].formulae:
                formula = FORMULAE[name]
                yield from (*formula.facts, *formula.optional)
                if formula.only_if:
                    yield formula.only_if
