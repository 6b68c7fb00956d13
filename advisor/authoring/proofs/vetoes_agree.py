"""No veto contradicts a decisive argument.

A veto on an option and a rule that favours the same option decisively (strength 3) contradict each other where they
cannot be had apart: where the option is favoured decisively whenever it is vetoed, or vetoed whenever it is favoured
decisively. So for each such pair a valid profile is sought in which the one holds and the other does not, certainly or
likely, both ways. Several vetoes that together leave no option at all are the claim that every profile leaves one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from numpy.typing import NDArray

from advisor.authoring.proofs.goals import NOTHING_TOLD, Case, Claim, Goal, likely
from advisor.authoring.proofs.impossible import never_holds
from advisor.compiled.results import Many
from advisor.engine.program import Program, Support
from advisor.engine.ranking import Standing
from advisor.engine.selection import reads_facts, selects
from advisor.model.decision import Option
from advisor.model.evaluation import View
from advisor.model.profile import Profile
from advisor.model.truth import Truth
from advisor.solving.freedom import any_profile
from advisor.solving.logic import Literal
from advisor.solving.model import Model
from advisor.solving.scope import scope_behind

DECISIVE = 3

_PLAIN_HINTS = 3
"""How many cases of the rule that shall fire are hints by themselves."""

CLAIM = Claim(
    "vetoes-agree",
    "No veto contradicts a decisive argument",
    "An option that is favoured decisively exactly where it is vetoed shows that two rules disagree.",
)


@dataclass(frozen=True, eq=False)
class Apart(Goal):
    """One support speaks of an option, and another that contradicts it does not."""

    decision: str
    options: tuple[Option, ...]
    holds: Support
    silent: Support

    def plainly_never(self) -> str:
        """A rule that says both at once."""
        return "one rule says both" if self.holds.rule is self.silent.rule and not self.dynamic else ""

    @property
    def dynamic(self) -> bool:
        """Whether facts have a say in which options these speak of."""
        return self.holds.selected is None or self.silent.selected is None

    def hints(self) -> Iterable[Mapping[str, Any]]:
        """The cases of the rule that shall fire, and together with them those in which the other stays silent."""
        fires = self.holds.rule.cases.fires
        yield from fires[:_PLAIN_HINTS]
        for silent in self.silent.rule.cases.silent:
            for case in fires:
                yield {**silent, **case}

    @property
    def rough(self) -> bool:
        """Whether facts have a say in which options the two speak of."""
        return self.dynamic

    def among(self, many: Many) -> NDArray[Any]:
        """Where the one fires and the other does not, or may speak of other options."""
        found: NDArray[Any] = likely(many.rules[self.holds.rule.id])
        return found if self.silent.selected is None else found & ~likely(many.rules[self.silent.rule.id])

    def seems(self, case: Case) -> bool:
        """Whether one holds without the other."""
        fires = [bool(likely(case.quick.rules[support.rule.id])) for support in (self.holds, self.silent)]
        if not self.dynamic or not fires[0]:
            return fires[0] and not fires[1]
        if not likely(case.quick.decisions[self.decision].applies):
            return False
        known = case.facts.likely
        if any(fact not in known.knowledge for fact in self._selecting):
            return self.shows(case)
        return all(
            selects(self.holds.target, option, known) is Truth.TRUE
            and not (fires[1] and selects(self.silent.target, option, known) is Truth.TRUE)
            for option in self.options
        )

    def shows(self, case: Case) -> bool:
        """Whether one holds without the other on every option in question."""
        fires = [case.fires(support.rule.id) for support in (self.holds, self.silent)]
        if not self.dynamic or not fires[0]:
            return fires[0] and not fires[1]
        ranking = case.ranking(self.decision)
        standings = [ranking.standing(option.id) for option in self.options] if ranking else [None]
        return all(one and _speaks(one, self.holds) and not _speaks(one, self.silent) for one in standings)

    def model(self, start: Profile = NOTHING_TOLD) -> Model:
        """Demands the one without the other."""
        model = self._holding(start)
        for option in self.options:
            model.logic.demand(-_literal(model, self.silent, option))
        return model

    def without_meaning(self, deadline: float) -> str:
        """That what shall hold never does, so that nothing is contradicted."""
        rule, named = self.holds.rule.id, _named(self.options)
        return (
            f"the rule `{rule}` never speaks of {named}" if never_holds(self._holding(NOTHING_TOLD), deadline) else ""
        )

    @property
    def _selecting(self) -> list[str]:
        return [fact for support in (self.holds, self.silent) for fact in reads_facts(support.target)]

    def _holding(self, start: Profile) -> Model:
        """Demands that the one holds."""
        conditions = self.holds.rule.when, self.silent.rule.when
        scope = scope_behind(self.program, conditions, self._selecting, self._selecting)
        model = Model(self.program, start, scope, any_profile)
        for option in self.options:
            model.logic.demand(_literal(model, self.holds, option))
        model.demand_valid()
        return model


def _speaks(standing: Standing, support: Support) -> bool:
    """Whether a support speaks of an option, certainly or likely."""
    items = standing.evidence.get(support.criterion, ()) if support.strength else standing.vetoes
    return any(item.support is support and item.certainty != "possible" for item in items)


def _literal(model: Model, support: Support, option: Option) -> Literal:
    return model.logic.all_of((model.rules.rule(support.rule.id)[0], model.rules.selected(support.target, option)[0]))


def goals(program: Program) -> Iterator[Goal]:
    """Two for every pair of a veto and a decisive argument for an option that it may strike.

    Where facts have no say in what they speak of, conclusions of the same two rules are one pair.
    """
    found: dict[str, Apart] = {}
    for goal in _pairs(program):
        known = found.get(goal.id)
        if known is None:
            found[goal.id] = goal
        elif goal.dynamic or known.dynamic:
            found[f"{goal.id}/{len(found)}"] = replace(goal, id=f"{goal.id}/{len(found)}")
    yield from found.values()


def _pairs(program: Program) -> Iterator["Apart"]:
    for decision, supports in program.supports.items():
        options = tuple(option for option in program.base.options[decision].values() if option.status == "full")
        vetoes = [support for support in supports if not support.strength]
        favours = [support for support in supports if support.strength >= DECISIVE]
        for veto in vetoes:
            for favour in favours:
                common = tuple(option for option in options if _may_speak(veto, option) and _may_speak(favour, option))
                yield from _pair(program, decision, common, veto, favour)


def _pair(
    program: Program, decision: str, common: tuple[Option, ...], veto: Support, favour: Support
) -> Iterator["Apart"]:
    dynamic = veto.selected is None or favour.selected is None
    for options in [(option,) for option in common] if dynamic else [common] if common else []:
        named = _named(options)
        more = f"/{options[0].id}" if dynamic else ""
        rules = veto.rule.id, favour.rule.id
        yield Apart(
            program,
            CLAIM,
            f"veto/{rules[0]}/without/{rules[1]}{more}",
            ("Rule", rules[0]),
            f"the rule `{rules[0]}` vetoes {named}, and `{rules[1]}` does not favour it",
            f"whenever the rule `{rules[0]}` vetoes {named}, `{rules[1]}` favours it decisively",
            decision,
            options,
            veto,
            favour,
        )
        yield Apart(
            program,
            CLAIM,
            f"favour/{rules[1]}/without/{rules[0]}{more}",
            ("Rule", rules[1]),
            f"the rule `{rules[1]}` favours {named} decisively, and `{rules[0]}` does not veto it",
            f"whenever the rule `{rules[1]}` favours {named} decisively, `{rules[0]}` vetoes it",
            decision,
            options,
            favour,
            veto,
        )


def _may_speak(support: Support, option: Option) -> bool:
    """Whether anything lets a conclusion speak of an option."""
    return selects(support.target, option, View({}, frozenset())) is not Truth.FALSE


def _named(options: tuple[Option, ...]) -> str:
    return " and ".join(f"`{option.id}`" for option in options)
