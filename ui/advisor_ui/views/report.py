"""The page *Report*: what can be taken away, and how the report looks."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from advisor_ui import navigation, report_services
from advisor_ui.components.thoroughly import open_thoroughly
from advisor_ui.markdown import literal

TITLE = "Report"
PREVIEW_HEIGHT = 900


def page() -> None:
    """Draw the page."""
    opened = open_thoroughly(TITLE)
    if opened is None:
        return
    saved, considered = opened
    st.markdown(
        f"**{literal(saved.name)}**. The report stands alone: it needs no network and no script, "
        "and anyone can re-derive it from the profile with `advisor advise`."
    )
    if considered.assessment is None:
        st.markdown(
            "There is no report while answers contradict each other. The profile can be downloaded all the same."
        )
        navigation.link("check_answers", "Check the answers")
    elif not saved.answers:
        st.markdown("Nothing was answered yet, so the report has nothing to say.")
        navigation.link("questionnaire", "Answer the core questions")
    st.header("Downloads", anchor=False)
    columns = st.columns(4)
    _download(
        columns[3],
        "Profile (YAML)",
        report_services.profile_yaml(saved.profile),
        saved.name,
        "yaml",
        "application/yaml",
    )
    assessment = considered.assessment
    if assessment is None or not saved.answers:
        return
    html = report_services.html(assessment)
    _download(columns[0], "HTML", html, saved.name, "html", "text/html")
    _download(columns[1], "Markdown", report_services.markdown(assessment), saved.name, "md", "text/markdown")
    _download(columns[2], "JSON", assessment.to_json(), saved.name, "json", "application/json")
    st.header("Preview", anchor=False)
    st.iframe(report_services.preview(assessment), height=PREVIEW_HEIGHT, alt=f"The report on {saved.name}")


def _download(column: DeltaGenerator, label: str, text: str, name: str, ending: str, mime: str) -> None:
    column.download_button(
        f"Download {label}",
        text.encode(),
        file_name=report_services.file_name(name, ending),
        mime=mime,
        on_click="ignore",
        key=f"download-{ending}",
        width="stretch",
    )
