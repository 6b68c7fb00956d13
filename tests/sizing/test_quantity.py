"""Arithmetic of ranges with units: it refuses what cannot be mixed, and whatever lies inside comes out inside."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.sizing.estimate import Estimate
from advisor.sizing.quantity import Quantity
from advisor.sizing.units import UnitMismatchError

positive = st.floats(1e-3, 1e3)
shares = st.floats(0, 1)


@st.composite
def ranges(draw: st.DrawFn, values: st.SearchStrategy[float] = positive) -> Quantity:
    return Quantity.of(*sorted(draw(st.tuples(values, values, values))))


def inside(quantity: Quantity, share: float) -> Quantity:
    low, high = quantity.base.low, quantity.base.high
    return Quantity.exactly(min(max(low + (high - low) * share, low), high))


BINARY: dict[str, Callable[[Quantity, Quantity], Quantity]] = {
    "sum": lambda one, other: one + other,
    "product": lambda one, other: one * other,
    "quotient": lambda one, other: one / other,
    "larger": Quantity.larger,
    "smaller": Quantity.smaller,
}


@pytest.mark.parametrize("operation", BINARY)
@given(one=ranges(), other=ranges(), here=shares, there=shares)
def test_what_lies_inside_comes_out_inside(
    operation: str, one: Quantity, other: Quantity, here: float, there: float
) -> None:
    found = BINARY[operation](one, other).base
    exact = BINARY[operation](inside(one, here), inside(other, there)).base.best
    assert found.low <= found.best <= found.high
    assert found.low * (1 - 1e-12) <= exact <= found.high * (1 + 1e-12)


@given(share=ranges(st.floats(0, 2)), place=shares)
def test_a_complement_and_whole_numbers_stay_inside(share: Quantity, place: float) -> None:
    for operation in (Quantity.complement, Quantity.rounded_up):
        found, exact = operation(share).base, operation(inside(share, place)).base.best
        assert 0 <= found.low <= found.best <= found.high
        assert found.low <= exact <= found.high


def test_a_range_is_read_in_any_unit_of_its_kind() -> None:
    size = Quantity.of(1, 2, 4, "MB")
    assert size.to("kB") == Estimate(1000, 2000, 4000)
    assert Quantity.exactly(50, "%").to("share") == Estimate.exactly(0.5)
    assert (Quantity.exactly(100, "requests/s") * Quantity.exactly(8, "kB/request")).to("Mbit/s").best == pytest.approx(
        6.4
    )


REFUSED: dict[str, Callable[[Quantity, Quantity], object]] = {
    "adding": lambda requests, size: requests + size,
    "the larger": lambda requests, size: requests.larger(size),
    "the smaller": lambda requests, size: requests.smaller(size),
    "reading": lambda requests, size: requests.to("MB"),
    "what is missing to the whole": lambda requests, size: requests.complement(),
    "telling anew what it counts": lambda requests, size: requests.as_unit("cores"),
}


@pytest.mark.parametrize("operation", REFUSED)
def test_requests_and_bytes_do_not_mix(operation: str) -> None:
    with pytest.raises(UnitMismatchError):
        REFUSED[operation](Quantity.exactly(3, "requests"), Quantity.exactly(3, "MB"))


def test_the_error_says_what_was_tried() -> None:
    with pytest.raises(UnitMismatchError, match=r"cannot add \{'request': 1\} and \{'byte': 1\}"):
        Quantity.exactly(1, "request") + Quantity.exactly(1, "B")


def test_nobody_runs_half_an_instance_and_rounding_errors_add_none() -> None:
    assert Quantity.of(0.2, 2.0000000001, 2.1).rounded_up().base == Estimate(1, 2, 3)
    assert Quantity.exactly(0.3 * 10).rounded_up().base.best == 3


def test_a_floor_lifts_only_what_lies_below() -> None:
    assert Quantity.of(0.5, 3, 4, "s").at_least(1, "s").to("s") == Estimate(1, 3, 4)


def test_arrays_are_treated_element_by_element() -> None:
    many = Quantity(Estimate.exactly(np.array([0.5, 1.2, 7.0])))
    assert list(many.rounded_up().base.best) == [1, 2, 7]
    assert list(many.complement().base.best) == [0.5, 0, 0]
    assert list((many + Quantity.exactly(1)).larger(Quantity.exactly(2)).base.best) == [2, 2.2, 8]
