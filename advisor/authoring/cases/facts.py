"""What the facts are that a rule reads in a case, found without running the other rules.

A case fires its rule when the condition holds in the likely pass, so that pass alone is settled, and of it only what
the condition hangs on: the answers, the derived facts behind it and the choices that the case makes. Where a condition
reads a choice that the case leaves open, all rules must run, and do.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any

from advisor.engine.chaining import Foretold
from advisor.engine.choosing import decide
from advisor.engine.demand import compute_demand, read_by_formulae
from advisor.engine.facts import Facts, Origin
from advisor.engine.findings import Inference
from advisor.engine.gathering import gather_facts, settle_answer, spell_out_existing_stack, spell_out_pains
from advisor.engine.inference import infer
from advisor.engine.program import Program
from advisor.errors import AdvisorError, InputError, Problem, did_you_mean
from advisor.loading.conditions import quantity_unit
from advisor.loading.document import plain_document
from advisor.loading.profile import ProfileReader
from advisor.model.condition import Condition, facts_read
from advisor.model.evaluation import View, evaluate
from advisor.model.fact import DerivedFact, FactType
from advisor.model.knowledge import Choice, Interval, Knowledge, Subset
from advisor.model.profile import Profile
from advisor.model.quantity import parse_quantity
from advisor.model.rule import Rule
from advisor.model.rulebase import RuleBase
from advisor.model.truth import Truth


class OpenChoiceError(AdvisorError):
    """A fact hangs on a choice that is open, or on itself, so that only a run of all rules can tell it."""


class CaseReader:
    """Reads the cases of one program; what was read before, word for word, is not read again."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._profiles = ProfileReader(program.base)

    def view(self, case: dict[str, Any], condition: Condition, level: int | None = None) -> View:
        """What the likely pass knows of the facts that the condition reads; `level` is the last that it hangs on.

        Raises:
            InputError: when an answer is wrong.
            QuantityError: when a number set from outside is none.
        """
        try:
            return self.view_without_run(case, condition)
        except OpenChoiceError:
            return self.run(case, level).facts.likely

    def view_without_run(self, case: dict[str, Any], condition: Condition) -> View:
        """The same as far as no choice is open.

        Raises:
            InputError: when an answer is wrong.
            QuantityError: when a number set from outside is none.
            OpenChoiceError: when all rules must run.
        """
        settling = _Settling(self._program, *self._told(case))
        settling.truth(condition)
        return settling.facts.likely

    def fires(self, case: dict[str, Any], rule: Rule) -> bool:
        """Whether a rule fires at least likely in a case.

        Raises:
            InputError: when an answer is wrong.
            QuantityError: when a number set from outside is none.
        """
        settling = _Settling(self._program, *self._told(case), choices_open=True)
        truth = Truth.UNKNOWN
        with suppress(OpenChoiceError):
            truth = settling.truth(rule.when)
        if truth is Truth.UNKNOWN and settling.left_open:
            truth = evaluate(rule.when, self.run(case, self._program.level_of(rule)).facts.likely)
        return truth is Truth.TRUE

    def run(self, case: dict[str, Any], level: int | None = None) -> Inference:
        """Run the rules over a case, up to a level, with derived facts and choices set from outside.

        Raises:
            InputError: when an answer is wrong.
            QuantityError: when a number set from outside is none.
        """
        profile, fixed, outside = self._told(case)
        known = gather_facts(profile, self._program.base)
        _set_from_outside(known, outside)
        return infer(self._program, known, fixed=fixed, until=level)

    def _told(self, case: dict[str, Any]) -> tuple[Profile, dict[str, str], dict[str, Knowledge]]:
        """The answers of a case, the choices that it makes, and the facts that it sets from outside."""
        base = self._program.base
        answers = {name: value for name, value in case.items() if name in base.questions}
        profile = self._profiles.read(plain_document({"profile": "case", "answers": answers}, "case"))
        fixed: dict[str, str] = {}
        outside: dict[str, Knowledge] = {}
        for name, value in case.items():
            if name in base.questions or name not in base.fact_types:
                continue
            if isinstance(value, dict):
                hint = "write the value alone"
                raise InputError([Problem(f"`{name}` takes one value in a case", hint, "case", path=(name,))])
            parts = name.split(".")
            if parts[0] != "chosen" or len(parts) != 2:
                outside[name] = _exactly(base.fact_types[name], value)
            elif str(value) in base.options[parts[1]]:
                fixed[parts[1]] = str(value)
            else:
                hint = did_you_mean(str(value), base.options[parts[1]]) or "write the id of an option"
                raise InputError([Problem(f"`{name}` has no option `{value}`", hint, "case", path=(name,))])
        return profile, fixed, outside


class _Settling:
    """Settles facts of the likely pass one by one, each after those that it hangs on.

    Where `choices_open` is true, a choice that nobody made may be anything; `left_open` tells whether one was met.
    """

    def __init__(
        self,
        program: Program,
        profile: Profile,
        fixed: dict[str, str],
        outside: dict[str, Knowledge],
        choices_open: bool = False,
    ) -> None:
        given = frozenset(profile.answers)
        self.facts = Facts(View({}, given), View({}, given), {})
        self._program = program
        self._profile = profile
        self._fixed = fixed
        self._outside = outside
        self._choices_open = choices_open
        self.left_open = False
        self._gathered: set[str] = set()
        self._waiting: set[str] = set()
        _set_from_outside(self.facts, outside)

    def settle(self, fact: str) -> None:
        """Let the likely pass know a fact."""
        base = self._program.base
        if fact in self._outside:
            return
        if fact in base.derived:
            self._settle_derived(base.derived[fact])
        elif fact.startswith("chosen."):
            self._settle_choice(fact)
        elif fact.startswith("size."):
            self._leave_open(fact)
        elif fact in base.computed and fact not in self._profile.answers:
            self._gather("computed", (*_read_by_formulae(base), *base.computed), compute_demand)
        elif fact in base.questions:
            settle_answer(base.questions[fact], self._profile, base, self.facts)
        elif fact.startswith("existing."):
            self._gather("existing", ("existing_stack",), spell_out_existing_stack)
        elif fact.startswith("pain_in."):
            self._gather("pain_in", ("pains",), spell_out_pains)

    def _gather(self, what: str, answers: Iterable[str], add: Callable[[Profile, RuleBase, Facts], None]) -> None:
        """Once, settle answers and add the facts that come from them; what is set from outside stays as it is."""
        if what in self._gathered:
            return
        self._gathered.add(what)
        base = self._program.base
        for answer in answers:
            if answer in base.questions:
                settle_answer(base.questions[answer], self._profile, base, self.facts)
        add(self._profile, base, self.facts)
        _set_from_outside(self.facts, self._outside)

    def _settle_derived(self, fact: DerivedFact) -> None:
        view = self.facts.likely
        if fact.id in view.knowledge:
            return
        if fact.id in self._waiting:
            self.left_open = True
            raise OpenChoiceError
        self._waiting.add(fact.id)
        place = {value: index for index, value in enumerate(fact.scale)}
        surely, maybe = place[fact.floor], set[int]()
        for rule, value in self._program.derivations[fact.id]:
            truth = self.truth(self._program.base.rules[rule].when)
            if truth is Truth.TRUE:
                surely = max(surely, place[value])
            elif truth is Truth.UNKNOWN:
                maybe.add(place[value])
        higher = {step for step in maybe if step > surely}
        view.knowledge[fact.id] = Knowledge(Choice(frozenset(fact.scale[step] for step in {surely, *higher})))
        self._waiting.discard(fact.id)

    def truth(self, condition: Condition) -> Truth:
        """The truth of a condition, once everything that it reads is settled."""
        for fact in facts_read(condition):
            self.settle(fact)
        return evaluate(condition, self.facts.likely)

    def _leave_open(self, fact: str) -> None:
        """Take a fact for anything, or give up where all rules have to run for it."""
        self.left_open = True
        if not self._choices_open:
            raise OpenChoiceError
        anything = self._program.base.fact_types[fact].anything
        self.facts.likely.knowledge[fact] = Knowledge(anything.values, absent=True)

    def _settle_choice(self, fact: str) -> None:
        decision = fact.split(".")[1]
        view = self.facts.likely
        if decision not in self._fixed:
            self._leave_open(fact)
        elif f"chosen.{decision}" not in view.knowledge:
            run = Inference(self._program, self.facts, Foretold({}))
            decide(run, decision, (), self._fixed[decision], ranked=False)


def _read_by_formulae(base: RuleBase) -> Iterator[str]:
    for computed in base.computed:
        yield from read_by_formulae(base, computed)


def _set_from_outside(facts: Facts, outside: dict[str, Knowledge]) -> None:
    for view in (facts.certain, facts.likely):
        view.knowledge |= outside
    facts.origins |= dict.fromkeys(outside, Origin("given"))
    facts.settled = frozenset(outside)


def _exactly(declared: FactType, value: Any) -> Knowledge:
    if isinstance(value, list):
        return Knowledge(Subset.exactly(frozenset(map(str, value))))
    if declared.kind.numeric:
        number = parse_quantity(value, quantity_unit(declared))
        return Knowledge(Interval(number, number))
    return Knowledge(Choice(frozenset({value})))
