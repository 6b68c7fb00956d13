"""Values that answers may become, drawn at random, and what it costs to change to them: the slow way to the truth."""

from random import Random

from advisor.engine.gathering import gather_facts
from advisor.engine.inference import infer
from advisor.engine.program import Program
from advisor.loading.constraints import broken_constraints
from advisor.model.knowledge import Choice, Interval, Knowledge, Subset
from advisor.model.profile import Answer, Profile
from advisor.model.question import Question
from tests.engine.bases import answer

HARDNESS = {"easy": 1, "months": 4, "hard": 12}
NUMBERS = (0, 5, 9, 10, 11, 15, 20, 25, 30, 35, 40, 45, 1_000)


def first_of(program: Program, profile: Profile, decision: str) -> str | None:
    """The option that the engine recommends."""
    run = run_of(program, profile)
    ranking = run.rankings.get(decision)
    return ranking.first.option.id if ranking and ranking.first else None


def clearly_first(program: Program, profile: Profile, decision: str, option: str) -> bool:
    """Whether the engine recommends the option and no veto on it is certain or likely."""
    ranking = run_of(program, profile).rankings.get(decision)
    first = ranking.first if ranking else None
    return first is not None and first.option.id == option and first.status in ("eligible", "possibly_vetoed")


def run_of(program: Program, profile: Profile):
    """One run of the engine."""
    return infer(program, gather_facts(profile, program.base), profile.priority)


def keeps(program: Program, profile: Profile) -> bool:
    """Whether no constraint is broken."""
    return not list(broken_constraints(profile.answers, program.base))


def some_value(question: Question, known: Knowledge, random: Random, numbers: tuple[float, ...] = NUMBERS) -> Answer:
    """One of the values that an answer may have."""
    match known.values:
        case Interval(low, high):
            inside = [number for number in (*numbers, low, high) if low <= number <= high and number < 1e12]
            return answer(float(random.choice(inside)))
        case Choice(values) if values:
            return answer(random.choice(sorted(values, key=str)))
        case Subset(_, _, alternatives) if alternatives:
            return answer(sorted(random.choice(alternatives)))
        case Subset(required, allowed):
            words = sorted(allowed if allowed is not None else {*question.fact_type.choices, *required})
            share = random.random()
            return answer(sorted(required | {word for word in words if random.random() < share}))
    return Answer(known)


def hardness(program: Program, before: Profile, after: Profile) -> int:
    """Σ hardness over the answers that differ, a list counted word by word where it was told exactly."""
    total = 0
    for name, told in after.answers.items():
        was = before.answers.get(name)
        if was is not None and was.knowledge == told.knowledge and was.best == told.best:
            continue
        each, words = HARDNESS[program.base.questions[name].change], 1
        if isinstance(told.knowledge.values, Subset):
            now, old = told.knowledge.values.required, was.knowledge.values if was else None
            if isinstance(old, Subset):
                words = len(now ^ old.required) if old.exact else 1 + len(old.required - now)
        total += each * words
    return total
