"""A rule base and a profile as a constraint model, one decision above all, and what may be asked of it.

The model allows whatever the engine allows: where it cannot follow a formula exactly it leaves the outcome open. So a
proof that it has no solution is a proof about the engine; a solution is a proposal, to be run by the engine.
"""

from advisor.engine.program import Program, Support
from advisor.model.profile import Profile
from advisor.model.rulebase import ScopeLimit
from advisor.solving.answers import Answers
from advisor.solving.axes import Axis
from advisor.solving.decisions import Decisions
from advisor.solving.facts import Facts
from advisor.solving.freedom import Freedoms
from advisor.solving.linear import Sum
from advisor.solving.logic import FALSE, TRUE, Literal, Logic
from advisor.solving.scope import Scope, scope_of

HARDNESS = {"easy": 1, "months": 4, "hard": 12}
"""What it costs to change an answer: a target takes a meeting, a skill months, what the project is for much more."""

COST = 1_000_000
ONE_MORE = 10_000
"""A hardness of one, and what every change costs besides: of equally hard ways the one of fewer changes wins.
Below that, by single points, numbers and choices near to the present one win."""


class Model:
    """The encoding of everything within a scope: answers, the facts that they make, rules, and decisions.

    `complete` says that every answer becomes one value. Where no fact is estimated either, whatever holds holds
    certainly (`sure`), and an option that is vetoed is so for good.
    """

    def __init__(
        self, program: Program, profile: Profile, scope: Scope, freedoms: Freedoms, complete: bool = False
    ) -> None:
        self.logic = Logic()
        self.scope = scope
        self.answers = Answers(self.logic, program, profile, scope, freedoms)
        self.facts = Facts(self.logic, program, profile, scope, self.answers)
        estimated = scope.facts & (program.base.computed.keys() - profile.answers.keys())
        self.complete = complete
        self.sure = complete and not estimated
        self.decisions = Decisions(self.logic, program, self.facts, profile.priority, self.sure)
        self.rules = self.decisions.rules
        self.limits = [(limit, self.rules.holds(limit.when)[0]) for limit in program.base.pack.out_of_scope]

    def demand_valid(self, within_scope: bool = True) -> None:
        """Demand that no constraint is broken and that the project stays one that the advisor can speak of."""
        self.answers.keep_constraints()
        for _, held in self.limits if within_scope else ():
            self.logic.demand(-held)


class DecisionModel(Model):
    """The encoding of everything that has a say in one decision."""

    def __init__(
        self, program: Program, profile: Profile, decision: str, freedoms: Freedoms, complete: bool = False
    ) -> None:
        super().__init__(program, profile, scope_of(program, decision), freedoms, complete)
        self.decision = decision
        self._options = [option.id for option in self.decisions.scores(decision).options()]

    def vetoed(self, option: str) -> Literal:
        """Whether the option is vetoed in the likely pass."""
        return self.decisions.scores(self.decision).vetoed(option)

    @property
    def never_arises(self) -> bool:
        """Whether nothing that may move makes the decision arise."""
        return self.decisions.arises(self.decision)[0] == FALSE

    def standing_veto(self, option: str) -> Support | None:
        """A veto on the option that holds whatever moves."""
        vetoes = self.decisions.scores(self.decision).vetoes(option)
        return next((support for support, held in vetoes if held == TRUE), None)

    def standing_limit(self) -> ScopeLimit | None:
        """What keeps the project out of scope whatever moves."""
        return next((limit for limit, held in self.limits if held == TRUE), None)

    def demand_first(self, option: str) -> None:
        """Demand that the decision arises and recommends this option, and that nothing vetoes it."""
        self.demand_open(option)
        for rival in self._options:
            if rival != option:
                ahead = self.decisions.before(self.decision, option, rival)
                self.logic.clause((ahead, self.vetoed(rival)))
        self.demand_valid()

    def demand_open(self, option: str) -> None:
        """Demand that the decision arises and that nothing vetoes the option."""
        self.logic.demand(self.decisions.arises(self.decision)[0])
        self.logic.demand(-self.vetoed(option))

    def demand_nothing_left(self) -> None:
        """Demand that the decision arises and that a veto holds on every option."""
        self.logic.demand(self.decisions.arises(self.decision)[0])
        for option in self._options:
            self.logic.demand(self.vetoed(option))
        self.demand_valid()

    def demand_another(self, option: str | None) -> None:
        """Demand that something else than this comes out: another option, or a decision that does or does not arise."""
        arises = self.decisions.arises(self.decision)[0]
        if option is None:
            self.logic.demand(arises)
            if self.sure:
                self.logic.clause(-self.vetoed(rival) for rival in self._options)
        else:
            ahead = [
                self.logic.all_of((-self.vetoed(rival), self.decisions.before(self.decision, rival, option)))
                for rival in self._options
                if rival != option
            ]
            self.logic.clause((-arises, self.vetoed(option), *ahead))
        self.demand_valid()

    def minimise_change(self) -> None:
        """Ask for the changes that are cheapest together."""
        total = Sum()
        for axis in self.answers.axes():
            total.add(cost_of(axis))
        self.logic.model.minimize(total.expression(self.logic))


def cost_of(axis: Axis) -> Sum:
    """What the changes of one answer cost: its hardness.

    Of a list that is told completely, every word more or less costs that; of one that is not, telling it does, and
    every word less than what is told.
    """
    base = HARDNESS.get(axis.question.change, 0) * COST + ONE_MORE
    total = Sum()
    present = _place_today(axis)
    for place, (state, _) in enumerate(axis.cells):
        total.add_literal(state.literal, base + (0 if present is None else min(abs(place - present), 99)))
    choices = axis.question.fact_type.choices
    told = axis.answer.knowledge.values if axis.answer else None
    start = next((place for place, word in enumerate(choices) if axis.exact and word in str(told)), None)
    for state, word in axis.words:
        far = abs(choices.index(str(word)) - start) if start is not None and str(word) in choices else 0
        total.add_literal(state.literal, base + far)
    if axis.listed is not None:
        baseline = axis.baseline or frozenset()
        if not axis.exact:
            total.add_literal(axis.listed.literal, base)
        for word, held in axis.members().items():
            if held != FALSE:
                each = base if axis.exact or word in baseline else 1
                total.add_literal(-held if word in baseline else held, each)
    return total


def _place_today(axis: Axis) -> int | None:
    """The cell in which the number lies today, or likely lies; None where nothing is said of it."""
    near = axis.expected
    if near is None:
        return None
    return next((place for place, (_, cell) in enumerate(axis.cells) if cell.high >= near), len(axis.cells))
