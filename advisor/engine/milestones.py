"""The same project as its load grows: what the stack of that day must carry, and what has changed since."""

from collections.abc import Iterable, Mapping

from advisor.engine.assuming import assume
from advisor.engine.choosing import know_choice
from advisor.engine.facts import Facts
from advisor.engine.sizing import Sized, drawn_together, size, sizing_of
from advisor.model.rulebase import RuleBase
from advisor.model.sizing import Change, Milestone, SizedFigure, Sizing
from advisor.sizing.plan import LIMITS, Limit

LOADS = (1.0, 3.0, 10.0)
"""By how much the load has grown, from today's."""

Choices = Mapping[str, str | None]


def with_milestones(
    base: RuleBase, facts: Facts, today: Sized, choices: Choices, grown: Mapping[float, Choices]
) -> Sizing:
    """The sizing of today, with a milestone for each load; `grown` holds what would be recommended then."""
    chosen = [choices if load == 1 else grown.get(load, choices) for load in LOADS]
    days = [
        today if load == 1 else _sized(base, facts, today, choices, then, load)
        for load, then in zip(LOADS, chosen, strict=True)
    ]
    sizings = [sizing_of(day, then, draws) for day, then, draws in zip(days, chosen, drawn_together(days), strict=True)]
    found: list[Milestone] = []
    for sizing in sizings:
        earlier = found[-1] if found else None
        found.append(
            Milestone(
                load=sizing.load,
                choices=sizing.choices,
                figures=sizing.figures,
                bottleneck=sizing.bottleneck,
                changes=(
                    *_other_choices(earlier, sizing.choices),
                    *_limits_passed(earlier, sizing.figures, _left(base, sizing.choices)),
                ),
            )
        )
    return sizings[0].model_copy(update={"milestones": tuple(found)})


def _sized(base: RuleBase, facts: Facts, today: Sized, choices: Choices, then: Choices, load: float) -> Sized:
    """The figures of a later day, with the choices of that day."""
    other = [name for name, option in then.items() if option != choices.get(name)]
    if not other:
        return size(base, facts, load, today.assumed)
    found = facts.copy()
    for name in other:
        option = base.options[name].get(then[name] or "")
        know_choice(found, base.decisions[name], option, (option,) if option else (), (False, False))
    return size(base, found, load, {**today.assumed, **assume(base, found, _reading(base, other))})


def _reading(base: RuleBase, decisions: Iterable[str]) -> set[str]:
    """The assumptions that hang on what was decided there."""
    chosen = {f"chosen.{name}" for name in decisions}
    return {
        one.id
        for one in base.ranges_assumed.values()
        if any(name in chosen or name.rpartition(".")[0] in chosen for name in one.reads)
    }


def _other_choices(earlier: Milestone | None, then: Choices) -> list[Change]:
    if earlier is None:
        return []
    return [
        Change(subject=name, before=earlier.choices.get(name), after=option)
        for name, option in then.items()
        if earlier.choices.get(name) != option
    ]


def _left(base: RuleBase, choices: Choices) -> list[Limit]:
    """The limits that what was chosen does not lift by itself."""
    return [limit for limit in LIMITS if limit.by_itself is None or not _has(base, choices, *limit.by_itself)]


def _has(base: RuleBase, choices: Choices, decision: str, attribute: str, value: str) -> bool:
    option = base.options.get(decision, {}).get(choices.get(decision) or "")
    return option is not None and value in (option.values_of(attribute) or ())


def _limits_passed(earlier: Milestone | None, figures: Iterable[SizedFigure], limits: Iterable[Limit]) -> list[Change]:
    """The limits that this load passes and the earlier one did not."""
    before = {figure.id: figure.best for figure in earlier.figures} if earlier else {}
    now = {figure.id: figure.best for figure in figures}
    return [
        Change(subject=limit.figure, before=before.get(limit.figure), after=now[limit.figure], practice=limit.practice)
        for limit in limits
        if now.get(limit.figure, 0.0) > limit.above >= before.get(limit.figure, 0.0)
    ]
