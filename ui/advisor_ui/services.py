"""Everything the pages ask of the library: the rule base, saved assessments, and what the advisor says of them.

No widget is drawn here. Streamlit is used for its caches only: results are shared between sessions, and never changed.
"""

import json
from dataclasses import dataclass
from typing import Any

import streamlit as st

from advisor import api
from advisor.errors import InputError, Problem
from advisor.model.assessment import Assessment
from advisor.model.rulebase import RuleBase
from advisor.store import AssessmentStore, SavedAssessment, database_url, open_engine

KEEP_ASSESSMENTS = 64


@st.cache_resource(show_spinner=False)
def program() -> Any:
    """The shipped rule base, checked and compiled; read once a process."""
    return api.load_rulebase()


def base() -> RuleBase:
    """The shipped rule base."""
    rulebase: RuleBase = program().base
    return rulebase


@st.cache_resource(show_spinner=False)
def _store(url: str) -> AssessmentStore:
    return AssessmentStore(open_engine(url))


def store() -> AssessmentStore:
    """The saved assessments."""
    return _store(database_url())


@dataclass(frozen=True)
class Considered:
    """What the advisor makes of a profile document.

    `problems` holds, by question id, what is wrong with single answers; those answers are left out of `document`.
    `contradictions` holds what is wrong with the answers together; `assessment` is then None.
    """

    document: dict[str, Any]
    problems: dict[str, tuple[Problem, ...]]
    contradictions: tuple[Problem, ...]
    assessment: Assessment | None


def saved(identifier: str | None) -> SavedAssessment | None:
    """The saved assessment of that id, or None."""
    return store().get(identifier) if identifier else None


def consider(document: dict[str, Any]) -> Considered:
    """What the advisor makes of a profile document; answers that cannot be read are set aside, not fatal."""
    return _consider(program().base.sha256, json.dumps(document))


@st.cache_resource(show_spinner=False, max_entries=KEEP_ASSESSMENTS)
def _consider(sha256: str, text: str) -> Considered:
    document = json.loads(text)
    answers = document.get("answers") or {}
    problems: dict[str, tuple[Problem, ...]] = {}
    try:
        return _advised(document, problems)
    except InputError as error:
        for problem in error.problems:
            if len(problem.path) > 1 and problem.path[0] == "answers" and problem.path[1] in answers:
                question = str(problem.path[1])
                problems[question] = (*problems.get(question, ()), problem)
        if not problems:
            return Considered(document, {}, error.problems, None)
    readable = {**document, "answers": {name: raw for name, raw in answers.items() if name not in problems}}
    try:
        return _advised(readable, problems)
    except InputError as error:
        return Considered(readable, problems, error.problems, None)


def _advised(document: dict[str, Any], problems: dict[str, tuple[Problem, ...]]) -> Considered:
    profile = api.load_profile(document, program())
    return Considered(document, problems, (), api.advise(profile, program()))
