"""Gaps, overlaps and dead rows of decision tables, against every combination of values."""

from itertools import combinations, product
from typing import Any as Anything

from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.authoring.checks.table_logic import covers_everything, dead_rows, gap, in_words, overlaps
from advisor.authoring.logic import Assignment, Logic
from advisor.model.condition import All, Comparison, Condition, Test
from advisor.model.evaluation import View, evaluate
from advisor.model.fact import FactType, Kind
from advisor.model.knowledge import Choice, Interval, Knowledge
from advisor.model.table import Table
from advisor.model.truth import Truth

FACTS = {
    "rps": FactType(kind=Kind.COUNT, minimum=0, maximum=6),
    "pattern": FactType(kind=Kind.ONE, choices=("steady", "spiky", "none")),
    "live": FactType(kind=Kind.BOOL),
}
GRID = [
    {"rps": float(rps), "pattern": pattern, "live": live}
    for rps, pattern, live in product(range(7), FACTS["pattern"].choices, (True, False))
]


def table(hit: str, *rows: Condition, otherwise: bool = False) -> Table:
    then = [{"recommend": "caching"}]
    grid: dict[str, Anything] = {"hit": hit, "reads": list(FACTS)}
    grid["rows"] = [{"id": f"row-{number}", "when": row, "then": then} for number, row in enumerate(rows)]
    if otherwise:
        grid["otherwise"] = {"then": then}
    texts = {"because": "It is so.", "evidence": "source", "limits": "None."}
    return Table(id="example", title="An example", table=grid, cases=(), **texts)  # type: ignore[arg-type]


def logic() -> Logic:
    return Logic(FACTS, always=FACTS)


def view(values: dict[str, Anything]) -> View:
    known = {
        name: Knowledge(Interval(value, value) if isinstance(value, float) else Choice(frozenset({value})))
        for name, value in values.items()
    }
    return View(known, frozenset(known))


def holds(condition: Condition, values: dict[str, Anything]) -> bool:
    return evaluate(condition, view(values)) is Truth.TRUE


orders = [Comparison.AT_LEAST, Comparison.AT_MOST, Comparison.MORE_THAN, Comparison.LESS_THAN]
cells = st.one_of(
    st.builds(Test, st.just("rps"), st.sampled_from(orders), st.integers(0, 6).map(float)),
    st.builds(
        Test, st.just("pattern"), st.just(Comparison.IN), st.frozensets(st.sampled_from(FACTS["pattern"].choices))
    ),
    st.builds(Test, st.just("live"), st.just(Comparison.IS), st.booleans()),
)
rows_of = st.lists(
    st.lists(cells, max_size=2).map(lambda tests: tests[0] if len(tests) == 1 else All(tuple(tests))),
    min_size=1,
    max_size=4,
)


def shows(found: Assignment | None, *conditions: Condition) -> bool:
    """Whether a witness is one: the conditions hold of its values, whatever it leaves open."""
    assert found is not None
    values = {name: value for name, value in found.values.items() if value is not None}
    return all(evaluate(condition, view(values)) is Truth.TRUE for condition in conditions)


@settings(max_examples=60)
@given(rows_of)
def test_a_gap_is_found_exactly_where_there_is_one(rows: list[Condition]) -> None:
    example = table("first", *rows)
    silent = [values for values in GRID if not any(holds(row, values) for row in rows)]
    found = gap(example, logic(), FACTS)
    assert (found is not None) is bool(silent)
    assert covers_everything(example, logic(), FACTS) is not bool(silent)
    assert found is None or shows(found, *example.without_row)


@settings(max_examples=60)
@given(rows_of)
def test_overlaps_are_found_exactly_where_they_are(rows: list[Condition]) -> None:
    expected = {
        (first, second)
        for first, second in combinations(range(len(rows)), 2)
        if any(holds(rows[first], values) and holds(rows[second], values) for values in GRID)
    }
    found = list(overlaps(table("unique", *rows), logic()))
    assert {(first, second) for first, second, _ in found} == expected
    assert all(shows(witness, rows[first], rows[second]) for first, second, witness in found)


@settings(max_examples=60)
@given(rows_of)
def test_dead_rows_are_found_exactly_where_they_are(rows: list[Condition]) -> None:
    expected = set()
    for place, row in enumerate(rows):
        own = [values for values in GRID if holds(row, values)]
        if own and all(any(holds(before, values) for before in rows[:place]) for values in own):
            expected.add(f"row-{place}")
    if all(any(holds(row, values) for row in rows) for values in GRID):
        expected.add("otherwise")
    assert {name for name, _ in dead_rows(table("first", *rows, otherwise=True), logic())} == expected


def test_a_dead_row_names_the_rows_that_take_its_facts() -> None:
    rows = [Test("rps", Comparison.LESS_THAN, 2.0), Test("rps", Comparison.AT_LEAST, 4.0)]
    ((name, takers),) = dead_rows(table("first", *rows, Test("rps", Comparison.AT_LEAST, 5.0)), logic())
    assert (name, takers) == ("row-2", ("row-1",))


def test_no_row_is_expected_to_hold_where_a_question_does_not_apply() -> None:
    sometimes = Logic(FACTS)
    rows = [Test("rps", Comparison.LESS_THAN, 2.0), Test("rps", Comparison.AT_LEAST, 2.0)]
    assert gap(table("first", *rows), sometimes, FACTS) is None
    assert covers_everything(table("first", *rows), sometimes, FACTS)
    assert gap(table("first", rows[0]), sometimes, FACTS) is not None


def test_a_witness_reads_as_a_sentence() -> None:
    found = Assignment({"rps": 3.0, "live": None, "pattern": "spiky"}, frozenset({"pattern"}))
    assert in_words(found, ("rps", "live", "pattern", "other")) == (
        "rps is 3 and live is not applicable and pattern is not known"
    )
