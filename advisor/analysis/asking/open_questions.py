"""The questions that are still open, the one most worth a minute of finding out first."""

from dataclasses import dataclass

from advisor.analysis.asking.next_question import worth_of_answers
from advisor.analysis.robustness.robustness import assess_sample
from advisor.analysis.sampling.sampling import SAMPLES, sample_profiles
from advisor.analysis.sampling.worlds import Varied
from advisor.compiled.evaluator import compiled
from advisor.engine.gathering import gather_facts
from advisor.engine.inference import infer
from advisor.engine.program import Program
from advisor.engine.unknowns import assess_unknowns
from advisor.model.assessment import Unknown
from advisor.model.profile import Profile


@dataclass(frozen=True)
class OpenQuestion:
    """A missing answer that some rule waits for, and the decision for which it is worth most.

    `decision` is empty where nobody has said which answers are likely, or where the answer is worth nothing.
    """

    unknown: Unknown
    decision: str


def open_questions(program: Program, profile: Profile, samples: int = SAMPLES) -> tuple[OpenQuestion, ...]:
    """Every missing answer that some rule waits for: by worth per minute, those that nobody can value last."""
    reader, priority = compiled(program), profile.priority
    sample = sample_profiles(reader, profile, samples)
    many = assess_sample(reader, sample, priority, Varied(weights=False, judgement=False))
    worths = worth_of_answers(reader, sample, many)
    run = infer(program, gather_facts(profile, program.base), priority)
    unknowns = assess_unknowns(
        run,
        {worth.question: round(worth.value, 4) for worth in worths},
        {worth.question: worth.decision for worth in worths},
    )
    found = [
        OpenQuestion(unknown, unknown.worth_for)
        for unknown in sorted(unknowns, key=lambda unknown: unknown.worth is None)
    ]
    return tuple(found)
