"""Robustness in words and as a picture: what is said, what is left out, and nothing that pretends to be precise."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from advisor.engine.program import Program
from advisor.model.assessment import Band, Cause, Cell, DecisionResult, RankedOption, Robustness
from advisor.reporting.naming import Names
from advisor.reporting.report.robustness import RobustnessView, in_short, of_hundred, percent, robustness_view, why_low
from advisor.reporting.report.share_bars import share_bars
from advisor.reporting.report.verdicts import sure, verdict

FAMILIES = {"py_sync": "python", "node_loop": "node", "ex_tasks": "elixir"}


def ranked(option: str, rank: int, family: str) -> RankedOption:
    return RankedOption(
        option=option, family=family, rank=rank, score=60 - rank, current=False, coverage=1, status="eligible",
        criteria={"throughput": Cell(value=0, weight=1)}, reasons_for=(), reasons_against=(),
    )  # fmt: skip


def result(
    first: dict[str, float],
    band: Band = "lean",
    alone: dict[Cause, dict[str, float]] | None = None,
    families: dict[str, str] = FAMILIES,
    may: tuple[str, ...] = ("ex_tasks",),
    applies: float = 1.0,
    tied: tuple[str, ...] = (),
) -> DecisionResult:
    """A framework decision that recommends `ex_tasks`."""
    order = ("ex_tasks", "py_sync", "node_loop")
    shares = {option: first.get(option, 0.0) for option in order}
    before = {a: {b: shares[a] / (shares[a] + shares[b]) for b in order if b != a} for a in order if shares[a]}
    causes = alone or {"weights": shares, "answers": shares, "judgement": shares}
    return DecisionResult(
        recommended="ex_tasks", band=band, tied=tied, change="new", may_be_first=may,
        robustness=Robustness(
            samples=10_000, applies=applies, first=shares, ranks={}, before=before, entropy=0.0, alone=causes
        ),
        ranking=tuple(ranked(option, place, families[option]) for place, option in enumerate(order, 1)),
    )  # fmt: skip


def view(made: DecisionResult, small: Program) -> RobustnessView:
    found = robustness_view("framework", made, Names(small.base))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0, "0 %"), (0.0004, "under 1 %"), (0.005, "under 1 %"), (0.0149, "1 %"), (0.724, "72 %"),
        (0.9949, "99 %"), (0.9996, "over 99 %"), (1.0, "100 %"),
    ],
)  # fmt: skip
def test_shares_are_told_to_the_percent_and_never_rounded_to_certainty(share: float, words: str) -> None:
    assert percent(share) == words
    assert of_hundred(share) == f"{words.removesuffix(' %')} of 100"


def test_the_sentence_tells_the_share_and_what_varies(small: Program) -> None:
    assert view(result({"ex_tasks": 0.72, "py_sync": 0.28}), small).sentence == (
        "Robustness 72 %: first in 72 of 100 samples in which weights, open answers, strengths and thresholds vary."
    )


def test_the_family_is_told_where_it_differs(small: Program) -> None:
    made = result({"ex_tasks": 0.4, "py_sync": 0.3, "node_loop": 0.3}, families={**FAMILIES, "node_loop": "elixir"})
    assert "(its family in 70)" in view(made, small).sentence
    assert in_short(made) == "robustness 70 % for its family, 40 % for itself"
    assert in_short(result({"ex_tasks": 0.4, "py_sync": 0.6})) == "robustness 40 %"


def test_a_decision_that_does_not_always_arise_says_how_often(small: Program) -> None:
    sentence = view(result({"ex_tasks": 1.0}, applies=0.83), small).sentence
    assert "the decision arises in 83 of 100, and only these count" in sentence


def test_whoever_is_first_more_often_is_named(small: Program) -> None:
    found = view(result({"ex_tasks": 0.3, "py_sync": 0.6, "node_loop": 0.1}), small)
    assert found.ahead == "First more often: Sync framework (Python) (60 %)."
    assert view(result({"ex_tasks": 0.6, "py_sync": 0.4}), small).ahead == ""


@pytest.mark.parametrize(
    ("cause", "words"),
    [
        ("weights", "It is low mostly because criteria may be weighed differently: with only the weights varying, it"),
        ("answers", "It is low mostly because answers are open, or ranges: with only the answers varying, it"),
        ("judgement", "because strengths and thresholds are judgement: with only strengths and thresholds varying, it"),
    ],
)
@pytest.mark.parametrize("band", ["lean", "tie"])
def test_the_cause_that_lowers_it_most_is_told_for_what_is_not_clear(cause: Cause, words: str, band: Band) -> None:
    alone: dict[Cause, dict[str, float]] = {name: {"ex_tasks": 0.8} for name in ("weights", "answers", "judgement")}
    alone[cause] = {"ex_tasks": 0.46, "py_sync": 0.54}
    said = why_low(result({"ex_tasks": 0.5, "py_sync": 0.5}, band, alone))
    assert words in said
    assert said.endswith("is first in 46 of 100.")


def test_no_cause_is_blamed_that_hardly_lowers_it_alone() -> None:
    alone: dict[Cause, dict[str, float]] = {name: {"ex_tasks": 0.95} for name in ("weights", "answers", "judgement")}
    assert why_low(result({"ex_tasks": 0.7, "py_sync": 0.3}, "lean", alone)).startswith("No one cause makes it low")


@pytest.mark.parametrize("band", ["clear", "indifferent"])
def test_a_clear_or_indifferent_choice_needs_no_excuse(band: Band) -> None:
    assert why_low(result({"ex_tasks": 0.9, "py_sync": 0.1}, band)) == ""


def test_the_closest_rival_is_of_another_family(small: Program) -> None:
    first = {"ex_tasks": 0.4, "py_sync": 0.2, "node_loop": 0.4}
    assert view(result(first), small).rival == (
        "Closest rival: Event-loop framework (Node.js), before which it stands in 50 of 100 samples."
    )
    kin = result(first, families={**FAMILIES, "node_loop": "elixir"})
    assert view(kin, small).rival.startswith("Closest rival: Sync framework (Python)")


def test_without_a_rival_none_is_named(small: Program) -> None:
    assert view(result({"ex_tasks": 1.0}), small).rival == ""


def test_what_open_answers_alone_can_do_is_told_apart_from_what_samples_show(small: Program) -> None:
    sure_of_it = view(result({"ex_tasks": 0.7, "py_sync": 0.3}), small)
    assert sure_of_it.by_answers.startswith("Whatever the open answers turn out to be, no other option is first")
    assert [share.by_answers for share in sure_of_it.shares] == ["certainly first", "never first"]
    open_to = view(result({"ex_tasks": 0.7, "py_sync": 0.3}, may=("ex_tasks", "py_sync")), small)
    assert open_to.by_answers == (
        "By open answers alone, these may be first too: Sync framework (Python); 1 option cannot."
    )
    assert [share.by_answers for share in open_to.shares] == ["may be first", "may be first"]


def test_options_that_are_never_seen_first_stay_out_of_the_table(small: Program) -> None:
    found = view(result({"ex_tasks": 0.97, "py_sync": 0.027, "node_loop": 0.003}), small)
    assert [share.percent for share in found.shares] == ["97 %", "3 %"]
    assert found.others == ""
    rest = view(result({"ex_tasks": 0.993, "py_sync": 0.0035, "node_loop": 0.0035}), small)
    assert rest.others == "2 other options together: 1 %"


def test_a_tie_names_its_shares_and_an_indifferent_choice_none(small: Program) -> None:
    names, shares = Names(small.base), {"ex_tasks": 0.5, "py_sync": 0.4}
    tied = ("ex_tasks", "py_sync")
    assert sure("framework", result(shares, "tie", tied=tied), names) == (
        "a tie between Light-task framework (Elixir) 50 % and Sync framework (Python) 40 %"
    )
    assert "%" not in sure("framework", result(shares, "indifferent", tied=tied), names)
    assert sure("framework", result(shares, "clear"), names) == "clear: robustness 50 %"


def test_a_tie_says_who_is_first_more_often_and_why(small: Program) -> None:
    names, shares = Names(small.base), {"ex_tasks": 0.03, "py_sync": 0.5, "node_loop": 0.47}
    alone: dict[Cause, dict[str, float]] = {"weights": {"ex_tasks": 1.0}, "answers": {"py_sync": 0.6, "ex_tasks": 0.1}}
    tied = result(shares, "tie", alone=alone, tied=("ex_tasks", "py_sync", "node_loop"))
    assert sure("framework", tied, names) == (
        "a tie: Light-task framework (Elixir) by 1.0 points at the best estimate; Sync framework (Python) comes first "
        "more often (50 % of the samples against 3 %), because answers are open, or ranges"
    )
    assert verdict("framework", tied, names) == "Choose Light-task framework (Elixir) or Sync framework (Python)"
    kept = tied.model_copy(update={"change": "keep", "in_place": ("ex_tasks",)})
    assert verdict("framework", kept, names) == "Keep Light-task framework (Elixir)"
    moved = tied.model_copy(update={"change": "replace", "in_place": ("py_sync",)})
    assert verdict("framework", moved, names).endswith("by Light-task framework (Elixir), or keep it")


def test_a_tie_of_many_names_three(small: Program) -> None:
    tied = result({"ex_tasks": 0.5, "py_sync": 0.3}, "tie", tied=("ex_tasks", "py_sync", "node_loop", "a", "b"))
    assert sure("framework", tied, Names(small.base)).endswith("Event-loop framework (Node.js) 0 % and 2 other options")


def test_what_hardly_matters_at_the_best_estimate_may_be_another_in_the_samples(small: Program) -> None:
    level = result({"ex_tasks": 0.06, "py_sync": 0.6}, "indifferent", tied=("ex_tasks", "node_loop"))
    said = sure("framework", level, Names(small.base))
    assert said.endswith("in the samples Sync framework (Python) comes first more often (60 %)")


def test_level_options_are_not_made_out_to_be_apart(small: Program) -> None:
    assert "the one that is listed first counts as first" in view(result({"ex_tasks": 1.0}, "indifferent"), small).text


def test_what_was_not_measured_is_not_told(small: Program) -> None:
    names = Names(small.base)
    quick = result({"ex_tasks": 1.0}).model_copy(update={"robustness": None})
    nothing = result({"ex_tasks": 1.0}).model_copy(update={"recommended": None})
    assert robustness_view("framework", quick, names) is None
    assert robustness_view("framework", nothing, names) is None
    assert (in_short(quick), why_low(quick)) == ("", "")
    assert sure("framework", quick, names) == "a lean: ahead, but not by much"


def test_the_picture_has_a_bar_an_option_and_says_the_same_in_words(small: Program) -> None:
    found = view(result({"ex_tasks": 0.75, "py_sync": 0.25}), small)
    root = ElementTree.fromstring(found.picture)
    assert root.get("role") == "img"
    assert root.get("aria-label") == (
        "First places, Framework: Light-task framework (Elixir) 75 %, Sync framework (Python) 25 %"
    )
    bars = [one for one in root.iter() if (one.get("class") or "").startswith("bar")]
    widths = [float(bar.get("width") or 0) for bar in bars]
    assert widths[0] == pytest.approx(3 * widths[1], rel=0.01)
    assert [bar.get("class") for bar in bars] == ["bar chosen", "bar"]


def test_untrusted_names_stay_text_in_the_picture() -> None:
    drawn = share_bars('a" onload="x', [("<script>alert(1)</script>", 0.5, "50 %", True)])
    root = ElementTree.fromstring(drawn)
    assert root.get("onload") is None
    assert "<script" not in drawn


def test_the_whole_text_is_all_sentences(small: Program) -> None:
    found = view(result({"ex_tasks": 0.3, "py_sync": 0.6, "node_loop": 0.1}, "tie"), small)
    parts = (found.sentence, found.ahead, found.why_low, found.rival, found.by_answers)
    assert found.text == " ".join(parts)
    assert replace(found) == found
