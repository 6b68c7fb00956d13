"""What a browser session remembers; the only module that touches Streamlit's session state and query parameters.

Answers are not kept here but in the store, under the id that the address carries: a reload loses nothing.
"""

from collections.abc import Iterable
from typing import Any, Literal
from urllib.parse import parse_qs, urlsplit

import streamlit as st

from advisor.errors import Problem

ADDRESS_KEY = "a"
_ASSESSMENT = "assessment-id"
_CHANGES = "changes"
_ATTEMPTS = "attempts"
_PROBLEMS = "problems"
_TRIED = "tried-answers"
_SHEET = "sheet"
_TRIED_FACTORS = "tried-factors"
_UPLOADS = "load-tests"
_UPLOADS_TURN = "load-tests-turn"
_STOP_ASKED = "stop-asked"
FIELD_PREFIX = "q-"

Sheet = Literal["saved", "tried"]
"""What the fields of a page fill in: the saved assessment, or a what-if that lives in the session."""


def keep_address() -> None:
    """Keep the assessment's id in the address whichever page is shown, and follow an address that names another."""
    named = st.query_params.get(ADDRESS_KEY)
    remembered = st.session_state.get(_ASSESSMENT)
    if named and named != remembered:
        open_assessment(named)
    elif remembered and not named:
        st.query_params[ADDRESS_KEY] = remembered


def assessment_id() -> str | None:
    """The id of the assessment that is open, or None."""
    identifier: str | None = st.session_state.get(_ASSESSMENT)
    return identifier


def open_assessment(identifier: str | None) -> None:
    """Turn to another assessment; what the fields held belongs to the former one."""
    forget_fields()
    forget_tried()
    forget_tried_factors()
    keep_uploads(())
    st.session_state[_CHANGES] = []
    if identifier is None:
        st.session_state.pop(_ASSESSMENT, None)
    else:
        st.session_state[_ASSESSMENT] = identifier


def address_of(identifier: str) -> str:
    """The address under which an assessment is found again."""
    here = str(st.context.url or "").split("?")[0]
    return f"{here}?{ADDRESS_KEY}={identifier}"


def identifier_in(text: str) -> str:
    """The id in an address, or the text itself."""
    named = parse_qs(urlsplit(text.strip()).query).get(ADDRESS_KEY)
    return named[0] if named else text.strip().removeprefix(f"{ADDRESS_KEY}=")


def parameter(name: str) -> str:
    """A parameter of the address, or an empty text."""
    return str(st.query_params.get(name, ""))


def show_parameter(name: str, value: str) -> None:
    """Put a parameter into the address that the browser shows: a link from a page to itself does not."""
    st.query_params[name] = value


def field_key(question: str, part: str) -> str:
    """The key of one of a question's fields."""
    return f"{FIELD_PREFIX}{question}-{part}"


def field(key: str, default: Any = None) -> Any:
    """What a field holds."""
    return st.session_state.get(key, default)


def fields_of(question: str, part: str) -> dict[str, Any]:
    """What those fields of a question hold whose part starts in a certain way, by the rest of the part."""
    start = field_key(question, part)
    return {str(key)[len(start) :]: value for key, value in st.session_state.items() if str(key).startswith(start)}


def fill_field(key: str, value: Any) -> None:
    """Set what a field holds before it is drawn, unless the browser has set it already."""
    if key not in st.session_state:
        st.session_state[key] = value


def set_field(key: str, value: Any) -> None:
    """Set what a field holds, in a callback or before it is drawn."""
    st.session_state[key] = value


def forget_fields(question: str | None = None) -> None:
    """Drop what fields hold, of one question or of all, so that they are filled from the store again."""
    start = FIELD_PREFIX if question is None else field_key(question, "")
    for key in [key for key in st.session_state if str(key).startswith(start)]:
        del st.session_state[key]


def sheet() -> Sheet:
    """What the fields fill in now."""
    filled: Sheet = st.session_state.get(_SHEET, "saved")
    return filled


def fill_in(filled: Sheet) -> None:
    """Turn the fields to another sheet; what they held belongs to the former one."""
    if filled != sheet():
        forget_fields()
        st.session_state[_SHEET] = filled


def tried() -> dict[str, Any]:
    """The answers of the what-if that differ from the saved ones, by question; None where one is taken away."""
    changes: dict[str, Any] = st.session_state.get(_TRIED, {})
    return changes


def try_answer(question: str, raw: Any) -> None:
    """Give an answer in the what-if."""
    st.session_state[_TRIED] = {**tried(), question: raw}


def forget_tried(question: str | None = None) -> None:
    """Drop one answer of the what-if, or all."""
    kept = {} if question is None else {name: raw for name, raw in tried().items() if name != question}
    st.session_state[_TRIED] = kept


def tried_factors() -> dict[str, Any]:
    """The what-if's own ranges for assumptions, by id; None where a saved one is taken away."""
    ranges: dict[str, Any] = st.session_state.get(_TRIED_FACTORS, {})
    return ranges


def try_factor(factor: str, raw: Any) -> None:
    """Give an assumption a range in the what-if."""
    st.session_state[_TRIED_FACTORS] = {**tried_factors(), factor: raw}


def forget_tried_factors(factor: str | None = None) -> None:
    """Drop one range of the what-if, or all."""
    kept = {} if factor is None else {name: raw for name, raw in tried_factors().items() if name != factor}
    st.session_state[_TRIED_FACTORS] = kept


def keep_uploads(files: Iterable[tuple[str, bytes]]) -> None:
    """Keep the files of load tests, by name and content, while other parts of the page are shown."""
    kept = tuple(files)
    st.session_state[_UPLOADS] = kept
    if not kept:
        st.session_state[_UPLOADS_TURN] = uploads_turn() + 1


def uploads_turn() -> int:
    """How often the files were dropped: a field for files is emptied only by another one in its place."""
    turn: int = st.session_state.get(_UPLOADS_TURN, 0)
    return turn


def uploads() -> tuple[tuple[str, bytes], ...]:
    """The files of load tests."""
    files: tuple[tuple[str, bytes], ...] = st.session_state.get(_UPLOADS, ())
    return files


def ask_to_stop(answers: dict[str, Any]) -> None:
    """Note that the user asked whether the questions may stop with these answers (a callback)."""
    st.session_state[_STOP_ASKED] = answers


def asked_to_stop(answers: dict[str, Any]) -> bool:
    """Whether the user asked so with exactly these answers."""
    return bool(st.session_state.get(_STOP_ASKED) == answers)


def remember_change(question: str, former: Any) -> None:
    """Note what an answer was before it changed (None: there was none)."""
    st.session_state.setdefault(_CHANGES, []).append((question, former))


def last_change() -> tuple[str, Any] | None:
    """The latest change that can be taken back: the question, and what its answer was."""
    changes: list[tuple[str, Any]] = st.session_state.get(_CHANGES, [])
    return changes[-1] if changes else None


def drop_change() -> None:
    """Forget the latest change, since it was taken back."""
    st.session_state[_CHANGES].pop()


def count_attempt(page: str) -> None:
    """Count one attempt to go on although the page has faults; each lets the error summary take the focus anew."""
    st.session_state[_ATTEMPTS] = (page, attempts(page) + 1)


def attempts(page: str) -> int:
    """How often the user tried to go on with faults on this page, since the last attempt on another one."""
    where, count = st.session_state.get(_ATTEMPTS, ("", 0))
    return int(count) if where == page else 0


def note_problems(key: str, problems: tuple[Problem, ...]) -> None:
    """Keep what is wrong with a field until it is mended."""
    st.session_state[_PROBLEMS] = {**noted_problems(), key: problems}


def noted_problems() -> dict[str, tuple[Problem, ...]]:
    """What is wrong, by the key of the field."""
    noted: dict[str, tuple[Problem, ...]] = st.session_state.get(_PROBLEMS, {})
    return noted


def clear_problems() -> None:
    """Forget what was wrong."""
    st.session_state.pop(_PROBLEMS, None)
