"""The page *Sizing*: what goes in beside what comes out, how that changes with the load, and load tests."""

from collections.abc import Callable

import streamlit as st

from advisor_ui import navigation, services, state
from advisor_ui.components.absent import open_or_explain
from advisor_ui.components.heading import heading
from advisor_ui.markdown import bullets, coded, literal
from advisor_ui.questions import wording
from advisor_ui.questions.steps import step_of, steps
from advisor_ui.services import SavedAssessment
from advisor_ui.sizing import load_tests, sizing_services, trial
from advisor_ui.sizing.sizing_services import Sized, SizingView
from advisor_ui.views import (
    sizing_assumptions,
    sizing_curves,
    sizing_figures,
    sizing_inputs,
    sizing_load_test,
    sizing_milestones,
)

TITLE = "Sizing"
PARTS = "sizing-parts"
WORKING = "Sizing …"


def page() -> None:
    """Draw the page."""
    saved = open_or_explain(TITLE)
    if saved is None:
        return
    state.fill_in("tried")
    heading(TITLE, layout="wide")
    st.markdown(
        f"**{literal(saved.name)}**. Change what goes in on the left, and see at once what that changes on the right. "
        "Nothing is saved until you keep it."
    )
    if not saved.answers and not trial.differs():
        st.markdown("Nothing was answered yet, so there is nothing to size. The core questions take a few minutes.")
        navigation.link("questionnaire", "Answer the core questions")
        return
    test = load_tests.measured()
    result = test.result if test else None
    with st.spinner(WORKING):
        before = sizing_services.sized(saved.profile)
        now = sizing_services.sized(trial.document(saved), result)
    if not trial.differs() and not _can_be_sized(now):
        return
    left, right = st.columns([2, 5], gap="large")
    with left:
        sizing_inputs.show(saved, now)
    with right:
        _results(saved, before, now)


def _can_be_sized(found: Sized) -> bool:
    """Whether the saved answers can be sized; else say why not."""
    if found.assessment is None:
        st.markdown("The answers contradict each other. Mend them first.")
        navigation.link("check_answers", "Check the answers")
    elif found.assessment.scope.status == "out":
        st.markdown("This project is not our subject, so there is nothing to size.")
        navigation.link("recommendation", "See why")
    elif found.sizing is None:
        st.markdown("These rules hold no assumptions to size by.")
    else:
        return True
    return False


def _results(saved: SavedAssessment, before: Sized, now: Sized) -> None:
    st.header("What comes out", anchor=False)
    base = services.base()
    for problem in now.contradictions:
        st.error(wording.fault_words(problem, base))
    _left_out(now)
    view = sizing_services.view(now)
    if now.sizing is None or view is None:
        st.markdown("This cannot be sized. Put a change on the left back.")
        return
    _headline(view, sizing_services.view(before) if trial.differs() or now.measured else None)
    if now.sizing.figure("instances") is None:
        _too_little(now)
    parts: dict[str, Callable[[], None]] = {
        "Figures": lambda: sizing_figures.show(before, now, view),
        "Curves": lambda: sizing_curves.show(now),
        "As the load grows": lambda: sizing_milestones.show(now, view),
        "Load test": lambda: sizing_load_test.show(saved),
        "What was assumed": lambda: sizing_assumptions.show(view),
    }
    tabs = st.tabs(list(parts), key=PARTS, on_change="rerun")
    for tab, draw in zip(tabs, parts.values(), strict=True):
        if tab.open:
            with tab:
                draw()


def _left_out(now: Sized) -> None:
    """Answers that stand on no field of this page and cannot be used."""
    base = services.base()
    lines = [
        (0, f"{literal(base.questions[name].ask)} {coded(wording.fault_words(one))}")
        for name, problems in now.problems.items()
        if name in base.questions and name not in sizing_inputs.QUESTIONS
        for one in problems
    ]
    if lines:
        st.warning(f"**Left out until mended:**\n\n{bullets(lines)}")
        navigation.link("check_answers", "Check the answers")


def _headline(view: SizingView, saved: SizingView | None) -> None:
    st.markdown(f"### {literal(view.headline)}")
    if view.breaks:
        st.markdown(f"**{literal(view.breaks)}**")
    if saved and (saved.headline, saved.breaks) != (view.headline, view.breaks):
        st.markdown(f"Saved: {literal(saved.headline)} {literal(saved.breaks)}")


def _too_little(now: Sized) -> None:
    """Which answers would let more be sized."""
    base = services.base()
    missing = [name for name in now.sizing.missing if name in base.questions] if now.sizing else []
    st.info("**Too little is told to size the application.** The peak load opens most of it; any of these helps:")
    for name in missing:
        step = step_of(name, steps(base))
        navigation.link("questionnaire", base.questions[name].ask, section=step.id, question=name)
