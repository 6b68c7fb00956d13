"""What the pages *Recommendation* and *Report* ask of the library: the report in words, and as files."""

import re
import unicodedata
from typing import Any

import streamlit as st

from advisor.model.assessment import Assessment
from advisor.reporting import render
from advisor.reporting.profile_yaml import document_yaml
from advisor.reporting.report.advice import PracticeView as PracticeView
from advisor.reporting.report.advice import RegimeView as RegimeView
from advisor.reporting.report.advice import RiskView as RiskView
from advisor.reporting.report.conflicts import ConflictView as ConflictView
from advisor.reporting.report.decisions import DecisionView as DecisionView
from advisor.reporting.report.doubts import UnknownView as UnknownView
from advisor.reporting.report.robustness import RobustnessView as RobustnessView
from advisor.reporting.report.stacks import StacksView as StacksView
from advisor.reporting.report.summary import MainDecision as MainDecision
from advisor.reporting.report.summary import SummaryView as SummaryView
from advisor.reporting.report.view import ReportView as ReportView
from advisor.reporting.report.view import build_view
from advisor_ui import services

_NAME_LENGTH = 60


def view(assessment: Assessment) -> ReportView:
    """The report in words."""
    return _view(*_key(assessment), assessment)


def html(assessment: Assessment) -> str:
    """The report as one HTML page that needs nothing else."""
    return _html(*_key(assessment), assessment)


def preview(assessment: Assessment) -> str:
    """The HTML report for a frame within a page: links within it stay within it, others open a window of their own."""
    # In such a frame `#source-1` would lead to the page around it, and load that into the frame.
    framed = html(assessment).replace("<head>", '<head>\n<base href="about:srcdoc">', 1)
    return re.sub(r'(<a\b[^>]*)(href="https?://)', r'\1target="_blank" \2', framed)


def markdown(assessment: Assessment) -> str:
    """The report as Markdown."""
    return _markdown(*_key(assessment), assessment)


def profile_yaml(document: dict[str, Any]) -> str:
    """The answers as a profile file, which can be imported again and given to the command line."""
    kept = {key: value for key, value in document.items() if value is not None}
    return document_yaml(kept)


def file_name(name: str, ending: str) -> str:
    """A file name that every system takes: lower case letters, digits and dashes."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_NAME_LENGTH].rstrip("-")
    return f"{stem or 'assessment'}.{ending}"


def _key(assessment: Assessment) -> tuple[str, str, str]:
    return services.base().sha256, assessment.profile.sha256, assessment.as_of.isoformat()


@st.cache_resource(show_spinner=False, max_entries=32)
def _view(base: str, profile: str, as_of: str, _assessment: Assessment) -> ReportView:
    return build_view(_assessment, services.base())


@st.cache_resource(show_spinner=False, max_entries=8)
def _html(base: str, profile: str, as_of: str, _assessment: Assessment) -> str:
    return render.to_html(_assessment, services.base())


@st.cache_resource(show_spinner=False, max_entries=8)
def _markdown(base: str, profile: str, as_of: str, _assessment: Assessment) -> str:
    return render.to_markdown(_assessment, services.base())
