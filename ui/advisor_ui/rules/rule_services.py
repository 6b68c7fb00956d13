"""What the page *Rules* asks of the library. Streamlit is used for its caches only."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from advisor import api
from advisor.authoring.cases.running import CaseResult as CaseResult
from advisor.authoring.cases.running import run_cases
from advisor.authoring.findings import Finding as Finding
from advisor.authoring.findings import Level as Level
from advisor.authoring.firing import RuleStanding as RuleStanding
from advisor.authoring.firing import rule_standings
from advisor.authoring.impact import Change as Change
from advisor.authoring.impact import DecisionChange as DecisionChange
from advisor.authoring.impact import Impact as Impact
from advisor.authoring.replay.profile_impacts import ProfileImpact as ProfileImpact
from advisor.authoring.replay.profile_impacts import profile_impacts
from advisor.authoring.schema.completion import completion_graph
from advisor.authoring.schema.fact_meaning import fact_meaning as fact_meaning
from advisor.authoring.schema.files import schema_named
from advisor.model.rule import Rule
from advisor.model.rulebase import RuleBase
from advisor.reporting.naming import Names
from advisor.reporting.values import as_written as as_written
from advisor_ui import services
from advisor_ui.rules import rule_editing
from advisor_ui.rules.rule_editing import Checked, Draft
from advisor_ui.services import Considered


@dataclass(frozen=True)
class Tried:
    """A draft, tried: what was found in it and what it breaks elsewhere, and how its cases come out."""

    here: tuple[Finding, ...] = ()
    elsewhere: tuple[Finding, ...] = ()
    sound: bool = True
    cases: tuple[CaseResult, ...] = ()

    @property
    def failed(self) -> int:
        """How many cases do not come out as they should."""
        return sum(not case.passed for case in self.cases)


def names() -> Names:
    """The words for the ids of the shipped rule base."""
    return _names(services.base().sha256)


@st.cache_resource(show_spinner=False, max_entries=1)
def _names(sha256: str) -> Names:
    return Names(services.base())


def standings(considered: Considered | None) -> Mapping[str, RuleStanding]:
    """How every rule stands in an assessment; empty where there is none, or where it is not our subject."""
    if considered is None or considered.assessment is None or considered.assessment.scope.status == "out":
        return {}
    return _standings(services.base().sha256, json.dumps(considered.document))


@st.cache_resource(show_spinner=False, max_entries=16)
def _standings(sha256: str, document: str) -> dict[str, RuleStanding]:
    program = services.program()
    return rule_standings(program, api.load_profile(json.loads(document), program))


def cases(rule: Rule) -> tuple[CaseResult, ...]:
    """The cases of a shipped rule, run."""
    return _cases(services.base().sha256, rule.id)


@st.cache_resource(show_spinner=False, max_entries=256)
def _cases(sha256: str, rule: str) -> tuple[CaseResult, ...]:
    program = services.program()
    return tuple(run_cases(program, [program.base.rules[rule]]))


@st.cache_resource(show_spinner=False, max_entries=1)
def _words(sha256: str) -> dict[str, Any]:
    return completion_graph(schema_named("rule", services.base()))


def words(base: RuleBase) -> dict[str, Any]:
    """What the editor offers while one types: a graph of the keys and values that fit."""
    return _words(base.sha256)


def try_draft(draft: Draft) -> Tried:
    """Check a draft and run its cases; the same text is tried once."""
    return _try(services.base().sha256, draft.file, draft.text, draft.replaces)


@st.cache_resource(show_spinner=False, max_entries=64)
def _try(sha256: str, file: str, text: str, replaces: str | None) -> Tried:
    checked = _checked(Draft(file, text, replaces))
    if not checked.sound:
        return Tried(checked.here, checked.elsewhere, False)
    return Tried(checked.here, checked.elsewhere, True, rule_editing.cases_of(checked))


def impacts(draft: Draft, documents: Sequence[dict[str, Any]]) -> tuple[ProfileImpact, ...]:
    """What a sound draft changes in the assessments of some profiles."""
    return _impacts(services.base().sha256, draft.file, draft.text, draft.replaces, json.dumps(documents))


@st.cache_resource(show_spinner=False, max_entries=256)
def _impacts(sha256: str, file: str, text: str, replaces: str | None, documents: str) -> tuple[ProfileImpact, ...]:
    after = _checked(Draft(file, text, replaces)).program
    return profile_impacts(services.program(), after, json.loads(documents))


def _checked(draft: Draft) -> Checked:
    return rule_editing.check(draft, services.base(), packs=services.packs())
