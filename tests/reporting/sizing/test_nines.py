"""Availabilities as they are said."""

import pytest

from advisor.reporting.sizing.nines import down_in_a_year, nines


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
    assert nines(availability) == words


@pytest.mark.parametrize(
    ("availability", "words"),
    [
        (0.9, "36 days down in a year"),
        (0.999, "8.8 hours down in a year"),
        (0.9999, "53 minutes down in a year"),
        (0.999999, "0.53 minutes down in a year"),
        (1 - 1.02 / 365, "1 day down in a year"),
        (1, "0 minutes down in a year"),
    ],
)
def test_the_time_down(availability: float, words: str) -> None:
    assert down_in_a_year(availability) == words
