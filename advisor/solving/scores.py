"""The score of every option of a decision, as integer sums over the literals of its evidence."""

from collections import defaultdict
from collections.abc import Iterator

from advisor.engine.program import Program, Support
from advisor.engine.scoring import CAP
from advisor.engine.weights import base_weights
from advisor.model.decision import Decision, Option
from advisor.solving.linear import Sum, clipped, integer_of, same
from advisor.solving.logic import FALSE, TRUE, Literal, Logic
from advisor.solving.rules import Rules


class Scores:
    """Vetoes and scores of one decision's options, as the likely pass counts them."""

    def __init__(
        self, logic: Logic, program: Program, rules: Rules, decision: Decision, priority: tuple[str, ...]
    ) -> None:
        self._logic = logic
        self._program = program
        self._rules = rules
        self._decision = decision
        self._weights = base_weights(program.base, decision, priority)
        self._factors: dict[str, dict[int, Literal]] = {}
        self._totals: dict[str, Sum] = {}
        self._items = {option.id: self._evidence(option) for option in self.options()}

    def options(self) -> list[Option]:
        """The options that can be recommended, in the order that settles ties."""
        options = self._program.base.options[self._decision.id].values()
        return sorted((option for option in options if option.status == "full"), key=lambda option: option.order)

    def vetoes(self, option: str) -> tuple[tuple[Support, Literal], ...]:
        """The vetoes on an option, each with the literal that says whether it holds."""
        return tuple((support, held) for support, held in self._items[option] if not support.strength)

    def vetoed(self, option: str) -> Literal:
        """Whether some veto on an option holds."""
        return self._logic.any_of(held for _, held in self.vetoes(option))

    def score(self, option: str) -> Sum:
        """S(o) = Σ weight × multiplier × cell, an integer."""
        if option not in self._totals:
            total = self._totals[option] = Sum()
            for criterion in self._decision.criteria:
                cell = self._cell(option, criterion)
                total.add(self._multiplied(cell, self._multiplier(criterion)), self._weights[criterion])
        return self._totals[option]

    def _evidence(self, option: Option) -> list[tuple[Support, Literal]]:
        """What speaks of an option, each with the literal that says whether it counts."""
        found = []
        for support in self._program.supports[self._decision.id]:
            if support.selected is not None and option.id not in support.selected:
                continue
            if support.strength and support.criterion not in self._weights:
                continue
            fires = self._rules.rule(support.rule.id)[0]
            if fires != FALSE and support.selected is None:
                fires = self._logic.all_of((fires, self._rules.selected(support.target, option)[0]))
            if fires != FALSE:
                found.append((support, fires))
        return found

    def _cell(self, option: str, criterion: str) -> Sum:
        """x(o, c): of each argument the strongest item for and the strongest against, summed and held to the cap."""
        arguments: dict[str, list[tuple[int, Literal]]] = defaultdict(list)
        for support, held in self._items[option]:
            if support.strength and support.criterion == criterion:
                arguments[support.argument].append((support.strength, held))
        cell = Sum()
        for items in arguments.values():
            for literal, sign in self._strongest(items):
                cell.add_literal(literal, sign)
        return clipped(self._logic, cell, CAP)

    def _strongest(self, items: list[tuple[int, Literal]]) -> Iterator[tuple[Literal, int]]:
        """The strongest item for and against, as one literal for each point that it reaches."""
        for sign in (1, -1):
            strengths = [(strength * sign, held) for strength, held in items if strength * sign > 0]
            for level in range(1, max((strength for strength, _ in strengths), default=0) + 1):
                yield self._logic.any_of(held for strength, held in strengths if strength >= level), sign

    def _multiplier(self, criterion: str) -> dict[int, Literal]:
        """What a criterion may be multiplied by, and the literal of each factor, of which exactly one holds."""
        if criterion not in self._factors:
            weighers = self._program.strata.weighers[self._decision.id]
            arguments: dict[str, list[tuple[int, Literal]]] = defaultdict(list)
            for weighing in self._program.weighings:
                if weighing.criterion == criterion and weighing.rule.id in weighers:
                    fires = self._rules.rule(weighing.rule.id)[0]
                    arguments[weighing.argument].append((weighing.factor, fires))
            products: dict[int, Literal] = {1: TRUE}
            for items in arguments.values():
                products = self._product(products, self._largest(items))
            self._factors[criterion] = products
        return self._factors[criterion]

    def _largest(self, items: list[tuple[int, Literal]]) -> dict[int, Literal]:
        reached = {
            factor: self._logic.any_of(held for given, held in items if given >= factor)
            for factor in sorted({1, *(factor for factor, _ in items)})
        }
        reached[1] = TRUE
        factors = sorted(reached)
        return {
            factor: self._logic.all_of((reached[factor], *(-reached[higher] for higher in factors[place + 1 :])))
            for place, factor in enumerate(factors)
        }

    def _product(self, left: dict[int, Literal], right: dict[int, Literal]) -> dict[int, Literal]:
        found: dict[int, list[Literal]] = defaultdict(list)
        for first, when in left.items():
            for second, where in right.items():
                both = self._logic.all_of((when, where))
                if both != FALSE:
                    found[first * second].append(both)
        return {factor: self._logic.any_of(literals) for factor, literals in found.items()}

    def _multiplied(self, cell: Sum, factors: dict[int, Literal]) -> Sum:
        """A cell times whichever factor holds."""
        if len(factors) == 1:
            return cell.times(next(iter(factors)))
        low, high = cell.bounds(self._logic)
        if low == high == 0:
            return cell
        most = max(factors)
        product = integer_of(self._logic.integer(min(low, low * most), max(high, high * most)))
        for factor, held in factors.items():
            same(self._logic, product, cell.times(factor), (held,))
        return product
