"""Whether conditions can hold, follow from each other or say the same: proved, or refuted by a witness.

A state gives each fact a value or says that it is not applicable; `known` and field against field count as unknowns of
their own. What no state satisfies, no complete profile satisfies either; the other way round a witness is looked for
and tried out, so no claim is ever wrong. Rules are not chained.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from threading import RLock
from weakref import WeakKeyDictionary

from advisor.authoring.logic.domains import Value
from advisor.authoring.logic.normal_form import LIMIT, NormalForm, Undecided
from advisor.authoring.logic.regions import Box, box_within, meet_boxes
from advisor.authoring.logic.space import Space
from advisor.authoring.logic.witness import Assignment, orders_possible, witness
from advisor.engine.program import Program
from advisor.model.condition import ALWAYS, Condition, FactReference, Not, facts_read, tests_of
from advisor.model.fact import FactType

__all__ = ["Assignment", "Logic", "Undecided", "Value", "logic_of"]

TRIED = 25
"""In how many boxes a witness is looked for where facts are compared with facts; elsewhere the first one has one."""


class Logic:
    """Answers questions about conditions over these facts.

    Facts in `always` always have a value; those in `computed` need no answer, so no constraint binds them. `asked` says
    of answers when their question arises, and `constraints` what every profile satisfies. Threads may share one: a
    question that makes the cells finer waits for those that are being answered.
    """

    def __init__(
        self,
        facts: Mapping[str, FactType],
        always: Collection[str] = (),
        computed: Collection[str] = (),
        asked: Mapping[str, Condition] | None = None,
        constraints: Iterable[Condition] = (),
    ) -> None:
        self._space = Space(facts, always, computed)
        self._form = NormalForm(self._space)
        self._asked = {name: when for name, when in (asked or {}).items() if when != ALWAYS and name not in computed}
        self._constraints = [must for must in constraints if not set(facts_read(must)) & set(computed)]
        self._lock = RLock()
        self._comparing: dict[Condition, bool] = {}

    def prepare(self, conditions: Iterable[Condition]) -> None:
        """Make ready for these conditions at once, which saves work when one is compared with many."""
        with self._lock:
            if self._space.cover(conditions):
                self._form.forget()

    def satisfying(self, *conditions: Condition, within_base: bool = False) -> Assignment | None:
        """Values of facts for which all conditions hold; None when it is proved that there are none.

        `within_base` asks for what the base says of every profile too: its constraints, and when questions arise.

        Raises:
            Undecided: when neither could be found.
        """
        with self._lock:
            box, found = self._search(self._alternatives(conditions, within_base), conditions)
        if box is not None and found is None:
            raise Undecided("the parts that compare fact with fact could not be decided")
        return found

    def impossible(self, *conditions: Condition, within_base: bool = False) -> bool:
        """Whether it is proved that the conditions never hold together."""
        try:
            with self._lock:
                return next(self._meeting(self._alternatives(conditions, within_base)), None) is None
        except Undecided:
            return False

    def implies(self, condition: Condition, other: Condition) -> bool | None:
        """Whether `other` holds wherever `condition` does; None when that could not be decided."""
        try:
            with self._lock:
                alternatives = self._against(condition, other)
                box = next(self._meeting(alternatives), None)
                if box is None or not (self._compares_facts(condition) or self._compares_facts(other)):
                    return box is None
                _, found = self._search(alternatives, (condition, Not(other)))
                return None if found is None else False
        except Undecided:
            return None

    def equivalent(self, condition: Condition, other: Condition) -> bool | None:
        """Whether two conditions hold in the same states; None when that could not be decided."""
        there = self.implies(condition, other)
        return self.implies(other, condition) if there else there

    def proves(self, condition: Condition, other: Condition) -> bool:
        """Whether it is proved that `other` holds wherever `condition` does; faster than `implies` where it is not."""
        try:
            with self._lock:
                return next(self._meeting(self._against(condition, other)), None) is None
        except Undecided:
            return False

    def proves_same(self, condition: Condition, other: Condition) -> bool:
        """Whether it is proved that two conditions hold in the same states."""
        return self.proves(condition, other) and self.proves(other, condition)

    def _against(self, condition: Condition, other: Condition) -> list[tuple[Box, ...]]:
        """What a state meets in which the first condition holds, and the other does not."""
        self.prepare((condition, other))
        return [*self._form.factors(condition), *self._form.factors(other, positive=False)]

    def _alternatives(self, conditions: tuple[Condition, ...], within_base: bool) -> list[tuple[Box, ...]]:
        constraints, questions = self._background(conditions) if within_base else ((), ())
        self.prepare((*conditions, *constraints, *(self._asked[name] for name in questions)))
        return [
            *(factor for condition in conditions for factor in self._form.factors(condition)),
            *((*self._form.boxes(must), *self._any_absent(facts_read(must))) for must in constraints),
            *((*self._form.boxes(self._asked[name]), *self._any_absent((name,))) for name in questions),
        ]

    def _search(
        self, alternatives: list[tuple[Box, ...]], conditions: tuple[Condition, ...]
    ) -> tuple[Box | None, Assignment | None]:
        """A box in which all alternatives meet, and values in it for which all conditions hold."""
        last = None
        for last in islice(self._meeting(alternatives), TRIED):
            found = witness(last, conditions, self._space)
            if found is not None:
                return last, found
        return last, None

    def _meeting(self, alternatives: list[tuple[Box, ...]]) -> Iterator[Box]:
        """Every box in which one of each of the alternatives meet, depth first."""
        looked = 0
        waiting: list[tuple[Box, int]] = [({}, 0)]
        while waiting:
            box, depth = waiting.pop()
            looked += 1
            if looked > LIMIT:
                raise Undecided(f"more than {LIMIT:,} combinations of parts would have to be looked at")
            if depth == len(alternatives):
                if orders_possible(box, self._space):
                    yield box
                continue
            further = alternatives[depth]
            if any(box_within(box, other) for other in further):
                waiting.append((box, depth + 1))
                continue
            for other in reversed(further):
                met = meet_boxes(box, other)
                if met is not None:
                    waiting.append((met, depth + 1))

    def _background(self, conditions: Iterable[Condition]) -> tuple[list[Condition], list[str]]:
        """The constraints on the facts read, and the questions behind them that do not always arise.

        A constraint binds no profile in which one of its facts is not applicable.
        """
        names = dict.fromkeys(name for condition in conditions for name in facts_read(condition))
        constraints = [must for must in self._constraints if not names.keys().isdisjoint(facts_read(must))]
        waiting = list(names | dict.fromkeys(name for must in constraints for name in facts_read(must)))
        questions: dict[str, None] = {}
        while waiting:
            name = waiting.pop()
            if name in self._asked and name not in questions:
                questions[name] = None
                waiting += facts_read(self._asked[name])
        return constraints, list(questions)

    def _any_absent(self, facts: Iterable[str]) -> Iterator[Box]:
        return (box for fact in facts for box in self._space.absent(fact))

    def _compares_facts(self, condition: Condition) -> bool:
        if condition not in self._comparing:
            tests = tests_of(condition)
            self._comparing[condition] = any(isinstance(test.operand, FactReference) for test in tests)
        return self._comparing[condition]


def logic_of(program: Program) -> Logic:
    """The logic of a rule base, ready for the conditions of its rules; the same one whenever it is asked for."""
    if program not in _LOGICS:
        base = program.base
        asked = {name: question.ask_when for name, question in base.questions.items()}
        musts = tuple(constraint.must for constraint in base.constraints)
        logic = Logic(base.fact_types, base.derived.keys(), base.computed.keys(), asked, musts)
        logic.prepare((*(rule.when for rule in base.rules.values()), *asked.values(), *musts))
        _LOGICS[program] = logic
    return _LOGICS[program]


_LOGICS: WeakKeyDictionary[Program, Logic] = WeakKeyDictionary()
