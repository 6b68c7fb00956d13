"""The systems that the seed article tells of: the advisor must say of each what `seed_cases.yaml` expects."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from advisor import advise, load_profile
from advisor.engine.program import Program
from advisor.loading.document import read_document
from advisor.model.assessment import Assessment

FILE = Path(__file__).parent.parent / "fixtures" / "seed_cases.yaml"
CASES: list[dict[str, Any]] = read_document(FILE.read_bytes(), FILE.name).data


RUNS = [pytest.param(case, False, id=case["id"]) for case in CASES] + [
    pytest.param(case, True, id=f"{case['id']}, preferring") for case in CASES if "preferred_option" in case
]


@pytest.mark.parametrize("quick", [True, pytest.param(False, marks=pytest.mark.slow)], ids=["quick", "thorough"])
@pytest.mark.parametrize(("case", "preferring"), RUNS)
def test_seed_case(case: dict[str, Any], preferring: bool, quick: bool, shipped: Program) -> None:
    preferred = case.get("preferred_option")
    answers = case["profile"] | ({"preferred": preferred} if preferring else {})
    profile = load_profile({"profile": case["id"], "answers": answers}, shipped)
    assessment = advise(profile, shipped, quick)
    differences = list(_differences(case["expect"], assessment, warned=preferring or not preferred))
    assert not differences, "\n".join(differences)


def _differences(expect: dict[str, Any], assessment: Assessment, warned: bool) -> Iterator[str]:
    for decision in ("framework", "architecture"):
        ranking = [option.option for option in assessment.decisions[decision].ranking]
        top, top3 = expect.get(f"{decision}_top"), expect.get(f"{decision}_top3", [])
        if top and ranking[0] not in top:
            yield f"{decision}: {ranking[:4]} instead of one of {top} first"
        if missing := set(top3) - set(ranking[:3]):
            yield f"{decision}: {sorted(missing)} not among the first three {ranking[:3]}"
        if decision == "framework" and ranking[0] in expect.get("should_not_top", []):
            yield f"{decision}: {ranking[0]} must not be first"
    practices = {practice.id for practice in assessment.practices}
    if missing := set(expect.get("practices", [])) - practices:
        yield f"practices missing: {sorted(missing)}; recommended: {sorted(practices)}"
    risks = {risk.id for risk in assessment.risks} | {
        risk for preference in assessment.preferences for risk in preference.risks
    }
    if warned and (missing := set(expect.get("warns", [])) - risks):
        yield f"risks missing: {sorted(missing)}; raised: {sorted(risks)}"
