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
    assert A.intersection(B) == Estimate(2, 2, 4)
    assert A.intersection(Estimate(3, 9, 9)) == Estimate(3, 3, 4)
    assert A.intersection(Estimate(5, 6, 7)) is None


def test_two_quantities_of_which_the_larger_counts() -> None:
    assert Estimate(1, 5, 6).larger(Estimate(2, 4, 9)) == Estimate(2, 5, 9)
    assert A.hull(Estimate(9, 9, 9)) == Estimate(1, 9, 9)
