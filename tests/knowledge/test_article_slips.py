"""Where the seed article errs, the report says the right thing and names the slip."""

from pathlib import Path

import pytest

from advisor import advise, load_profile
from advisor.engine.program import Program
from advisor.loading.document import read_document
from advisor.reporting.render import to_markdown

FILE = Path(__file__).parent.parent / "fixtures" / "seed_cases.yaml"
PROFILES = {case["id"]: case["profile"] for case in read_document(FILE.read_bytes(), FILE.name).data}


def _advise(case: str, program: Program):  # type: ignore[no-untyped-def]
    return advise(load_profile({"profile": case, "answers": PROFILES[case]}, program), program, quick=True)


def test_conflicting_rates_are_shown_and_the_larger_one_counts(shipped: Program) -> None:
    assessment = _advise("payment_gateway_sea", shipped)
    warning = next(warning for warning in assessment.warnings if "transactions" in warning)
    assert "transactions_per_day" in warning
    assert "transactions_per_month" in warning
    rate = next(fact for fact in assessment.facts if fact.id == "demand.transactions_per_sec")
    assert rate.value == pytest.approx(1_000_000 / 86_400, rel=1e-3)


@pytest.mark.parametrize(
    ("case", "slip", "right"),
    [("payment_gateway_sea", "Hystrix", "Resilience4j"), ("iot_resilience_2025", "Polly", "cockatiel")],
)
def test_library_slips_are_named_and_mended(case: str, slip: str, right: str, shipped: Program) -> None:

    assessment = _advise(case, shipped)
    cited = {source for practice in assessment.practices for reason in practice.reasons for source in reason.evidence}
    cited |= {source for practice in assessment.practices for source in shipped.base.practices[practice.id].evidence}
    assert f"article-{case.replace('_', '-')}" in cited
    text = to_markdown(assessment, shipped.base)
    assert slip in text
    assert right in text
    tools = [tool for one in assessment.practices for tool in _tools(one.id, assessment, shipped)]
    assert right in tools
    assert not any(slip == tool for tool in tools)


def _tools(practice: str, assessment, program: Program) -> tuple[str, ...]:  # type: ignore[no-untyped-def]
    framework = assessment.decisions["framework"].recommended
    family = program.base.options["framework"][framework].family
    return program.base.practices[practice].tools.get(family, ())
