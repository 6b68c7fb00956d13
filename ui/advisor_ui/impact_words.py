"""What a change of the rules, or of answers, does to an assessment, in words."""

from collections.abc import Callable, Iterable

from advisor.authoring.impact import Change, DecisionChange, Impact
from advisor.reporting.naming import Names
from advisor.reporting.wording import BAND, counted
from advisor_ui.markdown import literal

ABSENT = "–"
BAND_IN_SHORT = {"clear": "clear", "lean": "a lean", "tie": "a tie", "indifferent": "hardly matters"}


def summary(impact: Impact, names: Names) -> str:
    """The change in a sentence or two."""
    if impact.nothing:
        return "**No change.** Every recommendation, score, risk and practice stays as it is, with the same reasons."
    if impact.reasons_only:
        return "**No change in the result.** Every recommendation, score, risk and practice stays; only reasons differ."
    if impact.scope:
        return f"**The project is now {'out of' if impact.scope.after == 'out' else 'within'} our subject.**"
    winners = [change for change in impact.decisions if change.new_winner]
    if not winners:
        return "**The same options are recommended.** " + _counts(impact)
    told = "; ".join(
        f"{literal(names.decision(change.decision))}: **{_option(change, change.recommended.after, names)}** "
        f"instead of {_option(change, change.recommended.before, names)}"
        for change in winners
    )
    return f"**{counted(len(winners), 'recommendation')} changed.** {told}. " + _counts(impact)


def _counts(impact: Impact) -> str:
    touched = {
        "decision": len(impact.decisions),
        "risk": len(impact.risks),
        "practice": len(impact.practices),
        "control": len(impact.controls),
    }
    parts = [counted(number, noun) for noun, number in touched.items() if number]
    return f"Touched: {', '.join(parts)}." if parts else ""


def decision(change: DecisionChange, names: Names) -> str:
    """What became of one decision."""
    if change.new_winner:
        before, after = (_option(change, name, names) for name in (change.recommended.before, change.recommended.after))
        words = f"**{after}** is recommended instead of {before}."
    else:
        words = f"**{_option(change, change.recommended.after, names)}** stays recommended."
    if change.band.before != change.band.after and change.band.before and change.band.after:
        words += f" How sure: {BAND[change.band.after]}; before, {BAND[change.band.before]}."
    return words


def verdicts(impact: Impact, names: Names) -> list[dict[str, str]]:
    """The decisions that have another recommendation, or are more or less sure: before and now."""
    return [
        {
            "Decision": literal(names.decision(change.decision)),
            "Before": _verdict(change, change.recommended.before, change.band.before, names),
            "Now": _verdict(change, change.recommended.after, change.band.after, names),
        }
        for change in impact.decisions
        if change.new_winner or change.band.before != change.band.after
    ]


def _verdict(change: DecisionChange, option: str | None, band: str | None, names: Names) -> str:
    if band is None:
        return "does not arise"
    return f"{_option(change, option, names)} ({BAND_IN_SHORT[band]})" if option else "every option is ruled out"


def moves(change: DecisionChange, names: Names) -> list[dict[str, str]]:
    """Places and scores of the leading options, before and after."""
    return [
        {
            "Option": literal(names.option(change.decision, move.option)),
            "Place before": _shown(move.rank_before),
            "Place now": _shown(move.rank_after),
            "Score before": _shown(move.score_before),
            "Score now": _shown(move.score_after),
            "Difference": _difference(move.score_before, move.score_after),
        }
        for move in change.options
    ]


def lists(impact: Impact, names: Names) -> list[tuple[int, str]]:
    """What became of risks, practices, controls and preferences, one line each."""
    control: Callable[[str], str] = lambda name: names.subject(f"control:{name}").removeprefix("control: ")  # noqa: E731
    return [
        *_lines("risk", impact.risks, names.risk),
        *_lines("practice", impact.practices, names.practice),
        *_lines("control", impact.controls, control),
        *_lines("preference", impact.preferences, lambda name: names.option(*name.split(".", 1))),
    ]


def _lines(noun: str, changes: Iterable[Change], naming: Callable[[str], str]) -> list[tuple[int, str]]:
    found = []
    for change in changes:
        title = f"**{literal(naming(change.name))}**"
        if change.before is None:
            found.append((0, f"new {noun}: {title} ({_plain(change.after)})"))
        elif change.after is None:
            found.append((0, f"{noun} gone: {title} (was {_plain(change.before)})"))
        else:
            found.append((0, f"{noun} changed: {title}, {_plain(change.after)} instead of {_plain(change.before)}"))
    return found


def _option(change: DecisionChange, option: str | None, names: Names) -> str:
    return literal(names.option(change.decision, option)) if option else "nothing"


def _plain(text: str | None) -> str:
    return literal((text or "").replace("_", " "))


def _shown(value: float | None) -> str:
    return ABSENT if value is None else f"{value:g}"


def _difference(before: float | None, after: float | None) -> str:
    if before is None or after is None:
        return ABSENT
    return "0" if before == after else f"{after - before:+.2f}".replace("-", "−")
