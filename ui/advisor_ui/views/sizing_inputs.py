"""What goes into a sizing: the answers that matter most, and the widest assumptions, each with what is saved."""

import streamlit as st

from advisor.model.question import Question
from advisor_ui import services, state
from advisor_ui.markdown import literal
from advisor_ui.questions import answer_sheet, wording
from advisor_ui.questions.fields import draw_answer
from advisor_ui.services import SavedAssessment
from advisor_ui.sizing import sizing_services, trial
from advisor_ui.sizing.sizing_services import Sized, UsedAssumption
from advisor_ui.sizing.widest import widest

QUESTIONS = {
    "peak_rps": "Peak load",
    "read_share": "Share that only reads",
    "data_volume_gb": "Data",
    "data_growth_gb_month": "Growth of the data",
    "growth": "Growth of the load",
    "availability_target": "Availability target",
    "latency_p95_ms": "Response-time target",
}
"""The answers that a sizing reads most from, in short."""

FURTHER = "sizing-further"


def show(saved: SavedAssessment, now: Sized) -> None:
    """Draw the inputs, and what differs from the saved ones."""
    st.header("What goes in", anchor=False)
    _differences(saved)
    base = services.base()
    for name in QUESTIONS:
        if name in base.questions:
            _question(base.questions[name], saved, now)
    shipped = sizing_services.sized(trial.as_shipped(saved))
    if shipped.sizing is not None:
        st.markdown("### The widest assumptions")
        _assumptions(saved, shipped, now)


def _differences(saved: SavedAssessment) -> None:
    if not trial.differs():
        return
    base, answers = services.base(), answer_sheet.tried_answers(saved)
    count = len(state.tried()) + len(state.tried_factors())
    st.markdown(f"### {count} {'input differs' if count == 1 else 'inputs differ'}")
    for name in state.tried():
        question = base.questions[name]
        former, present = (wording.answer_words(question, held.get(name), base) for held in (saved.answers, answers))
        _row(name, QUESTIONS.get(name, question.ask), former or "not answered", present or "not answered")
    ranges = trial.factors(saved)
    for name in state.tried_factors():
        former, present = (trial.raw_words(held.get(name)) for held in (saved.factors, ranges))
        _row(name, base.ranges_assumed[name].title, former or "as in the rules", present or "as in the rules")
    with st.container(horizontal=True):
        st.button("Keep", type="primary", on_click=trial.keep)
        st.button("Back to what is saved", on_click=trial.put_back)


def _row(name: str, title: str, former: str, present: str) -> None:
    """One input that differs, with the way back."""
    answer = name in services.base().questions
    with st.container(key=f"tried-{name}"):
        told, back = st.columns([3, 2], vertical_alignment="center")
        told.markdown(f"{literal(title)}  \n{literal(former)} → **{literal(present)}**")
        back.button(
            f"Put back :small[{title}]",
            key=f"put-back-{name}",
            on_click=answer_sheet.put_back if answer else trial.put_back_factor,
            args=(name,),
            type="tertiary",
        )


def _question(question: Question, saved: SavedAssessment, now: Sized) -> None:
    base, answers = services.base(), answer_sheet.tried_answers(saved)
    short = QUESTIONS[question.id]
    words = wording.answer_words(question, answers.get(question.id), base) or "not answered"
    box = st.expander(
        f"{short}: {literal(words)}",
        expanded=question.id == "peak_rps",
        key=f"sizing-open-{question.id}",
        on_change="rerun",
    )
    fault = wording.faults_of(answers.get(question.id), now.problems.get(question.id, ()), base)
    if fault:
        st.error(f"{short}: {fault}")
    if not box.open:
        return
    with box:
        st.markdown(literal(question.ask))
        if question.id in state.tried():
            former = wording.answer_words(question, saved.answers.get(question.id), base) or "not answered"
            st.markdown(f"Saved: {literal(former)}")
        draw_answer(question, answers, base, "")


def _assumptions(saved: SavedAssessment, shipped: Sized, now: Sized) -> None:
    assert shipped.sizing is not None
    ranges = {one.id: one for one in shipped.sizing.assumptions}
    own = trial.factors(saved)
    st.markdown("Each with the range that comes with the rules. A range of your own, or a single number, replaces it.")
    wide = [sizing_services.DEMAND, *widest(shipped.sizing)]
    shown = [name for name in dict.fromkeys([*own, *wide]) if name in ranges]
    for name in shown:
        _assumption(ranges[name], saved, now)
    rest = [name for name in ranges if name not in shown]
    chosen = st.selectbox(
        "Another assumption",
        rest,
        index=None,
        key=FURTHER,
        persist_state="session",
        placeholder="Type to search",
        format_func=lambda name: ranges[name].title if name in ranges else name,
    )
    if chosen in ranges and chosen not in shown:
        _assumption(ranges[chosen], saved, now, opened=True)


def _assumption(one: UsedAssumption, saved: SavedAssessment, now: Sized, opened: bool = False) -> None:
    used = next((used for used in now.sizing.assumptions if used.id == one.id), one) if now.sizing else one
    label = f"{literal(one.title)}: {literal(sizing_services.assumed_words(used))}"
    box = st.expander(label, expanded=opened, key=f"sizing-open-{one.id}", on_change="rerun")
    problems = now.problems.get(one.id, ())
    if problems:
        st.error(f"{literal(one.title)}: {' '.join(wording.fault_words(problem) for problem in problems)}")
    if not box.open:
        return
    with box:
        st.markdown(f"With the rules: **{literal(sizing_services.assumed_words(one))}**. {literal(one.because)}")
        if used.origin == "measured":
            st.markdown("A load test has measured it, which counts here instead.")
        trial.fill_factor(saved, one.id)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            for part, label in (("low", "At least"), ("high", "At most")):
                st.text_input(
                    f"{label} :small[{one.title}]",
                    key=trial.factor_field(one.id, part),
                    width=140,
                    autocomplete="off",
                    placeholder=_plain(one.low if part == "low" else one.high),
                    on_change=trial.factor_changed,
                    args=(one.id,),
                )
        st.caption(literal(_unit(one.unit)))
        if one.id in trial.factors(saved):
            st.button("As it comes with the rules", key=f"shipped-{one.id}", on_click=trial.as_assumed, args=(one.id,))


def _unit(unit: str) -> str:
    return "A share such as 0.75 or 75%." if unit == "share" else f"In {unit}." if unit else "A plain number."


def _plain(value: float) -> str:
    return f"{value:.6g}"
