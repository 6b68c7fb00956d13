"""What a change of the rules does to a few profiles, fast enough to be shown while somebody writes a rule."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from advisor.analysis.explaining.conflict import with_conflicts
from advisor.authoring.impact import Impact, impact_of
from advisor.engine.assess import assess
from advisor.engine.program import Program
from advisor.errors import InputError, Problem
from advisor.loading.profile import profile_from
from advisor.model.assessment import Assessment
from advisor.model.profile import Profile

_KEPT = 64
"""How many assessments are kept for a program."""


@dataclass(frozen=True, slots=True)
class ProfileImpact:
    """What changes for one profile; `impact` is None where a version cannot read it, and `problems` say why."""

    profile: str
    impact: Impact | None
    problems: tuple[Problem, ...] = ()


def profile_impacts(before: Program, after: Program, documents: Iterable[dict[str, Any]]) -> tuple[ProfileImpact, ...]:
    """What the later version changes for profiles, given as the plain values of profile files, in their order.

    Assessments leave robustness out. durable-rules makes them, since the compiled reader would first have to generate
    its functions for the later version; those of the earlier one are kept, so that asking again costs half.
    """
    return tuple(_impact(before, after, document) for document in documents)


def _impact(before: Program, after: Program, document: dict[str, Any]) -> ProfileImpact:
    name = str(document.get("profile", ""))
    try:
        old = _kept(before, profile_from(document, before.base, name))
        new = _assessed(after, profile_from(document, after.base, name))
    except InputError as error:
        return ProfileImpact(name, None, error.problems)
    return ProfileImpact(name, impact_of(old, new))


def _kept(program: Program, profile: Profile) -> Assessment:
    kept = _KNOWN.setdefault(program, {})
    if profile.sha256 not in kept:
        while len(kept) >= _KEPT:
            kept.pop(next(iter(kept)))
        kept[profile.sha256] = _assessed(program, profile)
    return kept[profile.sha256]


def _assessed(program: Program, profile: Profile) -> Assessment:
    return with_conflicts(assess(program, profile), program, profile)


_KNOWN: WeakKeyDictionary[Program, dict[str, Assessment]] = WeakKeyDictionary()
