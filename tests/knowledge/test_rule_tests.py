"""How well the shipped cases and examples test the shipped rules, and the record of what the examples come to."""

import json
from pathlib import Path

import pytest
import yaml

from advisor.authoring.cases.examination import Examination, examine
from advisor.authoring.cases.examples import read_examples
from advisor.authoring.cases.facts import CaseReader
from advisor.authoring.cases.outcomes import digests, outcome_of
from advisor.authoring.mutation.examples import examples_of
from advisor.compiled.foretelling import foretell
from advisor.engine.assess import assess
from advisor.engine.program import Program
from advisor.loading.sources import shipped as shipped_folder

TESTS = Path(__file__).parents[1]
RECORD = TESTS / "golden/example-outcomes.json"
SYSTEMS = shipped_folder("examples") / "documented-systems.jsonl"


@pytest.mark.slow
def test_nine_faults_in_ten_are_noticed_and_every_rule_is_exercised(shipped: Program) -> None:
    examples = examples_of(shipped, read_examples(shipped_folder("examples"), shipped.base))
    found = Examination(tuple(examine(shipped, shipped.rules, examples)), tuple(one.name for one in examples))
    lines = [f"{fault}: {score.noticed} of {score.mutants}" for fault, score in found.scores().items()]
    assert found.total.percent >= 90, "\n".join(lines)
    assert all(rule.coverage.exercised for rule in found.rules)
    reader = CaseReader(shipped)
    for rule in found.rules:
        for case in rule.proposals:
            assert reader.fires(case.facts, shipped.base.rules[case.rule]) is (case.kind == "fires")


@pytest.mark.slow
def test_the_examples_come_to_what_is_recorded(shipped: Program, request: pytest.FixtureRequest) -> None:
    """Faults in conclusions are noticed by this: whoever changes an outcome must mean it."""
    found = {}
    for profile in read_examples(shipped_folder("examples"), shipped.base):
        assessment = assess(shipped, profile, foretell=foretell(shipped, profile, profile.priority))
        recommended = {name: decision.recommended for name, decision in assessment.decisions.items()}
        found[profile.name] = {"recommended": recommended, "digests": digests(outcome_of(assessment))}
    if request.config.getoption("--update-golden"):
        RECORD.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    recorded = json.loads(RECORD.read_text(encoding="utf-8"))
    changed = {name: outcome for name, outcome in found.items() if recorded.get(name) != outcome}
    assert found == recorded, f"if the change is meant: --update-golden; changed: {', '.join(changed)}"


def test_the_documented_systems_are_those_that_the_advice_is_held_against() -> None:
    """The profiles stand in two places: with what is expected of them, and as examples that anyone can run."""
    expected = {}
    for name in ("seed_cases", "real_cases"):
        data = yaml.safe_load((TESTS / f"fixtures/{name}.yaml").read_text(encoding="utf-8"))
        for case in data["cases"] if isinstance(data, dict) else data:
            expected[case["id"].replace("_", "-")] = case["profile"]
    rows = [json.loads(line) for line in SYSTEMS.read_text(encoding="utf-8").splitlines()]
    shown = {row["profile"]: {name: _plain(value) for name, value in row["answers"].items()} for row in rows}
    assert shown == expected


def _plain(value: object) -> object:
    """An answer without the note that says where it comes from."""
    if isinstance(value, dict) and "note" in value:
        rest = {key: inner for key, inner in value.items() if key != "note"}
        return rest["value"] if set(rest) == {"value"} else rest
    return value
