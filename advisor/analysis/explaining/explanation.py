"""Why an option of a decision stands where it stands: the gap to the leader, what it hangs on, what would close it."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from advisor.analysis.explaining.weight_tipping import levelling_shares, weight_tipping_points
from advisor.engine.scoring import CAP, capped
from advisor.model.assessment import DecisionResult, RankedOption

_IN_FIELD = ("eligible", "possibly_vetoed")


@dataclass(frozen=True, slots=True)
class CriterionGap:
    """One criterion: its weight W, and what the evidence adds up to for the leader (x_A) and the follower (x_B)."""

    criterion: str
    weight: int
    leader: int
    follower: int

    @property
    def weighted(self) -> int:
        """W·(x_A − x_B); over all criteria these add up to the difference of the scores."""
        return self.weight * (self.leader - self.follower)


@dataclass(frozen=True, slots=True)
class ArgumentGap:
    """What one argument gives the leader beyond the follower (weighted), and the rules that make it for either."""

    argument: str
    rules: tuple[str, ...]
    weighted: int


@dataclass(frozen=True, slots=True)
class LevelWeight:
    """The share of all weight (0 to 1) that a criterion has, and the one at which a rival draws level."""

    criterion: str
    share: float
    level: float
    rival: str


@dataclass(frozen=True)
class Explanation:
    """How a leader stands before a follower: the explained option is the follower, or the leader if it is first.

    `scale` turns what is weighted into points of 100; `critical` are the arguments without any one of which the
    follower would have no less than the leader. Without a leader or a follower the rest is empty.
    """

    leader: RankedOption | None
    follower: RankedOption | None
    scale: float = 0.0
    gaps: tuple[CriterionGap, ...] = ()
    arguments: tuple[ArgumentGap, ...] = ()
    critical: tuple[str, ...] = ()
    weights: tuple[LevelWeight, ...] = ()


def explain_standing(result: DecisionResult, option: str) -> Explanation:
    """How an option stands in a decision.

    Raises:
        KeyError: when the decision has no such option.
    """
    explained = next((ranked for ranked in result.ranking if ranked.option == option), None)
    if explained is None:
        raise KeyError(option)
    first = next((ranked for ranked in result.ranking if ranked.option == result.recommended), None)
    if first is None:
        return Explanation(None, explained)
    leads = explained is first
    follower = next((ranked for ranked in result.ranking if ranked is not first), None) if leads else explained
    if follower is None:
        return Explanation(first, None)
    total = sum(cell.weight for cell in first.criteria.values())
    return Explanation(
        leader=first,
        follower=follower,
        scale=100 / (2 * CAP * total) if total else 0.0,
        gaps=tuple(
            CriterionGap(name, cell.weight, cell.value, follower.criteria[name].value)
            for name, cell in first.criteria.items()
        ),
        arguments=_arguments(first, follower),
        critical=_critical(first, follower),
        weights=_holding(result, first) if leads else _levelling(first, follower),
    )


def _arguments(leader: RankedOption, follower: RankedOption) -> tuple[ArgumentGap, ...]:
    """Every argument that tells the two apart, the one that most favours the leader first."""
    ours, theirs = _by_argument(leader), _by_argument(follower)
    found = []
    for argument in dict.fromkeys((*ours, *theirs)):
        difference = sum(ours.get(argument, {}).values()) - sum(theirs.get(argument, {}).values())
        if difference:
            found.append(ArgumentGap(argument, _rules(argument, leader, follower), difference))
    return tuple(sorted(found, key=lambda gap: -gap.weighted))


def _by_argument(option: RankedOption) -> dict[str, dict[str, int]]:
    """Per argument and criterion, how much the score would fall without the argument."""
    shares: dict[str, dict[str, int]] = defaultdict(dict)
    strengths: dict[tuple[str, str], set[int]] = defaultdict(set)
    for reason in (*option.reasons_for, *option.reasons_against):
        if reason.counted and reason.criterion in option.criteria:
            strengths[reason.criterion, reason.argument].add(reason.strength)
    totals: dict[str, int] = defaultdict(int)
    for (criterion, _), of_argument in strengths.items():
        totals[criterion] += sum(of_argument)
    for (criterion, argument), of_argument in strengths.items():
        change = capped(totals[criterion]) - capped(totals[criterion] - sum(of_argument))
        shares[argument][criterion] = option.criteria[criterion].weight * change
    return shares


def _rules(argument: str, *options: RankedOption) -> tuple[str, ...]:
    """The rules that make an argument on either option, the strongest first."""
    reasons = [
        reason
        for option in options
        for reason in (*option.reasons_for, *option.reasons_against)
        if reason.counted and reason.argument == argument
    ]
    return tuple(dict.fromkeys(reason.rule for reason in sorted(reasons, key=lambda one: -abs(one.effect))))


def _critical(leader: RankedOption, follower: RankedOption) -> tuple[str, ...]:
    lead = sum(cell.weight * (cell.value - follower.criteria[name].value) for name, cell in leader.criteria.items())
    return tuple(gap.argument for gap in _arguments(leader, follower) if gap.weighted >= lead > 0)


def _levelling(leader: RankedOption, follower: RankedOption) -> tuple[LevelWeight, ...]:
    """Where the follower draws level as the share of one criterion varies, the nearest first."""
    names = list(leader.criteria)
    weights = np.array([leader.criteria[name].weight for name in names])
    cells = np.array([[option.criteria[name].value for name in names] for option in (leader, follower)])
    levels = levelling_shares(cells, weights, 0)[1]
    shares = weights / weights.sum()
    found = [
        LevelWeight(name, float(share), float(level), follower.option)
        for name, share, level in zip(names, shares, levels, strict=True)
        if not np.isnan(level)
    ]
    return tuple(sorted(found, key=lambda one: abs(one.level - one.share)))


def _holding(result: DecisionResult, first: RankedOption) -> tuple[LevelWeight, ...]:
    """Where any rival draws level with the first option, the nearest first."""
    names = list(first.criteria)
    weights = np.array([first.criteria[name].weight for name in names])
    cells = np.array([[ranked.criteria[name].value for name in names] for ranked in result.ranking])
    field = _IN_FIELD if first.status in _IN_FIELD else (first.status,)
    contenders = np.array([ranked.status in field for ranked in result.ranking])
    found = [
        LevelWeight(names[tipping.criterion], tipping.share, end.share, result.ranking[end.rival].option)
        for tipping in weight_tipping_points(cells, weights, result.ranking.index(first), contenders)
        for end in (tipping.less, tipping.more)
        if end is not None
    ]
    return tuple(sorted(found, key=lambda one: abs(one.level - one.share)))
