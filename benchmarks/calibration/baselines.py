"""What would be met without an advisor: by one constant answer, or by the framework of the team's first skill."""

from collections import Counter
from collections.abc import Sequence

from advisor.engine.program import Program
from benchmarks.calibration.batches import Case
from benchmarks.calibration.measures import Share


def best_constant(decision: str, cases: Sequence[Case]) -> tuple[str, Share]:
    """The option that most of these cases accept, and in how many; it is chosen by looking at the cases."""
    votes: Counter[str] = Counter()
    judged = [case for case in cases if f"{decision}_any_of" in case.expect]
    for case in judged:
        for option in dict.fromkeys(case.expected(f"{decision}_any_of")):
            votes[option] += case.weight  # type: ignore[assignment]
    total = sum(case.weight for case in judged)
    if not votes:
        return "", (0.0, total)
    best = max(votes, key=lambda option: votes[option])
    return best, (float(votes[best]), total)


def first_skill(cases: Sequence[Case], program: Program) -> Share:
    """In how many cases some framework of the language, or the framework, of the team's first skill is accepted."""
    judged = [case for case in cases if "framework_any_of" in case.expect]
    hits = sum(case.weight for case in judged if _fits(case, program))
    return float(hits), sum(case.weight for case in judged)


def _fits(case: Case, program: Program) -> bool:
    skills = case.answers.get("team_skills", [])
    if not isinstance(skills, list) or not skills:
        return False
    options = program.base.options["framework"].values()
    fitting = {option.id for option in options if skills[0] in (option.values_of("languages") or ())}
    return not fitting.isdisjoint(case.expected("framework_any_of"))
