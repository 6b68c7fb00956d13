"""A decision in a few words: what to do, how sure that is, and what it hangs on."""

from typing import Literal

from advisor.model.assessment import DecisionResult
from advisor.reporting.naming import Names
from advisor.reporting.report.robustness import in_short, leader, percent
from advisor.reporting.wording import BAND, counted, listed

UNTOLD = "what is there"
"""In place of the name of something that surely exists and that nobody told."""

NONE = "none"
"""The option to do without."""

_GROWS = {"modular_monolith": "monolith"}
"""Options that another one becomes from within, so that nothing is replaced."""

_ALIKE = {"own_hardware": "own_data_centres"}
"""Options that are what is in place by another name."""

_NAMED = 3
"""How many options of a tie are named at most."""

_HAIR = 1.0
"""Up to how many points of score one option is before another by a hair."""


Move = Literal["", "keep", "stay", "grow", "replace", "add", "choose"]
"""What a decision asks for; `stay`: leave what was not compared as it is. Empty where nothing is recommended."""


def move(result: DecisionResult) -> Move:
    """What a decision asks for."""
    if result.recommended is None:
        return ""
    if _ALIKE.get(result.recommended) in result.in_place:
        return "keep"
    if result.stays:
        return "stay"
    if result.change == "replace":
        return "grow" if _GROWS.get(result.recommended) in result.in_place else "replace"
    if result.change == "add" and any(ranked.option == NONE for ranked in result.ranking):
        return "add"
    return "keep" if result.change == "keep" else "choose"


def verdict(decision: str, result: DecisionResult, names: Names) -> str:
    """The decision in a few words: `Keep Laravel (PHP)`, `Replace Monolith by Microservices`."""
    current, name = in_place(decision, result, names), either(decision, result, names)
    match move(result):
        case "":
            return "Nothing: every option is ruled out"
        case "keep":
            return f"Keep {kept(decision, result, names)}" if current else name
        case "stay":
            return f"Keep {current or UNTOLD}; chosen anew: {name}"
        case "grow":
            return f"Grow {current} into {name}"
        case "replace":
            return f"Replace {current} by {name}"
        case "add":
            return f"{name}, if anything" if result.band == "indifferent" else f"Add {name}"
        case _:
            return f"Choose {name}"


def kept(decision: str, result: DecisionResult, names: Names) -> str:
    """What a decision keeps: the recommended option, or what is in place uncompared; empty where nobody told what."""
    compared = not result.in_place or result.recommended in result.in_place
    return names.option(decision, result.recommended or "") if compared else in_place(decision, result, names)


def in_place(decision: str, result: DecisionResult, names: Names) -> str:
    """What exists today; empty where nothing does, or nobody told it."""
    return listed(names.option(decision, name) for name in result.in_place)


def either(decision: str, result: DecisionResult, names: Names) -> str:
    """The recommended option; of a tie in which another is first more often, both: `Django (Python) or Laravel (PHP)`.

    Where what exists is recommended, or is the other one, that goes without saying.
    """
    name = names.option(decision, result.recommended or "")
    ahead = leader(result) if result.band == "tie" else None
    if ahead is None or result.recommended in result.in_place:
        return name
    if ahead.option in result.in_place:
        return f"{name}, or keep it"
    return f"{name} or {'nothing' if ahead.option == NONE else names.option(decision, ahead.option)}"


def sure(decision: str, result: DecisionResult, names: Names) -> str:
    """How sure a decision is, in words, with its robustness where that was measured."""
    if result.recommended is None:
        return "certain: something that was told has to give"
    if result.band == "tie":
        return _tie(decision, result, names)
    if result.band == "indifferent":
        return _indifferent(decision, result, names)
    measured = in_short(result)
    if not measured:
        return BAND[result.band]
    ahead = leader(result)
    beside = f"; {names.option(decision, ahead.option)} {ahead.share}" if ahead else ""
    return f"{BAND[result.band]}{';' if ':' in BAND[result.band] else ':'} {measured}{beside}"


def _tie(decision: str, result: DecisionResult, names: Names) -> str:
    """A tie; where another option is first more often, in what the recommended one is first, and why the other is."""
    ahead = leader(result)
    if ahead is None:
        return f"{BAND['tie']} between {listed(_tied(decision, result, names))}"
    first, other = (names.option(decision, option) for option in (result.recommended or "", ahead.option))
    because = f", because {ahead.because}" if ahead.because else ""
    return (
        f"{BAND['tie']}: {first} {_before(result, ahead.option)} at the best estimate; {other} comes first more often "
        f"({ahead.share} of the samples against {ahead.own}){because}"
    )


def _before(result: DecisionResult, other: str) -> str:
    """By how much the recommended option stands before another."""
    scores = {ranked.option: ranked.score for ranked in result.ranking}
    gap = scores[result.recommended or ""] - scores[other]
    return "by a hair" if gap < _HAIR else f"by {gap:.1f} points"


def _indifferent(decision: str, result: DecisionResult, names: Names) -> str:
    level = listed((names.option(decision, one) for one in result.tied), "or")
    said = f"{BAND['indifferent']} ({level})"
    ahead = leader(result)
    if ahead is None or ahead.option in result.tied:
        return said
    other = names.option(decision, ahead.option)
    return f"{said}; that is at the best estimate, in the samples {other} comes first more often ({ahead.share})"


def _tied(decision: str, result: DecisionResult, names: Names) -> list[str]:
    """The options that share the first place, each with the share in which it is first."""
    first = result.robustness.first if result.robustness else None
    named = [
        names.option(decision, option) + (f" {percent(first.get(option, 0.0))}" if first is not None else "")
        for option in result.tied
    ]
    rest = named[_NAMED:]
    return [*named[:_NAMED], counted(len(rest), "other option")] if len(rest) > 1 else named


def hangs_on(result: DecisionResult) -> str:
    """What a verdict hangs on, in a sentence that the critical arguments may follow."""
    if result.recommended is None:
        return "On whatever rules the options out."
    if result.band in ("tie", "indifferent"):
        return "On little: the first ones are level, or nearly so, and one more argument tips it."
    if result.critical:
        return "Without any one of these arguments another option would be first:"
    return "On no single argument: with any one of them dropped, the same option stays first."
