"""Would the examples notice a fault in a conclusion: does the outcome of one of them differ?

The outcome of an example is what its assessment says: the ranking of every decision with scores and weights, the
reasons for and against by rule and strength, vetoes, practices, risks and controls with the rules behind them, and the
derived facts. Whether a mutant changes any of that is told from the one run of the sound rules over the example: a rule
that fires speaks there in a known place, and the outcome differs exactly if what it says in this place does.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from advisor.engine.findings import Inference
from advisor.engine.gathering import gather_facts
from advisor.engine.inference import infer
from advisor.engine.present import runs_with_what_exists, what_exists
from advisor.engine.program import Program, Weighing
from advisor.engine.risks import assess_risks
from advisor.engine.scope import limits_within
from advisor.engine.selection import reads_facts, selects
from advisor.engine.weights import multipliers
from advisor.model.evaluation import View
from advisor.model.profile import Profile
from advisor.model.rule import Conclusion, Derive, Disfavour, Favour, Recommend, Rule, Target, Veto, Warn, Weigh
from advisor.model.rulebase import RuleBase
from advisor.model.truth import Truth

Contribution = tuple[str, str, int, Truth]
"""An option, a criterion (none for a veto), the points for or against, and whether the option is surely meant."""


@dataclass(frozen=True)
class Example:
    """One example as the rules see it."""

    name: str
    run: Inference
    warnings: frozenset[tuple[str, str]] = frozenset()
    """The rules that warn, of what is recommended or of what exists, each with the risk."""

    def fires(self, rule: str) -> bool:
        """Whether a rule fires at least likely."""
        return self.run.certainty(rule) in ("certain", "likely")

    def notices(self, rule: Rule, place: int, other: Conclusion | None) -> bool:
        """Whether the outcome differs if the rule's conclusion in this place is another, or is gone."""
        conclusion = rule.then[place]
        if isinstance(conclusion, Warn):
            return (rule.id, conclusion.warn) in self.warnings
        if not self.fires(rule.id):
            return False
        match conclusion:
            case Favour() | Disfavour() | Veto():
                decision = _target(conclusion).decision
                return decision in self.run.rankings and self._says(conclusion) != self._says(other)
            case Weigh():
                return self._weighs_otherwise(rule, conclusion, other)
            case Recommend(recommend=practice):
                return self.run.program.base.practices[practice].status == "full"
            case Derive(derive=derived):
                return any(self._derives_otherwise(rule.id, fact, value, other) for fact, value in derived.items())
        return True

    def _says(self, conclusion: Conclusion | None) -> frozenset[Contribution]:
        if not isinstance(conclusion, Favour | Disfavour | Veto):
            return frozenset()
        target = _target(conclusion)
        criterion = "" if isinstance(conclusion, Veto) else conclusion.criterion
        strength = 0 if isinstance(conclusion, Veto) else conclusion.strength
        points = -strength if isinstance(conclusion, Disfavour) else strength
        options = self.run.program.base.options[target.decision].values()
        meant = ((option, selects(target, option, self.run.facts.likely)) for option in options)
        return frozenset(
            (option.id, criterion, points, truth)
            for option, truth in meant
            if option.status == "full" and truth is not Truth.FALSE
        )

    def _weighs_otherwise(self, rule: Rule, conclusion: Weigh, other: Conclusion | None) -> bool:
        """Whether a criterion of a decision that is taken gets another weight."""
        program = self.run.program
        for decision in self.run.rankings:
            if rule.id not in program.strata.weighers[decision]:
                continue
            criteria = program.base.decisions[decision].criteria
            fired = [item for item in program.weighings if self.fires(item.rule.id) and item.criterion in criteria]
            changed = [item for item in fired if not (item.rule.id == rule.id and item.criterion in conclusion.weigh)]
            if isinstance(other, Weigh):
                changed += [
                    Weighing(rule, criterion, factor, other.argument or rule.id)
                    for criterion, factor in other.weigh.items()
                    if criterion in criteria
                ]
            if multipliers(fired) != multipliers(changed):
                return True
        return False

    def _derives_otherwise(self, rule: str, fact: str, value: str | bool, other: Conclusion | None) -> bool:
        """Whether a derived fact gets another value; several rules may derive the same."""
        scale = self.run.program.base.derived[fact].scale
        given = [(name, said) for name, said in self.run.program.derivations[fact] if self.fires(name)]
        changed = [(name, said) for name, said in given if (name, said) != (rule, value)]
        if isinstance(other, Derive):
            changed += [(rule, said) for name, said in other.derive.items() if name == fact]
        return _highest(given, scale) != _highest(changed, scale)


def examples_of(program: Program, profiles: Iterable[Profile]) -> tuple[Example, ...]:
    """The examples that lie within the advisor's field, each run once."""
    found = []
    for profile in profiles:
        facts = gather_facts(profile, program.base)
        if not limits_within(facts, program.base):
            run = infer(program, facts, profile.priority)
            risks = assess_risks(run, runs_with_what_exists(run, what_exists(run)))
            warnings = frozenset((reason.rule, risk.id) for risk in risks for reason in risk.reasons)
            found.append(Example(profile.name, run, warnings))
    return tuple(found)


def meant_options(conclusion: Favour | Disfavour | Veto, base: RuleBase) -> frozenset[str] | None:
    """The options that a conclusion speaks of; None when that hangs on a fact."""
    target = _target(conclusion)
    if reads_facts(target):
        return None
    nothing = View({}, frozenset())
    options = base.options[target.decision].values()
    return frozenset(
        option.id for option in options if option.status == "full" and selects(target, option, nothing) is Truth.TRUE
    )


def _target(conclusion: Favour | Disfavour | Veto) -> Target:
    match conclusion:
        case Favour(favour=target) | Disfavour(disfavour=target) | Veto(veto=target):
            return target


def _highest(derivations: Iterable[tuple[str, str | bool]], scale: tuple[str | bool, ...]) -> int:
    return max((scale.index(value) for _, value in derivations), default=-1)
