"""Why an option stands where it stands: what tells it from the first, and what would put it there."""

import streamlit as st

from advisor.model.assessment import DecisionResult
from advisor_ui.components.tables import table
from advisor_ui.explore import explore_services, parts
from advisor_ui.explore.explore_services import Counterfactual, Explained, ExplanationView
from advisor_ui.markdown import bullets, coded, literal
from advisor_ui.questions import answer_sheet
from advisor_ui.reason_words import reason_lines
from advisor_ui.services import Considered
from advisor_ui.views.rules_address import rules_address


def show(considered: Considered) -> None:
    """Draw the option that the reader chooses."""
    assessment = considered.assessment
    first, second = st.columns(2)
    with first:
        decision = parts.choose_decision(considered)
    if decision is None or assessment is None:
        return
    with second:
        option = _choose(decision, assessment.decisions[decision])
    if option is None:
        return
    longer = parts.searches_longer("why-not", considered, decision, option)
    with st.spinner("The smallest change of answers is sought …"):
        explained = explore_services.explain(considered, decision, option, longer)
    name = literal(explore_services.names().option(decision, option))
    st.header(f"Why {name}" if explained.view.first else f"Why not {name}", anchor=False)
    left, right = st.columns([3, 2], gap="large")
    with left:
        _standing(explained.view)
    with right:
        _ways(explained)
        if not longer and not all(way.smallest or way.status == "impossible" for way in explained.ways):
            parts.offer_longer("why-not", considered, decision, option)


def _choose(decision: str, result: DecisionResult) -> str | None:
    """A field to choose any option of the ranking; the first one that is not recommended to begin with."""
    names = explore_services.names()
    options = [ranked.option for ranked in result.ranking]
    other = next((place for place, option in enumerate(options) if option != result.recommended), 0)
    return st.selectbox(
        "Option",
        options,
        index=other,
        key=f"why-not-option-{decision}",
        format_func=lambda option: names.option(decision, option),
    )


def _standing(view: ExplanationView) -> None:
    st.markdown("### How it stands")
    st.markdown(" ".join(literal(sentence) for sentence in view.standing))
    if view.vetoes:
        st.markdown("**It is ruled out:**\n\n" + bullets(reason_lines(view.vetoes, rules_address())))
    found = view.comparison
    if found is None:
        return
    st.markdown(f"**{literal(found.leader)} against {literal(found.follower)}, by criterion**")
    rows = [
        {
            "Criterion": row.criterion,
            "Weight": row.weight or "–",
            literal(found.leader): row.leader or "–",
            literal(found.follower): row.follower or "–",
            "Gap in points": row.points,
        }
        for row in (*found.gaps, found.total)
    ]
    table(rows, f"What {found.leader} gains and loses against {found.follower}, by criterion")
    for title, arguments in (("What makes the gap", found.arguments_for), ("What narrows it", found.arguments_against)):
        if arguments:
            st.markdown(f"**{title}**\n\n" + bullets([(0, literal(argument)) for argument in arguments]))
    if view.hangs_on:
        lines = [(0, literal(argument)) for argument in view.critical]
        st.markdown(f"**What it hangs on**\n\n{literal(view.hangs_on)}\n\n{bullets(lines)}")
    if view.weights:
        st.markdown("**Other weights**\n\n" + bullets([(0, literal(weight)) for weight in view.weights]))


def _ways(explained: Explained) -> None:
    st.markdown("### What would put another first" if explained.view.first else "### What would put it first")
    for place, (way, words) in enumerate(zip(explained.ways, explained.view.ways, strict=True)):
        st.markdown(coded(words.sentence) + "\n\n" + bullets([(0, literal(change)) for change in words.changes]))
        if way.changes:
            st.button("Try this", key=f"try-this-{place}", type="primary", on_click=_try, args=(way,))
    if any(way.changes for way in explained.ways):
        st.caption("It fills the what-if with these answers; the saved ones stay.")
    if explained.view.tipping:
        st.markdown(
            "**Single answers that would do**\n\n" + bullets([(0, literal(tip)) for tip in explained.view.tipping])
        )


def _try(way: Counterfactual) -> None:
    answer_sheet.try_all({change.question: change.after for change in way.changes})
    parts.turn_to(parts.WHAT_IF)
