"""Which mutants the cases and the examples notice.

A condition mutant is noticed when a case of its rule comes out otherwise. What a conclusion is worth no case of its own
rule says; what it derives, the cases of other rules do, and else it is noticed when the outcome of an example differs.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from advisor.authoring.cases.facts import CaseReader, OpenChoiceError
from advisor.authoring.cases.running import cases_of
from advisor.authoring.cases.stages import CaseStage
from advisor.authoring.logic import Logic, logic_of
from advisor.authoring.mutation.conclusions import conclusion_mutants
from advisor.authoring.mutation.conditions import mutants_of
from advisor.authoring.mutation.examples import Example, meant_options
from advisor.authoring.mutation.mutants import ConclusionMutant, ConditionMutant, Mutant
from advisor.engine.program import Program
from advisor.errors import InputError
from advisor.model.condition import Condition, Not, facts_read
from advisor.model.evaluation import evaluate
from advisor.model.quantity import QuantityError
from advisor.model.rule import Derive, Disfavour, Favour, Rule, Veto
from advisor.model.truth import Truth


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a mutant: what noticed it (empty: nothing), or that it says the same as the rule."""

    mutant: Mutant
    noticed_by: str = ""
    equivalent: bool = False

    @property
    def survives(self) -> bool:
        """Whether it differs from the rule and nothing notices."""
        return not self.noticed_by and not self.equivalent


@dataclass(frozen=True)
class Judge:
    """Judges the mutants of one program by its cases and by examples."""

    program: Program
    examples: Sequence[Example] = ()

    @cached_property
    def logic(self) -> Logic:
        """Tells conditions that say the same."""
        return logic_of(self.program)

    @cached_property
    def reader(self) -> CaseReader:
        """Reads the cases."""
        return CaseReader(self.program)

    def verdicts(self, rule: Rule, stages: Sequence[CaseStage]) -> Iterator[Verdict]:
        """What becomes of every mutant of a rule; `stages` are its cases."""
        for mutant in mutants_of(rule, self.program.base):
            noticed = noticing(mutant, stages)
            yield Verdict(mutant, noticed, not noticed and self._same_profiles(rule.when, mutant.condition))
        for changed in conclusion_mutants(rule, self.program.base):
            noticed = self._noticing(rule, changed)
            yield Verdict(changed, noticed, not noticed and self._same_options(rule, changed))

    def _noticing(self, rule: Rule, mutant: ConclusionMutant) -> str:
        if isinstance(rule.then[mutant.place], Derive):
            for stage in self._stages_downstream(rule, mutant):
                if not stage.as_expected:
                    return f"{stage.kind} case {stage.number} of {stage.rule}"
        seeing = (example.name for example in self.examples if example.notices(rule, mutant.place, mutant.conclusion))
        return next((f"example {name}" for name in seeing), "")

    def _stages_downstream(self, rule: Rule, mutant: ConclusionMutant) -> Iterator[CaseStage]:
        """The cases of rules that hang on what a rule derives, with the mutant in the rule's place."""
        then = [*rule.then[: mutant.place], mutant.conclusion, *rule.then[mutant.place + 1 :]]
        said = [pair for item in then if isinstance(item, Derive) for pair in item.derive.items()]
        derivations = {
            fact: (
                *(pair for pair in derived if pair[0] != rule.id),
                *((rule.id, value) for name, value in said if name == fact),
            )
            for fact, derived in self.program.derivations.items()
        }
        mutated = CaseReader(replace(self.program, derivations=derivations))
        concluded = rule.then[mutant.place]
        assert isinstance(concluded, Derive)
        for reading in self._hanging_on(frozenset(concluded.derive)):
            if reading.id == rule.id:
                continue
            for kind, number, facts in cases_of(reading):
                try:
                    view = mutated.view_without_run(facts, reading.when)
                except (InputError, QuantityError, OpenChoiceError):
                    continue
                yield CaseStage(reading.id, kind, number, facts, view, evaluate(reading.when, view) is Truth.TRUE)

    def _hanging_on(self, facts: frozenset[str]) -> tuple[Rule, ...]:
        """The rules whose condition reads one of these derived facts, or one that hangs on them."""
        reached = set(facts)
        while True:
            more = {
                fact
                for fact, derived in self.program.derivations.items()
                if fact not in reached
                and any(reached & set(facts_read(self.program.base.rules[name].when)) for name, _ in derived)
            }
            if not more:
                return tuple(rule for rule in self.program.rules if reached & set(facts_read(rule.when)))
            reached |= more

    def _same_profiles(self, condition: Condition, other: Condition) -> bool:
        """Whether it is proved that no complete profile tells two conditions apart."""
        return all(
            self.logic.impossible(one, Not(another), within_base=True)
            for one, another in ((condition, other), (other, condition))
        )

    def _same_options(self, rule: Rule, mutant: ConclusionMutant) -> bool:
        """Whether a conclusion of fewer words still speaks of the same options."""
        before, after = rule.then[mutant.place], mutant.conclusion
        if type(before) is not type(after):
            return False
        if not isinstance(before, Favour | Disfavour | Veto) or not isinstance(after, Favour | Disfavour | Veto):
            return False
        options = meant_options(before, self.program.base)
        as_strong = getattr(before, "strength", 0) == getattr(after, "strength", 0)
        return as_strong and options is not None and options == meant_options(after, self.program.base)


def noticing(mutant: ConditionMutant, stages: Iterable[CaseStage]) -> str:
    """The first case that comes out otherwise under the mutant; empty when none does."""
    for stage in stages:
        if stage.as_expected and (evaluate(mutant.condition, stage.view) is Truth.TRUE) is not stage.fired:
            return f"{stage.kind} case {stage.number}"
    return ""
