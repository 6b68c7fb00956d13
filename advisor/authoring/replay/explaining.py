"""Changes gathered into effects, and as many of these as time allows with a witness and with who is responsible."""

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from time import monotonic

from advisor.authoring.replay.material import Pair
from advisor.authoring.replay.mixtures import Mixtures, OutOfTimeError
from advisor.authoring.replay.outlook import KINDS, Aspect, Kind
from advisor.authoring.replay.responsibility import causes_of
from advisor.authoring.replay.results import Cause, Effect, by_origin
from advisor.authoring.replay.witness import smallest_witness

EXPLAINED = 12
"""How many changes are explained at most."""

Change = tuple[Aspect, str | None, str | None]
Progress = Callable[[str, int, int], None]
"""Told the stage, how much of it is done, and how much there is."""


def effects_of(pairs: Sequence[Pair], seen: dict[Change, list[int]]) -> list[Effect]:
    """The changes, the gravest kinds and within them those that show most often first."""
    effects = [
        Effect(
            kind=aspect[0],
            name=aspect[1],
            before=was,
            after=now,
            profiles=by_origin(pairs[place].material for place in places),
            names=tuple(pairs[place].material.name for place in places if not pairs[place].material.generated),
        )
        for (aspect, was, now), places in seen.items()
    ]
    return sorted(effects, key=lambda one: (KINDS.index(one.kind), -len(one.names), -one.count, one.name))


def explained(
    mixtures: Mixtures, effects: list[Effect], pairs: Sequence[Pair], seen: dict[Change, list[int]], told: Progress
) -> list[Effect]:
    """The effects, as many as time allows with a witness and causes; every kind gets its turn."""
    finished: dict[int, Effect] = {}
    witnesses: list[Pair] = []
    turn = _in_turn(effects)[:EXPLAINED]
    for number, place in enumerate(turn, 1):
        effect = effects[place]
        shown = [pairs[there] for there in seen[(effect.kind, effect.name), effect.before, effect.after]]
        finished[place] = _explain(mixtures, effect, shown, witnesses)
        told("Finding causes and witnesses", number, len(turn))
    return [finished.get(place, effect) for place, effect in enumerate(effects)]


def _in_turn(effects: Sequence[Effect]) -> list[int]:
    """Places of effects, the first of each kind, then the second of each, and so on."""
    ranks: Counter[Kind] = Counter()
    order = []
    for place, effect in enumerate(effects):
        order.append((ranks[effect.kind], place))
        ranks[effect.kind] += 1
    return [place for _, place in sorted(order)]


def _explain(mixtures: Mixtures, effect: Effect, shown: list[Pair], witnesses: list[Pair]) -> Effect:
    """The effect with a witness and its causes; `witnesses` are those of others, which often show this one too."""
    if monotonic() > mixtures.deadline:
        return effect
    aspect: Aspect = (effect.kind, effect.name)
    change = effect.before, effect.after
    programs = mixtures.before.program, mixtures.after.program
    witness = smallest_witness(programs, witnesses, aspect, change) or smallest_witness(programs, shown, aspect, change)
    causes: tuple[Cause, ...] | None = None
    with suppress(OutOfTimeError):
        causes = causes_of(mixtures, witness.pair if witness else shown[0], aspect, effect.after)
    if witness:
        witnesses.append(witness.pair)
    return replace(effect, witness=witness, causes=causes)
