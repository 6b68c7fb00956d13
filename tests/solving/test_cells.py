"""Cells: within each, every test says one thing; together they are the whole axis."""

from math import inf

import pytest

from advisor.model.condition import Comparison, Test
from advisor.model.evaluation import View, evaluate_test
from advisor.model.knowledge import Interval, Knowledge
from advisor.model.truth import Truth
from advisor.solving.cells import borders_of, cells_within

TESTS = [
    Test("n", comparison, value)
    for comparison in (
        Comparison.AT_LEAST,
        Comparison.AT_MOST,
        Comparison.MORE_THAN,
        Comparison.LESS_THAN,
        Comparison.IS,
    )
    for value in (0, 10, 10.5, 20)
]


@pytest.mark.parametrize("domain", [Interval(0, inf), Interval(0, 10), Interval(5, 20), Interval(10, 10)])
@pytest.mark.parametrize("whole", [True, False])
def test_every_test_is_decided_in_every_cell(domain: Interval, whole: bool) -> None:
    for cell in cells_within(domain, borders_of(TESTS), whole):
        view = View({"n": Knowledge(cell)}, frozenset())
        assert all(evaluate_test(test, view) is not Truth.UNKNOWN for test in TESTS)


@pytest.mark.parametrize("whole", [True, False])
def test_cells_cover_the_axis_and_do_not_overlap(whole: bool) -> None:
    cells = cells_within(Interval(0, inf), borders_of(TESTS), whole)
    assert cells[0].low == 0 and cells[-1].high == inf
    for number in (0, 1, 9, 10, 11, 19, 20, 21, *(() if whole else (9.999, 10.5, 10.6, 1e-300))):
        assert sum(cell.low <= number <= cell.high for cell in cells) == 1
