"""What a change of the rules does, in sentences."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from advisor.authoring.replay.differences import Difference, Key, Reach
from advisor.authoring.replay.material import Origin
from advisor.authoring.replay.outlook import KINDS, RULED_OUT, Kind
from advisor.authoring.replay.results import Cause, Effect, Replay
from advisor.reporting.naming import Names
from advisor.reporting.wording import clean, counted, listed

SHOWN = 8
"""How many changes of a kind are written out; JSON has them all."""

TITLES: dict[Kind, str] = {
    "scope": "Scope",
    "winner": "Recommendations",
    "band": "How sure",
    "risk": "Risks",
    "control": "Controls",
    "practice": "Practices",
    "preference": "Verdicts on preferred options",
}
_NOUNS: dict[Kind, str] = {
    "scope": "what is our subject",
    "winner": "recommendations",
    "band": "how sure they are",
    "risk": "risks",
    "control": "controls",
    "practice": "practices",
    "preference": "verdicts on preferred options",
}
_ORIGINS: dict[Origin, tuple[str, str]] = {
    "given": ("written profile", "written profiles"),
    "saved": ("saved assessment", "saved assessments"),
    "boundary": ("boundary profile", "boundary profiles"),
    "random": ("random profile", "random profiles"),
}
_REACHES = {
    Reach.OUTCOME: "can change recommendations, risks, practices or controls",
    Reach.SURENESS: "can change only how sure a decision is, or which question comes next",
    Reach.WORDING: "only wording",
}


def verdict(replay: Replay) -> str:
    """What is to be said first, in a sentence or two."""
    if not replay.differences:
        return "No change: proved, since nothing differs."
    if replay.proved and all(one.reach is Reach.WORDING for one in replay.differences):
        return "No observable change: proved, since only wording differs."
    if replay.proved:
        return (
            "No change of recommendations, risks, practices or controls: proved, since nothing differs that they hang "
            "on. How sure a decision is when everything uncertain varies, and the next question, may differ."
        )
    tried = _tried(replay)
    if replay.unchanged:
        scores = f" Scores moved in {counted(replay.scores_alone, 'profile')}." if replay.scores_alone else ""
        words = ImpactWords(replay)
        cancelled = listed(words.item(key) for key in replay.cancelling)
        cancel = f" Changes make up for each other: alone, {cancelled} would show." if cancelled else ""
        return f"No observable change among {tried}; this is not proved.{scores}{cancel}"
    counts = [
        f"{number:,} in {_NOUNS[kind]}"
        for kind in KINDS
        if (number := sum(effect.kind == kind for effect in replay.effects))
    ]
    found = f"Changes: {listed(counts)}, among {tried}." if counts else f"No other change among {tried}."
    lost = sum(one.side != "both" for one in replay.unreadable)
    return found + (f" {counted(lost, 'profile')} can be read by one version only." if lost else "")


class ImpactWords:
    """Says changes by the names of the version that has them."""

    def __init__(self, replay: Replay) -> None:
        self._replay = replay
        self._old, self._new = Names(replay.before.base), Names(replay.after.base)

    def chapters(self) -> Iterator[tuple[str, list[tuple[int, str]]]]:
        """Title and lines, each with how far it stands in."""
        replay = self._replay
        yield "What differs", list(self._differences())
        for kind in KINDS:
            effects = [effect for effect in replay.effects if effect.kind == kind]
            if effects:
                yield (
                    TITLES[kind],
                    [line for effect in effects[:SHOWN] for line in self._effect(effect)] + _more(effects),
                )
        if replay.unreadable:
            yield "Profiles that cannot be read", list(self._unreadable())
        notes = [(0, clean(note)) for note in self._notes()]
        if notes:
            yield "How this was found", notes

    def change(self, effect: Effect) -> str:
        """What changed, in a clause."""
        before, after = self._said(effect, effect.before, self._old), self._said(effect, effect.after, self._new)
        return f"{self._subject(effect)}: {before} → {after}"

    def causes(self, causes: tuple[Cause, ...] | None) -> Iterator[str]:
        """Who is responsible, a line a cause."""
        if causes is None:
            yield "Responsible: not looked for, for want of time."
            return
        if not causes:
            yield "Responsible: no part of the changes brings it about alone."
            return
        for number, cause in enumerate(causes):
            named = listed(self.item(key) for key in cause.items)
            start = "Responsible" if not number else "As well"
            end = ", only together" if cause.joint else ", alone" if len(causes) > 1 else ""
            yield f"{start}: {named}{end}."

    def item(self, key: Key) -> str:
        """An item as readers know it: kind and id."""
        kind, name = key
        if kind.startswith("Option:"):
            return f"option {kind.removeprefix('Option:')}.{name}"
        return name if kind == "Pack" else f"{_kind(kind)} {name}"

    def _differences(self) -> Iterator[tuple[int, str]]:
        for reach, meaning in _REACHES.items():
            items = [one for one in self._replay.differences if one.reach is reach]
            if items:
                yield 0, f"{counted(len(items), 'item')}: {meaning}"
                yield from ((1, self._difference(one)) for one in items[:SHOWN])
                yield from ([(1, f"and {len(items) - SHOWN:,} more")] if len(items) > SHOWN else [])

    def _difference(self, difference: Difference) -> str:
        parts = f" ({', '.join(difference.parts)})" if difference.parts else ""
        return f"{self.item(difference.key)}: {difference.what}{parts}"

    def _effect(self, effect: Effect) -> Iterator[tuple[int, str]]:
        yield 0, f"{self.change(effect)}: {_where(effect)}"
        if effect.causes is not None or effect.witness:
            yield from ((1, line) for line in self.causes(effect.causes))
        if effect.witness:
            answers = "; ".join(f"{name}: {_flow(value)}" for name, value in effect.witness.answers.items())
            yield 1, f"Smallest witness: {answers or 'no answer at all'}"

    def _subject(self, effect: Effect) -> str:
        names = self._new if effect.after is not None else self._old
        match effect.kind:
            case "winner" | "band":
                return names.decision(effect.name)
            case "risk":
                return names.risk(effect.name)
            case "practice":
                return names.practice(effect.name)
            case "control":
                return names.subject(f"control:{effect.name}").removeprefix("control: ")
            case "preference":
                return names.option(*effect.name.split(".", 1))
            case _:
                return "the project"

    def _said(self, effect: Effect, value: str | None, names: Names) -> str:
        if value is None:
            return "not taken" if effect.kind in ("winner", "band") else "none"
        if effect.kind == "winner":
            return names.option(effect.name, value) if value != RULED_OUT else "nothing, all is ruled out"
        if effect.kind == "scope":
            return "within our subject" if value == "in" else "out of our subject"
        return value.replace("_", " ")

    def _unreadable(self) -> Iterator[tuple[int, str]]:
        for one in self._replay.unreadable[:SHOWN]:
            sides = {"before": self._replay.before.name, "after": self._replay.after.name, "both": "no version"}
            can = "can" if one.side == "both" else "cannot"
            yield 0, clean(f"{one.material.name}: {sides[one.side]} {can} read it: {one.problems[0]}")
        yield from _more(self._replay.unreadable)

    def _notes(self) -> Iterator[str]:
        replay = self._replay
        if replay.tried:
            yield f"Tried {_tried(replay)}; in {replay.touched:,} of them some score, veto or firing differs."
            yield (
                f"Of all, {replay.full:,} were assessed in full on both versions: how sure, risks and verdicts are "
                "compared on these, recommendations, practices and controls on all. Robustness was not varied."
            )
            if replay.scores_alone:
                yield f"In {counted(replay.scores_alone, 'profile')} scores move and nothing else does."
            left = sum(effect.causes is None for effect in replay.effects)
            if left:
                yield f"Of {counted(left, 'change')} the causes were not looked for: graver or commoner ones go first."
        yield from replay.notes


def _tried(replay: Replay) -> str:
    counts = [counted(number, *_ORIGINS[origin]) for origin, number in replay.tried.items()]
    return f"{counted(sum(replay.tried.values()), 'profile')} ({listed(counts)})" if counts else "no profile"


def _where(effect: Effect) -> str:
    counts = [counted(number, *_ORIGINS[origin]) for origin, number in effect.profiles.items()]
    named = f": {', '.join(map(clean, effect.names[:SHOWN]))}" if effect.names else ""
    return listed(counts) + named


def _more(items: Iterable[object]) -> list[tuple[int, str]]:
    left = len(list(items)) - SHOWN
    return [(0, f"and {left:,} more; --format json has them all")] if left > 0 else []


def _kind(kind: str) -> str:
    return {"DerivedFact": "derived fact", "ComputedFact": "computed fact", "Evidence": "source"}.get(
        kind, kind.lower()
    )


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        value = {key: inner for key, inner in value.items() if key not in ("note", "source")}
    return clean(json.dumps(value, ensure_ascii=False)).replace('"', "")
