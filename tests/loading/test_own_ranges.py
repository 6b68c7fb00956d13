"""A profile sets the range of an assumption itself; nothing that formulae divide by may be zero."""

import pytest

from advisor import load_profile
from advisor.engine.program import Program
from advisor.errors import InputError


def told(program: Program, **factors: object) -> tuple[float, float]:
    profile = load_profile({"profile": "own", "answers": {}, "factors": factors}, program)
    [interval] = profile.factors.values()
    return interval.low, interval.high


def test_an_assumption_takes_a_number_or_a_range(shipped: Program) -> None:
    assert told(shipped, application_cpu=[2, 4]) == (2, 4)
    assert told(shipped, spare_instances=0) == (0, 0)


@pytest.mark.parametrize("name", ["target_utilisation", "peak_to_average", "writes_per_node"])
def test_zero_is_refused_where_it_divides(shipped: Program, name: str) -> None:
    with pytest.raises(InputError, match="a factor is a positive number or a range"):
        told(shipped, **{name: 0})


def test_a_price_may_be_set_too(shipped: Program) -> None:
    name = next(iter(shipped.base.price_sheet.prices)) if shipped.base.price_sheet else ""
    assert told(shipped, **{name: 7}) == (7, 7)


def test_a_range_that_is_upside_down_is_told_so(shipped: Program) -> None:
    with pytest.raises(InputError, match="the range is upside down"):
        told(shipped, zones=[3, 2])
