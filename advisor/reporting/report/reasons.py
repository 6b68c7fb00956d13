"""Reasons as readers see them: the sentence, how strong and how sure it is, what it read, and its sources."""

from collections.abc import Iterable
from dataclasses import dataclass

from advisor.model.assessment import RankedOption, Reason
from advisor.model.rulebase import RuleBase
from advisor.reporting.naming import Names
from advisor.reporting.report.rarity import rarity
from advisor.reporting.sources import Citations, SourceView
from advisor.reporting.values import NOT_KNOWN
from advisor.reporting.wording import CERTAINTY, STRENGTH, clean, listed


@dataclass(frozen=True)
class ReasonView:
    """What one rule says for or against something.

    `strength` and `weighing` are empty where no points are given; `aside` says why it does not count.
    """

    rule: str
    title: str
    because: str
    strength: str
    weighing: str
    certainty: str
    certainty_meaning: str
    aside: str
    facts: tuple[tuple[str, str], ...]
    limits: str
    sources: tuple[SourceView, ...]


class ReasonWriter:
    """Writes reasons in the words of one rule base and cites their sources."""

    def __init__(self, names: Names, citations: Citations) -> None:
        self._names = names
        self._citations = citations

    def write_all(self, reasons: Iterable[Reason]) -> tuple[ReasonView, ...]:
        """Several reasons in words; what one rule says on several criteria becomes one."""
        groups: dict[tuple[str, str, bool, bool], list[Reason]] = {}
        for reason in reasons:
            key = (reason.rule, reason.certainty, reason.counted, reason.strength < 0)
            groups.setdefault(key, []).append(reason)
        return tuple(self._write(group) for group in groups.values())

    def _write(self, group: list[Reason]) -> ReasonView:
        reason = group[0]
        rule = self._names.base.rules.get(reason.rule)
        return ReasonView(
            rule=clean(reason.rule),
            title=self._names.rule(reason.rule),
            because=clean(reason.because),
            strength=STRENGTH.get(max(abs(one.strength) for one in group), ""),
            weighing=listed(dict.fromkeys(self._weighing(one) for one in group)),
            certainty=reason.certainty,
            certainty_meaning=CERTAINTY[reason.certainty],
            aside=_aside(reason),
            facts=self._facts(reason),
            limits=clean(rule.limits) if rule else "",
            sources=self._citations.cite(reason.evidence),
        )

    def _weighing(self, reason: Reason) -> str:
        if not reason.strength:
            return ""
        points = f" ({reason.effect:+.1f} points)".replace("-", "−") if reason.effect else ""
        return f"{STRENGTH[abs(reason.strength)]} on {self._names.criterion(reason.criterion).lower()}{points}"

    def _facts(self, reason: Reason) -> tuple[tuple[str, str], ...]:
        computed = self._names.base.computed
        shown = ((name, self._names.value(name, value, name in computed)) for name, value in reason.facts.items())
        return tuple(
            (self._names.fact(name), value)
            for name, value in shown
            if value != NOT_KNOWN or reason.certainty == "possible"
        )


def _aside(reason: Reason) -> str:
    if reason.counted:
        return ""
    if reason.certainty == "possible":
        return "not counted: it depends on what is not known yet"
    return "not counted: a stronger reason of the same argument counts"


_LEAST_SPECIAL = 0.1
"""What a rule that nearly every project fires still counts beside one that hardly any does."""

_RARE = 0.25
"""From how rare on a rule is special."""

_CHANGE = "change_cost"
"""The criterion on which staying is weighed against moving."""

_ENOUGH = 2
"""How many special reasons make the common ones dispensable."""

Points = dict[tuple[str, str], float]
"""Weighted strength by criterion and argument."""


def points_of(option: RankedOption) -> Points:
    """What each argument gives an option on each criterion: of its counted reasons, the strongest for and against."""
    found: dict[tuple[str, str], set[int]] = {}
    for reason in (*option.reasons_for, *option.reasons_against):
        if reason.counted and reason.criterion in option.criteria:
            found.setdefault((reason.criterion, reason.argument), set()).add(reason.strength)
    return {key: float(option.criteria[key[0]].weight * sum(strengths)) for key, strengths in found.items()}


def mean_points(field: Iterable[RankedOption]) -> Points:
    """What each argument gives the options of a field on average."""
    options = [points_of(option) for option in field]
    keys = dict.fromkeys(key for points in options for key in points)
    return {key: sum(points.get(key, 0.0) for points in options) / len(options) for key in keys}


def telling(reasons: Iterable[Reason], option: RankedOption, means: Points) -> tuple[Reason, ...]:
    """The counted reasons that set an option apart, the most telling first, one of each rule and argument.

    What sets an option apart is how far an argument lifts or lowers it against the mean of the field.
    """
    points = points_of(option)
    ranked = sorted(
        (reason for reason in reasons if reason.counted and reason.strength),
        key=lambda reason: (-_advantage(reason, points, means), -abs(reason.effect)),
    )
    return first_of_each(ranked)


def special(
    reasons: Iterable[Reason], option: RankedOption, rival: RankedOption | None, means: Points, base: RuleBase
) -> tuple[Reason, ...]:
    """The reasons for an option that are special to this project, the most telling first.

    Special is what not every profile fires, the more so the rarer it is, and what lifts the option above its nearest
    rival rather than above the field. What nearly every project fires is told where little else is. What makes a move
    cheap speaks for keeping what is there only where it does not make the move to the rival as cheap.
    """
    points, rivals = points_of(option), points_of(rival) if rival else means
    order = telling(reasons, option, means)

    def worth(reason: Reason) -> float:
        lift = 2 * _advantage(reason, points, rivals) + _advantage(reason, points, means)
        return lift * (_LEAST_SPECIAL + rarity(reason.rule, base))

    def situational(reason: Reason) -> bool:
        return reason.rule not in base.rules or not base.rules[reason.rule].unconditional

    def keeping(reason: Reason) -> bool:
        return not option.current or reason.criterion != _CHANGE or _advantage(reason, points, rivals) > 0

    found = sorted(
        (reason for reason in order if situational(reason) and keeping(reason) and worth(reason) > 0),
        key=lambda reason: -worth(reason),
    )
    rare = [reason for reason in found if rarity(reason.rule, base) >= _RARE]
    return tuple(rare if len(rare) >= _ENOUGH else found) or order


def _advantage(reason: Reason, points: Points, others: Points) -> float:
    """How far the argument of a reason lifts or lowers an option against others, in the way that the reason says."""
    key = (reason.criterion or "", reason.argument)
    gain = points.get(key, 0.0) - others.get(key, 0.0)
    return abs(gain) if gain * reason.strength > 0 else 0.0


def first_of_each(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Of the reasons that share a rule or an argument, only the first."""
    kept: list[Reason] = []
    for reason in reasons:
        if all(reason.rule != other.rule and reason.argument != other.argument for other in kept):
            kept.append(reason)
    return tuple(kept)
