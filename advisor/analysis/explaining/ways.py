"""A way to put an option first: the smallest change of answers, or a change that has at least nothing to spare."""

from dataclasses import replace
from time import perf_counter

from advisor.analysis.explaining.counterfactual import Counterfactual, is_first, smallest_change
from advisor.compiled.evaluator import compiled
from advisor.compiled.words import LIKELY
from advisor.engine.program import Program
from advisor.model.minimal import minimal
from advisor.model.profile import Profile
from advisor.solving.search import valid


def way_to(program: Program, profile: Profile, decision: str, option: str, seconds: float) -> Counterfactual:
    """The smallest change found in so many seconds; what a larger one does not need is left out of it.

    Raises:
        KeyError: when there is no such decision or option.
    """
    start = perf_counter()
    found = smallest_change(program, profile, decision, option, seconds)
    if found.status != "found" or found.smallest or found.profile is None:
        return found
    changed = found.profile
    reader = compiled(program)
    names = tuple(change.question for change in found.changes)

    def only(kept: tuple[str, ...]) -> Profile:
        answers = {**profile.answers, **{name: changed.answers[name] for name in kept if name in changed.answers}}
        return replace(profile, answers=answers)

    def suffices(kept: tuple[str, ...]) -> bool:
        proposal = only(kept)
        taken = reader.one(proposal, proposal.priority).decisions[decision]
        first = taken.first if taken.applies & LIKELY else None
        return first is not None and reader.tables[decision].names[first] == option and valid(program, proposal, kept)

    if not suffices(names):
        return found
    kept = minimal(names, suffices)
    proposal = only(kept)
    if not is_first(program, proposal, decision, option):
        return found
    changes = tuple(change for change in found.changes if change.question in kept)
    return replace(found, changes=changes, profile=proposal, seconds=perf_counter() - start)
