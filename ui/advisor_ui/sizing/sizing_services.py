"""What the page *Sizing* asks of the library. Streamlit is used for its caches only; results are never changed."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from advisor import api
from advisor.analysis.curves import GrowthCurves as GrowthCurves
from advisor.analysis.measuring import DEMAND as DEMAND
from advisor.errors import InputError, Problem
from advisor.model.assessment import Assessment
from advisor.model.load_test import LoadTestResult as LoadTestResult
from advisor.model.sizing import Milestone as Milestone
from advisor.model.sizing import SizedFigure as SizedFigure
from advisor.model.sizing import Sizing as Sizing
from advisor.model.sizing import UsedAssumption as UsedAssumption
from advisor.reporting.diagrams.drawings import diagrams
from advisor.reporting.naming import Names
from advisor.reporting.sizing.amounts import assumed, times
from advisor.reporting.sizing.load_test_words import load_test_sentences
from advisor.reporting.sizing.milestones import MilestonesView as MilestonesView
from advisor.reporting.sizing.view import FigureView as FigureView
from advisor.reporting.sizing.view import PartView as PartView
from advisor.reporting.sizing.view import SizingView as SizingView
from advisor.reporting.sizing.view import sizing_view
from advisor.reporting.sources import Citations
from advisor_ui import services
from advisor_ui.explore import explore_services

KEEP = 32
STEPS = 48
LOADS = tuple(round(0.1 * 200 ** (step / STEPS), 6) for step in range(STEPS + 1))
"""From a tenth of the present load to twenty times that, evenly on a logarithmic scale."""

SIZED_AT = (0.1, 0.2, 0.5, 1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0, 14.0, 20.0)
COSTS = ("size.cost_monolith", "size.cost_services", "size.cost_serverless")
INSTANCES = "size.instances"


@dataclass(frozen=True)
class Sized:
    """What the sizing makes of a profile document.

    `problems` holds, by id of a question or an assumption, what is wrong with single entries; those are left out of
    `document`. `contradictions` holds what is wrong with the answers together; `assessment` is then None.
    """

    document: dict[str, Any]
    problems: dict[str, tuple[Problem, ...]]
    contradictions: tuple[Problem, ...]
    assessment: Assessment | None
    measured: LoadTestResult | None

    @property
    def sizing(self) -> Sizing | None:
        """The figures, where there are any."""
        return self.assessment.sizing if self.assessment else None


def sized(document: dict[str, Any], measured: LoadTestResult | None = None) -> Sized:
    """What the sizing makes of a profile document; entries that cannot be read are set aside, not fatal."""
    return _sized(_rules(), json.dumps(document), _key(measured), measured)


@st.cache_resource(show_spinner=False, max_entries=KEEP)
def _sized(rules: str, text: str, test: str, _measured: LoadTestResult | None) -> Sized:
    document = json.loads(text)
    problems: dict[str, tuple[Problem, ...]] = {}
    for _ in range(2):
        try:
            profile = api.load_profile(document, services.program())
        except InputError as error:
            single = [one for one in error.problems if _is_single(one, document)]
            if not single:
                return Sized(document, problems, error.problems, None, _measured)
            for one in single:
                problems[str(one.path[1])] = (*problems.get(str(one.path[1]), ()), one)
            document = _without(document, problems)
        else:
            return Sized(document, problems, (), api.size(profile, services.program(), _measured), _measured)
    return Sized(document, problems, (), None, _measured)


def _is_single(problem: Problem, document: dict[str, Any]) -> bool:
    return len(problem.path) > 1 and problem.path[1] in (document.get(str(problem.path[0])) or ())


def _without(document: dict[str, Any], problems: dict[str, tuple[Problem, ...]]) -> dict[str, Any]:
    return {
        key: {name: raw for name, raw in value.items() if name not in problems}
        if key in ("answers", "factors") and value
        else value
        for key, value in document.items()
    }


def view(found: Sized) -> SizingView | None:
    """The sizing in words; None where there is none."""
    if found.assessment is None:
        return None
    return _view(_rules(), json.dumps(found.document), _key(found.measured), found.assessment)


@st.cache_resource(show_spinner=False, max_entries=KEEP)
def _view(rules: str, text: str, test: str, _assessment: Assessment) -> SizingView | None:
    base = services.base()
    return sizing_view(_assessment, names(), Citations(base, _assessment.as_of))


@dataclass(frozen=True)
class Picture:
    """The architecture at a milestone with its numbers: an SVG, and the same in words."""

    title: str
    svg: str
    words: str


def pictures(found: Sized) -> tuple[Picture, ...]:
    """A picture for each milestone; none where nothing was sized or decided."""
    if found.assessment is None or found.sizing is None or not found.sizing.figures:
        return ()
    return _pictures(_rules(), json.dumps(found.document), _key(found.measured), found.assessment)


@st.cache_resource(show_spinner=False, max_entries=KEEP)
def _pictures(rules: str, text: str, test: str, _assessment: Assessment) -> tuple[Picture, ...]:
    drawn = diagrams(_assessment, services.base())
    return tuple(Picture(one.title, one.picture, one.in_words) for one in drawn.drawings) if drawn else ()


def curves(found: Sized) -> GrowthCurves | None:
    """The curves over the load of a document that could be sized."""
    return _curves(_rules(), json.dumps(found.document), _key(found.measured), found.measured)


@st.cache_resource(show_spinner=False, max_entries=KEEP)
def _curves(rules: str, text: str, test: str, _measured: LoadTestResult | None) -> GrowthCurves | None:
    profile = api.load_profile(json.loads(text), services.program())
    return api.curves(profile, services.program(), LOADS, SIZED_AT, (INSTANCES, *COSTS), _measured)


@dataclass(frozen=True)
class Measured:
    """What uploaded load tests have shown, or what is wrong with them."""

    result: LoadTestResult | None
    problems: tuple[Problem, ...] = ()


Run = tuple[str, bytes, float | None]
"""An uploaded file: name, content, and the load where the file does not tell it."""


def measure(runs: Sequence[Run], cores: float | None, busy_share: float | None) -> Measured:
    """The scalability law fitted to uploaded load tests."""
    return _measure(tuple(runs), cores, busy_share)


@st.cache_resource(show_spinner=False, max_entries=KEEP)
def _measure(runs: tuple[Run, ...], cores: float | None, busy_share: float | None) -> Measured:
    try:
        return Measured(api.measure_uploads(runs, cores, busy_share))
    except InputError as error:
        return Measured(None, error.problems)


def sentences(result: LoadTestResult) -> tuple[str, ...]:
    """What the load test has shown, a sentence each."""
    return tuple(load_test_sentences(result))


def assumed_words(one: UsedAssumption) -> str:
    """An assumption's best estimate with its unit and its range."""
    return assumed(one)


def times_words(load: float) -> str:
    """How many times something is, in two digits."""
    return times(load)


def names() -> Names:
    """The words for the ids of the rule base."""
    return explore_services.names()


def _rules() -> str:
    return services.base().sha256


def _key(measured: LoadTestResult | None) -> str:
    return measured.model_dump_json() if measured else ""
