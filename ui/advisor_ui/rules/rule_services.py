"""What the page *Rules* asks of the library. Streamlit is used for its caches only."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from advisor import api
from advisor.authoring.cases import CaseResult as CaseResult
from advisor.authoring.cases import run_cases
from advisor.authoring.firing import RuleStanding as RuleStanding
from advisor.authoring.firing import rule_standings
from advisor.authoring.impact import Change as Change
from advisor.authoring.impact import DecisionChange as DecisionChange
from advisor.authoring.impact import Impact as Impact
from advisor.errors import Problem
from advisor.model.rule import Rule
from advisor.model.rulebase import RuleBase
from advisor.reporting.naming import Names
from advisor.reporting.values import as_written as as_written
from advisor_ui import services
from advisor_ui.rules import rule_editing
from advisor_ui.rules.rule_editing import Draft
from advisor_ui.services import Considered


@dataclass(frozen=True)
class Tried:
    """A draft, tried: what is wrong with it, how its cases come out, and what it changes (None: no assessment is open).

    `here` are faults in the draft itself, `elsewhere` those that it causes in other files.
    """

    here: tuple[Problem, ...] = ()
    elsewhere: tuple[Problem, ...] = ()
    cases: tuple[CaseResult, ...] = ()
    impact: Impact | None = None

    @property
    def sound(self) -> bool:
        """Whether the base loads with the draft in it."""
        return not self.here and not self.elsewhere

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
    return rule_editing.completion_words(services.base())


def words(base: RuleBase) -> dict[str, Any]:
    """What the editor offers while one types."""
    return _words(base.sha256)


def try_draft(draft: Draft, considered: Considered | None) -> Tried:
    """Check a draft, run its cases, and see what it changes; the same text is tried once."""
    document = json.dumps(considered.document) if considered and considered.assessment else ""
    return _try(services.base().sha256, draft.file, draft.text, draft.replaces, document)


@st.cache_resource(show_spinner=False, max_entries=64)
def _try(sha256: str, file: str, text: str, replaces: str | None, document: str) -> Tried:
    checked = rule_editing.check(Draft(file, text, replaces), services.base())
    if not checked.sound:
        return Tried(checked.here, checked.elsewhere)
    results = rule_editing.cases_of(checked)
    before = services.consider(json.loads(document)).assessment if document else None
    if before is None:
        return Tried(cases=results)
    profile = api.load_profile(json.loads(document), services.program())
    return Tried(cases=results, impact=rule_editing.effect(checked, profile, before))
