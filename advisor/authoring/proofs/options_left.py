"""Every valid profile leaves an option: no decision that arises has a likely veto on all that it could recommend."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from advisor.authoring.proofs.goals import NOTHING_TOLD, Case, Claim, Goal, likely
from advisor.compiled.results import Many
from advisor.engine.program import Program
from advisor.engine.selection import reads_facts
from advisor.model.profile import Profile
from advisor.solving.freedom import any_profile
from advisor.solving.model import DecisionModel, Model
from advisor.solving.scope import scope_behind

CLAIM = Claim(
    "options-left",
    "Every valid profile leaves an option",
    "Where every option of a decision is vetoed, the project is advised to do nothing at all.",
    wanted=False,
)


@dataclass(frozen=True, eq=False)
class NothingLeft(Goal):
    """One decision arises and has every option vetoed."""

    decision: str

    def plainly_never(self) -> str:
        """An option that no rule can veto."""
        vetoes = [support for support in self.program.supports[self.decision] if not support.strength]
        for option in self.program.base.options[self.decision].values():
            spared = all(support.selected is not None and option.id not in support.selected for support in vetoes)
            if option.status == "full" and spared:
                return f"no rule vetoes `{option.id}`"
        return ""

    def among(self, many: Many) -> NDArray[Any]:
        """Where it arises and all is vetoed."""
        taken = many.decisions[self.decision]
        found: NDArray[Any] = likely(taken.applies) & (taken.places.min(axis=1) > 0)
        return found

    def seems(self, case: Case) -> bool:
        """Whether it arises and all is vetoed."""
        taken = case.quick.decisions[self.decision]
        return bool(likely(taken.applies)) and all(status in _OUT for status in taken.statuses)

    def shows(self, case: Case) -> bool:
        """Whether it arises and all is vetoed."""
        ranking = case.ranking(self.decision)
        return ranking is not None and all(standing.status in _OUT for standing in ranking.standings)

    def model(self, start: Profile = NOTHING_TOLD) -> Model:
        """Demands that it arises and that all is vetoed."""
        model = DecisionModel(self.program, start, self.decision, any_profile)
        model.demand_nothing_left()
        return model

    def choices(self) -> Collection[str]:
        """The decisions that the vetoes read."""
        vetoes = [support for support in self.program.supports[self.decision] if not support.strength]
        conditions = [self.program.base.decisions[self.decision].when, *(support.rule.when for support in vetoes)]
        selecting = [fact for support in vetoes for fact in reads_facts(support.target)]
        return scope_behind(self.program, conditions, selecting, selecting).decisions

    def details(self, case: Case) -> tuple[str, ...]:
        """Which rules veto each option."""
        ranking = case.ranking(self.decision)
        standings = sorted(ranking.standings if ranking else (), key=lambda standing: standing.option.order)
        return tuple(
            f"`{standing.option.id}` is vetoed by "
            + " and ".join(f"`{item.support.rule.id}`" for item in standing.vetoes if item.certainty != "possible")
            for standing in standings
        )


_OUT = ("vetoed", "likely_vetoed")


def goals(program: Program) -> Iterator[Goal]:
    """One for every decision that has an option with full content."""
    for decision, options in program.base.options.items():
        if any(option.status == "full" for option in options.values()):
            yield NothingLeft(
                program,
                CLAIM,
                f"nothing-left/{decision}",
                ("Decision", decision),
                f"every option of the decision `{decision}` is vetoed",
                f"the decision `{decision}` always keeps an option",
                decision,
            )
