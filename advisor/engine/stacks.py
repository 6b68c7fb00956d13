"""Whole stacks, where the first decisions are ties: one for each of the options that share the first place."""

from advisor.engine.findings import Inference
from advisor.engine.inference import reconsider
from advisor.model.assessment import DecisionResult, Stack

FIRST_DECISIONS = 2
"""A tie in one of the first so many decisions is worth a whole stack for each option; later ones change little else."""

MAXIMUM = 3


def whole_stacks(run: Inference, decisions: dict[str, DecisionResult], priority: tuple[str, ...]) -> tuple[Stack, ...]:
    """Two or three stacks, the recommended one first; none where the first decisions are no ties."""
    first = list(run.program.base.decisions)[:FIRST_DECISIONS]
    tied = next((name for name in first if name in decisions and decisions[name].band == "tie"), None)
    if tied is None:
        return ()
    stacks = []
    for option in decisions[tied].tied[:MAXIMUM]:
        other = reconsider(run, {tied: option}, priority)
        choices = {name: choice.id for name, choice in other.chosen.items() if choice}
        stacks.append(Stack(decision=tied, option=option, choices=choices))
    return tuple(stacks)
