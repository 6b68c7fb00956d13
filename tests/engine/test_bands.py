"""How clear a decision is, on shares of first places laid out by hand."""

from collections.abc import Sequence

import numpy as np
import pytest

from advisor.engine.bands import band_of
from advisor.model.assessment import Band


def band(
    first: Sequence[float],
    families: str = "",
    scores: Sequence[int] = (),
    field: Sequence[int] = (),
    recommended: int | None = 0,
    little_known: bool = False,
) -> tuple[Band, tuple[int, ...]]:
    """The band where scores fall by 10 from option to option, every option a family of its own and in the field."""
    size = len(first)
    return band_of(
        np.array(first),
        families or "abcdefgh"[:size],
        np.array(scores or range(10 * size, 0, -10)),
        np.array(field or [1] * size, dtype=bool),
        recommended,
        little_known,
    )


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (1.0, ("clear", ())),
        (0.8, ("clear", ())),
        (0.79, ("lean", ())),
        (0.55, ("lean", ())),
        (0.54, ("tie", (0, 1))),
        (0.3, ("tie", (0, 1))),
    ],
)
def test_the_band_follows_the_share_of_first_places(share: float, expected: tuple[Band, tuple[int, ...]]) -> None:
    assert band([share, 1 - share, 0]) == expected


def test_shares_that_add_up_to_a_limit_reach_it_whatever_the_rounding() -> None:
    assert 0.7 + 0.1 < 0.8
    assert band([0.7, 0.1, 0.2, 0], "aabc") == ("clear", ())
    assert 0.3 + 0.15 + 0.1 < 0.55
    assert band([0.3, 0.15, 0.1, 0.45], "aaab") == ("lean", ())
    assert 0.4 + 0.3 + 0.1 < 0.8
    assert band([0.4, 0.3, 0.1, 0.1, 0.1]) == ("tie", (0, 1, 2))


def test_twins_of_a_family_share_their_first_places() -> None:
    assert band([0.45, 0.4, 0.15, 0], "aabc") == ("clear", ())
    assert band([0.45, 0.4, 0.15, 0], "abcd") == ("tie", (0, 1))


def test_a_tie_names_the_fewest_families_that_together_reach_four_fifths() -> None:
    assert band([0.4, 0.1, 0.3, 0.2]) == ("tie", (0, 2, 3))
    assert band([0.5, 0.1, 0.3, 0.1]) == ("tie", (0, 2))
    assert band([0.3, 0.2, 0.2, 0.3]) == ("tie", (0, 3, 1))


def test_a_tie_names_each_family_by_its_option_that_is_most_often_first_and_the_own_by_the_recommended_one() -> None:
    assert band([0.1, 0.3, 0.15, 0.25, 0.2], "aabbc") == ("tie", (0, 3))
    assert band([0.1, 0.2, 0.15, 0.25, 0.3], "aabbc") == ("tie", (0, 3, 4))


def test_where_another_family_is_more_often_first_it_is_a_tie_with_the_recommended_option() -> None:
    assert band([0.1, 0.9, 0]) == ("tie", (0, 1))
    assert band([0.45, 0.5, 0.05]) == ("tie", (0, 1))


def test_the_recommended_option_need_not_be_the_first_column() -> None:
    assert band([0.6, 0.4, 0], scores=(5, 30, 1), recommended=1) == ("tie", (1, 0))
    assert band([0.1, 0.9, 0], scores=(5, 30, 1), recommended=1) == ("clear", ())


def test_a_family_that_is_never_first_ties_with_nobody() -> None:
    """Half of the samples leave nothing."""
    assert band([0.5, 0, 0]) == ("lean", ())
    assert band([0.4, 0.1, 0]) == ("tie", (0, 1))


def test_an_option_of_which_little_is_known_is_at_most_a_lean() -> None:
    assert band([1, 0, 0], little_known=True) == ("lean", ())
    assert band([0.5, 0.5, 0], little_known=True) == ("tie", (0, 1))


@pytest.mark.parametrize(("second", "expected"), [(100, "indifferent"), (98, "indifferent"), (97, "clear")])
def test_a_gap_of_two_hundredths_of_the_spread_to_the_median_hardly_matters(second: int, expected: Band) -> None:
    """The median is 0, so the spread is 100."""
    found, level = band([1, 0, 0, 0, 0], scores=(100, second, 0, 0, -50))
    assert (found, level) == (expected, (0, 1) if expected == "indifferent" else ())


def test_the_gap_is_measured_to_another_family_and_twins_count_among_the_level_ones() -> None:
    assert band([0.9, 0.1, 0, 0], "aabb", scores=(100, 100, 0, 0)) == ("clear", ())
    scores = (99, 97, 100, 99, 0, 0, 0, 0, 0)
    assert band([1, 0, 0, 0, 0, 0, 0, 0, 0], "ababccdde", scores, recommended=2) == ("indifferent", (2, 0, 3))


def test_where_all_are_level_the_choice_hardly_matters() -> None:
    assert band([0.4, 0.3, 0.3], scores=(7, 7, 7)) == ("indifferent", (0, 1, 2))


def test_where_only_near_twins_are_left_the_choice_hardly_matters() -> None:
    assert band([0.9, 0.1, 0], "aab", scores=(90, 10, 95), field=(1, 1, 0)) == ("indifferent", (0, 1))


def test_options_out_of_the_field_are_no_rivals_and_do_not_move_the_median() -> None:
    assert band([1, 0, 0, 0], scores=(100, 100, 50, 0), field=(1, 0, 1, 1)) == ("clear", ())
    scores = (1000, 990, 900, -9000, -9000, -9000)
    assert band([1, 0, 0, 0, 0, 0], scores=scores, field=(1, 1, 1, 0, 0, 0)) == ("clear", ())
    assert band([1, 0, 0, 0, 0, 0], scores=scores) == ("indifferent", (0, 1, 2))


def test_the_only_option_left_is_clear_and_so_is_none() -> None:
    assert band([0.2, 0.8], field=(1, 0), little_known=True) == ("clear", ())
    assert band([0, 0], recommended=None) == ("clear", ())


def test_a_recommended_option_out_of_the_field_is_refused() -> None:
    with pytest.raises(ValueError, match="not among the eligible"):
        band([1, 0], field=(0, 1))
