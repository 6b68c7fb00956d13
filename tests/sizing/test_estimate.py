import numpy as np

from advisor.sizing.estimate import Estimate

A, B = Estimate(1, 2, 4), Estimate(2, 3, 5)


def test_arithmetic_keeps_the_bounds_sound() -> None:
    assert Estimate(3, 5, 9) == A + B
    assert Estimate(2, 6, 20) == A * B
    assert Estimate(1 / 5, 2 / 3, 4 / 2) == A / B
    assert Estimate(2, 4, 8) == A * 2
    assert Estimate(0.5, 1, 2) == A / 2
    assert Estimate(0.25, 0.5, 1).complement() == Estimate(0, 0.5, 0.75)


def test_two_estimates_of_one_quantity_narrow_each_other() -> None:
    assert A.common(B) == Estimate(2, 2, 4)
    assert A.common(Estimate(3, 9, 9)) == Estimate(3, 3, 4)
    assert not A.contradicts(B)


def test_estimates_that_contradict_each_other_leave_the_whole_range_open() -> None:
    assert A.contradicts(Estimate(5, 6, 7))
    assert A.common(Estimate(9, 9, 9)) == Estimate(1, 9, 9)


def test_two_quantities_of_which_the_larger_counts() -> None:
    assert Estimate(1, 5, 6).larger(Estimate(2, 4, 9)) == Estimate(2, 5, 9)


def test_what_is_told_of_the_ends_alone_has_its_best_value_between_them() -> None:
    assert Estimate.between(4, 9) == Estimate(4, 6, 9)
    assert Estimate.between(0.1, 0.1) == Estimate(0.1, 0.1, 0.1)


def test_arrays_are_treated_element_by_element() -> None:
    many = Estimate(np.array([1.0, 5.0]), np.array([2.0, 6.0]), np.array([4.0, 7.0]))
    common = A.common(many)
    for place, single in enumerate((A, Estimate(5, 6, 7))):
        expected = A.common(single)
        assert (common.low[place], common.best[place], common.high[place]) == (
            expected.low, expected.best, expected.high,
        )  # fmt: skip
