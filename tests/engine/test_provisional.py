"""How clear a decision seems, on scores laid out by hand."""

import pytest

from advisor.engine.provisional import provisional_band
from advisor.engine.ranking import Ranking, Standing, Weights
from advisor.model.assessment import VetoStatus
from tests.engine.bases import CRITERIA, decision, option


def standing(
    name: str, score: int, family: str = "", status: VetoStatus = "eligible", little: bool = False
) -> Standing:
    return Standing(option("x", name, 1, family=family), score, {}, {}, (), status, 1.0, little, score, score)


def band(*standings: Standing) -> tuple[str, tuple[str, ...]]:
    return provisional_band(Ranking(decision("x", 1), Weights(CRITERIA, CRITERIA, CRITERIA), standings, ()))


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (100, ("indifferent", ("a", "b"))),
        (98, ("indifferent", ("a", "b"))),
        (97, ("tie", ("a", "b"))),
        (81, ("tie", ("a", "b"))),
        (80, ("lean", ())),
        (51, ("lean", ())),
        (50, ("clear", ())),
    ],
)
def test_the_gap_is_measured_in_the_spread_of_best_and_median(
    second: int, expected: tuple[str, tuple[str, ...]]
) -> None:
    """The median is 0, so the spread is 100."""
    assert band(*(standing(n, s) for n, s in zip("abcde", (100, second, 0, 0, -50), strict=True))) == expected


def test_twins_of_a_family_do_not_split_a_clear_verdict() -> None:
    assert band(standing("a", 100, "node"), standing("b", 99, "node"), standing("c", 0), standing("d", 0))[0] == "clear"
    assert band(standing("a", 100, "node"), standing("b", 60, "node")) == ("indifferent", ("a", "b"))


def test_a_winner_of_which_little_is_known_is_at_most_a_lean() -> None:
    assert band(standing("a", 100, little=True), standing("b", 0), standing("c", 0))[0] == "lean"


def test_vetoed_options_are_no_rivals() -> None:
    assert band(standing("a", 100), standing("b", 0), standing("c", 100, status="vetoed"))[0] == "clear"
    assert band(standing("a", 100), standing("b", 0), standing("c", 100, status="likely_vetoed"))[0] == "clear"


def test_the_only_option_left_is_clear_and_so_is_none() -> None:
    assert band(standing("a", 5), standing("b", 9, status="vetoed")) == ("clear", ())
    assert band(standing("a", 5, status="vetoed")) == ("clear", ())


def test_where_all_are_level_the_choice_hardly_matters() -> None:
    assert band(standing("a", 7), standing("b", 7), standing("c", 7)) == ("indifferent", ("a", "b", "c"))
