"""The smallest profile that shows a change."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from advisor.authoring.replay.material import Pair, PairReader
from advisor.authoring.replay.outlook import Aspect
from advisor.authoring.replay.results import Witness
from advisor.authoring.replay.saying import said_of
from advisor.authoring.replay.smallest import smallest
from advisor.engine.program import Program
from advisor.model.profile import Profile

_TRIED = 2
"""How many profiles of a change are made smaller."""


def smallest_witness(
    programs: tuple[Program, Program], pairs: Iterable[Pair], aspect: Aspect, change: tuple[str | None, str | None]
) -> Witness | None:
    """The smallest of what is left of profiles that show the change; None when none of them does alone.

    Only the first few are made smaller: of those about thresholds, which lie at the border, the ones with the fewest
    answers, then those with the fewest of all.
    """
    waiting = sorted(pairs, key=lambda pair: (pair.material.origin != "boundary", len(_told(pair))))[:_TRIED]
    reduction = _Reduction(programs, aspect, change)
    found = [witness for pair in waiting if (witness := reduction.of(pair))]
    return min(found, key=lambda witness: len(witness.answers), default=None)


class _Reduction:
    """Makes profiles smaller as long as they show a change."""

    def __init__(
        self, programs: tuple[Program, Program], aspect: Aspect, change: tuple[str | None, str | None]
    ) -> None:
        self._programs = programs
        self._aspect = aspect
        self._change = change
        self._reader = PairReader(programs[0].base, programs[1].base)

    def of(self, pair: Pair) -> Witness | None:
        """What is left of a profile; None where it does not show the change."""
        if not self.shows(pair):
            return None
        names = smallest(_told(pair), lambda kept: self.shows(_with(pair, kept)))
        pair = _with(pair, names)
        for name in names:
            pair = self._with_fewer_words(pair, name)
        return Witness(pair)

    def shows(self, pair: Pair) -> bool:
        """Whether a profile shows the change; the later version is asked first, since it shows it less often."""
        before, after = self._programs
        return (
            said_of(after, pair.after, self._aspect) == self._change[1]
            and said_of(before, pair.before, self._aspect) == self._change[0]
        )

    def _with_fewer_words(self, pair: Pair, name: str) -> Pair:
        words = _told(pair)[name]
        if not isinstance(words, list) or len(words) < 2 or not all(isinstance(word, str) for word in words):
            return pair

        def shows(kept: tuple[str, ...]) -> bool:
            fewer = self._telling(pair, name, list(kept))
            return fewer is not None and self.shows(fewer)

        return self._telling(pair, name, list(smallest(words, shows))) or pair

    def _telling(self, pair: Pair, name: str, value: Any) -> Pair | None:
        document = {**pair.material.document, "answers": {**_told(pair), name: value}}
        pairs, _ = self._reader.read([replace(pair.material, document=document)])
        return pairs[0] if pairs else None


def _told(pair: Pair) -> dict[str, Any]:
    answers: dict[str, Any] = pair.material.document.get("answers") or {}
    return answers


def _with(pair: Pair, names: tuple[str, ...]) -> Pair:
    """The profile with these answers alone."""

    def part(profile: Profile) -> Profile:
        return replace(profile, answers={name: profile.answers[name] for name in names if name in profile.answers})

    told = _told(pair)
    document = {**pair.material.document, "answers": {name: told[name] for name in names}}
    return Pair(replace(pair.material, document=document), part(pair.before), part(pair.after))
