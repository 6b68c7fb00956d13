"""What the page *Explore* asks of the library. Streamlit is used for its caches only; results are never changed."""

import json
from dataclasses import dataclass
from typing import Any

import streamlit as st

from advisor import api
from advisor.analysis.asking import stopping
from advisor.analysis.asking.stopping import Stop as Stop
from advisor.analysis.asking.stopping import may_stop
from advisor.analysis.explaining import counterfactual
from advisor.analysis.explaining.counterfactual import Counterfactual as Counterfactual
from advisor.analysis.explaining.explain_option import explain_option
from advisor.analysis.tipping.decision_map import DecisionMap as DecisionMap
from advisor.analysis.tipping.decision_map import decision_map
from advisor.analysis.tipping.tipping import AxisTipping as AxisTipping
from advisor.analysis.tipping.tipping import TippingPoint as TippingPoint
from advisor.analysis.tipping.tipping import tipping_points
from advisor.authoring.impact import DecisionChange as DecisionChange
from advisor.authoring.impact import Impact as Impact
from advisor.authoring.impact import impact_of
from advisor.model.assessment import Assessment
from advisor.model.profile import Profile
from advisor.reporting.explaining.explanation import ExplanationView as ExplanationView
from advisor.reporting.explaining.explanation import explanation_view
from advisor.reporting.naming import Names
from advisor.reporting.next_questions import MAY_STOP as MAY_STOP
from advisor_ui import services
from advisor_ui.services import Considered

KEEP_ANALYSES = 32
LONGER = 60.0
"""How many seconds a search may take when somebody asks for more than the usual two or three."""


@st.cache_resource(show_spinner=False, max_entries=1)
def _names(sha256: str) -> Names:
    return Names(services.base())


def names() -> Names:
    """The words for the ids of the shipped rule base."""
    return _names(services.base().sha256)


def differences(before: Assessment, after: Assessment) -> Impact:
    """What differs between two assessments."""
    return impact_of(before, after)


def tipping(considered: Considered) -> tuple[AxisTipping, ...]:
    """What becomes of every decision along the axis of each answer, all else as told."""
    return _tipping(*_key(considered))


@st.cache_resource(show_spinner=False, max_entries=KEEP_ANALYSES)
def _tipping(base: str, document: str) -> tuple[AxisTipping, ...]:
    return tipping_points(services.program(), _profile(document))


def decision_map_of(considered: Considered, across: str, upwards: str, decision: str) -> DecisionMap:
    """What a decision comes to over the answers to two questions."""
    return _decision_map(*_key(considered), across, upwards, decision)


@st.cache_resource(show_spinner=False, max_entries=KEEP_ANALYSES)
def _decision_map(base: str, document: str, across: str, upwards: str, decision: str) -> DecisionMap:
    return decision_map(services.program(), _profile(document), across, upwards, decision)


@dataclass(frozen=True)
class Explained:
    """An option's place, in words, and the changes of answers that would put it first (or, of the first, its rivals).

    `ways` and the ways of `view` stand in the same order.
    """

    view: ExplanationView
    ways: tuple[Counterfactual, ...]


def explain(considered: Considered, decision: str, option: str, longer: bool = False) -> Explained:
    """Why an option stands where it stands; `considered` has an assessment."""
    assert considered.assessment is not None
    seconds = LONGER if longer else counterfactual.SECONDS
    return _explain(*_key(considered), decision, option, seconds, considered.assessment)


@st.cache_resource(show_spinner=False, max_entries=KEEP_ANALYSES)
def _explain(
    base: str, document: str, decision: str, option: str, seconds: float, _assessment: Assessment
) -> Explained:
    program = services.program()
    found = explain_option(program, _profile(document), _assessment, decision, option, seconds)
    return Explained(explanation_view(_assessment, program.base, found), found.ways)


def stops(considered: Considered, longer: bool = False) -> tuple[Stop, ...]:
    """Per decision, a proof that no open answer changes it, or answers that do; within about three seconds."""
    return _stops(*_key(considered), LONGER if longer else stopping.SECONDS)


@st.cache_resource(show_spinner=False, max_entries=KEEP_ANALYSES)
def _stops(base: str, document: str, seconds: float) -> tuple[Stop, ...]:
    return may_stop(services.program(), _profile(document), seconds)


def _key(considered: Considered) -> tuple[str, str]:
    return services.base().sha256, json.dumps(considered.document)


def _profile(document: str) -> Profile:
    values: dict[str, Any] = json.loads(document)
    return api.load_profile(values, services.program())
