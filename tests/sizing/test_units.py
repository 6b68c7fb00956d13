import pytest

from advisor.sizing.units import CURRENCIES, UnitMismatchError, unit


@pytest.mark.parametrize(
    ("one", "other", "factor"),
    [
        ("min", "s", 60),
        ("Mbit/s", "kB/s", 125),
        ("GB", "MB", 1000),
        ("core·ms/request", "core·s/request", 1e-3),
        ("million requests", "requests", 1e6),
        ("USD/million requests", "USD/request", 1e-6),
        ("%", "share", 0.01),
        ("times", "", 1),
        ("GB/month", "GB/day", 1 / (2_628_000 / 86_400)),
        ("money/GB/month", "EUR/month/GB", 1),
        ("requests", "request", 1),
    ],
)
def test_units_of_one_kind_convert(one: str, other: str, factor: float) -> None:
    assert unit(one).factor_to(unit(other)) == pytest.approx(factor)
    assert unit(other).factor_to(unit(one)) == pytest.approx(1 / factor)


def test_every_currency_is_money_and_money_is_nothing_else() -> None:
    for currency in CURRENCIES:
        assert unit(currency).factor_to(unit("money")) == 1
        with pytest.raises(UnitMismatchError):
            unit(currency).factor_to(unit(""))


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("requests/s", "MB/s", "request/second is no byte/second"),
        ("core·ms/request", "ms/request", "core·second/request is no second/request"),
        ("requests", "", "request is no a plain number"),
        ("share", "s", "a plain number is no second"),
        ("users", "requests", "user is no request"),
    ],
)
def test_units_of_two_kinds_do_not(one: str, other: str, said: str) -> None:
    with pytest.raises(UnitMismatchError, match=said):
        unit(one).factor_to(unit(other))


@pytest.mark.parametrize("text", ["furlongs", "requests/fortnight", "core·ms/requestz", "million", "5 requests"])
def test_a_word_that_is_no_unit_is_named(text: str) -> None:
    with pytest.raises(UnitMismatchError, match="is no unit"):
        unit(text)


def test_a_product_cancels_what_stands_above_and_below() -> None:
    assert (unit("requests/s") * unit("core·s/request")).dimensions == unit("cores").dimensions
    assert (unit("GB") / unit("MB")).dimensions == ()
    assert unit("cores/s·request") == unit("cores/s/request")
