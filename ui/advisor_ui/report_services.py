"""What the pages *Recommendation* and *Report* ask of the library: the report in words, and as files."""

import json
import re
import unicodedata

import streamlit as st

from advisor.model.assessment import Assessment
from advisor.reporting.view import ReportView, build_view
from advisor_ui import services

_UNSAFE = re.compile(r"[^a-z0-9]+")


def view(assessment: Assessment) -> ReportView:
    """The report in words."""
    return _view(services.base().sha256, assessment.profile.sha256, assessment.as_of.isoformat(), assessment)


@st.cache_resource(show_spinner=False, max_entries=32)
def _view(_base: str, profile: str, as_of: str, _assessment: Assessment) -> ReportView:
    return build_view(_assessment, services.base())
