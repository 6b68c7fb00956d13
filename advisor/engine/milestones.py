"""The same project as its load grows: what the stack of that day must carry, and what has changed since."""

from collections.abc import Iterable, Mapping

from advisor.engine.choosing import know_choice
from advisor.engine.facts import Facts
from advisor.engine.sizing import Sized, size, sizing_of
from advisor.model.rulebase import RuleBase
from advisor.model.sizing import Change, Milestone, SizedFigure
from advisor.sizing.plan import LIMITS

LOADS = (1.0, 3.0, 10.0)
"""By how much the load has grown, from today's."""

Choices = Mapping[str, str | None]


def milestones(
    base: RuleBase, facts: Facts, today: Sized, choices: Choices, grown: Mapping[float, Choices]
) -> tuple[Milestone, ...]:
    """A milestone for each load; `grown` holds what would be recommended then, where that is known."""
    found: list[Milestone] = []
    for load in LOADS:
        then = grown.get(load, choices) if load > 1 else choices
        sized = today if load == 1 else _sized(base, facts, today, choices, then, load)
        sizing = sizing_of(sized, then)
        earlier = found[-1] if found else None
        changes = (*_other_choices(earlier, then), *_limits_passed(earlier, sizing.figures))
        found.append(
            Milestone(
                load=load, choices=dict(then), figures=sizing.figures, bottleneck=sizing.bottleneck, changes=changes
            )
        )
    return tuple(found)


def _sized(base: RuleBase, facts: Facts, today: Sized, choices: Choices, then: Choices, load: float) -> Sized:
    """The figures of a later day, with the choices of that day."""
    other = [name for name, option in then.items() if option != choices.get(name)]
    if not other:
        return size(base, facts, load, today.assumed)
    found = facts.copy()
    for name in other:
        option = base.options[name].get(then[name] or "")
        know_choice(found, base.decisions[name], option, (option,) if option else (), (False, False))
    return size(base, found, load)


def _other_choices(earlier: Milestone | None, then: Choices) -> list[Change]:
    if earlier is None:
        return []
    return [
        Change(subject=name, before=earlier.choices.get(name), after=option)
        for name, option in then.items()
        if earlier.choices.get(name) != option
    ]


def _limits_passed(earlier: Milestone | None, figures: Iterable[SizedFigure]) -> list[Change]:
    """The limits that this load passes and the earlier one did not."""
    before = {figure.id: figure.best for figure in earlier.figures} if earlier else {}
    now = {figure.id: figure.best for figure in figures}
    return [
        Change(subject=limit.figure, before=before.get(limit.figure), after=now[limit.figure], practice=limit.practice)
        for limit in LIMITS
        if now.get(limit.figure, 0.0) > limit.above >= before.get(limit.figure, 0.0)
    ]
