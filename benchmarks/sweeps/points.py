"""The profiles of the sweeps: the empty one, languages by workloads, teams by size, and each answer alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from advisor.authoring.replay.random_profiles import stated
from advisor.model.fact import Kind
from advisor.model.question import Question
from advisor.model.rulebase import RuleBase

TEAMS = (1, 3, 10, 30, 100, 300, 1000)
TEAM = 8
"""People a team, where a sweep splits an organisation."""

_STEPS = 5
"""Magnitudes of a number, from one end of its prior to the other; one more lies ten times beyond."""


@dataclass(frozen=True)
class Point:
    """One profile of a sweep; `group` names the page that its reasons stand on, `place` is unique on it."""

    group: str
    place: str
    label: str
    answers: dict[str, Any]


def empty_point() -> Point:
    """The profile of somebody who has not answered anything."""
    return Point("empty", "empty", "nothing told", {})


def languages(base: RuleBase) -> tuple[str, ...]:
    """The skills that some framework names as its language, in the order of the question."""
    spoken = {word for option in base.options["framework"].values() for word in option.values_of("languages") or ()}
    return tuple(choice.id for choice in base.questions["team_skills"].choices if choice.id in spoken)


def by_language(base: RuleBase) -> dict[str, dict[str, Point]]:
    """By language and workload, the profile of a team that knows only this and does only that."""
    workloads = [choice.id for choice in base.questions["workload"].choices]
    return {
        language: {
            workload: Point(
                f"language-{language}",
                workload,
                f"{language}, {workload}",
                {"team_skills": [language], "workload": [workload]},
            )
            for workload in workloads
        }
        for language in languages(base)
    }


def by_team() -> list[Point]:
    """Growing organisations: their size alone, and as the owners of a business application in teams of eight."""
    alone = [Point("teams", f"alone-{size}", _people(size), {"team_size": size}) for size in TEAMS]
    split = [
        Point(
            "teams",
            f"split-{size}",
            f"{_people(size)} in {_teams(size):,} team{'s' if _teams(size) > 1 else ''}, crud_web",
            {"team_size": size, "team_count": _teams(size), "workload": ["crud_web"]},
        )
        for size in TEAMS
    ]
    return [*alone, *split]


def by_answer(base: RuleBase) -> dict[str, list[Point]]:
    """By question, each of its answers alone; questions of free text and of maps are left out."""
    found = {}
    for question in base.questions.values():
        values = list(_values(question, base))
        if values:
            found[question.id] = [
                Point(f"answer-{question.id}", str(place), _shown(value), {question.id: value})
                for place, value in enumerate(values)
            ]
    return found


def _people(size: int) -> str:
    return f"{size:,} {'people' if size > 1 else 'person'}"


def _teams(size: int) -> int:
    return max(1, round(size / TEAM))


def _values(question: Question, base: RuleBase) -> Iterator[Any]:
    choices = [choice.id for choice in question.choices]
    if question.id == "existing_stack":
        choices += [option for options in base.options.values() for option in options if option != "none"]
    match question.type:
        case Kind.BOOL:
            yield from (True, False)
        case Kind.ONE:
            yield from choices
        case Kind.MANY:
            yield []
            yield from ([word] for word in dict.fromkeys(choices))
        case Kind.ORDER:
            yield from ([criterion] for criterion in base.criteria)
        case Kind.TEXT | Kind.MAP:
            return
        case _:
            yield from _numbers(question)


def _numbers(question: Question) -> Iterator[Any]:
    if question.prior is None or question.prior.range is None:
        return
    low, high = question.prior.range
    logarithmic = low > 0 and question.type not in (Kind.SHARE, Kind.PERCENT)
    for step in range(_STEPS):
        share = step / (_STEPS - 1)
        number = low * (high / low) ** share if logarithmic else low + (high - low) * share
        yield _number(question, number)
    if logarithmic and high * 10 <= question.fact_type.maximum:
        yield _number(question, high * 10)


def _number(question: Question, number: float) -> Any:
    rounded = float(f"{number:.2g}") if question.type is not Kind.PERCENT else float(f"{number:.6g}")
    if question.type is Kind.COUNT:
        rounded = max(1.0, round(rounded))
    return stated(question, min(max(rounded, question.fact_type.minimum), question.fact_type.maximum))


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(value) or "none of them"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,}" if isinstance(value, int | float) else str(value)
