"""Which mutants are noticed, by what, and which say the same as their rule."""

from typing import Any

from advisor.authoring.cases.examination import Examination, examine
from advisor.authoring.cases.stages import stages_of
from advisor.authoring.mutation.judging import Judge
from advisor.authoring.mutation.mutants import Fault
from advisor.engine.program import Program, compile_rulebase
from advisor.model.condition import All, Condition
from advisor.model.condition import Any as AnyOf
from advisor.model.fact import DerivedFact
from advisor.model.rule import Cases
from tests.engine.bases import base_of, compare, decision, is_, option, question, rule


def program_of(when: Condition, fires: list[dict[str, Any]], silent: list[dict[str, Any]]) -> Program:
    cases = Cases(fires=tuple(fires), silent=tuple(silent))
    questions = [question("p", "bool"), question("q", "bool"), question("n", "number")]
    return compile_rulebase(base_of(questions, rules=[rule("r", when, {"recommend": "caching"}, cases=cases)]))


def conditions(program: Program) -> dict[str, tuple[str, bool]]:
    """By change, what notices a mutant of the condition, and whether it says the same."""
    judge = Judge(program)
    one = program.base.rules["r"]
    verdicts = judge.verdicts(one, tuple(stages_of(program, judge.reader, one)))
    return {
        verdict.mutant.change: (verdict.noticed_by, verdict.equivalent)
        for verdict in verdicts
        if verdict.mutant.fault is not Fault.CONCLUSION
    }


def test_a_case_at_the_boundary_notices_that_it_moved() -> None:
    when = compare("n", "at_least", 10)
    moved = "`n at least 10` becomes `n more than 10`"
    assert conditions(program_of(when, [{"n": 20}], [{"n": 5}]))[moved] == ("", False)
    assert conditions(program_of(when, [{"n": 20}, {"n": 10}], [{"n": 5}]))[moved] == ("fires case 2", False)


def test_a_case_that_fails_notices_nothing() -> None:
    found = conditions(program_of(is_("q"), [{"q": False}], []))
    assert found == {"`q is yes` becomes `q is no`": ("", False)}


def test_a_mutant_that_no_profile_tells_apart_is_counted_apart() -> None:
    when = AnyOf((is_("q"), All((is_("q"), is_("p")))))
    found = conditions(program_of(when, [{"q": True}], [{"q": False}]))
    assert found["`q is yes and p is yes` is dropped from `q is yes or q is yes and p is yes`"] == ("", True)


def test_what_a_rule_derives_is_held_by_the_cases_of_rules_that_read_it() -> None:
    def judged(cases: Cases) -> dict[str, str]:
        base = base_of(
            [question("q", "bool")],
            [DerivedFact(id="load", order=1, type="one", values=("light", "heavy", "extreme"), meaning=".")],
            rules=[
                rule("derives", is_("q"), {"derive": {"load": "heavy"}}, order=1),
                rule("reads", is_("load", "heavy"), {"recommend": "caching"}, order=2, cases=cases),
            ],
        )
        program = compile_rulebase(base)
        verdicts = Judge(program).verdicts(base.rules["derives"], ())
        return {one.mutant.change: one.noticed_by for one in verdicts if one.mutant.fault is Fault.CONCLUSION}

    changes = ["is dropped", "becomes `light`", "becomes `extreme`"]
    told = judged(Cases(fires=({"q": True},)))
    assert told == {f"`derive` load = heavy {change}": "fires case 1 of reads" for change in changes}
    set_from_outside = judged(Cases(fires=({"load": "heavy"},)))
    assert set(set_from_outside.values()) == {""}


def test_fewer_words_that_select_the_same_options_say_the_same() -> None:
    favour = {"favour": {"x": {"family": ["one", "two"]}}, "criterion": "speed", "strength": 1}
    base = base_of(
        [question("q", "bool")],
        decisions=[decision("x", 1)],
        options=[option("x", "a", 1, family="one"), option("x", "b", 2, family="two", status="stub")],
        rules=[rule("r", is_("q"), favour)],
    )
    program = compile_rulebase(base)
    found = {verdict.mutant.change: verdict.equivalent for verdict in Judge(program).verdicts(base.rules["r"], ())}
    assert found["`two` is dropped from `favour` x with family one, two on speed"]
    assert not found["`one` is dropped from `favour` x with family one, two on speed"]


def test_scores_are_counted_by_class_and_in_total() -> None:
    program = program_of(compare("n", "at_least", 10), [{"n": 20}], [{"n": 5}])
    found = Examination(tuple(examine(program, program.rules, ())), ())
    scores = found.scores()
    assert (scores[Fault.COMPARISON].percent, scores[Fault.BOUNDARY].percent) == (100, 0)
    assert (scores[Fault.CONCLUSION].mutants, scores[Fault.CONCLUSION].noticed) == (1, 0)
    assert (found.total.mutants, found.total.noticed, found.total.survived) == (3, 1, 2)
