"""Cases that would notice what survives: tried out, near to what is there, and free of contradictions."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.authoring.cases.examination import examine
from advisor.authoring.cases.facts import CaseReader
from advisor.engine.program import Program, compile_rulebase
from advisor.model.condition import All, Condition, Not
from advisor.model.condition import Any as AnyOf
from advisor.model.evaluation import evaluate
from advisor.model.fact import DerivedFact
from advisor.model.rule import Cases
from advisor.model.truth import Truth
from tests.engine.bases import base_of, compare, is_, question, rule

WORDS = ("a", "b", "c")


def program_of(when: Condition, fires: list[dict[str, Any]], silent: list[dict[str, Any]]) -> Program:
    cases = Cases(fires=tuple(fires), silent=tuple(silent))
    base = base_of(
        [
            question("p", "bool"),
            question("q", "bool"),
            question("n", "count"),
            question("one", "one", WORDS),
            question("many", "many", WORDS),
        ],
        [DerivedFact(id="d", order=1, meaning=".")],
        rules=[
            rule("derives", compare("n", "at_least", 100), {"derive": "d"}, order=1),
            rule("r", when, {"recommend": "caching"}, cases=cases, order=2),
        ],
    )
    return compile_rulebase(base)


def proposed(program: Program) -> list[tuple[str, dict[str, Any]]]:
    found = next(iter(examine(program, [program.base.rules["r"]], ())))
    return [(case.kind, case.facts) for case in found.proposals]


def test_a_boundary_is_met_at_the_threshold_itself() -> None:
    assert proposed(program_of(compare("n", "at_least", 10), [{"n": 50}], [{"n": 5}])) == [("fires", {"n": 10})]
    assert proposed(program_of(compare("n", "more_than", 10), [{"n": 50}], [{"n": 5}])) == [("silent", {"n": 10})]


def test_words_are_met_by_a_case_that_holds_for_whichever_it_is() -> None:
    when = compare("one", "in", frozenset({"a", "b"}))
    assert proposed(program_of(when, [{"one": "a"}], [{"one": "c"}])) == [("fires", {"one": {"one_of": ["a", "b"]}})]


def test_parts_are_told_apart_by_changing_one_fact() -> None:
    start = {"p": True, "q": True}
    found = proposed(program_of(All((is_("p"), is_("q"))), [start], []))
    assert {kind for kind, _ in found} == {"silent"}
    assert all(sum(facts.get(name) != value for name, value in start.items()) == 1 for _, facts in found)


def test_no_derived_fact_is_set_against_the_answers() -> None:
    program = program_of(All((is_("d"), compare("n", "at_least", 50))), [{"n": 200}], [{"n": 5}])
    assert all("d" not in facts or facts["d"] is (facts.get("n", 100) >= 100) for _, facts in proposed(program))


def test_nothing_is_proposed_where_nothing_survives() -> None:
    assert proposed(program_of(is_("q"), [{"q": True}], [{"q": False}])) == []


TESTS = st.one_of(
    st.sampled_from(["p", "q"]).map(is_),
    st.tuples(st.sampled_from(["at_least", "at_most", "more_than", "less_than"]), st.integers(2, 60)).map(
        lambda pair: compare("n", *pair)
    ),
    st.frozensets(st.sampled_from(WORDS), min_size=1).map(lambda words: compare("one", "in", words)),
    st.frozensets(st.sampled_from(WORDS), min_size=1).map(lambda words: compare("many", "includes_any", words)),
)
CONDITIONS = st.recursive(
    TESTS,
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: All(tuple(parts))),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: AnyOf(tuple(parts))),
    ),
    max_leaves=4,
)


@settings(max_examples=30, deadline=None)
@given(CONDITIONS)
def test_every_proposal_notices_what_it_claims_and_passes_as_a_case(when: Condition) -> None:
    program = program_of(when, [], [])
    one = program.base.rules["r"]
    reader = CaseReader(program)
    for case in next(iter(examine(program, [one], ()))).proposals:
        assert reader.fires(case.facts, one) is (case.kind == "fires")
        assert case.kills
        view = reader.run(case.facts).facts.likely
        for mutant in case.kills:
            assert (evaluate(mutant.condition, view) is Truth.TRUE) is not (case.kind == "fires")
