"""A ranking → the result of one decision, with its reasons and its critical evidence."""

from collections import defaultdict
from functools import cache

from advisor.engine.clarity import clarity
from advisor.engine.findings import Inference
from advisor.engine.present import Present
from advisor.engine.ranking import Ranking, Standing
from advisor.engine.reasons import option_reasons, veto_reasons
from advisor.engine.scoring import argument_shares, capped, on_scale
from advisor.model.assessment import Cell, Change, DecisionResult, RankedOption, Robustness


def outcome(ranking: Ranking, present: Present, run: Inference, robustness: Robustness | None = None) -> DecisionResult:
    """The decision as it is reported."""
    first = ranking.first
    band, tied = clarity(ranking, robustness)
    current = present.options.get(ranking.decision.id, ())
    return DecisionResult(
        recommended=first.option.id if first else None,
        band=band,
        tied=tied,
        change=_change(first, ranking.decision.id, present),
        stays=_stays(ranking, present),
        in_place=present.in_place(ranking.decision.id),
        critical=critical_arguments(ranking),
        may_be_first=tuple(option.id for option in ranking.possible),
        robustness=robustness,
        ranking=tuple(
            _ranked(place, standing, ranking, current, run) for place, standing in enumerate(ranking.standings, 1)
        ),
    )


def _change(first: Standing | None, decision: str, present: Present) -> Change:
    in_place = present.in_place(decision)
    if first is None or first.option.id in in_place or (first.option.id == "none" and not in_place):
        return "keep"
    if in_place:
        return "replace"
    return "add" if present.told else "new"


def _stays(ranking: Ranking, present: Present) -> bool:
    """Whether what exists was not compared, being no option or not told, and nothing told asks to give it up.

    Where nothing may be done without, something exists: every system has a framework, not every one a cache.
    """
    decision = ranking.decision.id
    if ranking.first is None or present.options.get(decision):
        return False
    others = present.others.get(decision, ())
    if not present.goes_on and not (others and present.kept.issuperset(others)):
        return False
    return present.hurting.isdisjoint(others) if others else ranking.standing("none") is None


def _ranked(place: int, standing: Standing, ranking: Ranking, current: tuple[str, ...], run: Inference) -> RankedOption:
    reasons_for, reasons_against = option_reasons(standing, ranking, run)
    weights = ranking.weights.likely
    return RankedOption(
        option=standing.option.id,
        family=standing.option.family or standing.option.id,
        rank=place,
        score=on_scale(standing.score, weights),
        current=standing.option.id in current,
        coverage=round(standing.coverage, 3),
        little_known=standing.little_known,
        status=standing.status,
        criteria={name: _cell(value, weights[name]) for name, value in standing.cells.items()},
        reasons_for=reasons_for,
        reasons_against=reasons_against,
        vetoes=veto_reasons(standing, run),
    )


@cache
def _cell(value: int, weight: int) -> Cell:
    return Cell(value=value, weight=weight)


def critical_arguments(ranking: Ranking) -> tuple[str, ...]:
    """The arguments without any one of which another option would be first."""
    first = ranking.first
    if first is None:
        return ()
    field = [
        standing for standing in ranking.standings if standing.status in (first.status, "eligible", "possibly_vetoed")
    ]
    losses = {standing.option.id: _losses(standing, ranking.weights.likely) for standing in field}

    def without(argument: str, standing: Standing) -> tuple[int, int]:
        return standing.score - losses[standing.option.id].get(argument, 0), -standing.option.order

    arguments = dict.fromkeys(argument for standing in field for argument in losses[standing.option.id])
    return tuple(
        argument for argument in arguments if max(field, key=lambda standing: without(argument, standing)) is not first
    )


def _losses(standing: Standing, weights: dict[str, int]) -> dict[str, int]:
    """What an option's score loses when an argument is dropped, by argument."""
    losses: dict[str, int] = defaultdict(int)
    for criterion, items in standing.evidence.items():
        shares = argument_shares(items)
        total = sum(shares.values())
        for argument, share in shares.items():
            losses[argument] += weights[criterion] * (capped(total) - capped(total - share))
    return losses
