"""The tail at fan-out as published, and by its laws."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.sizing.accepted import OutOfRangeError
from advisor.sizing.queueing.fan_out import share_slow
from tests.sizing.published import rows


@pytest.mark.parametrize("row", rows("fan_out"), ids=lambda row: f"{row['slow_share_of_one']} × {row['fan_out']}")
def test_the_table(row: dict[str, str]) -> None:
    found = share_slow(float(row["slow_share_of_one"]), int(row["fan_out"]))
    assert found == pytest.approx(float(row["slow_share"]), abs=5e-7)


def test_the_published_example() -> None:
    """One answer in a hundred slow, a hundred answers: 63 % of the requests are slow (Dean and Barroso 2013)."""
    assert round(share_slow(0.01, 100), 2) == 0.63


def test_a_table_at_once() -> None:
    assert share_slow(0.01, np.array([1, 100, 2_000.0])) == pytest.approx([0.01, 0.633968, 1], abs=1e-6)
    assert share_slow(0.01, 0) == 0


def test_the_slowest_of_many_simulated_answers() -> None:
    answers = np.random.default_rng(7).lognormal(size=(20_000, 20))
    limit = np.quantile(answers, 0.99)
    assert np.mean(answers.max(axis=1) > limit) == pytest.approx(share_slow(0.01, 20), abs=0.01)


def test_what_is_no_share_is_refused() -> None:
    with pytest.raises(OutOfRangeError) as refusal:
        share_slow(1.5, -1)
    assert refusal.value.faults == (
        "the share of one that is slow is 1.5: give a share from 0 to 1, such as 0.95 for 95 %",
        "the fan-out is -1: give a number of 0 or more",
    )
    with pytest.raises(OutOfRangeError, match="the fan-out is"):
        share_slow(0.5, np.array([2, np.nan]))


@settings(deadline=None)
@given(share=st.floats(0, 1), fan_out=st.integers(1, 10_000))
def test_more_answers_are_never_quicker(share: float, fan_out: int) -> None:
    assert share <= share_slow(share, fan_out) + 1e-15 <= share_slow(share, fan_out + 1) + 2e-15 <= 1 + 1e-12
