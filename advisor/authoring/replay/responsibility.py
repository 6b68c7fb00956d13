"""Which changed items are responsible for a change: those that bring it about alone, or only together."""

from collections.abc import Collection
from typing import Any

from advisor.authoring.replay.differences import Key
from advisor.authoring.replay.material import Pair, known_part
from advisor.authoring.replay.mixtures import Mixtures
from advisor.authoring.replay.outlook import Aspect, outlook
from advisor.authoring.replay.results import Cause
from advisor.authoring.replay.smallest import smallest
from advisor.compiled.evaluator import compiled
from advisor.engine.program import Program
from advisor.errors import InputError
from advisor.loading.profile import profile_from
from advisor.model.profile import Profile

_CAUSES = 4
"""How many ways to bring one change about are looked for."""


def causes_of(mixtures: Mixtures, pair: Pair, aspect: Aspect, after: str | None) -> tuple[Cause, ...]:
    """The smallest sets of changed items that make the earlier version say of a profile what the later one says.

    The sets share no item: with those of one undone, the next still bring the change about, and with those of all
    undone, nothing does. No set is found where what lies between the versions does not fit together.

    Raises:
        OutOfTimeError: when the deadline of the mixtures is over.
    """

    def shows(taken: Collection[Key]) -> bool:
        program = mixtures.program(taken)
        profile = None if program is None else _read(pair, program, mixtures)
        if program is None or profile is None:
            return False
        return outlook(program, profile, compiled=False).said.get(aspect) == after

    candidates = _concerned(mixtures, pair)
    if not shows(candidates):
        candidates = mixtures.keys
    found: list[Cause] = []
    while len(found) < _CAUSES and candidates and shows(candidates):
        cause = Cause(smallest(candidates, shows))
        if not cause.items:
            break
        found.append(cause)
        candidates = tuple(key for key in candidates if key not in cause.items)
    return tuple(found)


def _concerned(mixtures: Mixtures, pair: Pair) -> tuple[Key, ...]:
    """Differences but for rules that are silent under this profile in both versions."""
    sides = ((mixtures.before.program, pair.before), (mixtures.after.program, pair.after))
    words = [compiled(program).one(profile, profile.priority).rules for program, profile in sides]
    return tuple(key for key in mixtures.keys if key[0] != "Rule" or any(side.get(key[1], 0) for side in words))


def _read(pair: Pair, program: Program, mixtures: Mixtures) -> Profile | None:
    """The profile as a mixture reads it; None when it contradicts what the mixture demands."""
    if program.base.questions == mixtures.after.base.questions:
        return pair.after
    told = pair.before.answers.keys() | pair.after.answers.keys()
    answers = {name: value for name, value in pair.material.document["answers"].items() if name in told}
    document: dict[str, Any] = {**pair.material.document, "answers": answers}
    try:
        return profile_from(known_part(document, program.base), program.base)
    except InputError:
        return None
