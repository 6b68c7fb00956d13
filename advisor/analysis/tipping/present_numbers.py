"""The numbers that a profile's answers stand at today."""

from collections.abc import Iterable

from advisor.engine.gathering import gather_facts
from advisor.engine.program import Program
from advisor.model.knowledge import Interval
from advisor.model.profile import Profile


def present_numbers(program: Program, profile: Profile, questions: Iterable[str]) -> dict[str, float]:
    """The present number or best estimate of each question that has one."""
    likely = gather_facts(profile, program.base).likely.knowledge
    found = {}
    for question in questions:
        values = likely[question].values
        if isinstance(values, Interval) and values.low == values.high:
            found[question] = values.low
    return found
