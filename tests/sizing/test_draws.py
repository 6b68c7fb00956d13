"""Draws of a range: half on either side of the best estimate, the same in every run."""

import numpy as np
import pytest

from advisor.sizing.draws import DRAWS, drawn, likely_range
from advisor.sizing.estimate import Estimate
from advisor.sizing.quantity import Quantity

WIDE = Quantity.of(1, 10, 1000, "ms")


def test_half_of_the_draws_lie_on_either_side_and_all_inside() -> None:
    values = drawn(WIDE, 3).to("ms").best
    assert len(values) == DRAWS
    assert np.sum(values < 10) == DRAWS / 2
    assert values.min() >= 1
    assert values.max() <= 1000


def test_eight_of_ten_draws_are_the_likely_range() -> None:
    values = drawn(WIDE, 3).to("ms").best
    low, high = likely_range(drawn(WIDE, 3).to("ms"))
    assert 0.79 <= np.mean((values >= low) & (values <= high)) <= 0.82
    # a tenth of the draws: a fifth of the way from low to best, and four fifths from best to high, in logarithms
    assert low == pytest.approx(10**0.2, rel=0.05)
    assert high == pytest.approx(10 * 100**0.8, rel=0.05)


def test_quantities_of_one_stream_rise_together_and_of_two_do_not() -> None:
    one, same, other = (drawn(WIDE, stream).base.best for stream in (1, 1, 2))
    assert np.array_equal(one, same)
    assert abs(np.corrcoef(np.log(one), np.log(other))[0, 1]) < 0.2


def test_what_is_known_needs_no_draws() -> None:
    known = Quantity.exactly(5, "ms")
    assert drawn(known, 4) is known
    assert likely_range(known.to("ms")) == (5, 5)


def test_what_begins_at_zero_is_drawn_evenly_up_to_its_best_value() -> None:
    values = drawn(Quantity.of(0, 0.5, 1), 4).base.best
    assert np.median(values[values < 0.5]) == pytest.approx(0.25, abs=0.01)
    assert likely_range(Estimate.exactly(values))[0] == pytest.approx(0.1, abs=0.01)
