"""Whatever the formulae of demand give, their model allows; and what is far from it, it does not."""

from collections.abc import Callable
from math import log
from random import Random

import pytest
from ortools.sat.python import cp_model

from advisor.sizing.estimate import Estimate
from advisor.solving.estimates import OpenEstimate
from advisor.solving.logarithms import SCALE, Amount, value_of
from advisor.solving.logic import TRUE, Logic

OPERATIONS: dict[str, Callable[..., float]] = {
    "product": lambda x, y: x * y,
    "quotient": lambda x, y: x / y,
    "sum": lambda x, y: x + y,
}
SIZES = (0.0, 1e-6, 0.3, 1.0, 7.0, 999.0, 1e5, 3e9)


def pinned(logic: Logic, value: float) -> Amount:
    """An amount that the solver must take for this number, without knowing it from the start."""
    amount = Amount.share(logic) if 0 < value <= 1 else Amount.measured(logic)
    amount.within(value, value, TRUE)
    if amount.rest is not None:
        amount.rest.within(1 - value, 1 - value, TRUE)
    return amount


def allows(logic: Logic, amount: Amount, low: float, high: float) -> bool:
    """Whether the model has a solution in which the amount lies within a range."""
    amount.within(low, high, TRUE)
    return cp_model.CpSolver().solve(logic.model) == cp_model.OPTIMAL


@pytest.mark.parametrize("name", OPERATIONS)
@pytest.mark.parametrize("seed", range(6))
def test_the_true_result_is_allowed_and_one_far_from_it_is_not(name: str, seed: int) -> None:
    random = Random(seed)
    x, y = random.choice(SIZES), random.choice(SIZES[1:])
    true = OPERATIONS[name](x, y)
    logic = Logic()
    assert allows(logic, OPERATIONS[name](pinned(logic, x), pinned(logic, y)), true, true)
    for factor in (1.03, 0.97) if true else ():
        logic = Logic()
        result = OPERATIONS[name](pinned(logic, x), pinned(logic, y))
        assert not allows(logic, result, true * factor, true * factor)


@pytest.mark.parametrize("share", [0.0, 1e-4, 0.2, 0.5, 0.87, 0.98, 0.99995, 1.0])
def test_what_is_left_of_a_share_is_allowed(share: float) -> None:
    logic = Logic()
    assert allows(logic, 1 - pinned(logic, share), 1 - share, 1 - share)
    if share < 1:
        logic = Logic()
        assert not allows(logic, 1 - pinned(logic, share), (1 - share) * 1.05, 1e9)


@pytest.mark.parametrize("seed", range(12))
def test_two_estimates_of_one_quantity_meet_or_contradict_each_other_as_in_the_formulae(seed: int) -> None:
    random = Random(seed)
    parts = [sorted(random.choice(SIZES) for _ in range(3)) for _ in range(2)]
    first, second = (Estimate(*part) for part in parts)
    for combine in ("common", "larger"):
        true = getattr(first, combine)(second)
        for part in ("low", "best", "high"):
            logic = Logic()
            opened = [OpenEstimate(*(pinned(logic, value) for value in values)) for values in parts]
            result = getattr(getattr(opened[0], combine)(opened[1]), part)
            assert allows(logic, result, getattr(true, part), getattr(true, part))


def test_a_logarithm_stands_for_its_number() -> None:
    assert value_of(round(SCALE * log(5_000))) == pytest.approx(5_000, rel=1e-3)
