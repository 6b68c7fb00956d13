"""What an assessment comes to, in a form in which two can be compared: results and the rules behind them, no words.

What is merely possible is left out, and so are bands, robustness and all else that is estimated by varying the profile.
"""

import json
from hashlib import sha256
from typing import Any

from advisor.model.assessment import Assessment, DecisionResult, RankedOption, Reason


def outcome_of(assessment: Assessment) -> dict[str, Any]:
    """Plain values by part: each decision, `practices`, `risks`, `controls` and `facts`."""
    return {
        **{f"decision {name}": _decision(decision) for name, decision in assessment.decisions.items()},
        "practices": {item.id: [item.priority, _rules(item.reasons)] for item in assessment.practices},
        "risks": {
            item.id: [item.severity, item.status, [[to.option, to.as_] for to in item.applies_to], _rules(item.reasons)]
            for item in assessment.risks
        },
        "controls": {item.id: _rules(item.reasons) for item in assessment.controls},
        "facts": {
            item.id: item.value
            for item in assessment.facts
            if item.status == "derived" and item.sources and isinstance(item.value, str | bool)
        },
    }


def digests(outcome: dict[str, Any]) -> dict[str, str]:
    """For each part of an outcome the first 16 digits of the SHA-256 of what it holds."""
    return {
        part: sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]
        for part, value in outcome.items()
    }


def _decision(decision: DecisionResult) -> list[Any]:
    return [decision.recommended, [_option(option) for option in decision.ranking]]


def _option(option: RankedOption) -> list[Any]:
    return [
        option.option,
        option.score,
        "eligible" if option.status == "possibly_vetoed" else option.status,
        {name: [cell.value, cell.weight] for name, cell in option.criteria.items()},
        [_points(reason) for reason in _likely((*option.reasons_for, *option.reasons_against))],
        _rules(option.vetoes),
    ]


def _points(reason: Reason) -> list[Any]:
    return [reason.rule, reason.criterion, reason.strength, reason.argument, reason.counted, reason.certainty]


def _rules(reasons: tuple[Reason, ...]) -> list[list[str]]:
    return [[reason.rule, reason.certainty] for reason in _likely(reasons)]


def _likely(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    return tuple(reason for reason in reasons if reason.certainty != "possible")
