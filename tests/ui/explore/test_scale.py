from math import inf

import pytest

from advisor.model.fact import FactType, Kind
from advisor_ui.explore.scale import Scale


def test_equal_ratios_have_equal_lengths() -> None:
    scale = Scale(1, 10_000, even=False)
    assert [scale.place(number) for number in (1, 10, 100, 10_000)] == pytest.approx([0, 0.25, 0.5, 1])


def test_numbers_beyond_the_ends_stand_at_them() -> None:
    scale = Scale(1, 100, even=False)
    assert (scale.place(0), scale.place(1e9), scale.place(inf)) == (0, 1, 1)


def test_shares_have_equal_steps_over_all_of_their_range() -> None:
    scale = Scale.around([0.2], (0.0, 1.0), FactType(kind=Kind.SHARE))
    assert scale.place(0.2) == pytest.approx(0.2)
    assert scale.ticks() == [0, 0.25, 0.5, 0.75, 1]


def test_what_matters_lies_well_inside() -> None:
    scale = Scale.around([600, 6_000], (0.0, 1e9), None)
    assert 0.2 < scale.place(600) < scale.place(6_000) < 0.8


def test_a_scale_does_not_reach_beyond_the_axis() -> None:
    scale = Scale.around([5], (4.0, 6.0), None)
    assert (scale.low, scale.high) == (4, 6)


@pytest.mark.parametrize("numbers", [[], [0.0]])
def test_an_axis_that_begins_at_zero_and_tips_nowhere_has_a_scale(numbers: list[float]) -> None:
    scale = Scale.around(numbers, (0.0, 1000.0), None)
    assert scale.place(0) == 0
    assert scale.place(1000) == 1


@pytest.mark.parametrize(("low", "high"), [(1, 20), (3, 900), (0.5, 2e9)])
def test_ticks_are_few_round_and_on_the_scale(low: float, high: float) -> None:
    ticks = Scale(low, high, even=False).ticks()
    assert 1 < len(ticks) <= 7
    assert all(low <= tick <= high for tick in ticks)
    assert all(f"{tick:.0e}"[0] in "1235" and float(f"{tick:.0e}") == tick for tick in ticks)
