"""Findings as SARIF 2.1.0, which code hosts and editors show beside the lines.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
"""

import json
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from advisor.authoring.check import Checked
from advisor.authoring.findings import Finding, FindingKind, Level, Place
from advisor.engine.assess import software_version

_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.HINT: "note"}


def findings_sarif(checked: Checked, least: Level) -> str:
    """One run of the checker with the findings of the level `least` or worse; what rules ignore is suppressed in it."""
    ignored = {entry.finding: entry.reason for entry in checked.ignored if entry.finding.kind.level in least.and_worse}
    found = (*checked.shown(least), *ignored)
    kinds = {finding.kind.id: finding.kind for finding in found}
    driver = {
        "name": "advisor rules check",
        "semanticVersion": software_version(),
        "rules": [_kind(kind) for kind in kinds.values()],
    }
    order = list(kinds)
    results = [_result(finding, order.index(finding.kind.id), ignored.get(finding)) for finding in found]
    document = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _kind(kind: FindingKind) -> dict[str, Any]:
    return {
        "id": kind.id,
        "shortDescription": {"text": kind.title},
        "fullDescription": {"text": kind.matters},
        "help": {"text": kind.mend},
        "helpUri": f"docs/findings/{kind.id}.md",
        "defaultConfiguration": {"level": _LEVELS[kind.level]},
    }


def _result(finding: Finding, index: int, reason: str | None) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.kind.id,
        "ruleIndex": index,
        "level": _LEVELS[finding.kind.level],
        "message": {"text": f"{finding.message}. {finding.mend}"},
        "locations": [{"physicalLocation": _physical(finding.place)}],
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": name}, "physicalLocation": _physical(place)}
            for number, (name, place) in enumerate(finding.related)
        ]
    if reason is not None:
        result["suppressions"] = [{"kind": "inSource", "justification": reason}]
    return result


def _uri(file: str) -> str:
    """A relative reference for a file below the working folder, else an absolute address."""
    return PurePath(file).as_uri() if PurePath(file).is_absolute() else quote(file)


def _physical(place: Place) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": _uri(place.file)},
        "region": {"startLine": place.line, "startColumn": place.column},
    }
