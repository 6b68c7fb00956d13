"""The fields of one question: the plain answer, what may stand in its place, and a note with its source."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from advisor.model.fact import Kind
from advisor.model.question import Choice, Question
from advisor.model.rulebase import RuleBase
from advisor_ui import state
from advisor_ui.questions import wording
from advisor_ui.questions.answer_form import Mode, modes_of, read_form
from advisor_ui.questions.field_state import PRIORITIES, changed, fill, has_value_list

_UNIT_WORDS = {Kind.SHARE: "such as 0.9 or 90%", Kind.PERCENT: "%", Kind.COUNT: ""}


def draw_question(question: Question, answers: dict[str, Any], base: RuleBase, fault: str, understood: str) -> None:
    """Draw one question.

    `answers` are all raw answers, `fault` is what is wrong with this one, `understood` how its number was read.
    """
    form = read_form(question, answers.get(question.id))
    with st.container(border=True, key=state.field_key(question.id, "block")):
        st.header(question.ask, anchor=False)
        st.caption(_why(question, base))
        if fault:
            st.error(fault)
        if form.mode is Mode.KEPT:
            words = wording.answer_words(question, answers[question.id], base)
            st.info(f"Kept as imported: {words}. A new answer replaces it.")
        draw_answer(question, answers, base, understood)
        _draw_notes(question, has_notes=bool(form.note or form.source))


def draw_answer(question: Question, answers: dict[str, Any], base: RuleBase, understood: str) -> None:
    """Draw the fields of one question alone, as they stand under its heading."""
    keys = map_keys(question, answers, base)
    fill(question, read_form(question, answers.get(question.id)), keys)
    mode = state.field(state.field_key(question.id, "mode"))
    _draw_value(question, mode, keys, answers, base)
    if understood:
        st.caption(understood)
    _draw_modes(question)
    if mode is Mode.NOT_APPLICABLE:
        _text(question, "reason", "Why does it not apply? A few words suffice.")


def map_keys(question: Question, answers: dict[str, Any], base: RuleBase) -> tuple[str, ...]:
    """The keys that a map answer may have now: the decisions, or the words given in the answer it builds on."""
    if question.type is not Kind.MAP:
        return ()
    if question.keys == "decisions":
        return tuple(base.decisions)
    return given_words(question.keys, answers, base)


def given_words(name: str, answers: dict[str, Any], base: RuleBase) -> tuple[str, ...]:
    """The words of an answer that is a list, if it is given."""
    asked = base.questions.get(name)
    form = read_form(asked, answers.get(name)) if asked else None
    return tuple(form.value) if form and form.mode in (None, Mode.MORE) and form.value else ()


def _why(question: Question, base: RuleBase) -> str:
    parts = [question.why]
    if question.effort >= 10:
        parts.append(f"Finding out takes about {question.effort} minutes.")
    if question.assume is not None:
        assumed = list(question.assume) if isinstance(question.assume, tuple) else question.assume
        words = wording.answer_words(question, assumed, base)
        parts.append(f"If it is left open, “{words.lower()}” is assumed.")
    return " ".join(parts)


def _draw_value(
    question: Question, mode: Mode | None, keys: tuple[str, ...], answers: dict[str, Any], base: RuleBase
) -> None:
    if question.type.numeric:
        _draw_range(question) if mode is Mode.RANGE else _draw_number(question)
    elif has_value_list(question):
        _draw_checkboxes(question)
    else:
        match question.type:
            case Kind.BOOL:
                _radio(question, [True, False], lambda yes: "Yes" if yes else "No", horizontal=True)
            case Kind.ONE if mode is Mode.SEVERAL:
                _pills(question, "several", "All that are possible")
            case Kind.ONE:
                _draw_choice(question)
            case Kind.MANY if question.open:
                _draw_open_list(question, answers, base)
            case Kind.MANY:
                _pills(question, "value", question.ask)
            case Kind.ORDER:
                _draw_order(question, base)
            case Kind.MAP:
                _draw_map(question, keys, answers, base)
            case _:
                _text(question, "value", question.ask, hidden=True)


def _draw_number(question: Question) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        unit = _unit(question)
        _text(question, "value", f"{question.ask} ({unit})" if unit else question.ask, hidden=True, width=220)
        st.markdown(unit)


def _draw_range(question: Question) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _text(question, "low", "At least", width=150)
        _text(question, "high", "At most", width=150)
        _text(question, "best", "Best estimate (optional)", width=190)
        st.markdown(_unit(question))


def _unit(question: Question) -> str:
    return _UNIT_WORDS.get(question.type, question.unit)


def _draw_choice(question: Question) -> None:
    labels = {choice.id: choice.label for choice in question.choices}
    captions = [choice.help for choice in question.choices]
    _radio(question, list(labels), labels.__getitem__, captions=captions if any(captions) else None)


def _radio(question: Question, options: list[Any], label: Callable[[Any], str], **settings: Any) -> None:
    st.radio(
        question.ask,
        options,
        index=None,
        format_func=label,
        label_visibility="collapsed",
        **_field(question, "value"),
        **settings,
    )


def _draw_checkboxes(question: Question) -> None:
    half = -(-len(question.choices) // 2)
    for column, choices in zip(st.columns(2), (question.choices[:half], question.choices[half:]), strict=True):
        with column:
            for choice in choices:
                st.checkbox(_explained(choice), wrap=True, **_field(question, f"value-{choice.id}"))


def _explained(choice: Choice) -> str:
    return f"{choice.label}  \n{choice.help}" if choice.help else choice.label


def _pills(question: Question, part: str, label: str) -> None:
    labels = {choice.id: choice.label for choice in question.choices}
    st.pills(
        label,
        list(labels),
        selection_mode="multi",
        format_func=labels.__getitem__,
        label_visibility="collapsed",
        **_field(question, part),
    )
    explained = [choice for choice in question.choices if choice.help]
    if explained and question.type is Kind.MANY:
        st.caption(" · ".join(f"**{choice.label}**: {choice.help}" for choice in explained))


def _draw_open_list(question: Question, answers: dict[str, Any], base: RuleBase) -> None:
    """The question's own choices, the names of options where it asks for parts of a system, and any other word."""
    words = [choice.id for choice in question.choices]
    if question.id == "existing_stack":
        words = [*wording.stack_options(base), *words]
    words = [*dict.fromkeys([*words, *given_words(question.id, answers, base)])]
    st.multiselect(
        question.ask,
        words,
        format_func=lambda word: wording.word(question, word, base),
        accept_new_options=True,
        placeholder="Type to search, or add a word of your own",
        label_visibility="collapsed",
        **_field(question, "value"),
    )
    if explained := [choice for choice in question.choices if choice.help]:
        with st.expander("What some of the words mean"):
            st.markdown("\n".join(f"- **{choice.label}**: {choice.help}" for choice in explained))


def _draw_order(question: Question, base: RuleBase) -> None:
    columns = st.columns(PRIORITIES)
    for place, (column, label) in enumerate(zip(columns, ("First", "Second", "Third"), strict=True), 1):
        column.selectbox(
            label,
            list(base.criteria),
            index=None,
            format_func=lambda name: base.criteria[name].title,
            placeholder="Choose",
            **_field(question, f"value-{place}"),
        )
    with st.expander("What the criteria mean"):
        st.markdown("\n".join(f"- **{one.title}**: {one.meaning}" for one in base.criteria.values()))


def _draw_map(question: Question, keys: tuple[str, ...], answers: dict[str, Any], base: RuleBase) -> None:
    asked = base.questions.get(question.keys)
    if not keys:
        st.caption(f"It builds on the answer to “{asked.ask if asked else question.keys}”, which is not given yet.")
    columns = st.columns(2)
    for place, key in enumerate(keys):
        with columns[place % 2]:
            if question.keys == "decisions":
                names = {name: option.name for name, option in base.options[key].items()}
                _select(question, key, base.decisions[key].title, names, "No inclination")
            elif question.values == "existing_stack":
                _draw_places(question, key, wording.word(asked, key, base) if asked else key, answers, base)
            else:
                names = {name: wording.plain_word(name) for name in question.values}
                _select(question, key, wording.word(asked, key, base) if asked else key, names)


def _select(question: Question, key: str, label: str, names: dict[str, str], empty: str = "No answer") -> None:
    st.selectbox(
        label,
        list(names),
        index=None,
        format_func=lambda name: names.get(name, name),
        placeholder=empty,
        **_field(question, f"value-{key}"),
    )


def _draw_places(question: Question, key: str, label: str, answers: dict[str, Any], base: RuleBase) -> None:
    given = state.field(state.field_key(question.id, f"value-{key}")) or []
    words = [*dict.fromkeys([*given_words("existing_stack", answers, base), *given])]
    st.multiselect(
        label,
        words,
        format_func=lambda name: wording.option_name(name, base),
        accept_new_options=True,
        placeholder="Choose a part, or type one",
        **_field(question, f"value-{key}"),
    )


def _draw_modes(question: Question) -> None:
    st.pills(
        f"Or instead, for: {question.ask}",
        modes_of(question),
        format_func=wording.MODES.__getitem__,
        label_visibility="collapsed",
        **_field(question, "mode"),
    )


def _draw_notes(question: Question, has_notes: bool) -> None:
    key = state.field_key(question.id, "notes")
    label = "Note and source (given)" if has_notes else "Note and source"
    notes = st.expander(label, key=key, type="compact", on_change="rerun")
    if notes.open:
        with notes:
            _text(question, "note", "Note, for whoever reads the report")
            _text(question, "source", "Source, such as a log, a contract or a person")


def _text(question: Question, part: str, label: str, hidden: bool = False, width: Any = "stretch") -> None:
    visibility: Any = "collapsed" if hidden else "visible"
    st.text_input(label, label_visibility=visibility, width=width, autocomplete="off", **_field(question, part))


def _field(question: Question, part: str) -> dict[str, Any]:
    """The key of a field, and the saving of every change."""
    return {"key": state.field_key(question.id, part), "on_change": changed, "args": (question, part)}
