"""The cases inside the shipped rules: each rule fires where it must and stays silent where it must."""

import pytest

from advisor.authoring.cases.running import run_cases
from advisor.engine.program import Program
from advisor.loading.sources import shipped as shipped_folder

TOPICS = sorted(folder.name for folder in (shipped_folder("rules") / "knowledge").iterdir())


@pytest.mark.parametrize("topic", TOPICS)
def test_rule_cases(topic: str, shipped: Program) -> None:
    rules = [rule for rule in shipped.base.rules.values() if rule.topic == topic]
    failed = [result for result in run_cases(shipped, rules) if not result.passed]
    assert not failed, "\n".join(f"{one.rule}, {one.kind} {one.number}, {one.facts}: {one.why}" for one in failed)


def test_every_rule_has_a_firing_and_a_silent_case(shipped: Program) -> None:
    lacking = [
        rule.id
        for rule in shipped.base.rules.values()
        if not rule.cases.fires or (not rule.unconditional and not rule.cases.silent)
    ]
    assert not lacking
