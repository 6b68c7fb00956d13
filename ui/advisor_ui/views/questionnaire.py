"""The questionnaire: one page of questions, with the provisional answer beside it."""

import streamlit as st

from advisor.model.rulebase import RuleBase
from advisor_ui import navigation, services, state
from advisor_ui.components.absent import open_or_explain
from advisor_ui.components.heading import Fault, heading
from advisor_ui.components.so_far import so_far
from advisor_ui.questions import field_state, wording
from advisor_ui.questions.answer_form import missing
from advisor_ui.questions.fields import draw_question
from advisor_ui.questions.progress import Progress
from advisor_ui.questions.steps import Step, steps
from advisor_ui.services import Considered, SavedAssessment
from advisor_ui.views import next_part


def page() -> None:
    """Draw the page of questions that the address names; the first one without a name."""
    saved = open_or_explain("Questionnaire")
    if saved is None:
        return
    state.fill_in("saved")
    base = services.base()
    considered = services.consider(saved.profile)
    all_steps = steps(base)
    step = next((one for one in all_steps if one.id == state.parameter("section")), all_steps[0])
    state.show_parameter("section", step.id)
    progress = Progress(saved.answers, considered, all_steps)
    with st.sidebar:
        with st.container(key="so-far"):
            so_far(considered, base, progress.answered)
        worth_asking = st.container()
        _sections(progress, step)
    faults = _faults(step, saved, considered)
    _head(step, faults, progress)
    for problem in considered.contradictions:
        st.error(wording.fault_words(problem, base))
    for question in step.questions:
        if considered.asked(question.id):
            draw_question(
                question, saved.answers, base, faults.get(question.id, ""), _understood(question.id, saved, considered)
            )
    if not any(considered.asked(question.id) for question in step.questions):
        st.markdown("Nothing here arises, given your other answers.")
    _buttons(step, all_steps, faults, base)
    with worth_asking:
        _worth_asking(saved, considered)


def _worth_asking(saved: SavedAssessment, considered: Considered) -> None:
    """The open answers by worth, measured only while somebody looks, and after all else is drawn."""
    if considered.assessment is None or not saved.answers or considered.assessment.scope.status == "out":
        return
    asked = st.expander("What is worth answering next?", key="worth-asking-next", on_change="rerun")
    if asked.open:
        with asked, st.spinner(services.HOW_SURE):
            next_part.links(services.consider(saved.profile, quick=False))


def _head(step: Step, faults: dict[str, str], progress: Progress) -> None:
    question = state.parameter("question")
    heading(
        step.title if not step.id.startswith("first-") else f"{step.title}, {step.place.lower()}",
        caption=f"{step.place} · {progress.of_step(step)}"
        if not step.id.startswith("first-")
        else progress.of_step(step),
        faults=[Fault(state.field_key(name, "block"), text) for name, text in faults.items()],
        attempt=state.attempts(step.id),
        field=state.field_key(question, "block") if question else "",
        status=f"Saved. {progress.in_all}",
    )
    if step.intro:
        st.markdown(step.intro)
    if any(question.type.numeric for question in step.questions):
        st.caption(
            "Numbers may be written as 50k, 2.5M or 1_000, with or without a unit that fits: 200 ms, 5M/day, 99.9%."
        )


def _faults(step: Step, saved: SavedAssessment, considered: Considered) -> dict[str, str]:
    """What is wrong on the page, by question; what is merely unfinished counts once the user tries to go on."""
    found = {}
    for question in step.questions:
        raw = saved.answers.get(question.id)
        text = wording.faults_of(raw, considered.problems.get(question.id, ()), services.base())
        if text and considered.asked(question.id) and (state.attempts(step.id) or not missing(raw)):
            found[question.id] = text
    return found


def _understood(question: str, saved: SavedAssessment, considered: Considered) -> str:
    raw = saved.answers.get(question)
    if question in considered.problems or raw is None or question not in considered.facts:
        return ""
    return wording.understood(services.base().questions[question], raw, considered.facts[question].value)


def _sections(progress: Progress, current: Step) -> None:
    st.header("Sections", anchor=False)
    with st.container(key="sections"):
        for step in progress.steps:
            place = f", {step.place.lower()}" if step.id.startswith("first-") else ""
            with st.container(key=f"to-section-{'here' if step is current else step.id}"):
                navigation.link("questionnaire", f"{step.title}{place} · {progress.counts(step)}", section=step.id)
    st.caption(f"{progress.in_all} Every change is saved at once.")


def _buttons(step: Step, all_steps: tuple[Step, ...], faults: dict[str, str], base: RuleBase) -> None:
    place = all_steps.index(step)
    returns = state.parameter("back") == "check"
    with st.container(horizontal=True):
        back = st.button("Back", disabled=place == 0 and not returns)
        on = st.button("Return to check answers" if returns else "Continue", type="primary")
        change = state.last_change()
        st.button("Undo last change", on_click=field_state.undo, disabled=change is None)
    if back and place > 0 and not returns:
        navigation.go("questionnaire", section=all_steps[place - 1].id)
    elif back:
        navigation.go("check_answers")
    elif on and (faults or _unfinished(step)):
        state.count_attempt(step.id)
        st.rerun()
    elif on and (returns or place + 1 == len(all_steps)):
        navigation.go("check_answers")
    elif on:
        navigation.go("questionnaire", section=all_steps[place + 1].id)
    if change:
        st.caption(f"The last change was to: {base.questions[change[0]].ask}")


def _unfinished(step: Step) -> bool:
    saved = services.saved(state.assessment_id())
    considered = services.consider(saved.profile) if saved else None
    return bool(
        saved
        and considered
        and any(
            missing(saved.answers.get(question.id)) and considered.asked(question.id) for question in step.questions
        )
    )
