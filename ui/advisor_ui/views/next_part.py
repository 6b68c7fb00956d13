"""What to ask next: the open answers by what they are worth, and whether the questions may stop."""

import streamlit as st

from advisor_ui import navigation, report_services, services, state
from advisor_ui.explore import explore_services, parts
from advisor_ui.explore.explore_services import Stop
from advisor_ui.explore.stop_words import stop_words
from advisor_ui.markdown import bullets, literal
from advisor_ui.questions.steps import step_of, steps
from advisor_ui.report_services import UnknownView
from advisor_ui.services import Considered, SavedAssessment

SHOWN = 8
FEW = 3


def show(saved: SavedAssessment, considered: Considered) -> None:
    """Draw the open answers, and the button that asks for the proof."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.header("Open answers by worth", anchor=False)
        open_answers(considered, SHOWN)
    with right:
        st.header("May I stop here?", anchor=False)
        stop(saved, considered)


def open_answers(considered: Considered, shown: int, back: str = "") -> None:
    """Draw the open answers, those worth most a minute first; `back` is the page that answering leads back to."""
    if considered.assessment is None:
        return
    unknowns = report_services.view(considered.assessment).unknowns
    if not unknowns:
        st.markdown("No open answer matters.")
        return
    st.markdown(
        "Worth is by how many points (of 100) hearing the answer is expected to raise the score of what is recommended."
    )
    for unknown in unknowns[:shown]:
        _row(unknown, back)
    if len(unknowns) > shown:
        with st.expander(f"{len(unknowns) - shown} more"):
            lines = [(0, literal(f"{unknown.ask} {_worth(unknown)}")) for unknown in unknowns[shown:]]
            st.markdown(bullets(lines))


def _row(unknown: UnknownView, back: str) -> None:
    with st.container(key=f"row-open-{unknown.id}"):
        asked, answer = st.columns([5, 1], vertical_alignment="center")
        matters = f" Bears on {literal(', '.join(unknown.decisions[:3]).lower())}." if unknown.decisions else ""
        asked.markdown(f"{literal(unknown.ask)}  \n:small[{literal(_worth(unknown))}{matters}]")
        with answer:
            _link(f"Answer :small[{unknown.ask}]", unknown, back)


def links(considered: Considered) -> None:
    """Draw the first of the open answers as links that have room beside the questions."""
    unknowns = report_services.view(considered.assessment).unknowns if considered.assessment else ()
    if not unknowns:
        st.markdown("No open answer matters.")
    for unknown in unknowns[:FEW]:
        with st.container(key=f"to-open-{unknown.id}"):
            _link(unknown.ask, unknown, "")
            st.caption(literal(_worth(unknown)))


def _link(label: str, unknown: UnknownView, back: str) -> None:
    step = step_of(unknown.id, steps(services.base()))
    parameters = {"section": step.id, "question": unknown.id} | ({"back": back} if back else {})
    navigation.link("questionnaire", label, **parameters)


def _worth(unknown: UnknownView) -> str:
    found = unknown.worth or "not measured"
    return f"Worth: {found}; {unknown.effort} to find out."


def stop(saved: SavedAssessment, considered: Considered) -> None:
    """Draw the button that asks whether the questions may stop, and the answer."""
    if considered.assessment is None or considered.assessment.scope.status == "out":
        return
    st.markdown(
        "A solver looks for open answers, whatever they may be, that change a recommendation. "
        "It takes up to three seconds."
    )
    st.button("May I stop here?", on_click=state.ask_to_stop, args=(saved.answers,))
    if not state.asked_to_stop(saved.answers):
        return
    longer = parts.searches_longer("stops", considered)
    with st.spinner("Looking for answers that change a recommendation …"):
        stops = explore_services.stops(considered, longer)
    _answer(stops)
    if not longer and any(stop.status == "not_settled" for stop in stops):
        parts.offer_longer("stops", considered)


def _answer(stops: tuple[Stop, ...]) -> None:
    names = explore_services.names()
    settled = sum(one.status == "settled" for one in stops)
    if settled == len(stops):
        st.success(f"**{explore_services.MAY_STOP}** That is proved for every decision.")
        return
    changeable = [stop_words(one, names) for one in stops if one.status == "open"]
    if changeable:
        st.info("**Not yet.** Some open answers change a recommendation:\n\n" + bullets([(0, w) for w in changeable]))
    late = [names.decision(one.decision) for one in stops if one.status == "not_settled"]
    if late:
        st.warning(f"**Not proved in time**, one way or the other: {literal(', '.join(late))}.")
    st.markdown(f"Proved to stay, whatever is still open: {settled} of {len(stops)} decisions.")
