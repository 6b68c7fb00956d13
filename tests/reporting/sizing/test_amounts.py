"""Amounts: three digits, a noun that agrees, and nothing that is nearly whole shown as whole."""

import pytest

from advisor.reporting.sizing.amounts import amount, number, span_of, times
from tests.reporting.sized import a_figure


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (1.0, "nodes", "1 node"),
        (29.0, "instances", "29 instances"),
        (1.0, "cores/instance", "1 core/instance"),
        (1.0, "ms", "1 ms"),
        (1.0, "core·ms/request", "1 core·ms/request"),
        (12_345.6, "requests/s", "12,300 requests/s"),
        (0.4294, "share", "42.9 %"),
        (0.9995, "share", "99.95 %"),
        (99.99, "%", "99.99 %"),
        (99.9991, "%", "99.9991 %"),
        (99.99999999999, "%", "100 %"),
        (100.0, "%", "100 %"),
        (0.0, "share", "0 %"),
        (3.0, "", "3"),
    ],
)
def test_a_number_has_its_unit(value: float, unit: str, shown: str) -> None:
    assert number(value, unit) == shown


def test_a_range_stands_behind_its_best_estimate() -> None:
    assert amount(a_figure("instances", "instances", "application", "Instances", 10.0)) == "10 instances (9 to 20)"
    assert amount(a_figure("utilisation", "share", "application", "Busy", 0.5)) == "50 %"


def test_ends_that_read_the_same_are_no_range() -> None:
    assert span_of(1.0001, 1.0002, "GB") == ""
    assert span_of(0.1, 0.25, "share") == "10 to 25"


def test_times_have_two_digits() -> None:
    assert [times(value) for value in (4.1666, 0.5773, 123.0, 1.0)] == ["4.2", "0.58", "120", "1"]
