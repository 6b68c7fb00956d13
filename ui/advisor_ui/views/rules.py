"""The page *Rules*: find a rule, read it, see where it fired, change it."""

from collections.abc import Mapping

import streamlit as st

from advisor_ui import services, state
from advisor_ui.components.heading import heading
from advisor_ui.markdown import literal
from advisor_ui.rules import drafts, rule_search, rule_services
from advisor_ui.rules.rule_search import STANDINGS, Standing
from advisor_ui.views import rule_editor, rule_page

PAGE_LENGTH = 10
EVERY_TOPIC = ""


def page() -> None:
    """Draw the page."""
    saved = services.saved(state.assessment_id())
    considered = services.consider(saved.profile) if saved else None
    opened = drafts.opened()
    tried = drafts.tried(opened)
    heading("Rules", layout="wide", status=rule_editor.status(tried) if tried else "")
    base = services.base()
    st.markdown(
        f"Everything the advisor knows: {len(base.rules):,} rules in *{literal(base.pack.name)}* "
        f"{literal(base.pack.version)}. Find one, see where it fired in your assessment, and try a change. "
        "Changes live in this browser session until you save them into a pack; the shipped rules stay as they are."
    )
    standings = rule_services.standings(considered)
    certainties = {name: standing.certainty for name, standing in standings.items()}
    finder, reader = st.columns([2, 3], gap="large")
    with finder:
        _finder(certainties, opened)
    with reader:
        if opened is None:
            st.header("No rule is open", anchor=False)
            st.markdown("Choose a rule from the list, or write a new one from a template.")
        elif opened in base.rules:
            rule_page.show(base.rules[opened], standings.get(opened), considered, tried)
        else:
            rule_editor.show(opened, tried, considered)


def _finder(certainties: Mapping[str, str | None], opened: str | None) -> None:
    base = services.base()
    st.header("Find a rule", anchor=False)
    words = st.text_input(
        "Words in a rule, or in what it names",
        key="rules-search",
        persist_state="session",
        placeholder="websockets, postgresql, retry …",
    )
    counts = rule_search.topics(base)
    topic = st.selectbox(
        "Topic",
        [EVERY_TOPIC, *counts],
        key="rules-topic",
        persist_state="session",
        format_func=lambda name: f"{name.replace('_', ' ').capitalize()} ({counts[name]})" if name else "All topics",
    )
    standing: Standing = "any"
    if certainties:
        standing = st.selectbox(
            "In this assessment",
            list(STANDINGS),
            key="rules-standing",
            persist_state="session",
            format_func=lambda name: STANDINGS[name],
        )
    found = rule_search.find_rules(base, words or "", topic or "", standing, certainties)
    _listing([rule.id for rule in found], f"{words}|{topic}|{standing}", certainties, opened)
    st.divider()
    if topic:
        st.button(
            f"Write a new rule on {topic.replace('_', ' ')}", on_click=drafts.open_new, args=(topic,), key="rules-new"
        )
    else:
        st.markdown("To write a new rule, choose its topic above.")
    changed = [name for name in drafts.changed() if name != opened]
    if changed:
        st.markdown("Changed in this session: " + ", ".join(f"`{name}`" for name in changed))


def _listing(found: list[str], search: str, certainties: Mapping[str, str | None], opened: str | None) -> None:
    base = services.base()
    st.markdown(f"**{len(found):,} {'rule' if len(found) == 1 else 'rules'}**")
    if not found:
        st.markdown("Nothing matches. Use fewer words, or all topics.")
        return
    pages = -(-len(found) // PAGE_LENGTH)
    number = 1
    if pages > 1:
        number = int(st.number_input(f"Page (of {pages})", 1, pages, key=f"rules-page-{search}", width=160))
    shown = found[(number - 1) * PAGE_LENGTH : number * PAGE_LENGTH]
    key = f"rules-list-{search}-{number}-{opened}"
    st.radio(
        "Rules found",
        shown,
        key=key,
        index=shown.index(opened) if opened in shown else None,
        format_func=lambda name: f"{literal(base.rules[name].title)}{_standing(name, certainties)}",
        on_change=drafts.open_chosen,
        args=(key,),
    )


def _standing(name: str, certainties: Mapping[str, str | None]) -> str:
    if not certainties:
        return ""
    words = {"certain": "fired", "likely": "fired, likely", "possible": "possible", None: ""}[certainties.get(name)]
    return f" · *{words}*" if words else ""
