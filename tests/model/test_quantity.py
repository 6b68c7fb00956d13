import pytest

from advisor.model.quantity import QuantityError, parse_quantity


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("50k", "", 50_000),
        ("1.5M", "", 1_500_000),
        ("2 million users", "", 2_000_000),
        ("3bn", "", 3e9),
        ("1_000", "", 1_000),
        ("1e3", "", 1_000),
        (".5", "", 0.5),
        (7, "", 7),
        ("200 ms", "ms", 200),
        ("0.2 s", "ms", 200),
        ("2 min", "s", 120),
        ("5M/day", "requests/s", 5e6 / 86_400),
        ("60 requests per minute", "requests/s", 1),
        ("6k rps", "requests/s", 6_000),
        ("1k requests/s", "requests/s", 1_000),
        ("86400 events/day", "events/s", 1),
        ("1 MB", "kB", 1_000),
        ("2 GB/month", "GB/month", 2),
        ("1 TB/month", "GB/month", 1_000),
        ("95%", "share", 0.95),
        ("0.95", "share", 0.95),
        ("99.95%", "%", 99.95),
        ("99.95", "%", 99.95),
    ],
)
def test_numbers_as_people_write_them(text: object, unit: str, number: float) -> None:
    assert parse_quantity(text, unit) == pytest.approx(number, rel=1e-9)


@pytest.mark.parametrize(
    ("value", "unit", "sentence"),
    [
        ("many", "", "is no number"),
        ("", "", "is no number"),
        ("12:30", "", "has the unit `:30`"),
        ("5 kg", "ms", "a unit that fits `ms` is expected"),
        ("5 GB", "ms", "a unit that fits `ms` is expected"),
        ("5 s", "", "a plain count such as `50k`"),
        ("5 ms", "share", "a share such as `0.95`"),
        ("5%", "requests/s", "a unit that fits"),
        (True, "", "is no number"),
        (None, "", "is no number"),
        ([1], "", "is no number"),
        (float("nan"), "", "not finite"),
        (float("inf"), "", "not finite"),
        ("1e999", "", "not finite"),
        ("1e308k", "", "not finite"),
        (10**400, "", "not finite"),
        ("9" * 70, "", "is no number"),
    ],
)
def test_what_is_no_number_here(value: object, unit: str, sentence: str) -> None:
    with pytest.raises(QuantityError, match=sentence.replace("(", r"\(")):
        parse_quantity(value, unit)
