"""Settled is a proof: no completion ever contradicts it; open comes with a completion that the engine confirms."""

from dataclasses import replace
from random import Random

import pytest

from advisor.analysis.asking.settled import settled
from advisor.engine.gathering import gather_facts
from advisor.engine.program import Program, compile_rulebase
from advisor.model.condition import ALWAYS, FactReference
from advisor.model.profile import Answer, Profile
from advisor.model.rulebase import Constraint, RuleBase
from tests.engine.bases import (
    at_least,
    base_of,
    between,
    compare,
    decision,
    is_,
    one_of,
    option,
    profile_of,
    question,
    rule,
)
from tests.engine.random_bases import random_base, random_profile
from tests.solving.completions import first_of, keeps, some_value
from tests.solving.demand_bases import demand_base, demand_profile, numbers_of


def small_base(*rules: object, constraints: tuple[Constraint, ...] = ()) -> RuleBase:
    """Plain is first until the load is 1,000, or both skills are there."""
    asked = [
        question("load", "number", maximum=1e6),
        question("cap", "number", maximum=1e6),
        question("skills", "many", ("java", "go", "rust")),
        question("kind", "one", ("web", "batch", "mixed")),
    ]
    options = [option("choice", "plain", 1), option("choice", "strong", 2)]
    given = [
        rule("plain-is-cheap", ALWAYS, points("plain", 2)),
        rule("load-wants-strong", compare("load", "at_least", 1_000), points("strong", 3)),
        rule("skills-fit", compare("skills", "includes_all", frozenset({"java", "go"})), points("strong", 3)),
        rule("mixed-fits", is_("kind", "mixed"), points("strong", 3)),
    ]
    base = base_of(asked, decisions=[decision("choice", 1)], options=options, rules=given)
    return replace(base, constraints=constraints)


def points(name: str, strength: int) -> dict[str, object]:
    return {"favour": {"choice": [name]}, "criterion": "speed", "strength": strength}


SURE = {"load": 5, "cap": 5, "skills": ["java"], "kind": "web"}


@pytest.mark.parametrize(
    ("name", "told", "status"),
    [
        ("load", 5, "settled"),
        ("load", between(1, 999, 10), "settled"),
        ("load", between(1, 1_000, 10), "open"),
        ("skills", at_least(["java"], ["java", "rust"]), "settled"),
        ("skills", at_least(["java"], ["java", "go"]), "open"),
        ("skills", one_of(["java"], ["go"]), "settled"),
        ("skills", one_of(["java"], ["go", "java"]), "open"),
        ("kind", one_of("web", "batch"), "settled"),
        ("kind", one_of("web", "mixed"), "open"),
        ("kind", None, "settled"),
    ],
)
def test_every_form_of_answer_is_completed_within_its_set(name: str, told: Answer, status: str) -> None:
    program = compile_rulebase(small_base())
    found = settled(program, profile_of(**{**SURE, name: told}), "choice")
    assert found.status == status
    if found.witness is not None:
        assert first_of(program, found.witness, "choice") == found.winner == "strong"
        assert found.told == (name,)


@pytest.mark.parametrize("name", ["load", "skills", "kind"])
def test_an_unknown_answer_that_matters_leaves_it_open(name: str) -> None:
    profile = profile_of(**{other: value for other, value in SURE.items() if other != name})
    assert settled(compile_rulebase(small_base()), profile, "choice").status == "open"


def test_completions_keep_the_constraints() -> None:
    capped = Constraint(id="capped", must=compare("load", "at_most", FactReference("cap")), because=".")
    profile = profile_of(cap=500, skills=["java"], kind="web")
    assert settled(compile_rulebase(small_base()), profile, "choice").status == "open"
    found = settled(compile_rulebase(small_base(constraints=(capped,))), profile, "choice")
    assert (found.status, found.by) == ("settled", "solver")


def test_where_the_bounds_leave_it_open_the_solver_may_still_settle_it() -> None:
    asked = [question("load", "number")]
    options = [option("choice", "plain", 1), option("choice", "strong", 2)]
    rules = [
        rule("plain-is-cheap", ALWAYS, points("plain", 2)),
        rule("low-load", compare("load", "at_most", 10), points("plain", 3), order=1),
        rule("high-load", compare("load", "more_than", 10), points("plain", 3), order=2),
        rule("middle-load", compare("load", "at_least", 5), points("strong", 3), order=3),
    ]
    program = compile_rulebase(base_of(asked, decisions=[decision("choice", 1)], options=options, rules=rules))
    found = settled(program, profile_of(), "choice")
    assert (found.status, found.by, found.option) == ("settled", "solver", "plain")


def test_a_decision_that_may_arise_is_open_and_one_that_cannot_is_settled() -> None:
    asked = [question("wanted", "bool")]
    options = [option("choice", "plain", 1)]
    base = base_of(asked, decisions=[decision("choice", 1, is_("wanted"))], options=options)
    found = settled(compile_rulebase(base), profile_of(), "choice")
    assert (found.status, found.option, found.winner) == ("open", None, "plain")
    assert settled(compile_rulebase(base), profile_of(wanted=False), "choice").status == "settled"


def product_base(shipped: RuleBase, cap: float) -> RuleBase:
    """Strong is wanted from 100 Mbit/s: peak × payload × 0.008."""
    asked = [question("peak_rps", "number", maximum=cap), question("payload_kb", "number", maximum=cap)]
    options = [option("choice", "plain", 1), option("choice", "strong", 2)]
    rules = [rule("wide", compare("demand.bandwidth_mbit", "at_least", 100), points("strong", 3))]
    base = base_of(asked, decisions=[decision("choice", 1)], options=options, rules=rules)
    kept = {name: shipped.computed[name] for name in ("demand.bandwidth_mbit",)}
    return replace(base, computed=kept, factors=shipped.factors)


@pytest.mark.parametrize(("cap", "status"), [(111, "settled"), (113, "open"), (1e8, "open")])
def test_products_reach_exactly_as_far_as_their_factors_allow(shipped: Program, cap: float, status: str) -> None:
    """√(100 ÷ 0.008) is 111.8."""
    found = settled(compile_rulebase(product_base(shipped.base, cap)), profile_of(), "choice")
    assert found.status == status


def test_zero_times_anything_is_zero(shipped: Program) -> None:
    program = compile_rulebase(product_base(shipped.base, 1e9))
    assert settled(program, profile_of(peak_rps=0), "choice").status == "settled"
    assert settled(program, profile_of(peak_rps=between(0, 1e-6, 0)), "choice").status == "settled"
    assert settled(program, profile_of(peak_rps=between(0, 1, 0)), "choice").status == "open"


@pytest.mark.parametrize("seed", [*range(8), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(8, 50))])
def test_no_random_completion_contradicts_it(seed: int) -> None:
    base = random_base(seed)
    program, profile = compile_rulebase(base), random_profile(base, seed)
    for taken in base.decisions:
        check(program, profile, taken, Random(seed))


@pytest.mark.parametrize("seed", [*range(4), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(4, 30))])
def test_nor_where_formulae_multiply_under_a_cap(shipped: Program, seed: int) -> None:
    base = demand_base(shipped.base, seed)
    program, profile = compile_rulebase(base), demand_profile(base, seed)
    if keeps(program, profile):
        check(program, profile, "choice", Random(seed))


def check(program: Program, profile: Profile, taken: str, random: Random) -> None:
    """Completions drawn at random agree with a proof, and the witness of an open decision is one."""
    found = settled(program, profile, taken, 10)
    if found.witness is not None:
        assert first_of(program, found.witness, taken) == found.winner != found.option
        assert keeps(program, found.witness)
    if found.status == "settled":
        for _ in range(25):
            other = completion(program, profile, random)
            assert not keeps(program, other) or first_of(program, other, taken) == found.option


def completion(program: Program, profile: Profile, random: Random) -> Profile:
    """The profile with a value drawn for every answer that is neither exact nor computed."""
    origins = gather_facts(profile, program.base).origins
    answers = dict(profile.answers)
    for item in program.base.questions.values():
        told = profile.answers.get(item.id)
        if (told and told.knowledge.exact) or (not told and origins[item.id].status == "computed"):
            continue
        known = told.knowledge if told else item.fact_type.anything
        answers[item.id] = some_value(item, known, random, numbers_of(item))
    return Profile("completed", answers, "")
