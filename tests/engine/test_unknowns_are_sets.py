"""What is said while an answer is unknown covers what is said once it is told, whatever it turns out to be."""

from random import Random

import pytest

from advisor.engine.gathering import gather_facts
from advisor.engine.inference import infer
from advisor.engine.program import Program, compile_rulebase
from advisor.model.knowledge import Choice, Interval, Subset
from advisor.model.profile import Answer, Profile
from advisor.model.question import Question
from tests.engine.bases import answer
from tests.engine.random_bases import random_base, random_profile


def told(profile: Profile, question: Question, random: Random) -> Profile:
    """The profile with one value of all that the answer might be."""
    known = profile.answers[question.id].knowledge if question.id in profile.answers else question.fact_type.anything
    match known.values:
        case Interval(low, high):
            value = answer(random.choice((low, min(high, 1_000), min((low + high) / 2, 500))))
        case Choice(values) if values:
            value = answer(random.choice(sorted(values)))
        case Subset(_, _, alternatives) if alternatives:
            value = answer(sorted(random.choice(alternatives)))
        case Subset(required, allowed) if allowed is not None:
            value = answer(sorted(required | {word for word in sorted(allowed) if random.random() < 0.5}))
        case _:
            value = Answer(known)
    return Profile(profile.name, {**profile.answers, question.id: value}, "")


def firings(program: Program, profile: Profile) -> dict[str, str]:
    """How surely each rule fires."""
    run = infer(program, gather_facts(profile, program.base))
    return {rule.id: certainty for rule, certainty in run.fired()}


@pytest.mark.parametrize("seed", [*range(12), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(12, 100))])
def test_telling_an_answer_only_narrows(seed: int) -> None:
    base = random_base(seed, known=0, assume=0)
    program, random = compile_rulebase(base), Random(seed)
    profile = random_profile(base, seed)
    before = firings(program, profile)
    for question in random.sample(list(base.questions.values()), 6):
        profile = told(profile, question, random)
        after = firings(program, profile)
        assert {rule for rule, certainty in before.items() if certainty == "certain"} <= {
            rule for rule, certainty in after.items() if certainty == "certain"
        }
        assert after.keys() <= before.keys()
        before = after
