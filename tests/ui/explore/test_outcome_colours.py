import pytest

from advisor.analysis.tipping.outcomes import Nothing
from advisor_ui.explore.outcome_colours import _FILLS, Colours, luminance


def test_options_get_colours_of_their_own_and_what_is_none_a_grey() -> None:
    colours = Colours.of(["a", Nothing.ALL_VETOED, "b", "a"])
    assert colours.outcomes == ("a", "b", Nothing.ALL_VETOED)
    assert len({colours.fill(outcome) for outcome in colours.outcomes}) == 3


@pytest.mark.parametrize("place", range(len(_FILLS)))
def test_words_on_a_colour_can_be_read(place: int) -> None:
    options = [str(number) for number in range(len(_FILLS))]
    colours = Colours.of(options)
    ground, words = luminance(colours.fill(options[place])), luminance(colours.text(options[place]))
    lighter, darker = max(ground, words), min(ground, words)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_luminance_runs_from_black_to_white() -> None:
    assert luminance("#000000") == 0
    assert luminance("#ffffff") == pytest.approx(1)
