"""What a change of the rules does, for programs."""

import json
from typing import Any

from advisor.authoring.replay.results import Effect, Replay
from advisor.reporting.authoring.impact_words import verdict


def rule_impact_json(replay: Replay) -> str:
    """The impact as JSON: every change, with its witness and those responsible."""
    document = {
        "schema": "advisor/rule-impact/v1",
        "before": _stamp(replay.before.name, replay.before.base.sha256),
        "after": _stamp(replay.after.name, replay.after.base.sha256),
        "verdict": verdict(replay),
        "proved": replay.proved,
        "unchanged": replay.proved or replay.unchanged,
        "differences": [
            {"kind": one.kind, "id": one.id, "what": one.what, "reach": one.reach.name.lower(), "parts": one.parts}
            for one in replay.differences
        ],
        "tried": replay.tried,
        "assessed_in_full": replay.full,
        "touched": replay.touched,
        "scores_alone": replay.scores_alone,
        "cancelling": [{"kind": kind, "id": name} for kind, name in replay.cancelling],
        "effects": [_effect_json(effect) for effect in replay.effects],
        "unreadable": [
            {
                "profile": one.material.name,
                "unreadable_by": one.side,
                "problems": [problem.message for problem in one.problems],
            }
            for one in replay.unreadable
        ],
        "notes": list(replay.notes),
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _effect_json(effect: Effect) -> dict[str, Any]:
    return {
        "kind": effect.kind,
        "name": effect.name,
        "before": effect.before,
        "after": effect.after,
        "profiles": effect.profiles,
        "written": list(effect.names),
        "responsible": None
        if effect.causes is None
        else [[{"kind": kind, "id": name} for kind, name in cause.items] for cause in effect.causes],
        "witness": effect.witness.answers if effect.witness else None,
    }


def _stamp(name: str, sha256: str) -> dict[str, str]:
    return {"name": name, "sha256": sha256}
