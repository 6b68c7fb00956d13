"""Ten projects told in one line each, against what a senior colleague would answer; known misses are named, no more."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from advisor import advise, load_profile
from advisor.engine.program import Program

FILE = Path(__file__).parents[1] / "fixtures/one_liners.yaml"
CASES: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))["cases"]
KNOWN_MISSES: dict[str, set[str]] = {}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_advice_is_what_a_senior_colleague_would_say_but_for_known_misses(shipped: Program, case: Any) -> None:
    profile = load_profile({"profile": case["id"], "answers": case["profile"]}, shipped)
    # Only how clear a decision is hangs on its robustness, which takes ten times as long as all else.
    found = advise(profile, shipped, quick="modest" not in case)
    first = {name: decision.recommended for name, decision in found.decisions.items()}
    raised = {risk.id for risk in found.risks if risk.status == "open"}
    practices = {practice.id for practice in found.practices}
    asked = {unknown.answer for unknown in found.unknowns}
    misses = {
        *(f"first {name}" for name, fair in case.get("first_any_of", {}).items() if first.get(name) not in fair),
        *(f"never first {name}" for name, unfit in case.get("not_first", {}).items() if first.get(name) in unfit),
        *(f"warns {risk}" for risk in case.get("warns", []) if risk not in raised),
        *(f"practice {practice}" for practice in case.get("practices", []) if practice not in practices),
        *(f"modest {name}" for name in case.get("modest", []) if found.decisions[name].band == "clear"),
        *(f"asks {question}" for question in case.get("asks_for", []) if question not in asked),
    }
    assert misses == KNOWN_MISSES.get(case["id"], set())
