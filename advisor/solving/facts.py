"""Facts that stand before any rule fires, as states: answers, computed facts, what exists, and where pains are felt."""

from math import inf

from advisor.engine.assuming import fitting
from advisor.engine.program import Program
from advisor.model.decision import Option
from advisor.model.factor import Factor
from advisor.model.knowledge import NOT_APPLICABLE, Interval, Knowledge, Subset
from advisor.model.profile import Profile
from advisor.sizing.estimate import Estimate
from advisor.solving.answers import Answers
from advisor.solving.axes import ANOTHER
from advisor.solving.cells import borders_around, borders_of, cells_within
from advisor.solving.comparisons import is_yes
from advisor.solving.demand import computed_quantity
from advisor.solving.estimates import OpenEstimate, Quantity, either_of
from advisor.solving.logic import FALSE, TRUE, Literal, Logic
from advisor.solving.scope import Scope
from advisor.solving.states import Fact, Members, State

UNKNOWN_AMOUNT = Knowledge(Interval(0.0, inf))


class Facts:
    """The facts of a model that stand before any rule fires, made when they are first read."""

    def __init__(self, logic: Logic, program: Program, profile: Profile, scope: Scope, answers: Answers) -> None:
        self.answers = answers
        self.places: dict[str, Members] = {}
        """Where a completion says that pains are felt."""
        self._logic = logic
        self._base = program.base
        self._profile = profile
        self._scope = scope
        self._facts: dict[str, Fact] = {}
        self._quantities: dict[str, Quantity] = {}
        self._place = {name: index for index, name in enumerate(self._base.computed)}
        self._factors: dict[str, OpenEstimate] = {}

    def fact(self, name: str) -> Fact:
        """A fact that no rule derives and no decision settles."""
        if name not in self._facts:
            self._facts[name] = Fact(name, self._states(name))
        return self._facts[name]

    def _states(self, name: str) -> tuple[State, ...]:
        prefix, *rest = name.split(".")
        if name in self._base.computed and name not in self._profile.answers:
            return self._computed(name)
        if prefix == "existing" and rest:
            attribute = rest[1] if len(rest) > 1 else ""
            return tuple(self._existing(state, rest[0], attribute) for state in self._stack().states)
        if prefix == "pain_in" and rest:
            return self._pain_in(rest[0])
        return self.answers.fact(name).states

    def _stack(self) -> Fact:
        return self.answers.fact("existing_stack")

    def _existing(self, state: State, decision: str, attribute: str) -> State:
        """What one state of the existing stack says of one decision: ids, or values of an attribute."""
        options = self._base.options.get(decision, {})
        if isinstance(state.content, dict):
            members: dict[str, list[Literal]] = {}
            for option in options.values():
                for word in _words(option, attribute):
                    members.setdefault(word, []).append(state.content.get(option.id, FALSE))
            return State(state.literal, {word: self._logic.any_of(held) for word, held in members.items()})
        if state.content is None or not isinstance(state.content.values, Subset):
            return State(state.literal, NOT_APPLICABLE if state.content else None)
        stack = state.content.values
        present = [options[name] for name in sorted(stack.required) if name in options]
        words = frozenset(word for option in present for word in _words(option, attribute))
        known = Subset.exactly(words) if stack.exact else Subset(words, None)
        return State(state.literal, Knowledge(known, state.content.absent))

    def _pain_in(self, pain: str) -> tuple[State, ...]:
        """Where a pain is felt: as told, else nowhere in particular; not applicable where it is not felt."""
        answer, question = self._profile.answers.get("pain_in"), self._base.questions.get("pain_in")
        told = answer.detail.get(pain) if answer else None
        if told is not None:
            words = told if isinstance(told, tuple) else (told,)
            return (State(TRUE, Knowledge(Subset.exactly(frozenset(words)))),)
        nowhere = question is not None and question.assume is not None
        states = []
        for state in self.answers.fact("pains").states:
            if isinstance(state.content, dict):
                felt = state.content.get(pain, FALSE)
                states.append(State(self._logic.all_of((state.literal, felt)), self._place_of(pain, nowhere)))
                states.append(State(self._logic.all_of((state.literal, -felt)), NOT_APPLICABLE))
            else:
                states.append(State(state.literal, self._place_today(state.content, pain, nowhere)))
        return tuple(state for state in states if state.literal != FALSE)

    def _place_of(self, pain: str, nowhere: bool) -> Knowledge | Members | None:
        """Where a pain is felt that is felt: a completion may say it, a change does not."""
        if self.answers.leaves_open("pain_in"):
            return self.places.setdefault(pain, {word: self._logic.fresh() for word in self._places_named(pain)})
        return Knowledge(Subset.exactly(frozenset()) if nowhere else Subset(frozenset(), None))

    def _places_named(self, pain: str) -> list[str]:
        """The words for places that rules compare with, and one for all others."""
        name = f"pain_in.{pain}"
        named: dict[str, None] = {}
        for test in self._scope.tests.get(name, ()):
            named |= dict.fromkeys(sorted(test.operand) if isinstance(test.operand, frozenset) else [str(test.operand)])
        for fact in sorted(self._scope.pairs.get(name, ())):
            for options in self._base.options.values():
                named |= dict.fromkeys(options if fact.startswith(("existing.", "chosen.")) else ())
        return [*named, ANOTHER]

    def _place_today(self, pains: Knowledge | None, pain: str, nowhere: bool) -> Knowledge | Members | None:
        if pains is None:
            return None
        values = pains.values
        if not isinstance(values, Subset) or (values.allowed is not None and pain not in values.allowed):
            return NOT_APPLICABLE
        if pain in values.required:
            return self._place_of(pain, nowhere)
        return Knowledge(Subset(frozenset(), None), absent=True)

    def _computed(self, name: str) -> tuple[State, ...]:
        """The answer where it becomes one, else what formulae give, else what is known without them."""
        quantity = self._computed_quantity(name)
        if name in self._base.questions:
            axis = self.answers.axis(name)
            moved = [state for values in (axis.cells, axis.forms) for state, _ in values]
            still = axis.told
        else:
            moved, still = [], [State(TRUE, UNKNOWN_AMOUNT)]
        if quantity.estimate is None or quantity.known == FALSE:
            return (*moved, *still)
        untold = self._logic.any_of(state.literal for state in still)
        computed = self._logic.all_of((untold, quantity.known))
        rest = [
            State(self._logic.all_of((state.literal, -quantity.known)), state.content, state.given, state.certain)
            for state in still
        ]
        cells = self._result_cells(name, quantity.estimate, computed)
        return (*moved, *cells, *(state for state in rest if state.literal != FALSE))

    def _result_cells(self, name: str, estimate: OpenEstimate, computed: Literal) -> list[State]:
        """A state for each cell in which the best value may lie."""
        borders = {0.0}
        for fact in self._scope.compared(name):
            borders |= borders_of(self._scope.tests.get(fact, ()))
            for value in self.answers.landmarks(fact) if len(self._scope.compared(name)) > 1 else ():
                borders |= borders_around(value)
        cells = cells_within(Interval(0.0, inf), borders, whole=False)
        states = [State(self._logic.fresh(), Knowledge(cell), several=True) for cell in cells]
        for state, cell in zip(states, cells, strict=True):
            estimate.best.within(cell.low, cell.high, state.literal)
            estimate.best.clear_of(cell.low, cell.high, state.literal)
            self.answers.amounts[state] = estimate.best
        self._logic.exactly_one((-computed, *(state.literal for state in states)))
        return states

    def _computed_quantity(self, name: str) -> Quantity:
        """What the formulae of a fact give, whatever is told of it."""
        if name not in self._quantities:
            place = self._place[name]
            self._quantities[name] = computed_quantity(
                self._logic,
                self._base.computed[name],
                self._factor,
                lambda fact: self._quantity(fact, place),
                self._yes,
            )
        return self._quantities[name]

    def _quantity(self, name: str, place: int) -> Quantity:
        """A fact as the formulae of the computed fact in a place read it: facts in later places are not there yet."""
        asked = self.answers.axis(name).quantity(self._logic) if name in self._base.questions else Quantity(FALSE, None)
        if name in self._profile.answers or self._place.get(name, place) >= place:
            return asked
        made = self._computed_quantity(name)
        if made.estimate is None or asked.estimate is None:
            return asked if made.estimate is None else made
        axis = self.answers.axis(name)
        moved = self._logic.any_of(state.literal for state in axis.states() if state not in axis.told)
        computed = self._logic.all_of((made.known, -moved))
        return either_of(
            self._logic,
            [(computed, made.estimate), (self._logic.all_of((asked.known, -computed)), asked.estimate)],
        )

    def _factor(self, name: str) -> OpenEstimate:
        """The range of a factor: its variants hang on an answer that may move."""
        if name not in self._factors:
            self._factors[name] = self._factor_by_state(self._base.factors[name])
        return self._factors[name]

    def _factor_by_state(self, factor: Factor) -> OpenEstimate:
        own = self._profile.factors.get(factor.id)
        if own is not None:
            return OpenEstimate.told(self._logic, Estimate.between(own.low, own.high))
        if not factor.variants:
            return OpenEstimate.told(self._logic, Estimate(factor.low, factor.best, factor.high))
        [question] = factor.reads
        cases = []
        for state in self.fact(question).states:
            taken, low, high = fitting(factor, state.view(question, certain=True), state.view(question))
            cases.append((state.literal, OpenEstimate.told(self._logic, Estimate(low, taken.best, high))))
        found = either_of(self._logic, cases).estimate
        assert found is not None
        return found

    def _yes(self, name: str) -> Literal:
        """Whether the likely pass takes a yes-or-no answer to be yes."""
        states = self.fact(name).states
        return self._logic.any_of(
            state.literal for state in states if isinstance(state.content, Knowledge) and is_yes(state.content)
        )


def _words(option: Option, attribute: str) -> list[str]:
    return sorted(str(value) for value in option.values_of(attribute or "id") or ())
