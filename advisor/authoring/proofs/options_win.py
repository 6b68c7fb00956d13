"""Every option can win: some valid profile within the advisor's field has its decision recommend it, unvetoed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from numpy.typing import NDArray

from advisor.authoring.proofs.goals import NOTHING_TOLD, Case, Claim, Goal, likely
from advisor.authoring.proofs.impossible import never_holds
from advisor.compiled.evaluator import compiled
from advisor.compiled.results import Many
from advisor.engine.program import Program
from advisor.model.decision import Option
from advisor.model.profile import Profile
from advisor.solving.freedom import any_profile
from advisor.solving.model import DecisionModel, Model

CLAIM = Claim(
    "options-win",
    "Every option can win",
    "An option that no project is advised to take only makes the list longer.",
)


@dataclass(frozen=True, eq=False)
class OptionWins(Goal):
    """One option is recommended."""

    decision: str
    option: Option

    def hints(self) -> Iterable[Mapping[str, Any]]:
        """The cases of rules that speak for it."""
        for support in self.program.supports[self.decision]:
            if support.strength > 0 and (support.selected is None or self.option.id in support.selected):
                yield from support.rule.cases.fires

    def among(self, many: Many) -> NDArray[Any]:
        """Where it is first and nothing vetoes it."""
        taken, place = many.decisions[self.decision], self._place
        found: NDArray[Any] = likely(taken.applies) & (taken.first == place) & (taken.places[:, place] == 0)
        return found

    def seems(self, case: Case) -> bool:
        """Whether it is first and nothing vetoes it."""
        taken, place = case.quick.decisions[self.decision], self._place
        unvetoed = taken.statuses[place] in ("eligible", "possibly_vetoed")
        return bool(likely(taken.applies)) and taken.first == place and unvetoed

    def shows(self, case: Case) -> bool:
        """Whether it is first and nothing vetoes it."""
        ranking = case.ranking(self.decision)
        first = ranking.first if ranking else None
        return first is not None and first.option.id == self.option.id and first.status in _OPEN

    def model(self, start: Profile = NOTHING_TOLD) -> Model:
        """Demands that it comes first."""
        model = DecisionModel(self.program, start, self.decision, any_profile)
        model.demand_first(self.option.id)
        return model

    def cause(self, deadline: float) -> str:
        """A veto that always holds, or a rival that always stands before it."""
        if never_holds(self._unvetoed(), deadline):
            return "one veto or another holds on it whatever is told"
        for rival in self.program.base.options[self.decision].values():
            if rival.id == self.option.id or rival.status != "full" or perf_counter() > deadline:
                continue
            model = self._unvetoed()
            ahead = model.decisions.before(self.decision, self.option.id, rival.id)
            model.logic.clause((ahead, model.vetoed(rival.id)))
            if never_holds(model, deadline):
                return f"`{rival.id}` stands before it whatever is told"
        return "another option stands before it whatever is told, now one and now another"

    def _unvetoed(self) -> DecisionModel:
        model = DecisionModel(self.program, NOTHING_TOLD, self.decision, any_profile)
        model.demand_open(self.option.id)
        model.demand_valid()
        return model

    @property
    def _place(self) -> int:
        return compiled(self.program).tables[self.decision].names.index(self.option.id)


_OPEN = ("eligible", "possibly_vetoed")


def goals(program: Program) -> Iterator[Goal]:
    """One for every option that has full content."""
    for decision, options in program.base.options.items():
        for option in options.values():
            if option.status == "full":
                yield OptionWins(
                    program,
                    CLAIM,
                    f"option/{decision}/{option.id}",
                    ("Option", option.id),
                    f"`{option.id}` wins the decision `{decision}`",
                    f"`{option.id}` can never win the decision `{decision}`",
                    decision,
                    option,
                )
