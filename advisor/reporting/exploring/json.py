"""Tipping points, axes and decision maps as JSON: ids and numbers, without words."""

import json
from typing import Any

from advisor.analysis.tipping.axes import Listed
from advisor.analysis.tipping.cells import Cell
from advisor.analysis.tipping.decision_map import DecisionMap, MapAxis
from advisor.analysis.tipping.outcomes import Nothing, Outcome
from advisor.analysis.tipping.tipping import AxisTipping, TippingPoint

SCHEMA = "advisor/exploration/v1"


def axes_json(axes: tuple[AxisTipping, ...]) -> str:
    """The axes with all that decisions do along them, indented, ending in a newline."""
    return _written({"schema": SCHEMA, "axes": [_axis(axis) for axis in axes]})


def map_json(found: DecisionMap) -> str:
    """The map, `outcomes[row of y][column of x]`, indented, ending in a newline."""
    document = {
        "schema": SCHEMA,
        "decision": found.decision,
        "x": _side(found.x),
        "y": _side(found.y),
        "outcomes": [[outcome_json(outcome) for outcome in row] for row in found.outcomes],
        "sampled_border": found.sampled_border,
    }
    return _written(document)


def outcome_json(outcome: Outcome) -> str | dict[str, str]:
    """An option's id, or `{"nothing": all_vetoed | not_taken | impossible}`."""
    return {"nothing": outcome.name.lower()} if isinstance(outcome, Nothing) else outcome


def _axis(axis: AxisTipping) -> dict[str, Any]:
    return {
        "question": axis.question,
        "unit": axis.unit,
        "status": axis.status,
        "here": axis.here,
        "reach": axis.reach,
        "present": {name: outcome_json(outcome) for name, outcome in axis.present.items()},
        "stretches": {
            name: [
                {
                    "outcome": outcome_json(stretch.outcome),
                    "low": stretch.low,
                    "high": stretch.high,
                    "low_included": stretch.low_included,
                    "high_included": stretch.high_included,
                }
                for stretch in stretches
            ]
            for name, stretches in axis.stretches.items()
        },
        "answers": {
            name: [
                {"outcome": outcome_json(group.outcome), "answers": [_listed(answer) for answer in group.answers]}
                for group in groups
            ]
            for name, groups in axis.answers.items()
        },
        "tipping_points": [_point(point) for point in axis.tipping],
        "excluded": [
            {"because": one.because, "values": one.values}
            if one.values
            else {"because": one.because, "low": one.low, "high": one.high}
            for one in axis.excluded
        ],
    }


def _point(point: TippingPoint) -> dict[str, Any]:
    return {
        "decision": point.decision,
        "before": outcome_json(point.before),
        "after": outcome_json(point.after),
        "holds": point.holds,
        "at": point.at,
        "uncertain": point.uncertain,
        "basis": point.basis,
        "added": point.added,
        "removed": point.removed,
    }


def _side(axis: MapAxis) -> dict[str, Any]:
    return {
        "question": axis.question,
        "unit": axis.unit,
        "here": axis.here,
        "cells": [_cell(cell) for cell in axis.cells],
    }


def _cell(cell: Cell | Listed) -> dict[str, Any]:
    if isinstance(cell, Listed):
        return _listed(cell)
    return {
        "low": cell.low,
        "high": cell.high,
        "low_included": cell.low_included,
        "high_included": cell.high_included,
    }


def _listed(answer: Listed) -> dict[str, Any]:
    return {"value": answer.value, "added": answer.added, "removed": answer.removed}


def _written(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
