"""All answers on one page, each with its status and a way to change it."""

from typing import Any

import streamlit as st

from advisor.model.question import Question
from advisor.model.rulebase import RuleBase
from advisor_ui import navigation, services, state
from advisor_ui.components.absent import open_or_explain
from advisor_ui.components.heading import heading
from advisor_ui.markdown import literal
from advisor_ui.questions import wording
from advisor_ui.questions.progress import Progress
from advisor_ui.questions.steps import Step, step_of, steps
from advisor_ui.services import Considered, SavedAssessment
from advisor_ui.views import next_part

_WORTH_ASKING = 3


def page() -> None:
    """Draw the page."""
    saved = open_or_explain("Check answers")
    if saved is None:
        return
    base = services.base()
    considered = services.consider(saved.profile)
    all_steps = steps(base)
    heading(f"Check the answers of {literal(saved.name)}")
    st.markdown(Progress(saved.answers, considered, all_steps).in_all)
    _contradictions(considered, saved, base)
    navigation.link("recommendation", "See the recommendation")
    still_open = st.container()
    for section in base.sections:
        st.header(section.title, anchor=False)
        for question in section.questions:
            _row(question, saved.answers, considered, base, all_steps)
    st.header("The address of this assessment", anchor=False)
    st.markdown("Keep it to come back later. Whoever has it can read and change the answers.")
    st.code(state.address_of(saved.id), language=None, wrap_lines=True)
    # Last, since it takes longest: the answers are there to read meanwhile.
    with still_open:
        _still_open(considered, saved)


def _contradictions(considered: Considered, saved: SavedAssessment, base: RuleBase) -> None:
    """What is wrong: with the answers together, and with single ones, which are left out until they are mended."""
    for problem in considered.contradictions:
        st.error(wording.fault_words(problem, base))
    for name, problems in considered.problems.items():
        asked = base.questions[name].ask if name in base.questions else name
        fault = wording.faults_of(saved.answers.get(name), problems, base)
        st.error(f"{asked} {fault} The answer is left out until it is mended.")
    if considered.assessment:
        for warning in considered.assessment.warnings:
            st.warning(warning)


def _still_open(considered: Considered, saved: SavedAssessment) -> None:
    """What is worth answering next, and whether the questions may stop."""
    if considered.assessment is None or not saved.answers or considered.assessment.scope.status == "out":
        return
    st.header("Still open", anchor=False)
    with st.spinner(services.HOW_SURE):
        thorough = services.consider(saved.profile, quick=False)
    next_part.open_answers(thorough, _WORTH_ASKING, back="check")
    next_part.stop(saved, thorough)


def _row(
    question: Question, answers: dict[str, Any], considered: Considered, base: RuleBase, all_steps: tuple[Step, ...]
) -> None:
    raw = answers.get(question.id)
    with st.container(key=f"row-{question.id}"):
        asked, given, change = st.columns([6, 5, 1.4])
        asked.markdown(question.ask)
        given.markdown(_given(question, raw, considered, base))
        if considered.asked(question.id):
            with change:
                _link(f"Change :small[{question.ask}]", question.id, all_steps)


def _given(question: Question, raw: Any, considered: Considered, base: RuleBase) -> str:
    """The answer, and below it its status and what was noted."""
    words = literal(wording.answer_words(question, raw, base))
    if not considered.asked(question.id):
        kept = f" The answer “{words}” is kept but not used." if words else ""
        return f":small[Not asked: it does not arise, given {_sources(question, considered, base)}.{kept}]"
    if question.id in considered.problems:
        return f"{words}  \n:small[**Cannot be read**]"
    if raw is None or not words:
        return ":small[Not answered]"
    notes = [literal(str(raw[key])) for key in ("note", "source") if isinstance(raw, dict) and raw.get(key)]
    return f"{words}  \n:small[{'; '.join([wording.status(question, raw), *notes])}]"


def _sources(question: Question, considered: Considered, base: RuleBase) -> str:
    names = considered.facts[question.id].sources
    return "the answer to " + " and ".join(f"“{base.questions[name].ask}”" for name in names if name in base.questions)


def _link(label: str, question: str, all_steps: tuple[Step, ...]) -> None:
    navigation.link("questionnaire", label, section=step_of(question, all_steps).id, question=question, back="check")
