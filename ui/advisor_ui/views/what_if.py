"""What if: answers changed beside the saved ones, and what differs then."""

import streamlit as st

from advisor.model.rulebase import RuleBase
from advisor_ui import impact_words, services, state
from advisor_ui.components.tables import table
from advisor_ui.explore import explore_services
from advisor_ui.explore.explore_services import Impact
from advisor_ui.markdown import bullets, literal
from advisor_ui.questions import answer_sheet, wording
from advisor_ui.questions.fields import draw_answer
from advisor_ui.services import Considered, SavedAssessment

QUESTION = "what-if-question"


def show(saved: SavedAssessment, considered: Considered) -> None:
    """Draw the answer to change on the left, and the differences on the right."""
    state.fill_in("tried")
    answers = answer_sheet.tried_answers(saved)
    with st.spinner(services.HOW_SURE):
        tried = services.consider(answer_sheet.tried_document(saved), quick=False)
    left, right = st.columns([2, 3], gap="large")
    with left:
        st.header("Change an answer", anchor=False)
        _question(saved, answers, tried)
        _changed(saved, answers)
    with right:
        st.header("What differs then", anchor=False)
        _differences(considered, tried)


def _question(saved: SavedAssessment, answers: dict[str, object], tried: Considered) -> None:
    base = services.base()
    asked = [question.id for question in base.questions.values() if tried.asked(question.id)]
    chosen = st.selectbox(
        "Answer to change",
        asked,
        index=None,
        key=QUESTION,
        persist_state="session",
        placeholder="Type to search the questions",
        format_func=lambda name: base.questions[name].ask,
    )
    if chosen is None:
        st.markdown("Choose a question. Its answer can then be changed here, and put back at any time.")
        return
    question = base.questions[chosen]
    with st.container(border=True):
        st.markdown(f"**{literal(question.ask)}**")
        st.markdown(f"Saved: {_words(chosen, saved.answers, base)}")
        fault = wording.faults_of(answers.get(chosen), tried.problems.get(chosen, ()), base)
        if fault:
            st.error(fault)
        understood = "" if fault else _understood(chosen, answers, tried)
        draw_answer(question, answers, base, understood)


def _understood(question: str, answers: dict[str, object], tried: Considered) -> str:
    raw = answers.get(question)
    if raw is None or question not in tried.facts:
        return ""
    return wording.understood(services.base().questions[question], raw, tried.facts[question].value)


def _changed(saved: SavedAssessment, answers: dict[str, object]) -> None:
    changes = state.tried()
    if not changes:
        return
    base = services.base()
    st.markdown(f"### {len(changes)} {'answer differs' if len(changes) == 1 else 'answers differ'}")
    for name in changes:
        with st.container(key=f"tried-{name}"):
            told, back = st.columns([4, 1.3], vertical_alignment="center")
            told.markdown(
                f"{literal(base.questions[name].ask)}  \n"
                f"{_words(name, saved.answers, base)} → **{_words(name, answers, base)}**"
            )
            back.button(
                f"Put back :small[{base.questions[name].ask}]",
                key=f"put-back-{name}",
                on_click=answer_sheet.put_back,
                args=(name,),
                type="tertiary",
            )
    with st.container(horizontal=True):
        st.button("Keep these answers", type="primary", on_click=answer_sheet.keep)
        st.button("Back to the original", on_click=answer_sheet.put_back)


def _words(question: str, answers: dict[str, object], base: RuleBase) -> str:
    return literal(wording.answer_words(base.questions[question], answers.get(question), base)) or "not answered"


def _differences(considered: Considered, tried: Considered) -> None:
    if not state.tried():
        st.markdown(
            "Nothing yet: no answer differs from the saved ones. Change one on the left, or take a proposal from "
            "“Why not another”."
        )
        return
    base = services.base()
    for problem in tried.contradictions:
        st.error(wording.fault_words(problem, base))
    for name, problems in tried.problems.items():
        if name not in considered.problems:
            fault = " ".join(wording.fault_words(problem, base) for problem in problems)
            st.error(f"{base.questions[name].ask} {fault} The answer is left out until it is mended.")
    before, after = considered.assessment, tried.assessment
    if before is None or after is None:
        st.markdown("No project can have these answers together, so nothing can be compared.")
        return
    for warning in after.warnings:
        if warning not in before.warnings:
            st.warning(literal(warning))
    _impact(explore_services.differences(before, after))


def _impact(impact: Impact) -> None:
    names = explore_services.names()
    if impact.nothing or impact.reasons_only:
        st.markdown("**Nothing that is recommended changes**, nor any score, risk, practice or control.")
        return
    st.markdown(impact_words.summary(impact, names))
    rows = impact_words.verdicts(impact, names)
    if rows:
        table(rows, "Recommendations and how sure they are, as saved and in this what-if")
    lines = impact_words.lists(impact, names)
    if lines:
        st.markdown("### Risks, practices, controls and preferences")
        st.markdown(bullets(lines))
    moved = [change for change in impact.decisions if change.new_winner]
    if moved:
        with st.expander("Places and scores where the recommendation changes"):
            for change in moved:
                title = names.decision(change.decision)
                st.markdown(f"#### {literal(title)}")
                table(impact_words.moves(change, names), f"{title}: places and scores, as saved and in this what-if")
    steady = [names.decision(change.decision).lower() for change in impact.decisions if not change.new_winner]
    if steady:
        st.caption(literal(f"Scores move without another recommendation in: {', '.join(steady)}."))
