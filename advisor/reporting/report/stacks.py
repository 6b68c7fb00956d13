"""Whole stacks side by side, where one of the first decisions is a tie: what differs between them first."""

from dataclasses import dataclass

from advisor.model.assessment import Assessment, Stack
from advisor.reporting.naming import Names
from advisor.reporting.wording import counted

NOT_TAKEN = "not decided"
"""In place of an option, where a stack leaves nothing to decide."""


@dataclass(frozen=True)
class StackRow:
    """One decision: what each stack takes."""

    decision: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class StacksView:
    """Two or three stacks: the options of the tie as headings, what differs, and a sentence on what does not."""

    summary: str
    headings: tuple[str, ...]
    differing: tuple[StackRow, ...]
    same: str


def stacks_view(assessment: Assessment, names: Names) -> StacksView | None:
    """The stacks in words; None where the first decisions are no ties."""
    stacks = assessment.stacks
    if len(stacks) < 2:
        return None
    decisions = [name for name in names.base.decisions if any(name in stack.choices for stack in stacks)]
    rows = [_row(name, stacks, names) for name in decisions]
    differing = tuple(row for row in rows if len(set(row.options)) > 1)
    same = ", ".join(f"{row.decision.lower()}: {row.options[0]}" for row in rows if row not in differing)
    tied = names.decision(stacks[0].decision)
    return StacksView(
        summary=f"{tied} is a tie; this is what follows from each choice. "
        f"{counted(len(differing), 'decision')} of {len(rows)} {'differs' if len(differing) == 1 else 'differ'}.",
        headings=tuple(names.option(stack.decision, stack.option) for stack in stacks),
        differing=differing,
        same=f"The same in each: {same}." if same else "",
    )


def _row(decision: str, stacks: tuple[Stack, ...], names: Names) -> StackRow:
    chosen = [stack.choices.get(decision) for stack in stacks]
    options = tuple(names.option(decision, option) if option else NOT_TAKEN for option in chosen)
    return StackRow(names.decision(decision), options)
