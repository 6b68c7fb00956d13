"""Whatever a file holds, loading it ends in a result or in problems that name a place; never in anything else."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor import advise, load_rulebase
from advisor.errors import InputError
from advisor.loading.profile import read_profile
from tests.loading.rubbish import rubbish

TINY = Path("tests/fixtures/rules_tiny")
PROFILES = [path.read_bytes() for path in sorted(Path("examples").glob("*.yaml"))] + [
    b"profile: tiny\nas_of: 2026-11-23\nfactors: {peak_to_average: [2, 5]}\nanswers:\n  realtime: true\n"
    b"  peak_rps: {between: [2k, 20k], best: 6k, note: last on-sale, source: logs}\n  connections: 50k\n"
    b"  latency: 200 ms\n  read_share: 95%\n  workload: {at_least: [crud]}\n  pattern: {one_of: [steady, spiky]}\n"
    b"  skills: [python, cobol]\n  skill_levels: {python: expert}\n  criteria_priority: [cost]\n"
    b"  preferred: {framework: looping}\n  country: {not_applicable: everywhere}\n"
]
RULES = {path.relative_to(TINY).as_posix(): path.read_bytes() for path in sorted(TINY.rglob("*.yaml"))}

many = settings(
    max_examples=2_000,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


def assert_places(error: InputError) -> None:
    assert error.problems
    for problem in error.problems:
        assert problem.message.strip() and problem.file, problem
        assert problem.line >= 1 and problem.column >= 1, problem


@pytest.fixture(scope="module")
def tiny() -> Any:
    return load_rulebase(TINY)


@pytest.mark.slow
@many
@given(content=rubbish(PROFILES))
def test_a_profile_of_rubbish(content: bytes, tiny: Any) -> None:
    try:
        profile = read_profile(content, "rubbish.yaml", tiny.base)
    except InputError as error:
        assert_places(error)
    else:
        advise(profile, tiny).to_json()


@pytest.mark.slow
@many
@given(content=rubbish(PROFILES))
def test_a_profile_of_rubbish_on_the_shipped_rules(content: bytes, shipped: Any) -> None:
    try:
        read_profile(content, "rubbish.yaml", shipped.base)
    except InputError as error:
        assert_places(error)


@st.composite
def rule_files(draw: st.DrawFn) -> tuple[str, bytes]:
    """One file of the tiny rule base, and rubbish in its place that is mostly like it."""
    name = draw(st.sampled_from(sorted(RULES)))
    return name, draw(rubbish([RULES[name], RULES[name], *RULES.values()]))


@pytest.mark.slow
@many
@given(changed=rule_files())
def test_a_rule_file_of_rubbish(changed: tuple[str, bytes]) -> None:
    try:
        program = load_rulebase(TINY, dict([changed]))
    except InputError as error:
        assert_places(error)
    else:
        advise(
            read_profile(b"profile: tiny\nanswers: {realtime: true, connections: 5k}\n", "p.yaml", program.base),
            program,
        )
