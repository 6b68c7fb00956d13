"""Availability as published, by hand and by its laws."""

import math
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.sizing.accepted import OutOfRangeError
from advisor.sizing.availability import (
    Period,
    at_least,
    capped,
    downtime,
    from_repair,
    in_common,
    in_parallel,
    in_series,
    in_words,
    needed_of_each,
    nines,
)
from tests.sizing.published import rows

availabilities = st.floats(0, 1)
replica_counts = st.integers(1, 12)


@pytest.mark.parametrize("row", rows("availability"), ids=lambda row: row["availability"])
def test_downtime_as_published(row: dict[str, str]) -> None:
    availability = float(row["availability"])
    for period, column, unit in (
        (Period.YEAR, "year_minutes", 60),
        (Period.MONTH, "month_minutes", 60),
        (Period.WEEK, "week_minutes", 60),
        (Period.DAY, "day_seconds", 1),
    ):
        # the table is cut to four decimals
        assert downtime(availability, period) / unit == pytest.approx(float(row[column]), rel=1e-6, abs=5e-5)


@pytest.mark.parametrize("row", [row for row in rows("availability") if row["published_year"]], ids=str)
def test_a_published_year_of_downtime(row: dict[str, str]) -> None:
    """The published table tells days and hours, hours and minutes, or minutes, and drops the rest."""
    words = row["published_year"].split()
    seconds = {"days": 86_400, "hours": 3_600, "minutes": 60}
    told = sum(int(number) * seconds[unit] for number, unit in zip(words[::2], words[1::2], strict=True))
    assert 0 <= downtime(float(row["availability"]), Period.YEAR) - told < seconds[words[-1]]


@pytest.mark.parametrize(
    ("availability", "words"),
    [
        (0, "no nines"),
        (0.5, "no nines"),
        (0.9, "one nine"),
        (0.95, "one and a half nines"),
        (0.99, "two nines"),
        (0.995, "two and a half nines"),
        (0.9994, "three nines"),
        (0.9995, "three and a half nines"),
        (0.9999, "four nines"),
        (0.99995, "four and a half nines"),
        (0.99999, "five nines"),
        (0.999999, "six nines"),
        (1 - 1e-10, "10 nines"),
        (1, "always up"),
    ],
)
def test_classes_in_words(availability: float, words: str) -> None:
    assert in_words(availability) == words


def test_by_hand() -> None:
    assert in_series() == 1
    assert in_series(0.999, 0.9995, 0.9999) == pytest.approx(0.998401, abs=1e-6)
    assert in_parallel(0.99, 2) == pytest.approx(0.9999)
    assert at_least(2, 3, 0.99) == pytest.approx(0.99**3 + 3 * 0.99**2 * 0.01)
    assert at_least(0, 3, 0.2) == 1
    assert capped(0.999999, 0.9999) == 0.9999
    assert capped(0.995, 0.9999) == 0.995
    assert from_repair(999, 1) == pytest.approx(0.999)
    assert needed_of_each(0.999, 5) ** 5 == pytest.approx(0.999)
    assert nines(0.999) == pytest.approx(3)


def test_a_common_share_outweighs_the_second_replica() -> None:
    """A tenth of a 1 % downtime in common: about 0.1 % stays, ten times what independence promises."""
    assert in_parallel(0.99, 2) == pytest.approx(1 - 1e-4)
    assert 1 - in_common(1, 2, 0.99, 0.1) == pytest.approx(0.1 * 0.01 + (0.9 * 0.01) ** 2, rel=2e-3)
    assert in_common(1, 50, 0.99, 0.1) < 0.9991


@settings(deadline=None)
@given(needed=st.integers(0, 5), spare=st.integers(0, 3), availability=availabilities)
def test_at_least_counts_the_working_states(needed: int, spare: int, availability: float) -> None:
    replicas = max(1, needed + spare)
    total = sum(
        math.prod(availability if up else 1 - availability for up in states)
        for states in product((True, False), repeat=replicas)
        if sum(states) >= needed
    )
    assert at_least(needed, replicas, availability) == pytest.approx(total, abs=1e-12)


@settings(deadline=None)
@given(availability=availabilities, replicas=replica_counts)
def test_parallel_is_no_worse_than_one_and_one_no_worse_than_series(availability: float, replicas: int) -> None:
    parallel, series = in_parallel(availability, replicas), in_series(*[availability] * replicas)
    assert 1 >= parallel >= availability - 1e-15
    assert availability >= series >= 0
    assert at_least(1, replicas, availability) == pytest.approx(parallel, abs=1e-12)
    assert at_least(replicas, replicas, availability) == pytest.approx(series, abs=1e-12)


@settings(deadline=None)
@given(availability=availabilities, replicas=replica_counts, common=availabilities, more=availabilities)
def test_more_in_common_never_helps_a_spare(availability: float, replicas: int, common: float, more: float) -> None:
    low, high = sorted((common, more))
    assert in_common(1, replicas, availability, high) <= in_common(1, replicas, availability, low) + 1e-12
    assert in_common(1, replicas, availability, 0) == pytest.approx(in_parallel(availability, replicas), abs=1e-12)
    assert in_common(1, replicas, availability, 1) == pytest.approx(availability, abs=1e-12)
    assert in_common(1, 1, availability, common) == pytest.approx(availability, abs=1e-12)


@settings(deadline=None)
@given(availability=availabilities, worse=availabilities, replicas=st.integers(2, 12), needed=st.integers(1, 11))
def test_better_parts_and_fewer_needed_never_hurt(
    availability: float, worse: float, replicas: int, needed: int
) -> None:
    needed = min(needed, replicas - 1)
    low, high = sorted((availability, worse))
    assert at_least(needed, replicas, low) <= at_least(needed, replicas, high) + 1e-12
    assert at_least(needed + 1, replicas, high) <= at_least(needed, replicas, high) + 1e-12


def test_what_is_out_of_range_is_told_all_at_once() -> None:
    with pytest.raises(OutOfRangeError) as refusal:
        at_least(4, 3, 99.9)
    assert refusal.value.faults == (
        "the availability is 99.9: give a share from 0 to 1, such as 0.95 for 95 %",
        "4 of 3 replicas are needed: give a number from 0 to 3",
    )
    with pytest.raises(OutOfRangeError, match="an availability is nan"):
        in_series(0.9, math.nan)
    with pytest.raises(OutOfRangeError, match="the mean time between failures is 0"):
        from_repair(0, 1)
