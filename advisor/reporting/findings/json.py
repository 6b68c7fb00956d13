"""Findings as JSON."""

import json
from typing import Any

from advisor.authoring.check import Checked
from advisor.authoring.findings import Finding, Level, Place

SCHEMA = "advisor/findings/v1"


def findings_json(checked: Checked, least: Level) -> str:
    """The findings of the level `least` or worse, and what is ignored, indented, ending in a newline.

    `rulebase` is null where the rule base does not load; `counts` counts findings of every level.
    """
    base = checked.program.base if checked.program else None
    document = {
        "schema": SCHEMA,
        "rulebase": {"name": base.pack.name, "version": base.pack.version, "sha256": base.sha256} if base else None,
        "counts": {
            **{level.value: count for level, count in checked.counts.items()},
            "ignored": len(checked.ignored),
        },
        "findings": [_entry(finding) for finding in checked.shown(least)],
        "ignored": [{**_entry(entry.finding), "reason": entry.reason} for entry in checked.ignored],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _entry(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind.id,
        "level": finding.kind.level.value,
        "item": finding.item,
        **_place(finding.place),
        "message": finding.message,
        "matters": finding.kind.matters,
        "mend": finding.mend,
        "related": [{"item": name, **_place(place)} for name, place in finding.related],
    }


def _place(place: Place) -> dict[str, Any]:
    return {"file": place.file, "line": place.line, "column": place.column}
