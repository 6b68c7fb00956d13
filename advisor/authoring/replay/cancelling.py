"""Changes of which nothing is seen because they make up for each other: each alone would change something."""

from collections.abc import Sequence
from contextlib import suppress

from advisor.authoring.replay.differences import Key
from advisor.authoring.replay.material import Pair
from advisor.authoring.replay.mixtures import Mixtures, OutOfTimeError
from advisor.authoring.replay.outlook import outlook
from advisor.engine.program import Program

_ITEMS = 8
"""How many changed items are tried alone at most."""

_PROFILES = 12
"""On how many profiles each is tried: those about its own thresholds, told alone, come first."""


def cancelling(mixtures: Mixtures, pairs: Sequence[Pair]) -> tuple[Key, ...]:
    """Changed items that alone would change an outcome of some profile, where all together change none.

    A few profiles are tried, so that an item that is not named is not cleared. Nothing is tried where questions differ.
    """
    if len(mixtures.keys) < 2 or any(kind == "Question" for kind, _ in mixtures.keys):
        return ()
    found: list[Key] = []
    with suppress(OutOfTimeError):
        for key in mixtures.keys[:_ITEMS]:
            program = mixtures.program([key])
            about = [pair for pair in pairs if pair.material.name.rpartition(",")[0] == key[1]][:_PROFILES]
            if program is not None and any(_differs(program, mixtures, pair) for pair in about or pairs[:_PROFILES]):
                found.append(key)
    return tuple(found)


def _differs(program: Program, mixtures: Mixtures, pair: Pair) -> bool:
    alone = outlook(program, pair.before, compiled=False)
    return alone.said != outlook(mixtures.before.program, pair.before).said
