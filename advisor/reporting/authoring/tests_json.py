"""What the tests of rules cover and notice, as JSON."""

import json
from typing import Any

from advisor.authoring.cases.examination import Examination, RuleExamination, Score
from advisor.authoring.cases.running import CaseResult
from advisor.model.rulebase import RuleBase

SCHEMA = "advisor/rule-tests/v1"


def rule_tests_json(failed: list[CaseResult], passed: int, examination: Examination | None, base: RuleBase) -> str:
    """Cases that failed, and where rules were examined their coverage, the scores and the surviving mutants."""
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "rulebase": {"name": base.pack.name, "version": base.pack.version, "sha256": base.sha256},
        "cases": {
            "passed": passed,
            "failed": [
                {"rule": case.rule, "kind": case.kind, "number": case.number, "facts": case.facts, "why": case.why}
                for case in failed
            ],
        },
    }
    if examination is not None:
        scores = {fault.value: _score(score) for fault, score in examination.scores().items()}
        data |= {
            "examples": list(examination.examples),
            "mutation": {**scores, "total": _score(examination.total)},
            "rules": [_rule(rule) for rule in examination.rules],
        }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _score(score: Score) -> dict[str, Any]:
    return {
        "mutants": score.mutants,
        "noticed": score.noticed,
        "equivalent": score.equivalent,
        "survived": score.survived,
        "percent": round(score.percent, 2),
    }


def _rule(rule: RuleExamination) -> dict[str, Any]:
    coverage = rule.coverage
    return {
        "rule": coverage.rule,
        "fires": coverage.fires,
        "silent": coverage.silent,
        "examples": list(coverage.examples),
        "tests": [
            {"test": str(test.test), "true": test.true, "false": test.false, "decides": test.decides}
            for test in coverage.tests
        ],
        "survivors": [
            {"fault": verdict.mutant.fault.value, "change": verdict.mutant.change} for verdict in rule.survivors
        ],
        "proposals": [
            {"kind": case.kind, "facts": case.facts, "notices": [mutant.change for mutant in case.kills]}
            for case in rule.proposals
        ],
    }
