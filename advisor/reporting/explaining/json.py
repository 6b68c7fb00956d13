"""One option explained as JSON: the numbers of the gap as they are, and ids instead of words."""

import json
from typing import Any

from advisor.analysis.explaining.counterfactual import Counterfactual
from advisor.analysis.explaining.explain_option import OptionExplained
from advisor.analysis.explaining.explanation import Explanation
from advisor.model.assessment import Assessment

SCHEMA = "advisor/explanation/v1"


def explanation_json(assessment: Assessment, explained: OptionExplained) -> str:
    """The explanation, indented, ending in a newline."""
    result = assessment.decisions.get(explained.decision)
    ranked = next((one for one in result.ranking if one.option == explained.option), None) if result else None
    measured = result.robustness if result else None
    document = {
        "schema": SCHEMA,
        "profile": assessment.profile.name,
        "decision": explained.decision,
        "option": explained.option,
        "arises": result is not None,
        "recommended": result.recommended if result else None,
        "rank": ranked.rank if ranked else None,
        "score": ranked.score if ranked else None,
        "status": ranked.status if ranked else None,
        "first": measured.first.get(explained.option) if measured else None,
        "may_be_first": explained.option in result.may_be_first if result else False,
        "vetoes": [veto.model_dump(mode="json") for veto in ranked.vetoes] if ranked else [],
        "comparison": _comparison(explained.explanation),
        "ways": [_way(way) for way in explained.ways],
        "tipping_points": [point.model_dump(mode="json") for point in explained.tipping],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _comparison(explanation: Explanation | None) -> dict[str, Any] | None:
    if explanation is None or explanation.leader is None or explanation.follower is None:
        return None
    return {
        "leader": explanation.leader.option,
        "follower": explanation.follower.option,
        "points_per_weighted": explanation.scale,
        "criteria": [
            {
                "criterion": gap.criterion,
                "weight": gap.weight,
                "leader": gap.leader,
                "follower": gap.follower,
                "weighted": gap.weighted,
            }
            for gap in explanation.gaps
        ],
        "weighted": sum(gap.weighted for gap in explanation.gaps),
        "arguments": [
            {"argument": gap.argument, "rules": list(gap.rules), "weighted": gap.weighted}
            for gap in explanation.arguments
        ],
        "critical": list(explanation.critical),
        "weights": [
            {"criterion": one.criterion, "share": one.share, "level": one.level, "rival": one.rival}
            for one in explanation.weights
        ],
    }


def _way(way: Counterfactual) -> dict[str, Any]:
    changes = [
        {"question": change.question, "before": change.before, "after": change.after, "hardness": change.hardness}
        for change in way.changes
    ]
    return {
        "option": way.option,
        "status": way.status,
        "smallest": way.smallest,
        "changes": changes,
        "reason": way.reason,
        "seconds": round(way.seconds, 3),
    }
