"""Everything the pages ask of the library: the rule base, saved assessments, and what the advisor says of them.

No widget is drawn here. Streamlit is used for its caches only: results are shared between sessions, and never changed.
"""

import json
import os
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from pathlib import Path
from typing import Any

import streamlit as st

from advisor import api
from advisor.errors import InputError, Problem
from advisor.model.assessment import Assessment, FactResult
from advisor.model.rulebase import RuleBase
from advisor.store import AssessmentStore, database_url, open_engine
from advisor.store import SavedAssessment as SavedAssessment
from advisor_ui import own_pack

KEEP_ASSESSMENTS = 16  # some megabytes each
HOW_SURE = "How sure is that? Weights, open answers, strengths and thresholds are varied …"
"""What a page says while a full assessment is made."""


@st.cache_resource(show_spinner=False)
def program() -> Any:
    """The shipped rule base with the packs over it, checked and compiled; read once until a pack is saved."""
    return api.load_rulebase(packs=packs())


def packs() -> tuple[Path, ...]:
    """The packs over the shipped rule base, the one into which the editor saves last."""
    return (*given_packs(), *([own_pack.folder()] if own_pack.exists() else []))


def given_packs() -> tuple[Path, ...]:
    """The folders named in the environment variable `ADVISOR_PACKS`, separated as in `PATH`."""
    named = os.environ.get("ADVISOR_PACKS", "").split(os.pathsep)
    return tuple(Path(folder) for folder in named if folder.strip())


def read_rules_anew() -> None:
    """Read the rule base again, since a pack has changed."""
    program.clear()


def base() -> RuleBase:
    """The rule base that the pages speak of."""
    rulebase: RuleBase = program().base
    return rulebase


@st.cache_resource(show_spinner=False)
def _store(url: str) -> AssessmentStore:
    return AssessmentStore(open_engine(url))


def store() -> AssessmentStore:
    """The saved assessments."""
    return _store(database_url())


def saved_documents(count: int) -> tuple[dict[str, Any], ...]:
    """The profiles of the assessments changed last, at most so many: for counting over them, never to be listed."""
    return store().recent_profiles(count)


@dataclass(frozen=True)
class Example:
    """A profile that comes with the advisor: its name, what its first lines say of it, and its text."""

    name: str
    description: str
    content: bytes


@st.cache_resource(show_spinner=False)
def examples() -> tuple[Example, ...]:
    """The profiles that come with the advisor."""
    return tuple(_example(path.stem, path.read_bytes()) for path in api.example_profiles())


def _example(name: str, content: bytes) -> Example:
    first = takewhile(lambda line: line.startswith("#"), content.decode("utf-8").splitlines())
    return Example(name, " ".join(line.lstrip("# ") for line in first), content)


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

    @cached_property
    def facts(self) -> dict[str, FactResult]:
        """The facts that the rules saw, by id."""
        return {fact.id: fact for fact in self.assessment.facts} if self.assessment else {}

    def asked(self, question: str) -> bool:
        """Whether a question arises; one that surely does not is skipped, and its answer kept."""
        fact = self.facts.get(question)
        return fact is None or fact.status != "not_applicable" or not fact.sources


def saved(identifier: str | None) -> SavedAssessment | None:
    """The saved assessment of that id, or None."""
    return store().get(identifier) if identifier else None


def create(name: str) -> str:
    """Save a new assessment without answers; gives its id."""
    return store().create(name).id


def create_from(content: bytes, file: str) -> str:
    """Save a new assessment with the answers of a YAML profile; gives its id.

    Raises:
        InputError: with every fault of the profile; nothing is saved then.
    """
    document = api.profile_document(content, file, program())
    return store().create(str(document["profile"]), document).id


def save_answer(identifier: str, question: str, raw: Any) -> None:
    """Save one answer in the form of a profile file; None forgets it."""
    if raw is None:
        store().remove_answer(identifier, question)
    else:
        store().save_answer(identifier, question, raw)


def save_factor(identifier: str, factor: str, raw: Any) -> None:
    """Save the profile's own range for an assumption; None forgets it."""
    store().save_factor(identifier, factor, raw)


def rename(identifier: str, name: str) -> None:
    """Give an assessment another name."""
    store().rename(identifier, name)


def consider(document: dict[str, Any], quick: bool = True) -> Considered:
    """What the advisor makes of a profile document; answers that cannot be read are set aside, not fatal.

    `quick` leaves out how sure the decisions are, for pages that are shown again with every answer.
    """
    return _consider(program().base.sha256, json.dumps(document), quick)


@st.cache_resource(show_spinner=False, max_entries=KEEP_ASSESSMENTS)
def _consider(sha256: str, text: str, quick: bool) -> Considered:
    document = json.loads(text)
    answers = document.get("answers") or {}
    problems: dict[str, tuple[Problem, ...]] = {}
    try:
        return _advised(document, problems, quick)
    except InputError as error:
        for problem in error.problems:
            if len(problem.path) > 1 and problem.path[0] == "answers" and problem.path[1] in answers:
                question = str(problem.path[1])
                problems[question] = (*problems.get(question, ()), problem)
        if not problems:
            return Considered(document, {}, error.problems, None)
    readable = {**document, "answers": {name: raw for name, raw in answers.items() if name not in problems}}
    try:
        return _advised(readable, problems, quick)
    except InputError as error:
        return Considered(readable, problems, error.problems, None)


def _advised(document: dict[str, Any], problems: dict[str, tuple[Problem, ...]], quick: bool) -> Considered:
    profile = api.load_profile(document, program())
    return Considered(document, problems, (), api.advise(profile, program(), quick))
