"""A decision in a few words: what to do, how sure that is, and what it hangs on."""

from advisor.model.assessment import DecisionResult
from advisor.reporting.naming import Names
from advisor.reporting.robustness import in_short, percent
from advisor.reporting.wording import BAND, listed


def verdict(decision: str, result: DecisionResult, names: Names) -> str:
    """The decision in a few words: `Keep Laravel (PHP)`, `Replace Monolith by Microservices`."""
    if result.recommended is None:
        return "Nothing: every option is ruled out"
    name = names.option(decision, result.recommended)
    current = listed(names.option(decision, name) for name in result.in_place)
    match result.change:
        case "keep":
            return f"Keep {name}" if current else name
        case "replace" if any(ranked.current for ranked in result.ranking):
            return f"Replace {current} by {name}"
        case "replace":
            return f"Take {name}, should {current} be replaced"
        case "add":
            return f"Add {name}"
        case _:
            return f"Choose {name}"


def sure(decision: str, result: DecisionResult, names: Names) -> str:
    """How sure a decision is, in words, with its robustness where that was measured."""
    if result.recommended is None:
        return "certain: something that was told has to give"
    if result.band == "tie":
        return f"{BAND['tie']} between {listed(_tied(decision, result, names))}"
    if result.band == "indifferent":
        return f"{BAND['indifferent']} ({listed((names.option(decision, one) for one in result.tied), 'or')})"
    measured = in_short(result)
    if not measured:
        return BAND[result.band]
    return f"{BAND[result.band]}{';' if ':' in BAND[result.band] else ':'} {measured}"


def _tied(decision: str, result: DecisionResult, names: Names) -> list[str]:
    """The options that share the first place, each with the share in which it is first."""
    first = result.robustness.first if result.robustness else None
    return [
        names.option(decision, option) + (f" {percent(first.get(option, 0.0))}" if first is not None else "")
        for option in result.tied
    ]


def hangs_on(result: DecisionResult) -> str:
    """What a verdict hangs on, in a sentence that the critical arguments may follow."""
    if result.recommended is None:
        return "On whatever rules the options out."
    if result.band in ("tie", "indifferent"):
        return "On little: the first ones are level, or nearly so, and one more argument tips it."
    if result.critical:
        return "Without any one of these arguments another option would be first:"
    return "On no single argument: with any one of them dropped, the same option stays first."
