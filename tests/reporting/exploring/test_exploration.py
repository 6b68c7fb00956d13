"""Axes and maps in words, letters and places."""

import pytest
from rich.console import Console

from advisor.analysis.tipping.decision_map import decision_map
from advisor.analysis.tipping.outcomes import Nothing
from advisor.analysis.tipping.stretches import Stretch
from advisor.analysis.tipping.tipping import tipping_points
from advisor.model.condition import Test as Condition
from advisor.model.fact import FactType, Kind
from advisor.model.profile import Profile
from advisor.reporting.console_parts import plain_text
from advisor.reporting.exploring.axis_bar import axis_bar, letters_of
from advisor.reporting.exploring.axis_scale import AxisScale, scale_around
from advisor.reporting.exploring.exploration import range_words, tipping_rows
from advisor.reporting.exploring.map_page import map_to_html
from advisor.reporting.exploring.map_text import print_map
from advisor.reporting.exploring.terminal import print_axis, print_tipping_points
from advisor.reporting.naming import Names
from tests.analysis.tipping.small_axes import axis, favour, small_program, veto
from tests.engine.bases import compare, is_, profile_of
from tests.reporting.pages import Page, read_page

SCALE = AxisScale(1, 10_000, even=False)


def at_least(fact: str, threshold: float) -> Condition:
    return compare(fact, "at_least", threshold)


def test_places_and_numbers_of_a_scale_undo_each_other() -> None:
    for scale in (SCALE, AxisScale(0, 1, even=True)):
        for place in (0.0, 0.25, 0.5, 1.0):
            assert scale.place(scale.value(place)) == pytest.approx(place)
    assert SCALE.value(0.5) == pytest.approx(100)
    assert (SCALE.place(0.5), SCALE.place(1e9)) == (0, 1)


def test_a_scale_reaches_beyond_what_matters_but_not_beyond_the_axis() -> None:
    assert scale_around([100, 400], (1, 1e6), None) == AxisScale(100 / 3, 1_200, even=False)
    assert scale_around([100], (50, 150), None) == AxisScale(50, 150, even=False)
    assert scale_around([0.5], (0, 1), FactType(kind=Kind.SHARE)) == AxisScale(0, 1, even=True)
    assert scale_around([], (0, 0), None).place(0) == 0


def test_letters_follow_the_order_of_appearance_and_nothing_has_its_own_signs() -> None:
    assert letters_of(["big", Nothing.ALL_VETOED, "plain", "big", Nothing.NOT_TAKEN]) == {
        "big": "A", Nothing.ALL_VETOED: "×", "plain": "B", Nothing.NOT_TAKEN: "·"
    }  # fmt: skip


def test_a_bar_is_as_long_as_its_stretches_and_marks_the_present_number() -> None:
    stretches = (Stretch("plain", 1, 100, True, False), Stretch("big", 100, 10_000, True, True))
    bar = axis_bar(stretches, 2_000, SCALE, 8)
    assert (bar.letters, bar.here) == ("AAAABBBB", 6)
    assert axis_bar(stretches, None, SCALE, 8).here is None


def test_what_no_project_can_be_is_left_blank_in_a_bar() -> None:
    stretches = (Stretch("plain", 1, 10, True, True), Stretch("big", 1_000, 10_000, True, True))
    assert axis_bar(stretches, None, SCALE, 8).letters == "AA    BB"


def test_ranges_carry_the_uncertainty_of_their_border() -> None:
    program = small_program(favour("r", at_least("load", 41_300)))
    found = axis(program, profile_of(load=50), "load")
    words = [range_words(found, "store", stretch, Names(program.base)) for stretch in found.stretches["store"]]
    assert words == ["below about 41 thousand", "about 41 thousand (21–83 thousand, expert judgement) or more"]


def test_ranges_of_whole_numbers_end_below_the_next_one() -> None:
    program = small_program(favour("r", at_least("team", 20)), favour("s", at_least("team", 100), "odd", 3))
    found = axis(program, profile_of(team=9), "team")
    words = [range_words(found, "store", stretch, Names(program.base)) for stretch in found.stretches["store"]]
    assert words == ["below 20", "about 20 (10–40, expert judgement) to below 100", "100 or more"]


def test_answers_that_do_the_same_share_a_row_and_the_nearest_number_comes_first() -> None:
    program = small_program(
        favour("r", compare("skills", "includes_any", frozenset({"go", "python"}))),
        favour("s", at_least("load", 60)),
    )
    profile = profile_of(load=50, skills=["java"])
    rows = tipping_rows(tipping_points(program, profile), "store", Names(program.base))
    assert [(row.question, row.tips, row.then) for row in rows] == [
        ("Load", "about 60 (30–120, expert judgement) or more", "big"),
        ("Skills", "with python or go", "big"),
    ]


def printed_map(profile: Profile, *rules: object) -> str:
    program = small_program(*rules)  # type: ignore[arg-type]
    found = decision_map(program, profile, "load", "place", "store")
    return plain_text(lambda console: print_map(found, {"load": 50.0}, program.base, console))


def test_a_map_has_a_line_for_each_listed_answer_and_marks_the_present_one() -> None:
    rules = favour("r", at_least("load", 100)), veto("v", is_("place", "edge"), "big")
    text = printed_map(profile_of(load=50, place="here"), *rules)
    rows = [line.split() for line in text.splitlines() if line.split() and set(line.split()[-1]) <= set("AB◉")]
    lines = {row[0]: row[1] for row in rows}
    assert set(lines) >= {"here", "cloud", "edge"}
    assert set(lines["edge"]) == {"A"}
    assert set(lines["cloud"]) == {"A", "B"}
    assert lines["here"].count("◉") == 1
    assert lines["here"].replace("◉", "A") == lines["cloud"]
    assert "◉ Today: plain" in " ".join(text.split())


def test_a_map_of_one_outcome_is_one_line() -> None:
    assert "The same everywhere: plain." in printed_map(profile_of(load=50, place="here"))


def test_untrusted_words_are_no_mark_up() -> None:
    program = small_program(favour("r", at_least("load", 100)))
    found = axis(program, profile_of(load=50, place="[bold red]here[/]"), "place")
    text = plain_text(lambda console: print_axis(found, program.base, console))
    assert "[bold red]here[/]" in text


def test_a_project_out_of_scope_has_nothing_that_tips() -> None:
    program = small_program()
    assert "not our subject" in plain_text(lambda console: print_tipping_points((), program.base, console))


def test_all_of_one_decision_are_shown_and_else_only_the_nearest() -> None:
    questions = ("load", "users", "share", "team", "push", "place", "skills")
    rules = [
        favour(f"r{name}", condition)
        for name, condition in zip(
            questions,
            (
                at_least("load", 100), at_least("users", 100), at_least("share", 0.9), at_least("team", 100),
                is_("push"), is_("place", "edge"), compare("skills", "includes", "go"),
            ),
            strict=True,
        )
    ]  # fmt: skip
    program = small_program(*rules)
    axes = tipping_points(program, profile_of(load=5, users=5, share=0.1, team=5, push=False, place="here", skills=[]))

    def text(decision: str | None) -> str:
        def draw(console: Console) -> None:
            print_tipping_points(axes, program.base, console, decision)

        return plain_text(draw)

    assert "2 more changes; --decision store shows all." in text(None)
    assert "more change" not in text("store")


@pytest.fixture
def map_page() -> Page:
    program = small_program(favour("r", at_least("load", 100)), veto("v", is_("place", "edge"), "big"))
    found = decision_map(program, profile_of(load=50, place="here"), "load", "place", "store")
    return read_page(map_to_html(found, {"load": 50.0}, program.base))


def test_a_map_as_a_page_is_self_contained_and_well_formed(map_page: Page) -> None:
    assert map_page.unbalanced == []
    assert not [tag for tag, _ in map_page.elements if tag in ("script", "link", "img", "iframe")]
    [picture] = [attributes for tag, attributes in map_page.elements if tag == "svg"]
    assert (picture["role"], "the same as text is below" in picture["aria-label"]) == ("img", True)


def test_areas_of_a_map_cover_it_and_each_outcome_has_a_letter(map_page: Page) -> None:
    areas = [attributes for tag, attributes in map_page.elements if tag == "rect"]
    covered = sum((float(area["width"]) - 0.4) * (float(area["height"]) - 0.4) for area in areas)
    assert covered == pytest.approx(640 * 400, rel=0.01)
    assert {area["class"] for area in areas} == {"area-0", "area-1"}
    swatches = [attributes["class"] for tag, attributes in map_page.elements if tag == "span"]
    assert swatches == ["swatch area-0", "swatch area-1"]
    assert [tag for tag, attributes in map_page.elements if attributes.get("class") == "here"] == ["circle"]
