"""One option explained: where it stands and why, what the gap consists of, and what would change its place."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from advisor.analysis.explaining.explain_option import OptionExplained
from advisor.analysis.explaining.explanation import Explanation, LevelWeight
from advisor.model.assessment import Assessment, DecisionResult, RankedOption
from advisor.model.rulebase import RuleBase
from advisor.reporting.explaining.ways import WayView, way_view
from advisor.reporting.naming import Names
from advisor.reporting.report.reasons import ReasonView, ReasonWriter
from advisor.reporting.report.robustness import of_hundred, percent, robustness_view
from advisor.reporting.report.tipping import condition, instead, near
from advisor.reporting.report.verdicts import hangs_on, sure, verdict
from advisor.reporting.sources import Citations
from advisor.reporting.wording import STATUS, capitalised, listed

ARGUMENTS, WEIGHTS, TIPPING = 6, 4, 5
"""How many arguments, weights and tipping points are shown."""


@dataclass(frozen=True)
class GapRow:
    """One line of the sum: a criterion, its weight, both cells, W·(x_A − x_B), and the same in points of 100."""

    criterion: str
    weight: str
    leader: str
    follower: str
    weighted: str
    points: str


@dataclass(frozen=True)
class Comparison:
    """A leader against a follower: the sum by criterion, and the arguments that favour the one and the other."""

    leader: str
    follower: str
    gaps: tuple[GapRow, ...]
    total: GapRow
    arguments_for: tuple[str, ...]
    arguments_against: tuple[str, ...]


@dataclass(frozen=True)
class ExplanationView:
    """An option explained; what there is nothing to say of is empty. `first` says whether it is the recommended one."""

    title: str
    verdict: str
    first: bool = False
    standing: tuple[str, ...] = ()
    vetoes: tuple[ReasonView, ...] = ()
    comparison: Comparison | None = None
    hangs_on: str = ""
    critical: tuple[str, ...] = ()
    weights: tuple[str, ...] = ()
    ways: tuple[WayView, ...] = ()
    tipping: tuple[str, ...] = ()


def explanation_view(assessment: Assessment, base: RuleBase, explained: OptionExplained) -> ExplanationView:
    """An option explained, in words."""
    names, decision, option = Names(base), explained.decision, explained.option
    result, explanation = assessment.decisions.get(decision), explained.explanation
    view = ExplanationView(
        title=f"{names.option(decision, option)} as {names.decision(decision).lower()}",
        verdict=_verdict(assessment, decision, names),
        ways=tuple(way_view(way, names) for way in explained.ways),
        tipping=tuple(
            f"{condition(point, names)}: {instead(decision, point.before, point.after, names)}."
            for point in near(explained.tipping, assessment)[:TIPPING]
        ),
    )
    if result is None or explanation is None:
        stub = base.options[decision][option].status == "stub"
        return replace(view, standing=("It is known by name only, so it is not ranked.",) if stub else ())
    ranked = next(one for one in result.ranking if one.option == option)
    first = option == result.recommended
    critical = explanation.critical if not first else () if result.band in ("tie", "indifferent") else result.critical
    return replace(
        view,
        first=first,
        standing=tuple(_standing(decision, result, ranked, names)),
        vetoes=ReasonWriter(names, Citations(base, assessment.as_of)).write_all(ranked.vetoes),
        comparison=_comparison(explanation, decision, names),
        hangs_on=hangs_on(result) if first else _hangs_on(explanation),
        critical=_critical(critical, explanation, result, names),
        weights=tuple(_weight(one, decision, names) for one in explanation.weights if 0 < one.level < 1)[:WEIGHTS],
    )


def _verdict(assessment: Assessment, decision: str, names: Names) -> str:
    if assessment.scope.status == "out":
        return f"None, as the project is not our subject. {' '.join(assessment.scope.reasons)}"
    if decision not in assessment.decisions:
        return "It does not arise for this project."
    result = assessment.decisions[decision]
    return f"{verdict(decision, result, names)}. How sure: {sure(decision, result, names)}."


def _comparison(explanation: Explanation, decision: str, names: Names) -> Comparison | None:
    leader, follower = explanation.leader, explanation.follower
    if leader is None or follower is None:
        return None
    told = _arguments(explanation, names)
    return Comparison(
        leader=names.option(decision, leader.option),
        follower=names.option(decision, follower.option),
        gaps=tuple(_rows(explanation, names)),
        total=_total(explanation),
        arguments_for=tuple(_argument(*pair) for pair in told if pair[1] > 0)[:ARGUMENTS],
        arguments_against=tuple(_argument(*pair) for pair in reversed(told) if pair[1] < 0)[:ARGUMENTS],
    )


def _standing(decision: str, result: DecisionResult, ranked: RankedOption, names: Names) -> Iterator[str]:
    remarks = [
        "in place today" if ranked.current else "",
        "too little known" if ranked.little_known else "",
        STATUS[ranked.status],
    ]
    place = f"Place {ranked.rank} of {len(result.ranking)} with {ranked.score:.1f} points"
    yield f"{'; '.join(part for part in (place, listed(one for one in remarks if one)) if part)}."
    measured = result.robustness
    if measured is None:
        return
    if ranked.option == result.recommended:
        view = robustness_view(decision, result, names)
        if view:
            yield view.text
        return
    yield f"Robustness {percent(measured.first.get(ranked.option, 0.0))}: first in " + (
        f"{of_hundred(measured.first.get(ranked.option, 0.0))} samples."
    )
    if result.recommended and ranked.option in measured.before.get(result.recommended, {}):
        before = measured.before[result.recommended][ranked.option]
        yield f"{names.option(decision, result.recommended)} stands before it in {of_hundred(before)}."
    if ranked.option in result.may_be_first:
        yield "Open answers alone may put it first."
    else:
        yield "Open answers alone never put it first under the weights, strengths and thresholds of the rules."


def _rows(explanation: Explanation, names: Names) -> Iterator[GapRow]:
    for gap in sorted(explanation.gaps, key=lambda gap: -gap.weighted):
        if gap.leader or gap.follower:
            yield GapRow(
                names.criterion(gap.criterion),
                f"{gap.weight:,}",
                _signed(gap.leader),
                _signed(gap.follower),
                _signed(gap.weighted),
                _points(gap.weighted * explanation.scale),
            )


def _total(explanation: Explanation) -> GapRow:
    total = sum(gap.weighted for gap in explanation.gaps)
    return GapRow("Together", "", "", "", _signed(total), _points(total * explanation.scale))


def _arguments(explanation: Explanation, names: Names) -> list[tuple[str, float]]:
    """What tells the two apart, by the title of the rule that says it, in points: first what favours the leader."""
    points: dict[str, float] = {}
    for gap in explanation.arguments:
        title = names.rule(gap.rules[0]) if gap.rules else gap.argument
        points[title] = points.get(title, 0.0) + gap.weighted * explanation.scale
    return sorted(points.items(), key=lambda pair: -pair[1])


def _argument(title: str, points: float) -> str:
    return f"{title} ({_points(points)} points)"


def _hangs_on(explanation: Explanation) -> str:
    if explanation.leader is None or not explanation.gaps:
        return ""
    if explanation.critical:
        return "Without any one of these arguments it would draw level with the first, or pass it:"
    return "On no single argument: with any one of them dropped, it would still stand behind the first."


def _critical(
    critical: tuple[str, ...], explanation: Explanation, result: DecisionResult, names: Names
) -> tuple[str, ...]:
    rules = {gap.argument: gap.rules[0] for gap in explanation.arguments if gap.rules}
    makers = {
        reason.argument: reason.rule
        for ranked in result.ranking
        for reason in (*ranked.reasons_for, *ranked.reasons_against)
        if reason.counted
    }
    return tuple(
        dict.fromkeys(names.rule(rules.get(argument, makers.get(argument, argument))) for argument in critical)
    )


def _weight(weight: LevelWeight, decision: str, names: Names) -> str:
    more = "or more" if weight.level > weight.share else "or less"
    return (
        f"{capitalised(names.criterion(weight.criterion))} has {_share(weight.share)} of the weight; with "
        f"{_share(weight.level)} {more} {names.option(decision, weight.rival)} would draw level."
    )


def _share(share: float) -> str:
    return f"{100 * share:.1f} %" if share < 0.0995 else f"{100 * share:.0f} %"


def _points(points: float) -> str:
    return f"{points:+.1f}".replace("-", "−") if abs(points) >= 0.05 else "0.0"


def _signed(number: int) -> str:
    return f"{number:+,}".replace("-", "−") if number else "0"
