"""Answers that no project can have together, and projects of which the rules know nothing."""

from dataclasses import dataclass, replace

from advisor.compiled.feeding import Feeding
from advisor.engine.gathering import gather_facts
from advisor.loading.constraints import answers_bound, broken_constraints
from advisor.model.condition import Condition
from advisor.model.evaluation import evaluate
from advisor.model.profile import Answer, Profile
from advisor.model.rulebase import Constraint, RuleBase, ScopeLimit
from advisor.model.truth import Truth


@dataclass(frozen=True)
class Validity:
    """The constraints and limits of scope in which some answers have a say, and the profile in which these vary."""

    base: RuleBase
    profile: Profile
    constraints: tuple[Constraint, ...]
    limits: tuple[ScopeLimit, ...]

    @classmethod
    def of(cls, base: RuleBase, feeding: Feeding, profile: Profile, *questions: str) -> "Validity":
        """What all of these answers together have a say in."""

        constraints = (item for item in base.constraints if set(questions).issubset(answers_bound(item, base)))
        limits = (item for item in base.pack.out_of_scope if feeding.behind_condition(item.when).issuperset(questions))
        return cls(base, profile, tuple(constraints), tuple(limits))

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition that is looked at."""
        return (*(constraint.must for constraint in self.constraints), *(limit.when for limit in self.limits))

    def objection(self, **answers: Answer) -> str | None:
        """Why the profile cannot have these answers, or why the rules then say nothing; None where it is valid."""
        if not self.constraints and not self.limits:
            return None
        told = {**self.profile.answers, **answers}
        for constraint in broken_constraints(told, replace(self.base, constraints=self.constraints)):
            return constraint.because
        if self.limits:
            facts = gather_facts(replace(self.profile, answers=told), self.base)
            for limit in self.limits:
                if evaluate(limit.when, facts.likely) is Truth.TRUE:
                    return limit.reason
        return None
