"""The first page: what this is, and the ways to open an assessment."""

import streamlit as st

from advisor.errors import InputError, Problem
from advisor_ui import navigation, services, state
from advisor_ui.components.heading import Fault, heading
from advisor_ui.markdown import literal
from advisor_ui.questions import wording

_TEXT, _FILE, _NAME, _ADDRESS = "import-text", "import-file", "new-name", "address"


def page() -> None:
    """Draw the page."""
    problems = state.noted_problems()
    heading(
        "Choose how your backend will scale",
        faults=[Fault(key, _in_line(problem)) for key, found in problems.items() for problem in found],
        attempt=state.attempts("start"),
    )
    st.markdown(
        "Describe a project once: its traffic, data, team, duties, and what exists. The advisor answers with a "
        "framework and an architecture, and shows for each word which answer and which source it rests on, how sure "
        "it is, and what would change it."
    )
    _open_now()
    _new(problems.get(_NAME, ()))
    _example()
    _import(problems.get(_TEXT, ()))
    _saved(problems.get(_ADDRESS, ()))


def _open_now() -> None:
    """The assessment that is open, its name and its address."""
    saved = services.saved(state.assessment_id())
    if saved is None:
        if state.assessment_id():
            st.warning("There is no assessment under this address. It may have been copied in part.")
        return
    with st.container(border=True):
        st.header(f"Open now: {literal(saved.name)}", anchor=False)
        count = len(saved.answers)
        st.markdown(
            f"{count} {'answer' if count == 1 else 'answers'}, last changed {saved.updated:%d %B %Y, %H:%M} UTC."
        )
        with st.container(horizontal=True):
            navigation.link("questionnaire", "Continue the questionnaire")
            navigation.link("check_answers", "Check answers")
            navigation.link("recommendation", "Recommendation")
        with st.expander("Address and name"):
            st.markdown(
                "Everything is saved under this address. Keep it to come back later; "
                "whoever has it can read and change the answers."
            )
            st.code(state.address_of(saved.id), language=None, wrap_lines=True)
            with st.form("rename", border=False):
                name = st.text_input("Name of the project", value=saved.name, max_chars=200, autocomplete="off")
                if st.form_submit_button("Rename") and name.strip():
                    services.rename(saved.id, name.strip())
                    st.rerun()


def _new(problems: tuple[Problem, ...]) -> None:
    with st.form("new"):
        st.header("Start a new assessment", anchor=False)
        _show(problems)
        name = st.text_input("Name of the project", key=_NAME, max_chars=200, autocomplete="off")
        if st.form_submit_button("Start", type="primary"):
            if name.strip():
                _open(services.create(name.strip()))
            _complain(_NAME, Problem("give the project a name"))


def _example() -> None:
    with st.container(border=True):
        st.header("Look at an example", anchor=False)
        examples = {example.name: example for example in services.examples()}
        if not examples:
            st.markdown("No examples are installed.")
            return
        name = st.selectbox("Example", list(examples), format_func=wording.plain_word_of_name)
        st.caption(examples[name].description)
        if st.button("Open a copy"):
            _open(services.create_from(examples[name].content, f"{name}.yaml"))


def _import(problems: tuple[Problem, ...]) -> None:
    with st.container(border=True):
        st.header("Import a profile", anchor=False)
        st.markdown("A profile in YAML, as `advisor init` writes it. Choose a file, or paste the text.")
        st.file_uploader("Profile file", type=["yaml", "yml"], key=_FILE, on_change=_take_file)
        text = st.text_area("Profile text", key=_TEXT, height=220)
        _show(problems, text)
        if st.button("Import"):
            if not text.strip():
                _complain(_TEXT, Problem("choose a file, or paste the text of a profile"))
            try:
                _open(services.create_from(text.encode(), "profile"))
            except InputError as error:
                _complain(_TEXT, *error.problems)


def _take_file() -> None:
    """Put a chosen file into the text field, where it can be mended (a callback)."""
    upload = state.field(_FILE)
    if upload is None:
        return
    try:
        state.set_field(_TEXT, upload.getvalue().decode("utf-8-sig"))
        state.note_problems(_TEXT, ())
    except UnicodeDecodeError:
        state.note_problems(_TEXT, (Problem("the file is not UTF-8 text", "save it as UTF-8"),))


def _saved(problems: tuple[Problem, ...]) -> None:
    with st.form("saved"):
        st.header("Go on with a saved assessment", anchor=False)
        _show(problems)
        text = st.text_input("Its address", key=_ADDRESS, autocomplete="off")
        if st.form_submit_button("Open"):
            identifier = state.identifier_in(text)
            if services.saved(identifier):
                _open(identifier)
            _complain(_ADDRESS, Problem("there is no assessment under this address", "copy the whole of it"))


def _open(identifier: str) -> None:
    state.clear_problems()
    state.open_assessment(identifier)
    navigation.go("questionnaire")


def _complain(key: str, *problems: Problem) -> None:
    state.clear_problems()
    state.note_problems(key, problems)
    state.count_attempt("start")
    st.rerun()


def _show(problems: tuple[Problem, ...], text: str = "") -> None:
    """The faults beside their field; of a text, with the line that each stands in."""
    lines = text.splitlines()
    for problem in problems:
        st.error(_in_line(problem))
        if text and problem.line <= len(lines) and lines[problem.line - 1].strip():
            st.code(lines[problem.line - 1].strip(), language="yaml", wrap_lines=True)


def _in_line(problem: Problem) -> str:
    place = f"Line {problem.line}, column {problem.column}: " if problem.file else ""
    return place + wording.fault_words(problem)
