"""Load tests that replace an assumption: upload, the fitted law with its points, and what it says of a request."""

import streamlit as st

from advisor.errors import Problem
from advisor_ui import charts, state
from advisor_ui.components.tables import table
from advisor_ui.markdown import bullets, coded, literal
from advisor_ui.services import SavedAssessment
from advisor_ui.sizing import fit_chart, load_tests, sizing_services, trial
from advisor_ui.sizing.sizing_services import LoadTestResult

LARGEST_MB = 50


def show(saved: SavedAssessment) -> None:
    """Draw the fields, and what the load tests show."""
    st.markdown(
        "Results of **k6** (`--out json` or `--summary-export`), **Locust** (`--csv`), **JMeter** (JTL as CSV), "
        "**wrk**, **wrk2** or **hey**, at six or more loads, from one user to past the point where throughput stops "
        "rising. "
        f"They stay in this session. Files over {LARGEST_MB} MB: `advisor size --loadtest FILE`."
    )
    st.file_uploader(
        "Results of load tests",
        accept_multiple_files=True,
        key=load_tests.files_key(),
        max_upload_size=LARGEST_MB,
        on_change=load_tests.take,
    )
    files = state.uploads()
    if not files:
        st.markdown("No load test yet: the processor time of a request is assumed.")
        return
    st.markdown("Read: " + ", ".join(f"**{literal(name)}**" for name, _ in files))
    st.button("Without these load tests", on_click=load_tests.forget)
    _served()
    found = load_tests.measured()
    problems = found.problems if found else ()
    _loads([name for name, _ in files], problems)
    if problems:
        _faults(problems)
    elif found and found.result:
        _result(found.result, saved)


def _served() -> None:
    left, right = st.columns(2)
    left.number_input(
        "Cores that served it, all instances together",
        min_value=0.1,
        max_value=1e6,
        value=None,
        step=1.0,
        key=load_tests.CORES,
        persist_state="session",
        placeholder="Not told",
    )
    right.number_input(
        "How busy they were at the highest throughput, in %",
        min_value=1.0,
        max_value=100.0,
        value=None,
        step=1.0,
        key=load_tests.BUSY,
        persist_state="session",
        placeholder="Not told",
    )


def _loads(names: list[str], problems: tuple[Problem, ...]) -> None:
    """Fields for the load of files that are one point and do not tell it."""
    lacking = {problem.file for problem in problems if "@" in problem.hint}
    asked = [
        (place, name)
        for place, name in enumerate(names)
        if name in lacking or state.field(load_tests.load_key(place)) is not None
    ]
    for place, name in asked:
        st.number_input(
            f"Users or connections at once in {literal(name)}",
            min_value=0.1,
            max_value=1e9,
            value=None,
            step=1.0,
            key=load_tests.load_key(place),
            persist_state="session",
            placeholder="Not told by the file",
        )


def _faults(problems: tuple[Problem, ...]) -> None:
    lines = [(0, f"{_place(one)}{coded(one.message)}{f' ({coded(one.hint)})' if one.hint else ''}") for one in problems]
    st.error("**These load tests cannot be used**, so nothing was fitted:\n\n" + bullets(lines))


def _place(problem: Problem) -> str:
    return (
        f"{literal(problem.file)}, line {problem.line}: "
        if problem.file and problem.line > 1
        else (f"{literal(problem.file)}: " if problem.file else "")
    )


def _result(result: LoadTestResult, saved: SavedAssessment) -> None:
    st.markdown("### What it shows")
    st.markdown(bullets([(0, literal(sentence)) for sentence in sizing_services.sentences(result)]))
    if result.demand is None:
        st.info("Tell how many cores served the test: then it replaces the assumed processor time of a request.")
    else:
        st.success("**Measured**: the figures and curves of this page use what it says of a request.")
        low, _, high = result.demand
        st.button(
            "Keep this range in the profile",
            on_click=trial.keep_range,
            args=(saved.id, sizing_services.DEMAND, low, high),
            help="The load test itself stays in this session; the range of processor time that it gives is saved.",
        )
    st.plotly_chart(
        fit_chart.chart(result, charts.INK[st.context.theme.type or "light"]),
        key="sizing-fit",
        alt=fit_chart.in_words(result),
        config={"displayModeBar": False},
    )
    table(fit_chart.coefficients(result), "Coefficients of the scalability law")
    with st.expander("The points as a table", key="sizing-table-fit"):
        table([{key: literal(text) for key, text in row.items()} for row in fit_chart.table(result)], "Points")
