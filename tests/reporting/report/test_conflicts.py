"""A decision of which nothing is left: every report says first which answers did it, and what rules each option out."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from advisor import advise
from advisor.analysis.explaining.conflict import with_conflicts
from advisor.engine.program import Program
from advisor.model.assessment import Assessment
from advisor.model.rulebase import RuleBase
from advisor.reporting.render import to_html, to_markdown, to_text
from tests.analysis.explaining.vetoing import CLOSED, profile_of, vetoing_base
from tests.reporting.pages import read_page


@pytest.fixture(scope="module")
def program() -> Program:
    return vetoing_base()


def assessed(program: Program, **changed: Any) -> Assessment:
    profile = profile_of(program, {**CLOSED, **changed})
    return with_conflicts(advise(profile, program), program, profile)


def html_text(assessment: Assessment, base: RuleBase) -> str:
    page = read_page(to_html(assessment, base))
    assert page.unbalanced == []
    return page.text


WAYS: dict[str, Callable[[Assessment, RuleBase], str]] = {"text": to_text, "markdown": to_markdown, "html": html_text}


def decision_part(text: str) -> str:
    """The part on the framework, on one line and without marks."""
    plain = re.sub(r"[*\\`]", "", " ".join(text.split()))
    return plain[plain.rindex("Framework: Nothing: every option is ruled out") :]


@pytest.mark.parametrize("way", WAYS)
def test_the_answers_stand_first_then_what_rules_each_option_out(way: str, program: Program) -> None:
    said = decision_part(WAYS[way](assessed(program), program.base))
    told = [
        "These answers together rule out every option.", "Third party dependency: yes", "Regulated: GDPR, HIPAA",
        "Team size: 12", "Team skills: Python", "Sync framework (Python)", "The regime forbids it.",
        "Event-loop framework (Node.js)", "Ten people cannot.", "Light-task framework (Elixir)",
        "Ten people must agree.",
    ]  # fmt: skip
    places = [said.index(words) for words in told]
    assert places == sorted(places)
    assert "Workload: " not in said[: places[-1]]


@pytest.mark.parametrize("way", WAYS)
def test_a_likely_conflict_says_what_it_rests_on(way: str, program: Program) -> None:
    shown = WAYS[way](assessed(program, team_size={"between": [6, 20], "best": 12}), program.base)
    said = re.sub(r"[*\\`]", "", " ".join(shown.split()))
    assert "These answers together probably rule out every option." in said
    assert "rests on best estimates" in said
    assert "Team size: 6–20, best 12" in said


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_said_of_conflicts_where_there_is_none(way: str, program: Program) -> None:
    assert "rule out every option" not in WAYS[way](assessed(program, team_size=9), program.base)
