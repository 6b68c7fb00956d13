"""One rule, in words: how it stands in the assessment, what it reads, what follows, why, and how its cases come out."""

import streamlit as st

from advisor.model.rule import Rule
from advisor_ui import navigation, services
from advisor_ui.components.tables import table
from advisor_ui.markdown import bullets, literal
from advisor_ui.rules import drafts, rule_services
from advisor_ui.rules.rule_services import RuleStanding, Tried
from advisor_ui.rules.rule_words import conclusion_words, condition_lines
from advisor_ui.services import Considered
from advisor_ui.views import rule_editor
from advisor_ui.views.case_table import case_table


def show(rule: Rule, standing: RuleStanding | None, considered: Considered | None, tried: Tried | None) -> None:
    """Draw an open rule: to read, or to change."""
    st.header(literal(rule.title), anchor=False)
    # One element whatever it says: another one would move the editor below, which would then start anew.
    changed = (
        " · **changed in this session**; *Read* shows the rule as it counts today"
        if rule.id in drafts.changed()
        else ""
    )
    st.markdown(f"`{rule.id}` · topic {literal(rule.topic.replace('_', ' '))}{changed}")
    reading, editing = st.tabs(["Read", "Edit"], key=f"rule-tabs-{rule.id}", on_change="rerun")
    if editing.open:
        with editing:
            rule_editor.show(rule.id, tried, considered)
    else:
        with reading:
            _standing(rule, standing, considered)
            _words(rule)
            st.markdown("### Cases")
            case_table(rule_services.cases(rule))


def _standing(rule: Rule, standing: RuleStanding | None, considered: Considered | None) -> None:
    st.markdown("### In this assessment")
    if considered is None:
        st.markdown("No assessment is open. Open one, and this says whether the rule fires in it and what it reads.")
        navigation.link("start", "Start an assessment")
        return
    if standing is None:
        st.markdown("No rule was run: the answers contradict each other, or the project is not our subject.")
        return
    verdicts = {
        "certain": "**It fired, for certain**: its conditions hold whatever the missing answers are.",
        "likely": "**It fired, likely**: its conditions hold for the best estimates and assumptions.",
        "possible": "**It may fire**: that depends on answers that are missing or are ranges. It gives no points.",
        None: "**It stayed silent.**",
    }
    st.markdown(verdicts[standing.certainty])
    if standing.open:
        kept = "What keeps it silent:" if standing.certainty is None else "What is open:"
        st.markdown(f"{kept}\n\n" + bullets([(0, literal(words)) for words in standing.open]))
    names = rule_services.names()
    rows = [
        {"Fact": f"`{name}`", "What is known": literal(names.value(name, value)), "What it is": literal(meaning(name))}
        for name, value in standing.facts.items()
    ]
    if rows:
        table(rows, "The facts that the rule reads, as this assessment knows them")


def _words(rule: Rule) -> None:
    base = services.base()
    st.markdown("### When all of this holds")
    st.markdown(bullets(condition_lines(rule.when, base)))
    st.markdown("### Then it")
    st.markdown(bullets([(0, conclusion_words(conclusion, base)) for conclusion in rule.then]))
    st.markdown("### Because")
    st.markdown(literal(rule.because))
    st.markdown("### Where it does not hold")
    st.markdown(literal(rule.limits))
    st.markdown("### Evidence")
    st.markdown(bullets([(0, source_words(name)) for name in rule.evidence]))


def source_words(name: str) -> str:
    """A source of the shipped rule base as one line of Markdown."""
    source = services.base().evidence[name]
    title = literal(source.title)
    safe = source.address.startswith(("https://", "http://")) and not set(source.address) & set(" ()<>")
    linked = f"[{title}]({source.address})" if safe else f"{title}, {literal(source.address)}"
    slip = f" **Correction:** {literal(source.correction)}" if source.correction else ""
    return f"{linked} ({source.grade}, entered {source.read}). {literal(source.supports)}{slip}"


def meaning(fact: str) -> str:
    """What a fact is."""
    return rule_services.fact_meaning(fact, services.base())
