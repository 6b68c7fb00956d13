"""How sure a recommendation is, on bases small enough to know the share beforehand."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from advisor import advise, load_profile
from advisor.analysis.foresight import foresee
from advisor.api import example_profiles
from advisor.engine.program import Program, compile_rulebase
from advisor.model.assessment import Assessment, Robustness
from advisor.model.condition import ALWAYS, Comparison, Test
from advisor.model.question import Prior
from advisor.model.rulebase import RuleBase
from tests.engine.bases import base_of, between, compare, decision, is_, option, profile_of, question, rule
from tests.example_runs import grouped_examples, some_examples

SAMPLES = 10_000
NUMBER = question("n", "number", prior=Prior(range=(1, 100)))
SWITCH = question("b", "bool", prior=Prior(choices={"true": 3, "false": 1}))


def base(*rules: object) -> RuleBase:
    return base_of(
        [NUMBER, SWITCH],
        [],
        [decision("x", 1)],
        [option("x", "a", 1), option("x", "b", 2)],
        rules,  # type: ignore[arg-type]
    )


def measured(found: RuleBase, priority: tuple[str, ...] = (), **answers: object) -> Robustness:
    return foresee(compile_rulebase(found), profile_of(**answers), priority, SAMPLES).robustness["x"]


def favour(name: str, option: str, criterion: str, strength: int = 2, when: object = ALWAYS) -> object:
    return rule(name, when, {"favour": {"x": [option]}, "criterion": criterion, "strength": strength})  # type: ignore[arg-type]


def test_what_nothing_can_overturn_is_first_in_every_sample() -> None:
    found = measured(base(favour("r", "a", "speed", 3)), b=True)
    assert found.first == {"a": 1.0, "b": 0.0}
    assert found.ranks == {"a": (1.0,), "b": (0.0, 1.0)}
    assert found.before == {"a": {"b": 1.0}}
    assert found.entropy == 0


def test_weights_decide_between_options_that_are_ahead_on_different_criteria() -> None:
    found = measured(base(favour("r", "a", "cost"), favour("s", "b", "safety")), b=True, n=1)
    assert found.alone["weights"]["a"] == pytest.approx(0.78, abs=0.06)
    assert found.alone["answers"] == {"a": 1.0}
    ordered = measured(base(favour("r", "a", "cost"), favour("s", "b", "safety")), ("safety", "cost"), b=True, n=1)
    assert ordered.alone["weights"] == {"b": 1.0}


def test_an_open_answer_is_drawn_by_its_declared_chances() -> None:
    found = measured(base(favour("r", "b", "speed", 3, is_("b")), favour("s", "a", "safety", 1)), n=1)
    assert found.alone["answers"] == {"a": pytest.approx(0.25, abs=0.02), "b": pytest.approx(0.75, abs=0.02)}
    assert found.alone["weights"] == {"a": 1.0}


def test_a_threshold_at_the_very_number_falls_on_either_side_of_it() -> None:
    found = measured(
        base(favour("r", "b", "speed", 3, compare("n", "at_least", 50)), favour("s", "a", "safety", 1)), n=50, b=True
    )
    assert found.alone["judgement"] == {"a": pytest.approx(0.5, abs=0.03), "b": pytest.approx(0.5, abs=0.03)}


def test_a_threshold_keeps_within_the_range_that_its_rule_gives() -> None:
    narrow = Test("n", Comparison.AT_LEAST, 50, (48, 52))
    rules = favour("r", "b", "speed", 3, narrow), favour("s", "a", "safety", 1)
    assert measured(base(*rules), n=53, b=True).alone["judgement"] == {"b": 1.0}
    assert measured(base(*rules), n=47, b=True).alone["judgement"] == {"a": 1.0}


def test_thresholds_at_one_number_move_together() -> None:
    above, below = compare("n", "at_least", 50), compare("n", "less_than", 50)
    found = measured(base(favour("r", "b", "speed", 3, above), favour("s", "a", "speed", 3, below)), n=50, b=True)
    assert sum(found.first.values()) == pytest.approx(1)
    assert found.alone["judgement"]["b"] == pytest.approx(0.5, abs=0.03)


def test_a_range_is_drawn_and_not_its_best_estimate() -> None:
    rules = favour("r", "b", "speed", 3, Test("n", Comparison.AT_LEAST, 50, (50, 50))), favour("s", "a", "safety", 1)
    found = measured(base(*rules), n=between(20, 80, 50), b=True)
    assert found.alone["answers"]["b"] == pytest.approx(0.5, abs=0.03)


def test_strengths_move_by_one_step_and_no_further() -> None:
    found = measured(base(favour("r", "a", "speed", 3), favour("s", "b", "speed", 1)), b=True, n=1)
    assert found.alone["judgement"] == {"a": 1.0}
    level = measured(base(favour("r", "a", "speed", 2), favour("s", "b", "speed", 2)), b=True, n=1)
    assert level.alone["judgement"]["b"] == pytest.approx(1 / 3, abs=0.02)


def test_a_decision_that_is_not_always_taken_is_measured_where_it_is() -> None:
    taken = decision("x", 1, is_("b"))
    found = replace(base(favour("r", "a", "speed", 3)), decisions={"x": taken})
    measure = measured(found, n=1)
    assert measure.applies == pytest.approx(0.75, abs=0.02)
    assert measure.first["a"] == 1.0


@pytest.mark.slow
@pytest.mark.parametrize("example", grouped_examples()[:3])
def test_bands_follow_from_the_shares_of_families(example: Path, advised: Callable[[Path], Assessment]) -> None:
    for result in advised(example).decisions.values():
        assert result.robustness is not None
        first = result.robustness.first
        assert sum(first.values()) <= 1.001
        assert {option for option, share in first.items() if share} <= set(first)
        family = next(ranked.family for ranked in result.ranking if ranked.option == result.recommended)
        share = sum(
            first[ranked.option] for ranked in result.ranking if ranked.family == family and ranked.option in first
        )
        if result.band == "clear":
            assert share >= 0.8 or sum(ranked.status != "vetoed" for ranked in result.ranking) == 1
        if result.band == "tie":
            assert share < 0.55
            assert result.recommended == result.tied[0]


@pytest.mark.slow
def test_a_quick_assessment_measures_nothing(shipped: Program) -> None:
    profile = load_profile(example_profiles()[0], shipped)
    quick, thorough = advise(profile, shipped, quick=True), advise(profile, shipped)
    assert all(result.robustness is None for result in quick.decisions.values())
    assert all(unknown.worth is None for unknown in quick.unknowns)
    assert [(name, result.recommended) for name, result in quick.decisions.items()] == [
        (name, result.recommended) for name, result in thorough.decisions.items()
    ]


@pytest.mark.parametrize("path", some_examples(2))
def test_the_compiled_engine_gives_the_same_assessment(path: Path, shipped: Program) -> None:
    profile = load_profile(path, shipped)
    durable, fast = (advise(profile, shipped, quick=True, engine=engine) for engine in ("durable", "compiled"))
    assert fast.advisor.engine == "compiled"
    assert fast.model_copy(update={"advisor": durable.advisor}) == durable
