"""What the page *Rules* asks of the library. Streamlit is used for its caches only."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from advisor import api
from advisor.authoring.cases import CaseResult, run_cases
from advisor.authoring.firing import RuleStanding, rule_standings
from advisor.authoring.impact import Impact
from advisor.errors import InputError
from advisor.model.rule import Rule
from advisor.model.rulebase import RuleBase
from advisor.reporting.naming import Names
from advisor_ui import rule_editing, services
from advisor_ui.rule_editing import Checked, Draft
from advisor_ui.services import Considered


@dataclass(frozen=True)
class Tried:
    """A draft, tried: whether it loads, how its cases come out, and what it changes (None: no assessment is open)."""

    draft: Draft
    checked: Checked
    cases: tuple[CaseResult, ...] = ()
    impact: Impact | None = None

    @property
    def failed(self) -> int:
        """How many cases do not come out as they should."""
        return sum(not case.passed for case in self.cases)


def names() -> Names:
    """The words for the ids of the shipped rule base."""
    return _names(services.base().sha256)


@st.cache_resource(show_spinner=False, max_entries=1)
def _names(_sha256: str) -> Names:
    return Names(services.base())


def standings(considered: Considered | None) -> Mapping[str, RuleStanding]:
    """How every rule stands in an assessment; empty where there is none, or where it is not our subject."""
    if considered is None or considered.assessment is None or considered.assessment.scope.status == "out":
        return {}
    return _standings(services.base().sha256, json.dumps(considered.document))


@st.cache_resource(show_spinner=False, max_entries=16)
def _standings(_sha256: str, document: str) -> dict[str, RuleStanding]:
    program = services.program()
    return rule_standings(program, api.load_profile(json.loads(document), program))


def cases(rule: Rule) -> tuple[CaseResult, ...]:
    """The cases of a shipped rule, run."""
    return _cases(services.base().sha256, rule.id)


@st.cache_resource(show_spinner=False, max_entries=256)
def _cases(_sha256: str, rule: str) -> tuple[CaseResult, ...]:
    program = services.program()
    return tuple(run_cases(program, [program.base.rules[rule]]))


@st.cache_resource(show_spinner=False, max_entries=1)
def _words(_sha256: str) -> dict[str, Any]:
    return rule_editing.completion_words(services.base())


def words(base: RuleBase) -> dict[str, Any]:
    """What the editor offers while one types."""
    return _words(base.sha256)


def try_draft(draft: Draft, considered: Considered | None) -> Tried:
    """Check a draft, run its cases, and see what it changes; the same text is tried once."""
    document = json.dumps(considered.document) if considered and considered.assessment else ""
    return _try(services.base().sha256, draft, document)


@st.cache_resource(show_spinner=False, max_entries=16)
def _try(_sha256: str, draft: Draft, document: str) -> Tried:
    checked = rule_editing.check(draft, services.base())
    if not checked.sound:
        return Tried(draft, checked)
    results = rule_editing.cases_of(checked)
    if not document:
        return Tried(draft, checked, results)
    profile = json.loads(document)
    before = services.consider(profile).assessment
    try:
        loaded = api.load_profile(profile, services.program())
    except InputError:
        before = None
    return Tried(draft, checked, results, rule_editing.effect(checked, loaded, before) if before else None)
