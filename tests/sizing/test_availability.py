"""Availability as published, by hand and by its laws."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.sizing.availability import downtime, in_common
from tests.sizing.published import rows

DAY = 24 * 60
availabilities = st.floats(0, 1)
replica_counts = st.integers(1, 12)


@pytest.mark.parametrize("row", rows("availability"), ids=lambda row: row["availability"])
def test_downtime_as_published(row: dict[str, str]) -> None:
    availability = float(row["availability"])
    for period, column in (
        (365 * DAY, "year_minutes"),
        (30 * DAY, "month_minutes"),
        (7 * DAY, "week_minutes"),
        (DAY * 60, "day_seconds"),
    ):
        # the table is cut to four decimals
        assert downtime(availability, period) == pytest.approx(float(row[column]), rel=1e-6, abs=5e-5)


@pytest.mark.parametrize("row", [row for row in rows("availability") if row["published_year"]], ids=str)
def test_a_published_year_of_downtime(row: dict[str, str]) -> None:
    """The published table tells days and hours, hours and minutes, or minutes, and drops the rest."""
    words = row["published_year"].split()
    minutes = {"days": DAY, "hours": 60, "minutes": 1}
    told = sum(int(number) * minutes[unit] for number, unit in zip(words[::2], words[1::2], strict=True))
    assert 0 <= downtime(float(row["availability"]), 365 * DAY) - told < minutes[words[-1]]


def test_a_common_share_outweighs_the_second_replica() -> None:
    """A tenth of a 1 % downtime in common: about 0.1 % stays, ten times what independence promises."""
    assert in_common(0.99, 2, 0) == pytest.approx(1 - 1e-4)
    assert 1 - in_common(0.99, 2, 0.1) == pytest.approx(0.1 * 0.01 + (0.9 * 0.01) ** 2, rel=2e-3)
    assert in_common(0.99, 50, 0.1) < 0.9991


def test_many_at_once() -> None:
    found = in_common(np.array([0.99, 0.9]), np.array([2, 3]), np.array([0.0, 1.0]))
    assert found == pytest.approx([0.9999, 0.9])


@settings(deadline=None)
@given(availability=availabilities, replicas=replica_counts, common=availabilities, more=availabilities)
def test_more_in_common_never_helps_a_spare(availability: float, replicas: int, common: float, more: float) -> None:
    low, high = sorted((common, more))
    found = in_common(availability, replicas + 1, low)
    assert availability - 1e-12 <= in_common(availability, replicas + 1, 1) <= 1
    assert in_common(availability, replicas, low) <= found + 1e-12 <= 1 + 2e-12
    assert in_common(availability, replicas, 0) == pytest.approx(1 - (1 - availability) ** replicas, abs=1e-12)
    assert in_common(availability, replicas, 1) == pytest.approx(availability, abs=1e-12)
    if availability >= 0.9:
        assert in_common(availability, replicas + 1, high) <= found + 1e-12
