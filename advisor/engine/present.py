"""What exists today, decision by decision, and the same rules asked about it."""

from collections.abc import Iterable
from dataclasses import dataclass

from advisor.engine.findings import Inference
from advisor.engine.inference import reconsider
from advisor.model.knowledge import Choice, Subset

_NOT_GOING_ON = frozenset({"greenfield", "replatform"})
"""Stages at which nothing is there yet, or what is there has been given up."""


@dataclass(frozen=True, slots=True)
class Present:
    """Per decision, the options in use and other things that stand in their place; `told` when anything was told.

    `goes_on`: a system serves users and its technology was not given up. `hurting` is what some pain was located in,
    `kept` what stays though the system around it is new or replaced.
    """

    options: dict[str, tuple[str, ...]]
    others: dict[str, tuple[str, ...]]
    told: bool
    goes_on: bool = False
    hurting: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()

    def in_place(self, decision: str) -> tuple[str, ...]:
        """Everything that a decision would keep or replace."""
        return (*self.options.get(decision, ()), *self.others.get(decision, ()))


def what_exists(run: Inference) -> Present:
    """The existing stack of the profile, sorted by the decisions that it belongs to."""
    base = run.program.base
    known = run.facts.likely.knowledge.get("existing_stack")
    stack = known.values.required if known and isinstance(known.values, Subset) else frozenset()
    options = {
        decision: present
        for decision, names in base.options.items()
        if (present := tuple(name for name in names if name in stack))
    }
    others: dict[str, tuple[str, ...]] = {}
    kept: set[str] = set()
    question = base.questions.get("existing_stack")
    for choice in question.choices if question else ():
        if choice.part and choice.id in stack:
            others[choice.part] = (*others.get(choice.part, ()), choice.id)
            if choice.kept_by and _holds(run, choice.kept_by):
                kept.add(choice.id)
    return Present(options, others, bool(stack), _goes_on(run, bool(stack)), _hurting(run, stack), frozenset(kept))


def _holds(run: Inference, fact: str) -> bool:
    known = run.facts.likely.knowledge.get(fact)
    return known is not None and isinstance(known.values, Choice) and known.values.values == frozenset({True})


def _goes_on(run: Inference, told: bool) -> bool:
    """Whether a system exists that is neither yet to be built nor to be replaced as a whole."""
    known = run.facts.likely.knowledge.get("stage")
    if known is None or not isinstance(known.values, Choice) or known.values.values is None:
        return told
    if known.values.values <= _NOT_GOING_ON:
        return False
    return told or known.values.values.isdisjoint(_NOT_GOING_ON)


def _hurting(run: Inference, stack: Iterable[str]) -> frozenset[str]:
    """What of the existing stack a told pain was located in."""
    places = (
        known.values.required
        for name, known in run.facts.likely.knowledge.items()
        if name.startswith("pain_in.") and isinstance(known.values, Subset)
    )
    return frozenset[str]().union(*places) & frozenset(stack)


def runs_with_what_exists(run: Inference, present: Present) -> list[tuple[Inference, dict[str, str]]]:
    """Runs with what exists in the place of what is recommended: as many as it takes to meet every existing option."""
    chosen = {decision: option.id for decision, option in run.chosen.items() if option}
    runs = []
    for place in range(max((len(options) for options in present.options.values()), default=0)):
        fixed = {decision: options[min(place, len(options) - 1)] for decision, options in present.options.items()}
        if any(chosen.get(decision) != option for decision, option in fixed.items()):
            runs.append((reconsider(run, {**chosen, **fixed}, ranked=False), fixed))
    return runs
