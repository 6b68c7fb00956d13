"""The smallest change: the engine confirms it, nothing cheaper exists, and what is called impossible is."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from advisor.analysis.explaining.counterfactual import smallest_change
from advisor.engine.gathering import gather_facts
from advisor.engine.program import Program, compile_rulebase
from advisor.loading.document import read_document
from advisor.loading.profile import profile_of as read_profile
from advisor.model.condition import ALWAYS, FactReference
from advisor.model.profile import Profile
from advisor.model.rulebase import Constraint, RuleBase
from tests.engine.bases import (
    base_of,
    between,
    compare,
    decision,
    is_,
    option,
    profile_of,
    question,
    rule,
)
from tests.engine.random_bases import random_base, random_profile
from tests.solving.completions import clearly_first, hardness, keeps, some_value
from tests.solving.demand_bases import demand_base, demand_profile, numbers_of

EXAMPLES = Path(__file__).parents[3] / "examples"


def small_base(**changes: str) -> RuleBase:
    """Plain is first unless load, skill or rule speak for strong; how hard answers are to change can be set."""
    asked = [
        question("load", "number", change=changes.get("load", "hard")),
        question("cap", "number", change=changes.get("cap", "hard")),
        question("skills", "many", ("java", "go"), change=changes.get("skills", "months")),
        question("secret", "bool", change=changes.get("secret", "frozen")),
    ]
    options = [option("choice", "plain", 1), option("choice", "strong", 2), option("choice", "stub", 3, status="stub")]
    rules = [
        rule("plain-is-cheap", ALWAYS, points("plain", "cost", 2)),
        rule("load-wants-strong", compare("load", "at_least", 1_000), points("strong", "speed", 3)),
        rule("skills-fit", compare("skills", "includes_all", frozenset({"java", "go"})), points("strong", "cost", 3)),
        rule("secrets-bar", is_("secret"), {"veto": {"choice": ["strong"]}, "reason": "Secrets leak."}),
    ]
    base = base_of(asked, decisions=[decision("choice", 1)], options=options, rules=rules)
    bound = Constraint(id="capped", must=compare("load", "at_most", FactReference("cap")), because="It is.")
    return replace(base, constraints=(bound,))


def points(name: str, criterion: str, strength: int) -> dict[str, object]:
    return {"favour": {"choice": [name]}, "criterion": criterion, "strength": strength}


def changes_of(base: RuleBase, profile: Profile, name: str = "strong") -> dict[str, object]:
    """What must change, by question; all of it proved and confirmed."""
    found = smallest_change(compile_rulebase(base), profile, "choice", name)
    assert (found.status, found.smallest) == ("found", True)
    return {change.question: change.after for change in found.changes}


def test_the_known_optimum_is_found() -> None:
    profile = profile_of(load=10, cap=5_000, skills=["java"], secret=False)
    assert changes_of(small_base(), profile) == {"skills": ["java", "go"]}
    assert changes_of(small_base(load="easy"), profile) == {"load": 1_000}


def test_every_word_of_a_list_counts() -> None:
    profile = profile_of(load=10, cap=5_000, skills=[], secret=False)
    assert changes_of(small_base(), profile) == {"skills": ["java", "go"]}
    assert changes_of(small_base(load="months"), profile) == {"load": 1_000}


def test_what_no_profile_can_be_is_never_proposed() -> None:
    profile = profile_of(load=10, cap=500, skills=[], secret=False)
    found = changes_of(small_base(load="easy", cap="easy", skills="frozen"), profile)
    assert found.keys() == {"load", "cap"}
    assert found["load"] >= 1_000 and found["cap"] >= found["load"]


def test_an_option_that_is_first_needs_no_change() -> None:
    assert changes_of(small_base(), profile_of(load=2_000, cap=5_000, secret=False)) == {}


def test_a_veto_on_what_is_frozen_is_impossible_to_change() -> None:
    found = smallest_change(compile_rulebase(small_base()), profile_of(secret=True, load=10), "choice", "strong")
    assert found.status == "impossible"
    assert "secrets-bar" in found.reason and "secret" in found.reason and "Secrets leak." in found.reason


def test_where_the_score_can_never_suffice_it_is_impossible() -> None:
    base = small_base(load="frozen", skills="frozen")
    found = smallest_change(compile_rulebase(base), profile_of(load=10, skills=[]), "choice", "strong")
    assert (found.status, found.reason) == ("impossible", "another option stands before it, whatever may be changed")


def test_an_option_known_by_name_only_is_impossible() -> None:
    found = smallest_change(compile_rulebase(small_base()), profile_of(load=10), "choice", "stub")
    assert found.status == "impossible" and "by name only" in found.reason


def test_without_time_nothing_is_claimed() -> None:
    found = smallest_change(compile_rulebase(small_base()), profile_of(load=10, secret=False), "choice", "strong", 0)
    assert (found.status, found.changes) == ("not_settled", ())


def test_a_changed_answer_is_one_to_a_question_that_is_asked() -> None:
    asked = [
        question("open", "bool", change="months"),
        question("speed", "number", change="easy", ask_when=is_("open")),
    ]
    options = [option("choice", "plain", 1), option("choice", "strong", 2)]
    rules = [rule("speed-wants-strong", compare("speed", "at_least", 5), points("strong", "speed", 3))]
    base = base_of(asked, decisions=[decision("choice", 1)], options=options, rules=rules)
    assert changes_of(base, profile_of(open=False, speed=1)) == {"open": True, "speed": 5}


def test_a_range_keeps_its_best_value_until_it_is_changed() -> None:
    told = {"cap": 20_000, "skills": ["java"], "secret": False}
    assert changes_of(small_base(), profile_of(load=between(100, 9_000, 800), **told), "plain") == {}
    assert changes_of(small_base(), profile_of(load=between(100, 9_000, 2_000), **told), "plain") == {"load": 990}


def example(shipped: Program, name: str) -> Profile:
    return read_profile(read_document((EXAMPLES / f"{name}.yaml").read_bytes(), name), shipped.base)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["ticket-shop", "fleet-telemetry"])
@pytest.mark.parametrize("place", [0, *(pytest.param(place, marks=pytest.mark.slow) for place in (7, 14))])
def test_on_examples_the_change_is_confirmed_and_no_single_answer_is_cheaper(
    shipped: Program, name: str, place: int
) -> None:
    profile = example(shipped, name)
    wanted = tuple(shipped.base.options["framework"])[place]
    found = smallest_change(shipped, profile, "framework", wanted, 20)
    assert found.status == "found" and found.profile is not None
    assert clearly_first(shipped, found.profile, "framework", wanted)
    assert {change.question for change in found.changes} == {
        name for name in found.profile.answers if profile.answers.get(name) != found.profile.answers[name]
    }
    assert all(change.hardness != "frozen" for change in found.changes)
    if not found.smallest:
        pytest.skip("time ran out before the proof")
    cost = hardness(shipped, profile, found.profile)
    random = Random(place)
    for item in shipped.base.questions.values():
        if item.change == "frozen" or item.type in ("text", "map", "order"):
            continue
        for _ in range(4):
            other = replace(
                profile, answers={**profile.answers, item.id: some_value(item, item.fact_type.anything, random)}
            )
            if hardness(shipped, profile, other) < cost and keeps(shipped, other):
                assert not clearly_first(shipped, other, "framework", wanted), item.id


@pytest.mark.parametrize("seed", [*range(8), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(8, 40))])
def test_what_a_random_change_reaches_is_neither_impossible_nor_cheaper(seed: int) -> None:
    base, random = random_base(seed), Random(seed)
    program, profile = compile_rulebase(base), random_profile(base, seed)
    check(program, profile, random, "x1")


@pytest.mark.parametrize("seed", [*range(3), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(3, 16))])
def test_nor_where_formulae_multiply_under_a_cap(shipped: Program, seed: int) -> None:
    base, random = demand_base(shipped.base, seed), Random(seed)
    program, profile = compile_rulebase(base), demand_profile(base, seed)
    if keeps(program, profile):
        check(program, profile, random, "choice")


def check(program: Program, profile: Profile, random: Random, taken: str) -> None:
    """Random changes of one to six answers never contradict what is said of each option."""
    asked = list(program.base.questions.values())
    for name in program.base.options[taken]:
        found = smallest_change(program, profile, taken, name, 10)
        for _ in range(25):
            answers = dict(profile.answers)
            for item in random.sample(asked, random.choice((1, 1, 2, 3, 6))):
                answers[item.id] = some_value(item, item.fact_type.anything, random, numbers_of(item))
            other = Profile("other", answers, "")
            if not keeps(program, other) or not clearly_first(program, other, taken, name):
                continue
            assert found.status != "impossible", found.reason
            if found.smallest and found.profile is not None and used(program, profile, other):
                assert hardness(program, profile, found.profile) <= hardness(program, profile, other)


def used(program: Program, profile: Profile, other: Profile) -> bool:
    """Whether every changed answer is to a question that is asked."""
    facts = gather_facts(other, program.base)
    changed = (name for name in other.answers if other.answers[name] != profile.answers.get(name))
    return all(not facts.likely.knowledge[name].not_applicable for name in changed)


def test_no_change_leads_out_of_scope(shipped: Program) -> None:
    profile = example(shipped, "ticket-shop")
    harm = replace(
        profile, answers={**profile.answers, "outage_harm": profile_of(harm="safety_of_life").answers["harm"]}
    )
    found = smallest_change(shipped, harm, "framework", "go_http")
    assert found.status == "impossible" and "out of scope" in found.reason
