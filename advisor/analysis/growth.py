"""The same project as its load grows: what would be recommended then, and what is recommended today."""

from collections.abc import Mapping
from dataclasses import replace

from advisor.compiled.evaluator import compiled
from advisor.compiled.foretelling import foretell
from advisor.compiled.words import LIKELY
from advisor.engine.facts import Facts, ToldRange
from advisor.engine.gathering import gather_facts
from advisor.engine.inference import infer
from advisor.engine.milestones import LOADS
from advisor.engine.program import Program
from advisor.engine.sizing import GROWING, Sized
from advisor.model.knowledge import Interval
from advisor.model.profile import Answer, Profile

_GROWING_ANSWERS = GROWING | {
    "users_now", "users_total", "users_daily", "users_monthly", "page_views_month", "transactions_per_month", "devices",
    "jobs_per_day", "concurrent_streams",
}  # fmt: skip
"""The answers that grow with the load."""


def grown_choices(program: Program, profile: Profile, priority: tuple[str, ...]) -> dict[float, dict[str, str | None]]:
    """By load, what would be recommended in each decision that is taken then."""
    reader = compiled(program)
    found: dict[float, dict[str, str | None]] = {}
    for load in LOADS[1:]:
        taken = reader.one(grown_by(profile, load), priority).decisions
        found[load] = {
            name: None if one.first is None else reader.tables[name].names[one.first]
            for name, one in taken.items()
            if one.applies & LIKELY
        }
    return found


def grown_by(profile: Profile, load: float) -> Profile:
    """The profile with every answer that grows with the load multiplied."""
    answers = {
        name: _grown(answer, load) if name in _GROWING_ANSWERS else answer for name, answer in profile.answers.items()
    }
    return replace(profile, answers=answers)


def settled(
    program: Program, profile: Profile, measured: Mapping[str, ToldRange] | None = None
) -> tuple[Facts, Sized, dict[str, str | None]] | None:
    """The facts with what is recommended today, what that must carry, and the choices; None without a sizing."""
    facts = gather_facts(profile, program.base, measured)
    run = infer(program, facts, profile.priority, foretell=foretell(program, profile, profile.priority))
    if run.sized is None:
        return None
    return run.facts, run.sized, {name: option.id if option else None for name, option in run.chosen.items()}


def _grown(answer: Answer, load: float) -> Answer:
    values = answer.knowledge.values
    if not isinstance(values, Interval):
        return answer
    knowledge = replace(answer.knowledge, values=Interval(values.low * load, values.high * load))
    return replace(answer, knowledge=knowledge, best=None if answer.best is None else answer.best * load)
