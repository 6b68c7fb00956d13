"""Whole assessments on small bases: risks, preferences, unknowns, what exists, and what is not our subject."""

from dataclasses import replace
from typing import Any

from advisor.engine.assess import Expected, assess
from advisor.engine.program import compile_rulebase
from advisor.model.assessment import Assessment
from advisor.model.condition import ALWAYS, All, Not
from advisor.model.fact import DerivedFact
from advisor.model.question import Choice as QuestionChoice
from advisor.model.rule import Rule
from advisor.model.rulebase import ScopeLimit
from tests.engine.bases import attribute, base_of, between, compare, decision, is_, option, profile_of, question, rule

QUESTIONS = [
    question("q", "bool"),
    question("n", "number"),
    question("m", "many", ["one", "two"]),
    question("existing_stack", "many", open=True),
    question("preferred", "map"),
    question("criteria_priority", "order"),
]
KIND = attribute("one")


def assessed(*rules: Rule, scope: tuple[ScopeLimit, ...] = (), **answers: Any) -> Assessment:
    options = [
        option("x", "a", 1, attributes={"kind": "fast"}),
        option("x", "b", 2, attributes={"kind": "slow"}),
        option("x", "c", 3, status="stub"),
        option("y", "k", 1),
        option("y", "l", 2),
    ]
    numbered = [item.model_copy(update={"order": order}) for order, item in enumerate(rules)]
    decisions = [decision("x", 1, kind=KIND), decision("y", 2)]
    base = base_of(
        QUESTIONS, [DerivedFact(id="d", order=1, meaning=".")], decisions, options, numbered, ["storm", "flood"]
    )
    base = replace(base, pack=base.pack.model_copy(update={"out_of_scope": scope}))
    return assess(compile_rulebase(base), profile_of(**answers))


def favour(decided: str, name: str, strength: int = 2) -> dict[str, Any]:
    return {"favour": {decided: [name]}, "criterion": "speed", "strength": strength}


def risk(found: Assessment, name: str = "storm") -> tuple[str, list[tuple[str | None, str]]]:
    (result,) = [item for item in found.risks if item.id == name]
    return result.status, [(item.option, item.as_) for item in result.applies_to]


SLOW = rule("slow", is_("chosen.x.kind", "slow"), {"warn": "storm"})


def test_a_stub_is_never_ranked() -> None:
    assert [item.option for item in assessed().decisions["x"].ranking] == ["a", "b"]


def test_a_risk_of_the_project_is_open() -> None:
    assert risk(assessed(rule("r", is_("q"), {"warn": "storm"}), q=True)) == ("open", [(None, "project")])


def test_a_risk_of_what_is_recommended_is_open() -> None:
    assert risk(assessed(rule("f", ALWAYS, favour("x", "b")), SLOW)) == ("open", [("b", "recommended")])


def test_a_risk_of_what_exists_and_is_replaced_is_avoided() -> None:
    found = assessed(rule("f", ALWAYS, favour("x", "a")), SLOW, existing_stack=["b"])
    assert risk(found) == ("avoided", [("b", "existing")])
    assert found.decisions["x"].change == "replace"


def test_a_risk_of_what_exists_and_stays_is_open() -> None:
    found = assessed(rule("f", ALWAYS, favour("x", "b")), SLOW, existing_stack=["b"])
    assert risk(found)[0] == "open"
    assert found.decisions["x"].change == "keep"
    assert found.decisions["y"].change == "add"


def test_a_risk_that_the_recommendation_avoids_is_listed_as_avoided() -> None:
    warn = {"warn": "storm", "avoided_by": {"x": {"kind": "fast"}}}
    fast, slow = rule("f", ALWAYS, favour("x", "a")), rule("f", ALWAYS, favour("x", "b"))
    assert risk(assessed(fast, rule("r", is_("q"), warn), q=True)) == ("avoided", [("a", "avoided")])
    assert risk(assessed(slow, rule("r", is_("q"), warn), q=True))[0] == "open"


def test_a_merely_possible_risk_or_practice_is_not_raised() -> None:
    found = assessed(rule("r", is_("q"), {"warn": "storm"}, {"recommend": "caching"}))
    assert not found.risks and not found.practices
    assert [(item.rule, item.certainty) for item in found.fired] == [("r", "possible")]


def test_the_severest_word_on_a_risk_counts() -> None:
    mild = rule("mild", ALWAYS, {"warn": "storm", "severity": "low"})
    severe = rule("severe", ALWAYS, {"warn": "storm", "severity": "high"})
    (found,) = assessed(mild, severe).risks
    assert (found.severity, [reason.rule for reason in found.reasons]) == ("high", ["mild", "severe"])


def test_preferences_are_commented_and_never_favoured() -> None:
    rules = (rule("f", ALWAYS, favour("x", "a")), rule("g", is_("chosen.x", "b"), favour("y", "l")), SLOW)
    found = assessed(*rules, preferred={"x": "b", "y": "k"})
    assert found.decisions["x"].recommended == "a"
    verdicts = {item.option: (item.verdict, item.risks) for item in found.preferences}
    assert verdicts == {"b": ("second_best", ("storm",)), "k": ("second_best", ())}
    assert [item.verdict for item in assessed(*rules, preferred={"x": "a"}).preferences] == ["fits"]


def test_a_preferred_option_that_is_tied_for_first_fits() -> None:
    assert [item.verdict for item in assessed(preferred={"x": "b"}).preferences] == ["fits"]


def test_a_preferred_option_that_is_vetoed() -> None:
    veto = rule("v", is_("q"), {"veto": {"x": ["b"]}, "reason": "It cannot."})
    (found,) = assessed(veto, q=True, preferred={"x": "b"}).preferences
    assert found.verdict == "vetoed"
    assert found.reasons[0].because == "It cannot."


def test_a_preferred_stub_is_named_in_a_warning() -> None:
    assert any("`c`" in warning for warning in assessed(preferred={"x": "c"}).warnings)


def test_unknown_answers_say_what_they_matter_for() -> None:
    rules = (
        rule("r", is_("q"), favour("x", "a")),
        rule("s", compare("n", "at_least", 5), {"derive": "d"}),
        rule("t", is_("d"), {"warn": "storm"}, {"recommend": "caching"}),
        rule("u", All((is_("q"), compare("n", "at_least", 9))), {"warn": "flood"}),
    )
    found = {item.answer: set(item.matters_for) for item in assessed(*rules).unknowns}
    assert found == {"q": {"x", "risk:flood"}, "n": {"risk:storm", "practice:caching", "risk:flood"}}
    told = {item.answer for item in assessed(*rules, q=False, n=9).unknowns}
    assert told == set()


def test_a_question_that_may_not_arise_gives_way_to_the_one_that_tells() -> None:
    later = question("later", "bool", ask_when=compare("n", "at_least", 2), effort=10)
    asked = [later if item.id == "m" else item for item in QUESTIONS]
    rules = (rule("r", is_("later"), favour("x", "a")), rule("s", compare("n", "at_least", 5), {"warn": "storm"}))
    options = [option("x", "a", 1), option("x", "b", 2)]
    base = base_of(asked, [], [decision("x", 1)], options, rules)
    worth = Expected(worth={"later": 0.04, "n": 0.003}, worth_for={"later": "x", "n": "y"})
    [only] = assess(compile_rulebase(base), profile_of(), worth).unknowns
    assert (only.answer, only.matters_for, only.worth, only.effort) == ("n", ("risk:storm", "x"), 0.04, 15)
    assert only.worth_for == "x"
    [settled] = assess(compile_rulebase(base), profile_of(n=3), worth).unknowns
    assert (settled.answer, settled.effort) == ("later", 10)


def test_what_exists_stays_unless_it_was_given_up_or_hurts() -> None:
    stage = question("stage", "one", ["greenfield", "scaling_existing", "replatform"])
    old = QuestionChoice(id="old", label="Old", part="x")
    stack = question("existing_stack", "many", open=True).model_copy(update={"choices": (old,)})
    pains, places = (
        question("pains", "many", ["slow"]),
        question("pain_in", "map", keys="pains", values="existing_stack"),
    )
    options = [option("x", "a", 1), option("x", "b", 2), option("y", "none", 1), option("y", "l", 2)]
    base = base_of([stage, stack, pains, places], [], [decision("x", 1), decision("y", 2)], options)

    def stays(**answers: Any) -> list[bool]:
        found = assess(compile_rulebase(base), profile_of(**answers))
        return [result.stays for result in found.decisions.values()]

    assert stays() == [False, False]
    assert stays(stage="scaling_existing") == [True, False]
    assert stays(stage="greenfield", existing_stack=["l"]) == [False, False]
    assert stays(existing_stack=["l"]) == [True, False]
    assert stays(existing_stack=["old"]) == [True, False]
    assert stays(stage="replatform", existing_stack=["old"]) == [False, False]
    assert stays(existing_stack=["old"], pains=["slow"], pain_in={"slow": "old"}) == [False, False]
    assert stays(existing_stack=["a"]) == [False, False]


def test_what_outlives_a_replacement_stays_unless_it_hurts() -> None:
    stage = question("stage", "one", ["greenfield", "scaling_existing", "replatform"])
    lasting = QuestionChoice(id="lasting", label="Lasting", part="x", kept_by="outlives")
    passing = QuestionChoice(id="passing", label="Passing", part="x")
    stack = question("existing_stack", "many", open=True).model_copy(update={"choices": (lasting, passing)})
    pains, places = (
        question("pains", "many", ["slow"]),
        question("pain_in", "map", keys="pains", values="existing_stack"),
    )
    derives = rule("r", is_("stage", "replatform"), {"derive": "outlives"})
    outlives = DerivedFact(id="outlives", order=1, meaning="It stays.")
    options = [option("x", "a", 1), option("x", "b", 2)]
    base = base_of([stage, stack, pains, places], [outlives], [decision("x", 1)], options, [derives])

    def stays(**answers: Any) -> bool:
        [result] = assess(compile_rulebase(base), profile_of(**answers)).decisions.values()
        return result.stays

    assert stays(stage="replatform", existing_stack=["lasting"])
    assert not stays(stage="replatform", existing_stack=["lasting"], pains=["slow"], pain_in={"slow": "lasting"})
    assert not stays(stage="replatform", existing_stack=["lasting", "passing"])
    assert not stays(stage="greenfield", existing_stack=["lasting"])


def test_of_a_range_the_best_estimate_is_likely_and_the_rest_possible() -> None:
    rules = [rule(f"r{limit}", compare("n", "at_least", limit), {"warn": "storm"}) for limit in (1, 5, 9)]
    found = assessed(*rules, n=between(2, 10, 6))
    assert [(item.rule, item.certainty) for item in found.fired] == [
        ("r1", "certain"),
        ("r5", "likely"),
        ("r9", "possible"),
    ]


def test_what_is_not_our_subject_gets_no_decisions() -> None:
    limit = ScopeLimit(id="out", when=compare("m", "includes", "one"), reason="Not ours.", instead="Ask there.")
    found = assessed(rule("r", ALWAYS, {"warn": "storm"}), scope=(limit,), m=["one"])
    assert (found.scope.status, found.scope.reasons, found.scope.instead) == ("out", ("Not ours.",), ("Ask there.",))
    assert not found.decisions and not found.risks
    assert assessed(scope=(limit,), m=["two"]).scope.status == "in"
    assert assessed(scope=(limit,)).scope.status == "in"


def test_an_obsolete_rule_never_fires() -> None:
    found = assessed(rule("old", ALWAYS, {"warn": "storm"}, {"derive": "d"}, favour("x", "b"), status="obsolete"))
    assert not found.fired and not found.risks
    assert found.decisions["x"].recommended == "a"


def test_a_choice_that_is_not_made_is_not_read_as_made() -> None:
    never = rule("n", Not(is_("chosen.y", "k")), {"warn": "storm"})
    veto = rule("v", ALWAYS, {"veto": {"y": ["k", "l"]}, "reason": "No."})
    found = assessed(never, veto)
    assert found.decisions["y"].recommended is None
    assert risk(found)[0] == "open"


def test_critical_evidence_is_what_the_winner_stands_on() -> None:
    found = assessed(rule("r", ALWAYS, favour("x", "b", 3)), rule("s", ALWAYS, favour("x", "a", 1)))
    assert found.decisions["x"].critical == ("r",)
