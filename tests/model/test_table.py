"""What the rows of a decision table mean, against a naive reading of the table."""

from typing import Any as Anything

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from advisor.model.condition import ALWAYS, All, Any, Comparison, Condition, Not, Test, facts_read
from advisor.model.evaluation import View, evaluate
from advisor.model.exclusion import exclude_each_other
from advisor.model.fact import FactType, Kind
from advisor.model.knowledge import Choice, Interval, Knowledge
from advisor.model.rule import Rule
from advisor.model.table import OTHERWISE, Table, as_stated, rules_of
from advisor.model.truth import Truth

WORDS = ("steady", "spiky", "none")
RPS = FactType(kind=Kind.NUMBER, minimum=0)


def table(hit: str, *rows: Condition, when: Condition = ALWAYS, first: Anything = None, **more: Anything) -> Table:
    """A table over three facts with these conditions as its rows; `first` changes keys of the first row."""
    then = [{"favour": {"framework": ["loping"]}, "criterion": "cost", "strength": 1}]
    return Table.model_validate(
        {
            "id": "example",
            "order": 10,
            "title": "An example",
            "when": when,
            "table": {
                "hit": hit,
                "reads": ["rps", "pattern", "live"],
                "rows": [
                    {"id": f"row-{number}", "when": row, "then": then} | ((not number and first) or {})
                    for number, row in enumerate(rows)
                ],
                "otherwise": {"then": then},
            },
            "because": "It is so.",
            "evidence": ["source"],
            "limits": "None.",
            "cases": [],
            **more,
        }
    )


numbers = st.sampled_from([0, 1, 2, 3, 4]).map(float)
orders = [Comparison.AT_LEAST, Comparison.AT_MOST, Comparison.MORE_THAN, Comparison.LESS_THAN, Comparison.IS]
number_tests = st.builds(
    Test, st.just("rps"), st.sampled_from(orders), numbers, st.sampled_from([None, None, (0.0, 9.0)])
)
word_tests = st.one_of(
    st.builds(Test, st.just("pattern"), st.just(Comparison.IS), st.sampled_from(WORDS)),
    st.builds(Test, st.just("pattern"), st.just(Comparison.IN), st.frozensets(st.sampled_from(WORDS))),
    st.builds(Test, st.just("live"), st.just(Comparison.IS), st.booleans()),
)
cells = st.one_of(number_tests, word_tests, st.builds(Not, word_tests))
conditions = st.lists(cells, max_size=3).map(lambda tests: tests[0] if len(tests) == 1 else All(tuple(tests)))
complete = st.fixed_dictionaries(
    {
        "rps": st.one_of(numbers.map(lambda number: Knowledge(Interval(number, number))), st.none()),
        "pattern": st.one_of(st.sampled_from(WORDS).map(lambda word: Knowledge(Choice(frozenset({word})))), st.none()),
        "live": st.one_of(st.booleans().map(lambda word: Knowledge(Choice(frozenset({word})))), st.none()),
    }
)


def view(facts: dict[str, Knowledge | None]) -> View:
    return View({name: known for name, known in facts.items() if known is not None}, frozenset(facts))


def speaking(rules: tuple[Rule, ...], seen: View) -> list[str]:
    return [rule.id.removeprefix("example.") for rule in rules if evaluate(rule.when, seen) is Truth.TRUE]


@given(st.lists(conditions, min_size=1, max_size=5), conditions, complete)
def test_of_a_first_table_exactly_the_first_row_that_holds_speaks(
    rows: list[Condition], when: Condition, facts: dict[str, Knowledge | None]
) -> None:
    seen = view(facts)
    holding = [f"row-{number}" for number, row in enumerate(rows) if evaluate(row, seen) is Truth.TRUE]
    expected = (holding or [OTHERWISE])[:1] if evaluate(when, seen) is Truth.TRUE else []
    assert speaking(rules_of(table("first", *rows, when=when)), seen) == expected


@pytest.mark.parametrize("hit", ["unique", "collect"])
@given(rows=st.lists(conditions, min_size=1, max_size=5), facts=complete)
def test_of_other_tables_every_row_that_holds_speaks(
    hit: str, rows: list[Condition], facts: dict[str, Knowledge | None]
) -> None:
    seen = view(facts)
    holding = [f"row-{number}" for number, row in enumerate(rows) if evaluate(row, seen) is Truth.TRUE]
    assert speaking(rules_of(table(hit, *rows)), seen) == (holding or [OTHERWISE])


@given(conditions, conditions, complete)
def test_conditions_that_exclude_each_other_never_hold_together(
    one: Condition, other: Condition, facts: dict[str, Knowledge | None]
) -> None:
    seen = view(facts)
    if exclude_each_other(one, other):
        assert Truth.TRUE not in (evaluate(one, seen), evaluate(other, seen)) or evaluate(one, seen) is not evaluate(
            other, seen
        )


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (Test("rps", Comparison.LESS_THAN, 5.0), Test("rps", Comparison.AT_LEAST, 5.0), True),
        (Test("rps", Comparison.AT_MOST, 5.0), Test("rps", Comparison.AT_LEAST, 5.0), False),
        (Test("rps", Comparison.AT_MOST, 5.0), Test("rps", Comparison.MORE_THAN, 5.0), True),
        (Test("rps", Comparison.LESS_THAN, 5.0, (1, 9)), Test("rps", Comparison.AT_LEAST, 5.0), False),
        (Test("live", Comparison.IS, True), Test("live", Comparison.IS, False), True),
        (Test("pattern", Comparison.IS, "spiky"), Test("pattern", Comparison.IN, frozenset({"none"})), True),
        (Test("rps", Comparison.IS, 1.0), Test("live", Comparison.IS, False), False),
    ],
)
def test_what_plainly_excludes_each_other(one: Condition, other: Condition, apart: bool) -> None:
    assert exclude_each_other(one, other) is apart
    assert exclude_each_other(other, one) is apart


def test_a_row_denies_only_earlier_rows_that_could_hold_beside_it() -> None:
    few, spiky = Test("rps", Comparison.LESS_THAN, 5.0), Test("pattern", Comparison.IS, "spiky")
    many = Test("rps", Comparison.AT_LEAST, 5.0)
    first, second, third, otherwise = rules_of(table("first", few, All((many, spiky)), many))
    assert first.when == few
    assert second.when == All((many, spiky))
    assert third.when == All((many, Not(All((many, spiky)))))
    assert otherwise.when == All((Not(few), Not(All((many, spiky))), Not(many)))


def test_an_earlier_row_that_is_only_possible_leaves_the_later_one_possible() -> None:
    few = Test("rps", Comparison.LESS_THAN, 5.0)
    spiky = Test("pattern", Comparison.IS, "spiky")
    seen = View(
        {"rps": Knowledge(Interval(3, 8)), "pattern": Knowledge(Choice(frozenset({"spiky"})))}, frozenset({"pattern"})
    )
    first, second, _ = rules_of(table("first", few, spiky))
    assert evaluate(first.when, seen) is Truth.UNKNOWN
    assert evaluate(second.when, seen) is Truth.UNKNOWN


def test_rows_share_the_argument_of_their_table_and_take_consecutive_orders() -> None:
    rules = rules_of(table("collect", ALWAYS, ALWAYS))
    assert {rule.then[0].argument for rule in rules} == {"example"}  # type: ignore[union-attr]
    assert [rule.order for rule in rules] == [10, 11, 12]


def test_a_text_of_a_row_takes_the_place_of_the_tables() -> None:
    own = {"title": "The row", "because": "Its own reason.", "evidence": ["other"]}
    row, otherwise = rules_of(table("first", ALWAYS, first=own))
    assert (row.title, row.because, row.evidence, row.limits) == ("The row", "Its own reason.", ("other",), "None.")
    assert (otherwise.title, otherwise.because) == ("An example: otherwise", "It is so.")


def test_a_case_fires_the_rows_that_it_names_and_no_other() -> None:
    cases = [{"given": {"rps": 1}, "rows": "row-0"}, {"given": {"rps": 9}, "rows": []}]
    row, otherwise = rules_of(table("first", ALWAYS, cases=cases))
    assert (row.cases.fires, row.cases.silent) == (({"rps": 1},), ({"rps": 9},))
    assert (otherwise.cases.fires, otherwise.cases.silent) == ((), ({"rps": 1}, {"rps": 9}))


def test_a_rule_as_stated_has_nothing_of_other_rows() -> None:
    few, many = Test("rps", Comparison.LESS_THAN, 5.0), Test("rps", Comparison.LESS_THAN, 9.0)
    asked = Any((Test("live", Comparison.IS, True), Test("live", Comparison.IS, False)))
    example = table("first", few, many, when=asked)
    stated = [as_stated(example, rule).when for rule in rules_of(example)]
    assert stated == [All((asked, few)), All((asked, many)), asked]
    assert facts_read(rules_of(example)[2].when) == ("live", "rps")


@pytest.mark.parametrize("name", ["a.b", "otherwise", "", "a b"])
def test_a_row_is_called_by_one_word(name: str) -> None:
    with pytest.raises(ValidationError, match="letters, digits"):
        table("first", ALWAYS, first={"id": name})
