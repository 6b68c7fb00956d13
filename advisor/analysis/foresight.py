"""What can be said before the rules are asked: how sure each decision is, what each open answer is worth, at which
numbers another option becomes the recommended one, and what would be recommended to a larger load.
"""

from advisor.analysis.asking.next_question import worth_of_answers
from advisor.analysis.growth import grown_choices
from advisor.analysis.robustness.robustness import assess_sample, robustness
from advisor.analysis.sampling.sampling import SAMPLES, sample_profiles
from advisor.analysis.sampling.worlds import Varied
from advisor.analysis.tipping.tipping import tipping_points
from advisor.analysis.tipping.tipping_results import reported
from advisor.compiled.evaluator import compiled
from advisor.engine.assess import Expected
from advisor.engine.program import Program
from advisor.engine.scope import limits_reached
from advisor.model.profile import Profile


def foresee(program: Program, profile: Profile, priority: tuple[str, ...], samples: int = SAMPLES) -> Expected:
    """What varying the profile shows; the same profile and rules give the same. Out of scope: nothing."""
    if limits_reached(profile, program.base):
        return Expected()
    reader = compiled(program)
    sample = sample_profiles(reader, profile, samples)
    answers_alone = assess_sample(reader, sample, priority, Varied(weights=False, judgement=False))
    growing = [name for name, question in program.base.questions.items() if question.type.numeric]
    worths = worth_of_answers(reader, sample, answers_alone)
    return Expected(
        robustness=robustness(reader, sample, priority, answers_alone),
        grown=grown_choices(program, profile, priority) if program.base.assumptions else {},
        tipping_points=reported(tipping_points(program, profile, growing)),
        worth={worth.question: round(worth.value, 4) for worth in worths},
        worth_for={worth.question: worth.decision for worth in worths},
    )
