"""Profiles replayed on two versions of the rules: every change of an outcome, who is responsible, and a witness."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from time import monotonic

from advisor.authoring.replay.boundary import boundary_documents
from advisor.authoring.replay.cancelling import cancelling
from advisor.authoring.replay.concerned import concerned_rules
from advisor.authoring.replay.differences import Difference, Reach, differences
from advisor.authoring.replay.explaining import Change, Progress, effects_of, explained
from advisor.authoring.replay.material import Material, Pair, PairReader
from advisor.authoring.replay.mixtures import Mixtures
from advisor.authoring.replay.outlook import Kind, Outlook, differing, outlook
from advisor.authoring.replay.random_profiles import random_documents
from advisor.authoring.replay.results import Replay, by_origin
from advisor.authoring.replay.survey import Survey, Surveyed
from advisor.authoring.replay.versions import Version

RANDOM = 2_000
"""How many profiles are drawn."""

BOUNDARY = 2_000
"""How many profiles about thresholds are made at most."""

FULL = 150
"""How many generated profiles are assessed in full at most."""

SECONDS = 30.0
"""How long witnesses and causes may be looked for."""

_SURROUNDINGS = 40
_SURVEYED: tuple[Kind, ...] = ("scope", "winner", "control", "practice")
"""What a survey says as a full assessment does."""


def replay(
    before: Version,
    after: Version,
    written: Iterable[Material] = (),
    random: int = RANDOM,
    seconds: float = SECONDS,
    progress: Progress | None = None,
    notes: Iterable[str] = (),
) -> Replay:
    """Replay profiles that somebody wrote and generated ones on both versions.

    Where only wording differs nothing is replayed: that is the proof.
    """
    told = progress or (lambda stage, done, total: None)
    found = differences(before.base, after.base)
    written = list(written)
    if all(difference.reach < Reach.OUTCOME for difference in found):
        return Replay(before, after, found, notes=tuple(notes))
    told("Drawing profiles", 0, 1)
    pairs, unreadable = PairReader(before.base, after.base).read((*written, *_generated(before, after, found, random)))
    changed = {difference.id for difference in found if difference.kind == "Rule" and difference.reach is Reach.OUTCOME}
    surveyed = _survey(before, after, changed, pairs, told)
    chosen = _chosen(pairs, surveyed)
    full = _in_full(before, after, [pairs[place] for place in chosen], told)
    seen = _changes(pairs, surveyed, dict(zip(chosen, full, strict=True)))
    mixtures = Mixtures(before, after, found, monotonic() + seconds)
    effects = tuple(explained(mixtures, effects_of(pairs, seen), pairs, seen, told))
    return Replay(
        before,
        after,
        found,
        tried=by_origin(pair.material for pair in pairs),
        full=len(chosen),
        touched=sum(one.touched for one in surveyed),
        scores_alone=sum(old.said == new.said and old.scores != new.scores for old, new in full),
        effects=effects,
        cancelling=() if effects else cancelling(mixtures, pairs),
        unreadable=tuple(unreadable),
        notes=tuple(notes),
    )


def _generated(before: Version, after: Version, found: tuple[Difference, ...], random: int) -> Iterable[Material]:
    """Profiles drawn by the chances of either version, and profiles about the thresholds of changed rules."""
    share = random // 2 if before.base.questions != after.base.questions else random
    drawn = [*random_documents(before.program, share), *random_documents(after.program, random - share)]
    rules = concerned_rules(found, (before.base, after.base))
    around = [document["answers"] for document in drawn[:_SURROUNDINGS]]
    about = boundary_documents(before.program, after.program, rules, around, BOUNDARY if random else 0)
    return chain(
        (Material(document["profile"], "boundary", document) for _, document in about),
        (Material(document["profile"], "random", document) for document in drawn),
    )


def _survey(
    before: Version, after: Version, changed: set[str], pairs: Sequence[Pair], told: Progress
) -> list[Surveyed]:
    found: list[Surveyed] = []
    survey = Survey(before.program, after.program, changed)
    for one in survey.compare([(pair.before, pair.after) for pair in pairs]):
        found.append(one)
        told("Comparing profiles", len(found), len(pairs))
    return found


def _chosen(pairs: Sequence[Pair], surveyed: Sequence[Surveyed]) -> list[int]:
    """The places of profiles to assess in full: all that somebody wrote, and generated ones as different as may be.

    Of those that differ in the same things one is taken in turn; what room is left goes to others that are touched,
    and then to any.
    """
    written = [place for place, pair in enumerate(pairs) if not pair.material.generated]
    alike: dict[object, list[int]] = defaultdict(list)
    for place, one in enumerate(surveyed):
        if pairs[place].material.generated:
            kinds = frozenset((name, *change) for name, change in differing(one.before, one.after).items())
            alike[kinds or one.touched].append(place)
    quiet = alike.pop(False, [])
    touched = alike.pop(True, [])
    turns = [places[turn] for turn in range(FULL) for places in alike.values() if turn < len(places)]
    return [*written, *[*turns, *touched, *quiet][:FULL]]


def _in_full(before: Version, after: Version, pairs: Sequence[Pair], told: Progress) -> list[tuple[Outlook, Outlook]]:
    found = []
    for number, pair in enumerate(pairs, 1):
        found.append((outlook(before.program, pair.before), outlook(after.program, pair.after)))
        told("Assessing in full", number, len(pairs))
    return found


def _changes(
    pairs: Sequence[Pair], surveyed: Sequence[Surveyed], full: dict[int, tuple[Outlook, Outlook]]
) -> dict[Change, list[int]]:
    """Every change, with the places of the profiles that show it."""
    found: dict[Change, list[int]] = defaultdict(list)
    for place in range(len(pairs)):
        if place in full:
            old, new = full[place]
            here = differing(old.said, new.said)
        else:
            one = surveyed[place]
            here = {name: change for name, change in differing(one.before, one.after).items() if name[0] in _SURVEYED}
        for name, (was, now) in here.items():
            found[name, was, now].append(place)
    return found
