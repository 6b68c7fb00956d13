"""Answers that say one value and nothing else."""

from advisor.model.knowledge import Choice, Interval, Knowledge, Subset
from advisor.model.profile import Answer

Value = float | bool | str | tuple[str, ...]
"""A number in the question's unit, a word, or a whole list."""


def exactly(value: Value) -> Answer:
    """The answer that says this value and nothing else."""
    if isinstance(value, tuple):
        return Answer(Knowledge(Subset.exactly(frozenset(value))), sequence=value)
    if isinstance(value, bool | str):
        return Answer(Knowledge(Choice(frozenset({value}))))
    return Answer(Knowledge(Interval(value, value)))
