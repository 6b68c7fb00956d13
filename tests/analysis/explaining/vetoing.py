"""The small rule base with vetoes that together reach every framework, and answers that fire them all."""

from pathlib import Path
from typing import Any

from advisor import load_profile, load_rulebase
from advisor.engine.program import Program
from advisor.model.profile import Profile

SMALL = Path(__file__).parents[2] / "fixtures/rules_small"

VETOES = {
    "no-python": ("{regulated: {includes: hipaa}}", "[py_sync]", "The regime forbids it."),
    "no-node": ("{third_party_dependency: true, team_size: {at_least: 10}}", "[node_loop]", "Ten people cannot."),
    "no-elixir": ("{team_size: {at_least: 10}, team_skills: {not: []}}", "[ex_tasks]", "Ten people must agree."),
    "no-elixir-again": ("{domain: nowhere}", "[ex_tasks]", "It is sold nowhere."),
}

RULE = """
id: {name}
order: {order}
title: A rule out
when: {when}
then: [{{veto: {{framework: {options}}}, reason: {reason}}}]
because: So it is.
evidence: [worker-docs]
limits: None.
cases: {{fires: [], silent: []}}
"""

CLOSED = {
    "regulated": ["gdpr", "hipaa"],
    "third_party_dependency": True,
    "realtime": True,
    "team_size": 12,
    "team_skills": ["python"],
    "workload": ["crud_web"],
}


def vetoing_base() -> Program:
    """The small rule base with vetoes that together reach every framework."""
    rules = {
        f"knowledge/bans/{name}.yaml": RULE.format(
            name=name, order=900 + place, when=when, options=options, reason=reason
        ).encode()
        for place, (name, (when, options, reason)) in enumerate(VETOES.items())
    }
    return load_rulebase(SMALL, rules)


def profile_of(program: Program, answers: dict[str, Any]) -> Profile:
    return load_profile({"profile": "closed", "answers": answers}, program)
