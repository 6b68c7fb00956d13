"""What is said of one profile of a sweep, short enough for a cell of a table, and why."""

from dataclasses import dataclass

from advisor import advise, load_profile
from advisor.engine.program import Program
from advisor.errors import InputError
from advisor.model.assessment import Assessment, DecisionResult, Reason
from benchmarks.sweeps.points import Point

DECISIONS = ("framework", "architecture", "primary_store", "deployment", "messaging")
_REASONS = 6


@dataclass(frozen=True)
class First:
    """What comes first in a decision: its score, by how many points (of 100) it leads, and what follows it."""

    option: str
    family: str
    score: float
    gap: float
    runner_up: str
    reasons: tuple[Reason, ...]
    against: tuple[Reason, ...]
    runner_up_reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Said:
    """What is said of a point; `fault` where it is no valid profile or out of the advisor's field."""

    point: Point
    fault: str
    firsts: dict[str, First]
    risks: tuple[str, ...]
    practices: tuple[str, ...]


def said_of(point: Point, program: Program) -> Said:
    """Ask the advisor about a point."""
    try:
        profile = load_profile({"profile": point.label, "answers": point.answers}, program)
    except InputError as error:
        return Said(point, f"not a valid profile: {error.problems[0].message}", {}, (), ())
    assessment = advise(profile, program, quick=True, engine="compiled")
    if assessment.scope.status == "out":
        return Said(point, f"out of scope: {' '.join(assessment.scope.reasons)}", {}, (), ())
    return Said(
        point,
        "",
        {name: _first(assessment.decisions[name]) for name in DECISIONS if name in assessment.decisions},
        tuple(f"{risk.title} ({risk.severity})" for risk in assessment.risks if risk.status == "open"),
        _practices(assessment),
    )


def _practices(assessment: Assessment) -> tuple[str, ...]:
    return tuple(f"{practice.title} ({practice.priority})" for practice in assessment.practices)


def _first(result: DecisionResult) -> First:
    if result.recommended is None:
        return First("everything ruled out", "", 0.0, 0.0, "", (), (), ())
    standing = [option for option in result.ranking if option.status in ("eligible", "possibly_vetoed")]
    first, second = standing[0], standing[1] if len(standing) > 1 else None
    return First(
        first.option,
        first.family,
        first.score,
        first.score - second.score if second else 100.0,
        second.option if second else "",
        _counted(first.reasons_for),
        _counted(first.reasons_against),
        _counted(second.reasons_for) if second else (),
    )


def _counted(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    return tuple(reason for reason in reasons if reason.counted and reason.certainty != "possible")[:_REASONS]
