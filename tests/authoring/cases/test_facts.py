"""Cases read without running the rules: the same facts, and the same outcome, as the engine finds."""

from typing import Any

import pytest

from advisor.authoring.cases.facts import CaseReader, OpenChoiceError
from advisor.authoring.cases.running import cases_of
from advisor.engine.program import Program, compile_rulebase
from advisor.errors import InputError
from advisor.model.condition import All, Condition, Not, facts_read
from advisor.model.decision import Attribute
from advisor.model.fact import DerivedFact
from tests.engine.bases import base_of, compare, decision, is_, option, question, rule


@pytest.fixture(scope="module")
def program() -> Program:
    load = DerivedFact(id="load", order=2, type="one", values=("light", "heavy", "extreme"), meaning=".")
    speed = Attribute(type="one", choices=("slow", "fast"), meaning=".")
    base = base_of(
        [question("q", "bool"), question("n", "number"), question("asked", "bool", ask_when=is_("q"))],
        [DerivedFact(id="d", order=1, meaning="."), load, DerivedFact(id="loop", order=3, meaning=".")],
        [decision("x", 1, speed=speed)],
        [option("x", "a", 1, attributes={"speed": "slow"}), option("x", "b", 2, attributes={"speed": "fast"})],
        [
            rule("heavy", compare("n", "at_least", 10), {"derive": {"load": "heavy"}}, order=1),
            rule("extreme", All((compare("n", "at_least", 100), is_("q"))), {"derive": {"load": "extreme"}}, order=2),
            rule("derives", compare("load", "in", frozenset({"heavy", "extreme"})), {"derive": "d"}, order=3),
            rule("loops", is_("loop"), {"derive": "loop"}, order=4),
            rule("favours", is_("q"), {"favour": {"x": ["b"]}, "criterion": "speed", "strength": 1}, order=5),
            rule("reads", All((is_("d"), is_("chosen.x.speed", "fast"))), {"recommend": "caching"}, order=6),
            rule("reads-loop", Not(is_("loop")), {"recommend": "caching"}, order=7),
        ],
    )
    return compile_rulebase(base)


@pytest.mark.parametrize(
    "case",
    [
        {},
        {"n": 5},
        {"n": 10},
        {"n": 100},
        {"n": 100, "q": True},
        {"n": 100, "q": False},
        {"n": [5, 500], "q": True},
        {"n": {"between": [5, 500], "best": 200}},
        {"q": True, "asked": True},
        {"q": False, "asked": True},
        {"load": "light", "n": 100},
        {"d": False, "n": 100},
        {"chosen.x": "a", "n": 100},
        {"chosen.x": "b", "d": True},
        {"loop": True},
    ],
)
def test_what_is_read_is_what_a_run_of_all_rules_finds(case: dict[str, Any], program: Program) -> None:
    reader = CaseReader(program)
    run = reader.run(case)
    for one in program.rules:
        read = facts_read(one.when)
        likely = reader.view(case, one.when).knowledge
        assert {fact: likely.get(fact) for fact in read} == {
            fact: run.facts.likely.knowledge.get(fact) for fact in read
        }
        assert reader.fires(case, one) is (run.certainty(one.id) in ("certain", "likely"))


def test_a_choice_that_a_case_leaves_open_needs_a_run_of_all_rules(program: Program) -> None:
    reader = CaseReader(program)
    reads = program.base.rules["reads"]
    with pytest.raises(OpenChoiceError):
        reader.view_without_run({"d": True}, reads.when)
    assert reader.fires({"d": True, "q": True}, reads)
    assert not reader.fires({"d": True, "q": False}, reads)


def test_no_run_is_needed_where_an_open_choice_does_not_matter(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CaseReader, "run", lambda *_: pytest.fail("all rules were run"))
    assert not CaseReader(program).fires({"d": False}, program.base.rules["reads"])


def test_a_fact_set_from_outside_takes_one_value(program: Program) -> None:
    condition: Condition = is_("load", "heavy")
    with pytest.raises(InputError, match="`load` takes one value in a case"):
        CaseReader(program).view({"load": {"one_of": ["light", "heavy"]}}, condition)


@pytest.mark.parametrize(
    ("made", "words"),
    [({"one_of": ["plain", "strong"]}, "takes one value in a case"), ("stronk", "has no option `stronk`")],
)
def test_a_choice_made_in_a_case_is_one_of_the_options(made: object, words: str) -> None:
    options = [option("choice", "plain", 1), option("choice", "strong", 2)]
    base = base_of(decisions=[decision("choice", 1)], options=options)
    reader = CaseReader(compile_rulebase(base))
    with pytest.raises(InputError, match=words):
        reader.view({"chosen.choice": made}, is_("chosen.choice", "plain"))
    assert reader.view({"chosen.choice": "strong"}, is_("chosen.choice", "plain")).knowledge["chosen.choice"].exact


def test_rules_that_a_settled_fact_fires_do_not_settle_another_one_anew() -> None:
    """Both facts are set from outside, and what follows from the one would derive the other."""
    base = base_of(
        derived=[DerivedFact(id="one", order=1, meaning="."), DerivedFact(id="two", order=2, meaning=".")],
        rules=[
            rule("derives", is_("one"), {"derive": "two"}, order=1),
            rule("reads", is_("two"), {"recommend": "caching"}, order=2),
        ],
    )
    small = compile_rulebase(base)
    run = CaseReader(small).run({"one": True, "two": False})
    assert {fired.id for fired, _ in run.fired()} == {"derives"}
    assert not CaseReader(small).fires({"one": True, "two": False}, base.rules["reads"])


@pytest.mark.slow
def test_shipped_cases_are_read_as_the_engine_finds_them(shipped: Program) -> None:
    reader = CaseReader(shipped)
    cases = [(one, case) for one in shipped.rules for _, _, case in cases_of(one)]
    for one, case in cases[::8]:
        run = reader.run(case, shipped.level_of(one))
        likely = reader.view(case, one.when, shipped.level_of(one)).knowledge
        for fact in facts_read(one.when):
            assert likely.get(fact) == run.facts.likely.knowledge.get(fact), (one.id, case, fact)
        assert reader.fires(case, one) is (run.certainty(one.id) in ("certain", "likely")), (one.id, case)
