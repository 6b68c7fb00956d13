"""A ranking → the result of one decision, with its reasons and its critical evidence."""

from collections import defaultdict

from advisor.engine.bands import band_of
from advisor.engine.inference import Inference
from advisor.engine.ranking import Ranking, Standing
from advisor.engine.reasons import option_reasons, veto_reasons
from advisor.engine.scoring import CAP, on_scale
from advisor.model.assessment import Cell, Change, DecisionResult, RankedOption


def outcome(ranking: Ranking, current: tuple[str, ...], stack_is_known: bool, run: Inference) -> DecisionResult:
    """The decision as it is reported. `current` are the decision's options that exist today."""
    first = ranking.first
    band, tied = band_of(ranking)
    return DecisionResult(
        recommended=first.option.id if first else None,
        band=band,
        tied=tied,
        change=_change(first, current, stack_is_known),
        critical=critical_arguments(ranking),
        ranking=tuple(_ranked(place, standing, ranking, current, run) for place, standing in enumerate(ranking.standings, 1)),
    )


def _change(first: Standing | None, current: tuple[str, ...], stack_is_known: bool) -> Change:
    if first is None or first.option.id in current or (first.option.id == "none" and not current):
        return "keep"
    if current:
        return "replace"
    return "add" if stack_is_known else "new"


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
        criteria={name: Cell(value=value, weight=weights[name]) for name, value in standing.cells.items()},
        reasons_for=reasons_for,
        reasons_against=reasons_against,
        vetoes=veto_reasons(standing, run),
    )


def critical_arguments(ranking: Ranking) -> tuple[str, ...]:
    """The arguments without any one of which another option would be first."""
    first = ranking.first
    if first is None:
        return ()
    field = [standing for standing in ranking.standings if standing.status == first.status or standing.status == "eligible"]
    shares = {standing.option.id: _shares(standing) for standing in field}
    arguments = dict.fromkeys(argument for cells in shares.values() for cell in cells.values() for argument in cell)
    critical = []
    for argument in arguments:
        scores = {
            standing.option.id: sum(
                ranking.weights.likely[criterion] * _capped(sum(share for name, share in cell.items() if name != argument))
                for criterion, cell in shares[standing.option.id].items()
            )
            for standing in field
        }
        best = max(field, key=lambda standing: (scores[standing.option.id], -standing.option.order))
        if best.option.id != first.option.id:
            critical.append(argument)
    return tuple(critical)


def _shares(standing: Standing) -> dict[str, dict[str, int]]:
    """What each argument gives to each cell, before the cap."""
    cells: dict[str, dict[str, int]] = {}
    for criterion, items in standing.evidence.items():
        strengths: dict[str, list[int]] = defaultdict(list)
        for item in items:
            if item.counts:
                strengths[item.support.argument].append(item.support.strength)
        cells[criterion] = {
            argument: max(0, *values, 0) + min(0, *values, 0) for argument, values in strengths.items()
        }
    return cells


def _capped(value: int) -> int:
    return max(-CAP, min(CAP, value))
