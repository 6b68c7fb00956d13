"""What open answers are worth, on bases small enough to know it, and on the shipped one."""

import pytest

from advisor import load_profile
from advisor.analysis.asking.next_question import WORTH_ASKING, Worth, worth_of_answers
from advisor.analysis.robustness.robustness import assess_sample
from advisor.analysis.sampling.sampling import sample_profiles
from advisor.analysis.sampling.worlds import Varied
from advisor.api import example_profiles
from advisor.compiled.evaluator import Compiled, compiled
from advisor.engine.program import Program, compile_rulebase
from advisor.model.condition import ALWAYS, FactReference
from advisor.model.profile import Profile
from advisor.model.question import Prior
from tests.engine.bases import base_of, compare, decision, is_, option, profile_of, question, rule

CHOICES = tuple(f"c{number}" for number in range(19))
QUESTIONS = [
    question("relevant", "bool", effort=5, prior=Prior(choices={"true": 1, "false": 1})),
    question("hard_to_find", "bool", effort=50, prior=Prior(choices={"true": 1, "false": 1})),
    question("irrelevant", "one", CHOICES, effort=1, prior=Prior(choices=dict.fromkeys(CHOICES, 1.0))),
    question("number", "number", effort=5, prior=Prior(range=(1, 100))),
    question("other", "number", effort=5, prior=Prior(range=(1, 100))),
    question("several", "many", ("red", "green"), effort=5, prior=Prior(choices={"red": 0.5, "green": 0.5})),
    question("unvalued", "bool"),
]
OPTIONS = [option("x", "a", 1), option("x", "b", 2)]
GAIN = 0.5 * 1 * 5 / (6 * 10) / 2
VARIED = Varied(weights=False, judgement=False)


def favour(name: str, chosen: str, when: object, strength: int = 3) -> object:
    return rule(name, when, {"favour": {"x": [chosen]}, "criterion": "speed", "strength": strength})  # type: ignore[arg-type]


def worth(reader: Compiled, profile: Profile, samples: int = 20_000) -> dict[str, Worth]:
    sample = sample_profiles(reader, profile, samples)
    return {
        found.question: found for found in worth_of_answers(reader, sample, assess_sample(reader, sample, (), VARIED))
    }


def small(*rules: object, **answers: object) -> dict[str, Worth]:
    base = base_of(QUESTIONS, [], [decision("x", 1)], OPTIONS, rules)  # type: ignore[arg-type]
    return worth(compiled(compile_rulebase(base)), profile_of(**answers))


def test_an_answer_that_decides_is_worth_what_the_better_option_gains() -> None:
    found = small(favour("r", "b", is_("relevant")), favour("s", "a", ALWAYS, 1))
    # Unheard, b is first with half of 3 points; heard, a has its 1 point in the other half: half a point of weight 5.
    assert found["relevant"].value == pytest.approx(GAIN, abs=0.002)
    assert found["relevant"].bits == pytest.approx(1, abs=0.01)
    assert found["relevant"].decision == "x"


def test_an_answer_that_no_rule_reads_is_worth_nothing_however_many_choices_it_has() -> None:
    found = small(favour("r", "b", is_("relevant")), favour("s", "a", ALWAYS, 1))
    assert found["irrelevant"].value == pytest.approx(0, abs=0.002)
    assert found["irrelevant"].value < found["relevant"].value
    assert next(iter(found)) == "relevant"


def test_of_two_answers_worth_the_same_the_one_sooner_found_comes_first() -> None:
    rules = favour("r", "b", is_("relevant")), favour("s", "b", is_("hard_to_find")), favour("t", "a", ALWAYS, 2)
    found = list(small(*rules))
    assert found.index("relevant") < found.index("hard_to_find")


def test_an_answer_told_already_is_not_asked_again() -> None:
    assert "relevant" not in small(favour("r", "b", is_("relevant")), relevant=True)


def test_an_answer_of_which_nobody_says_what_is_likely_is_not_valued() -> None:
    assert "unvalued" not in small(favour("r", "b", is_("unvalued")))


def test_numbers_are_worth_what_lies_on_either_side_of_their_thresholds() -> None:
    found = small(favour("r", "b", compare("number", "at_least", 10)), favour("s", "a", ALWAYS, 1))
    assert found["number"].value > WORTH_ASKING
    assert found["other"].value == pytest.approx(0, abs=0.002)


def test_numbers_that_are_compared_with_each_other_are_valued() -> None:
    found = small(favour("r", "b", compare("number", "at_least", FactReference("other"))), favour("s", "a", ALWAYS, 1))
    assert found["number"].value > 0.004
    assert found["other"].value > 0.004


def test_a_list_is_worth_what_its_weightiest_word_is() -> None:
    found = small(favour("r", "b", compare("several", "includes", "red")), favour("s", "a", ALWAYS, 1))
    assert found["several"].value == pytest.approx(GAIN, abs=0.002)


def test_a_vetoed_option_is_worth_nothing() -> None:
    veto = rule("v", is_("relevant"), {"veto": {"x": ["a"]}, "reason": "."})
    found = small(veto, favour("s", "a", ALWAYS, 3))
    assert found["relevant"].value == pytest.approx(0.5 * (0.625 - 0.5), abs=0.002)


def test_every_open_answer_of_an_example_is_valued_once_and_in_order(shipped: Program) -> None:
    reader = compiled(shipped)
    found = tuple(worth(reader, load_profile(example_profiles()[0], shipped), 4_000).values())
    assert [item.per_minute for item in found] == sorted((item.per_minute for item in found), reverse=True)
    assert all(0 <= item.value < 0.5 and item.effort >= 1 for item in found)
