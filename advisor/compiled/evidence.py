"""From which evidence a decision is taken: every rule that speaks of its options, as a table of places."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from advisor.compiled.expressions import Expression, Expressions
from advisor.compiled.layout import Layout, kind_of
from advisor.compiled.tables import Decided, Group, Strengths
from advisor.compiled.words import FALSE, TRUE
from advisor.engine.program import Program, Support
from advisor.model.condition import Comparison, Condition, Test
from advisor.model.decision import Option

Items = list[tuple[int, int]]
"""Strength and place of the evidence, for each item of one argument."""


@dataclass(frozen=True)
class Evidence:
    """Gathers the evidence of decisions; `condition` gives the word of a condition."""

    program: Program
    layout: Layout
    expressions: Expressions
    condition: Callable[[Condition], Expression]

    def table(self, name: str) -> tuple[Decided, tuple[Expression, ...]]:
        """A decision's table, and the words that its places stand for."""
        base = self.program.base
        decision = base.decisions[name]
        options = sorted(base.options[name].values(), key=lambda option: (option.status != "full", option.order))
        places = _Places()
        applies = places.of(self.condition(decision.when))
        cells: dict[tuple[int, int, str, int], Items] = defaultdict(list)
        vetoes: list[list[int]] = [[] for _ in options]
        for support in self.program.supports[name]:
            for number, option in enumerate(options):
                word = self._speaks(support, option)
                if self.expressions.word(word) == FALSE:
                    continue
                if not support.strength:
                    vetoes[number].append(places.of(word))
                elif support.criterion in decision.criteria:
                    criterion = decision.criteria.index(support.criterion)
                    sign = 1 if support.strength > 0 else -1
                    item = abs(support.strength), places.of(word)
                    cells[number, criterion, support.argument, sign].append(item)
        table = Decided(
            decision,
            tuple(options),
            sum(option.status == "full" for option in options),
            _groups(cells),
            tuple(tuple(dict.fromkeys(found)) for found in vetoes),
            tuple(self._weighings(name, criterion, places) for criterion in decision.criteria),
            applies,
        )
        return table, tuple(places.words)

    def _speaks(self, support: Support, option: Option) -> Expression:
        """Whether a rule fires and speaks of an option."""
        if support.selected is not None:
            if option.id not in support.selected:
                return self.expressions.constant(FALSE)
            return self.condition(support.rule.when)
        selected = []
        for attribute, selector in support.target.attributes.items():
            values = option.values_of(attribute)
            if values is None:
                word = self.expressions.constant(FALSE)
            elif selector.fact is None:
                word = self.expressions.constant(FALSE if values.isdisjoint(selector.any_of) else TRUE)
            else:
                word = self._shares(selector.fact, values)
            selected.append(self.expressions.negated(word) if selector.negated else word)
        return self.expressions.all_of((self.condition(support.rule.when), *selected))

    def _shares(self, fact: str, values: frozenset[str | bool | float]) -> Expression:
        """Whether a fact's words and these have one in common."""
        if kind_of(self.program.base, fact).numeric:
            return self.expressions.constant(FALSE)
        several = self.layout.is_set(fact)
        return self.condition(Test(fact, Comparison.INCLUDES_ANY if several else Comparison.IN, values))  # type: ignore[arg-type]

    def _weighings(self, decision: str, criterion: str, places: "_Places") -> tuple[Strengths, ...]:
        arguments: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for weighing in self.program.weighings:
            if weighing.criterion == criterion and weighing.rule.id in self.program.strata.weighers[decision]:
                place = places.of(self.condition(weighing.rule.when))
                arguments[weighing.argument].append((weighing.factor, place))
        return tuple(tuple(items) for items in arguments.values())


class _Places:
    """Truth words in the order in which a decision asks for them."""

    def __init__(self) -> None:
        self.words: dict[Expression, int] = {}

    def of(self, word: Expression) -> int:
        return self.words.setdefault(word, len(self.words))


def _groups(cells: dict[tuple[int, int, str, int], Items]) -> tuple[Group, ...]:
    """The cells that the same items speak of, together."""
    shared: dict[tuple[tuple[tuple[int, int], ...], int], list[tuple[int, int]]] = defaultdict(list)
    for (option, criterion, _, sign), items in cells.items():
        shared[tuple(sorted(set(items))), sign].append((option, criterion))
    return tuple(Group(items, sign, tuple(found)) for (items, sign), found in shared.items())
