"""What exists today, decision by decision, and the same rules asked about it."""

from dataclasses import dataclass

from advisor.engine.findings import Inference
from advisor.engine.inference import reconsider
from advisor.model.knowledge import Subset


@dataclass(frozen=True, slots=True)
class Present:
    """Per decision, the options in use and other things that stand in their place; `told` when anything was told."""

    options: dict[str, tuple[str, ...]]
    others: dict[str, tuple[str, ...]]
    told: bool

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
    question = base.questions.get("existing_stack")
    for choice in question.choices if question else ():
        if choice.part and choice.id in stack:
            others[choice.part] = (*others.get(choice.part, ()), choice.id)
    return Present(options, others, bool(stack))


def runs_with_what_exists(run: Inference, present: Present) -> list[tuple[Inference, dict[str, str]]]:
    """Runs with what exists in the place of what is recommended: as many as it takes to meet every existing option."""
    chosen = {decision: option.id for decision, option in run.chosen.items() if option}
    runs = []
    for place in range(max((len(options) for options in present.options.values()), default=0)):
        fixed = {decision: options[min(place, len(options) - 1)] for decision, options in present.options.items()}
        if any(chosen.get(decision) != option for decision, option in fixed.items()):
            runs.append((reconsider(run, {**chosen, **fixed}, ranked=False), fixed))
    return runs
