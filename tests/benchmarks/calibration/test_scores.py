"""Intervals are Wilson's, shares are weighted, and expectations are counted as met only when they are."""

from pathlib import Path
from typing import Any

import pytest

from advisor import load_rulebase
from advisor.engine.program import Program
from benchmarks.calibration.baselines import best_constant, first_skill
from benchmarks.calibration.batches import Case
from benchmarks.calibration.measures import judge
from benchmarks.calibration.misses import misses
from benchmarks.calibration.scores import pooled, score, wilson

SMALL = Path(__file__).parents[2] / "fixtures" / "rules_small"


@pytest.fixture(scope="module")
def small() -> Program:
    return load_rulebase(SMALL)


def a_case(name: str = "one", weight: float = 1.0, chosen: dict[str, list[str]] | None = None, **expect: Any) -> Case:
    answers = {"workload": ["background_jobs"], "team_skills": ["elixir"], "peak_rps": 5000, "pains": ["timeouts"]}
    return Case(name, "A story.", answers, {}, expect, chosen or {}, weight)


@pytest.mark.parametrize(
    ("hits", "tries", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_intervals_are_those_that_newcombe_printed_in_1998(hits: int, tries: int, low: float, high: float) -> None:
    assert wilson(hits, tries) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_decisions_and_practices_are_met_or_missed(small: Program) -> None:
    first = judge(a_case(), small).firsts("framework")[0]
    met = judge(a_case(framework_any_of=[first], practices=["load_test_before_launch"]), small)
    other = next(option for option in ("py_sync", "node_loop", "ex_tasks") if option != first)
    missed = judge(
        a_case(
            framework_any_of=[other],
            not_top={"framework": [first]},
            not_practices=["load_test_before_launch"],
            warns=["slow_partner"],
        ),
        small,
    )
    assert score([met], small).shares == {"framework": (1, 1), "decisions": (1, 1), "practices": (1, 1)}
    shares = score([missed], small).shares
    assert {name: shares[name] for name in ("framework", "not_top", "decisions", "warnings", "not_practices")} == {
        "framework": (0, 1),
        "not_top": (0, 1),
        "decisions": (0, 1),
        "warnings": (0, 1),
        "not_practices": (0, 1),
    }
    found = list(misses(missed))
    assert [miss.what for miss in found] == ["framework", "framework", "warnings", "practices"]
    assert (found[0].came, found[0].expected, found[1].expected) == (first, other, f"anything but {first}")
    assert found[0].behind.startswith(f"{other} (place ")
    assert not list(misses(met))


def test_a_case_counts_as_much_as_its_story_is_worth(small: Program) -> None:
    first = judge(a_case(), small).firsts("framework")[0]
    right, wrong = a_case(framework_any_of=[first]), a_case(weight=0.5, framework_any_of=["unknown_stub"])
    whole = score([judge(right, small), judge(wrong, small)], small)
    assert whole.shares["framework"] == (1.0, 1.5)
    assert pooled([whole, whole])["framework"] == (2.0, 3.0)


def test_pains_are_hidden_on_demand() -> None:
    assert "pains" in a_case().answered()
    assert "pains" not in a_case().answered(pains=False)


def test_baselines_need_no_advisor(small: Program) -> None:
    cases = [a_case(framework_any_of=["py_sync", "ex_tasks"]), a_case(framework_any_of=["py_sync"])]
    assert best_constant("framework", cases) == ("py_sync", (2.0, 2.0))
    assert first_skill(cases, small) == (1.0, 2.0)
