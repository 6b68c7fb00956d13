"""Every rule can fire: some valid profile within the advisor's field makes its condition hold, certainly or likely."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from advisor.authoring.proofs.goals import NOTHING_TOLD, Case, Claim, Goal, likely
from advisor.authoring.proofs.impossible import never_holds
from advisor.compiled.results import Many
from advisor.engine.program import Program
from advisor.model.condition import ALWAYS, All, Condition, facts_read
from advisor.model.minimal import minimal
from advisor.model.profile import Profile
from advisor.model.rule import Rule
from advisor.solving.freedom import any_profile
from advisor.solving.model import Model
from advisor.solving.scope import scope_behind

CLAIM = Claim("rules-fire", "Every rule can fire", "A rule that no project can fire is knowledge that reaches nobody.")


@dataclass(frozen=True, eq=False)
class RuleFires(Goal):
    """One rule fires."""

    rule: Rule

    def hints(self) -> Iterable[Mapping[str, Any]]:
        """The rule's own cases, with those of rules that derive what it reads."""
        derivers = [
            self.program.base.rules[name]
            for fact in facts_read(self.rule.when)
            for name, _ in self.program.derivations.get(fact, ())
        ]
        for own in self.rule.cases.fires or ({},):
            yield own
            yield from ({**case, **own} for deriver in derivers for case in deriver.cases.fires)

    def among(self, many: Many) -> NDArray[Any]:
        """Where it fires."""
        return likely(many.rules[self.rule.id])

    def seems(self, case: Case) -> bool:
        """Whether it fires."""
        return bool(likely(case.quick.rules[self.rule.id]))

    def shows(self, case: Case) -> bool:
        """Whether it fires."""
        return case.fires(self.rule.id)

    def model(self, start: Profile = NOTHING_TOLD) -> Model:
        """Demands that its condition holds."""
        return model_of(self.program, self.rule.when, start)

    def cause(self, deadline: float) -> str:
        """The parts of its condition that cannot hold together."""
        parts = self.rule.when.parts if isinstance(self.rule.when, All) else (self.rule.when,)

        def excluded(kept: tuple[Condition, ...]) -> bool:
            return never_holds(model_of(self.program, All(kept)), deadline)

        left = minimal(parts, excluded)
        said = " and ".join(f"`{part}`" for part in left)
        return f"{said} {'cannot hold together' if len(left) > 1 else 'cannot hold'}{self._derived(left)}"

    def _derived(self, parts: Iterable[Condition]) -> str:
        """Which rules derive what these parts read."""
        base = self.program.base
        read = dict.fromkeys(fact for part in parts for fact in facts_read(part) if fact in base.derived)
        told = []
        for fact in read:
            rules = [f"`{rule}` (when {base.rules[rule].when})" for rule, _ in self.program.derivations[fact]]
            told.append(f"`{fact}` is derived by {' and '.join(rules) or 'no rule'}")
        return f"; {'; '.join(told)}" if told else ""


@dataclass(frozen=True, eq=False)
class SizedRuleFires(RuleFires):
    """One rule that reads what the chosen stack must carry fires; the solver knows the rest of its condition only."""

    @property
    def rough(self) -> bool:
        """The compiled reader does not size."""
        return True

    def among(self, many: Many) -> NDArray[Any]:
        """Anywhere, as far as the compiled reader knows."""
        return np.ones(many.count, bool)

    def seems(self, case: Case) -> bool:
        """Whether it fires, by a whole run that asks the compiled reader what fires before sizes are known."""
        return case.foretold.certainty(self.rule.id) in ("certain", "likely")

    def model(self, start: Profile = NOTHING_TOLD) -> Model:
        """Demands that what it reads besides sizes holds."""
        return model_of(self.program, _without_sizes(self.rule.when), start)


def _without_sizes(condition: Condition) -> Condition:
    """A condition that holds wherever this one does, and reads no size."""
    if isinstance(condition, All):
        return All(tuple(_without_sizes(part) for part in condition.parts))
    return ALWAYS if any(fact.startswith("size.") for fact in facts_read(condition)) else condition


def model_of(program: Program, condition: Condition, start: Profile = NOTHING_TOLD) -> Model:
    """A model of every valid profile under which a condition surely holds."""
    model = Model(program, start, scope_behind(program, (condition,)), any_profile)
    model.logic.demand(model.rules.holds(condition)[0])
    model.demand_valid()
    return model


def goals(program: Program) -> Iterator[Goal]:
    """One for every active rule."""
    for rule in program.rules:
        kind = SizedRuleFires if rule in program.sized_rules else RuleFires
        yield kind(
            program,
            CLAIM,
            f"rule/{rule.id}",
            ("Rule", rule.id),
            f"the rule `{rule.id}` fires",
            f"the rule `{rule.id}` can never fire",
            rule,
        )
