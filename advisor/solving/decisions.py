"""Decisions taken in the model: whether each arises, which option is first, and what later rules read of the choice."""

from dataclasses import dataclass

from advisor.engine.program import Program
from advisor.model.decision import Decision, Option
from advisor.model.knowledge import NOT_APPLICABLE, Choice, Interval, Knowledge, Subset
from advisor.solving.facts import Facts
from advisor.solving.linear import Sum, at_least, integer_of, reaches, same
from advisor.solving.logic import FALSE, TRUE, Literal, Logic, Rails
from advisor.solving.rules import Rules
from advisor.solving.scores import Scores
from advisor.solving.states import Fact, State


@dataclass(frozen=True)
class Winners:
    """Which option is first, exactly one literal of these and `none` holding; `arises` says whether it is asked."""

    arises: Rails
    first: dict[str, Literal]
    none: Literal


class Decisions:
    """The decisions of a model, each settled when it is first read.

    `sure` says that whatever holds does so certainly. Otherwise an option that is only likely vetoed may yet be first
    where every option is vetoed.
    """

    def __init__(self, logic: Logic, program: Program, facts: Facts, priority: tuple[str, ...], sure: bool) -> None:
        self.rules = Rules(logic, program, facts, self.choice)
        self._logic = logic
        self._program = program
        self._priority = priority
        self._sure = sure
        self._scores: dict[str, Scores] = {}
        self._winners: dict[str, Winners] = {}
        self._choices: dict[str, Fact] = {}

    def scores(self, decision_id: str) -> Scores:
        """The scores of a decision's options."""
        if decision_id not in self._scores:
            decision = self._program.base.decisions[decision_id]
            self._scores[decision_id] = Scores(self._logic, self._program, self.rules, decision, self._priority)
        return self._scores[decision_id]

    def arises(self, decision_id: str) -> Rails:
        """Whether a decision is to be taken."""
        return self.rules.holds(self._program.base.decisions[decision_id].when)

    def before(self, decision_id: str, first: str, second: str) -> Literal:
        """Whether an option's score puts it before another, ties included; vetoes apart."""
        scores = self.scores(decision_id)
        order = [option.id for option in scores.options()]
        difference = scores.score(first).minus(scores.score(second))
        return reaches(self._logic, difference, 0 if order.index(first) < order.index(second) else 1)

    def choice(self, name: str) -> Fact:
        """`chosen.<decision>` or an attribute of it."""
        if name not in self._choices:
            _, decision_id, *attribute = name.split(".", 2)
            decision = self._program.base.decisions[decision_id]
            self._choices[name] = Fact(name, self._states(decision, attribute[0] if attribute else ""))
        return self._choices[name]

    def _states(self, decision: Decision, attribute: str) -> tuple[State, ...]:
        winners = self.winners(decision.id)
        by_content: dict[Knowledge, list[Literal]] = {NOT_APPLICABLE: [winners.none]}
        sure, possible = winners.arises
        for name, literal in winners.first.items():
            known = stated(self._program.base.options[decision.id][name], decision, attribute)
            if sure == possible or known.not_applicable:
                by_content.setdefault(known, []).append(literal)
                continue
            unsure = Knowledge(known.values, absent=True)
            by_content.setdefault(known, []).append(self._logic.all_of((literal, sure)))
            by_content.setdefault(unsure, []).append(self._logic.all_of((literal, -sure)))
        states = (State(self._logic.any_of(literals), known) for known, literals in by_content.items())
        return tuple(state for state in states if state.literal != FALSE)

    def winners(self, decision_id: str) -> Winners:
        """Which option is first. Where every option is vetoed, any of them may be first, or none."""
        if decision_id not in self._winners:
            self._winners[decision_id] = self._settle(decision_id)
        return self._winners[decision_id]

    def _settle(self, decision_id: str) -> Winners:
        logic, scores = self._logic, self.scores(decision_id)
        options = [option.id for option in scores.options()]
        arises = self.arises(decision_id)
        if not options or arises[1] == FALSE:
            return Winners(arises, {}, TRUE)
        vetoed = {name: scores.vetoed(name) for name in options}
        stuck = logic.all_of(vetoed.values())
        keys = {name: scores.score(name).times(len(options)).plus(-place) for place, name in enumerate(options)}
        able = {name: key for name, key in keys.items() if vetoed[name] != TRUE or stuck != FALSE}
        able = self._not_outdone(able, vetoed)
        first = {name: logic.fresh() for name in able} if len(able) > 1 or arises[1] != TRUE or stuck != FALSE else {}
        if not first:
            return Winners(arises, {next(iter(able)): TRUE}, FALSE)
        none = logic.fresh()
        logic.exactly_one((none, *first.values()))
        for name, literal in first.items():
            logic.clause((-literal, arises[1]))
            logic.clause((-literal, FALSE if self._sure else stuck, -vetoed[name]))
        logic.clause((-none, -arises[1], stuck))
        self._best(first, keys, vetoed, stuck)
        if stuck != FALSE and not self._sure:
            logic.loose = True
        return Winners(arises, first, none)

    def _not_outdone(self, keys: dict[str, Sum], vetoed: dict[str, Literal]) -> dict[str, Sum]:
        """The options that are not always behind one that nothing vetoes."""
        free = [key.bounds(self._logic)[0] for name, key in keys.items() if vetoed[name] == FALSE]
        bar = max(free, default=None)
        return {name: key for name, key in keys.items() if bar is None or key.bounds(self._logic)[1] >= bar}

    def _best(
        self, first: dict[str, Literal], keys: dict[str, Sum], vetoed: dict[str, Literal], stuck: Literal
    ) -> None:
        """The first option has the highest key of those that are not vetoed."""
        bounds = [keys[name].bounds(self._logic) for name in first]
        best = integer_of(self._logic.integer(min(low for low, _ in bounds), max(high for _, high in bounds)))
        for name, key in keys.items():
            if name in first:
                same(self._logic, best, key, (first[name], -stuck))
                at_least(self._logic, best.minus(key), 0, (-vetoed[name],))


def stated(option: Option, decision: Decision, attribute: str) -> Knowledge:
    """What later rules read of a choice that is made."""
    values = option.values_of(attribute or "id")
    if values is None:
        return NOT_APPLICABLE
    declared = decision.attributes.get(attribute)
    match declared.type if declared else "one":
        case "many":
            return Knowledge(Subset.exactly(frozenset(map(str, values))))
        case "number":
            numbers = [float(value) for value in values]
            return Knowledge(Interval(min(numbers), max(numbers)))
        case _:
            return Knowledge(Choice(values))
