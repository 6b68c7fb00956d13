"""How robust a decision is, in words: how often each option is first when everything uncertain varies, and why."""

from dataclasses import dataclass

from advisor.model.assessment import Cause, DecisionResult, Robustness
from advisor.reporting.naming import Names
from advisor.reporting.report.share_bars import share_bars
from advisor.reporting.wording import counted, listed

SHOWN = 6
"""How many options a picture of shares shows at most; the rest is one line."""

_LEAST = 0.005
"""A share below this is not shown by itself."""

_NAMED = 4
"""How many other options a sentence names at most."""

_STURDY = 0.9
"""A cause that alone leaves this share or more is not what makes it low."""

_LEVEL = "Where options are level in a sample, the one that is listed first counts as first."

_CAUSE: dict[Cause, tuple[str, str]] = {
    "weights": ("criteria may be weighed differently", "the weights"),
    "answers": ("answers are open, or ranges", "the answers"),
    "judgement": ("strengths and thresholds are judgement", "strengths and thresholds"),
}


@dataclass(frozen=True)
class ShareView:
    """One option: the share of samples in which it is first, in words and 0 to 1, and what open answers alone can do.

    `by_answers` is `certainly first`, `may be first` or `never first`, by the weights and judgement of the rules.
    """

    name: str
    share: float
    percent: str
    by_answers: str
    recommended: bool


@dataclass(frozen=True)
class RobustnessView:
    """The robustness of one decision in sentences, as a table and as a picture (SVG); sentences may be empty.

    `text` is all sentences one after the other.
    """

    text: str
    sentence: str
    ahead: str
    why_low: str
    rival: str
    by_answers: str
    shares: tuple[ShareView, ...]
    others: str
    picture: str


def robustness_view(decision: str, result: DecisionResult, names: Names) -> RobustnessView | None:
    """The robustness of a decision in words; None where it was not measured, or nothing is recommended."""
    measured, chosen = result.robustness, result.recommended
    if measured is None or chosen is None:
        return None
    by_share = sorted(measured.first.items(), key=lambda pair: -pair[1])
    shown = [name for name, share in by_share if share >= _LEAST or name == chosen][:SHOWN]
    shares = tuple(_share(decision, name, result, measured, names) for name in shown)
    rest = 1 - sum(measured.first[name] for name in shown)
    seldom = sum(share > 0 for name, share in by_share if name not in shown)
    others = f"{counted(seldom, 'other option')} together: {percent(rest)}" if seldom and rest >= _LEAST else ""
    said = {
        "sentence": _sentence(result, measured, chosen),
        "ahead": _ahead(decision, measured, chosen, names),
        "why_low": why_low(result),
        "rival": _rival(decision, result, measured, chosen, names),
        "by_answers": _by_answers(decision, result, names),
    }
    return RobustnessView(
        text=" ".join(sentence for sentence in said.values() if sentence),
        **said,
        shares=shares,
        others=others,
        picture=share_bars(
            names.decision(decision), [(share.name, share.share, share.percent, share.recommended) for share in shares]
        ),
    )


def percent(share: float) -> str:
    """A share of samples, to the percent that a sample can tell."""
    shown = f"{100 * share:.0f}"
    if shown == "0" and share > 0:
        return "under 1 %"
    return "over 99 %" if shown == "100" and share < 1 else f"{shown} %"


def of_hundred(share: float) -> str:
    """A share as so many of 100 samples."""
    return f"{percent(share).removesuffix(' %')} of 100"


def family_share(result: DecisionResult, shares: dict[str, float], option: str) -> float:
    """The share of the samples in which the option, or another of its family, is first."""
    families = {ranked.option: ranked.family for ranked in result.ranking}
    own = families.get(option)
    members = [name for name, family in families.items() if own and family == own] or [option]
    return min(1.0, sum(shares.get(name, 0.0) for name in members))


def in_short(result: DecisionResult) -> str:
    """`robustness 93 % for its family, 72 % for itself`; empty where it was not measured. Bands go by families."""
    if result.robustness is None or result.recommended is None:
        return ""
    own = percent(result.robustness.first.get(result.recommended, 0.0))
    family = percent(family_share(result, result.robustness.first, result.recommended))
    return f"robustness {own}" if family == own else f"robustness {family} for its family, {own} for itself"


@dataclass(frozen=True)
class Leader:
    """An option that is first more often than the recommended one, by which shares, and why (empty: no one cause)."""

    option: str
    share: str
    own: str
    because: str


def leader(result: DecisionResult) -> Leader | None:
    """The option of another family that is first most often, where that is more often than the recommended one's."""
    measured, chosen = result.robustness, result.recommended
    if measured is None or chosen is None:
        return None
    family = _family(result, chosen)
    others = [one.option for one in result.ranking if one.option != chosen and (one.family != family or not family)]
    if not others:
        return None
    first = max(others, key=lambda option: measured.first.get(option, 0.0))
    share, own = measured.first.get(first, 0.0), measured.first.get(chosen, 0.0)
    if share <= own or percent(share) == percent(own):
        return None
    return Leader(first, percent(share), percent(own), _why_ahead(measured, first, chosen))


def _why_ahead(measured: Robustness, first: str, chosen: str) -> str:
    """The one cause that by itself puts the one most before the other."""
    gains = {cause: shares.get(first, 0.0) - shares.get(chosen, 0.0) for cause, shares in measured.alone.items()}
    cause = max(gains, key=lambda cause: gains[cause], default=None)
    return _CAUSE[cause][0] if cause is not None and gains[cause] > 0 else ""


def why_low(result: DecisionResult) -> str:
    """Why a lean or a tie is no more than that: what alone lowers the share most; else empty."""
    measured, chosen = result.robustness, result.recommended
    if measured is None or chosen is None or result.band not in ("lean", "tie"):
        return ""
    alone = {cause: family_share(result, shares, chosen) for cause, shares in measured.alone.items()}
    worst = min(alone, key=lambda cause: alone[cause])
    because, varying = _CAUSE[worst]
    several = any(ranked.family == _family(result, chosen) for ranked in result.ranking if ranked.option != chosen)
    who = "its family is" if several else "it is"
    found = f"with only {varying} varying, {who} first in {of_hundred(alone[worst])}"
    if alone[worst] >= _STURDY:
        return f"No one cause makes it low, but all together; {found}."
    return f"It is low mostly because {because}: {found}."


def _family(result: DecisionResult, option: str) -> str:
    return next((ranked.family for ranked in result.ranking if ranked.option == option), "")


def _sentence(result: DecisionResult, measured: Robustness, chosen: str) -> str:
    own, family = measured.first.get(chosen, 0.0), family_share(result, measured.first, chosen)
    said = (
        f"Robustness {percent(own)}: first in {of_hundred(own)} samples in which weights, open answers, strengths "
        "and thresholds vary"
    )
    if percent(family) != percent(own):
        said += f" (its family in {percent(family).removesuffix(' %')})"
    if measured.applies < 1 - _LEAST:
        said += f"; the decision arises in {of_hundred(measured.applies)}, and only these count"
    level = f" {_LEVEL}" if result.band == "indifferent" else ""
    return f"{said}.{level}"


def _ahead(decision: str, measured: Robustness, chosen: str, names: Names) -> str:
    """Who is first more often than the recommended option."""
    own = measured.first.get(chosen, 0.0)
    oftener = [
        f"{names.option(decision, name)} ({percent(share)})"
        for name, share in sorted(measured.first.items(), key=lambda pair: -pair[1])
        if percent(share) != percent(own) and share > own
    ]
    return f"First more often: {listed(oftener[:_NAMED])}." if oftener else ""


def _rival(decision: str, result: DecisionResult, measured: Robustness, chosen: str, names: Names) -> str:
    """The option of another family, or of its own where there is no other, that it least often stands before."""
    before = measured.before.get(chosen, {})
    family = _family(result, chosen)
    others = {ranked.option: ranked.family for ranked in result.ranking if ranked.option in before}
    rivals = [name for name, own in others.items() if own != family] or list(others)
    if not rivals:
        return ""
    rival = min(rivals, key=lambda name: before[name])
    if before[rival] > 1 - _LEAST:
        return ""
    name = names.option(decision, rival)
    return f"Closest rival: {name}, before which it stands in {of_hundred(before[rival])} samples."


def _by_answers(decision: str, result: DecisionResult, names: Names) -> str:
    """What the open answers alone can do, whatever they turn out to be."""
    others = [name for name in result.may_be_first if name != result.recommended]
    if not result.may_be_first:
        return ""
    if not others:
        return (
            "Whatever the open answers turn out to be, no other option is first under the weights, strengths and "
            "thresholds of the rules."
        )
    named = [names.option(decision, name) for name in others[:_NAMED]]
    more = len(others) - len(named)
    tail = [f"{more} more"] if more else []
    never = len(result.ranking) - len(result.may_be_first)
    said = f"By open answers alone, these may be first too: {listed([*named, *tail])}"
    return f"{said}; {counted(never, 'option')} cannot." if never else f"{said}."


def _share(decision: str, option: str, result: DecisionResult, measured: Robustness, names: Names) -> ShareView:
    may = option in result.may_be_first
    sole = may and len(result.may_be_first) == 1
    return ShareView(
        name=names.option(decision, option),
        share=measured.first.get(option, 0.0),
        percent=percent(measured.first.get(option, 0.0)),
        by_answers="certainly first" if sole else "may be first" if may else "never first",
        recommended=option == result.recommended,
    )
