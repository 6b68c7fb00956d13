"""Which answers have an axis, what stands on it, and what does not."""

import pytest

from advisor.analysis.tipping.axes import Axis, axes_of
from advisor.analysis.tipping.plain_numbers import plainest
from advisor.compiled.evaluator import compiled
from advisor.engine.program import Program
from advisor.model.condition import FactReference
from advisor.model.profile import Answer, Profile
from advisor.model.question import Prior
from advisor.model.rulebase import Constraint
from tests.analysis.tipping.small_axes import QUESTIONS, favour, small_program
from tests.engine.bases import answer, at_least, between, compare, is_, one_of, profile_of, question

SMALLER = Constraint(id="c", must=compare("team", "at_most", FactReference("users")), because="A team uses it.")


def axis_of(program: Program, profile: Profile, name: str) -> Axis:
    (found,) = axes_of(compiled(program), profile, (name,))
    return found


def listed(found: Axis) -> list[object]:
    return [value.value for value in found.listed]


def test_every_question_that_arises_has_an_axis_but_text_maps_and_orders() -> None:
    others = (
        question("name", "text"),
        question("levels", "map"),
        question("first", "order", ("speed",)),
        question("gated", "number", ask_when=is_("push")),
        question("silent", "number"),
    )
    program = small_program(favour("r", is_("push")), questions=(*QUESTIONS, *others))
    found = axes_of(compiled(program), profile_of(push=False, silent=None))
    assert [axis.question.id for axis in found] == [asked.id for asked in QUESTIONS]
    with_push = axes_of(compiled(program), profile_of())
    assert "gated" in [axis.question.id for axis in with_push], "a question that may arise has an axis"


def test_unknown_names_are_left_out() -> None:
    assert axes_of(compiled(small_program()), profile_of(), ("load", "nonsense"))[0].question.id == "load"


@pytest.mark.parametrize(
    ("name", "told", "here"),
    [
        ("load", answer(7.0), 7.0),
        ("load", between(1, 100, 20), 20.0),
        ("push", answer(True), True),
        ("place", answer("edge"), "edge"),
        ("place", one_of("edge", "here"), None),
        ("skills", answer(["python", "java"]), ("java", "python")),
        ("skills", at_least(["java"], ("java", "python", "go")), None),
    ],
)
def test_the_present_value_is_the_answer_or_its_best_estimate(name: str, told: Answer, here: object) -> None:
    assert axis_of(small_program(), profile_of(**{name: told}), name).here == here


def test_what_is_assumed_counts_as_present() -> None:
    program = small_program(questions=(question("push", "bool", assume=False),))
    found = axis_of(program, profile_of(), "push")
    assert (found.here, found.status) == (False, "assumed")


def test_a_list_changes_by_one_word() -> None:
    found = axis_of(small_program(), profile_of(skills=["java", "go"]), "skills")
    assert [(value.value, value.added, value.removed) for value in found.listed] == [
        (("java", "go"), None, None),
        (("go",), None, "java"),
        (("java", "python", "go"), "python", None),
        (("java",), None, "go"),
    ]


def test_an_open_list_grows_from_what_is_surely_in_it() -> None:
    partial = axis_of(small_program(), profile_of(skills=at_least(["java"], ("java", "python"))), "skills")
    assert ("java",) in listed(partial) and ("java", "python") in listed(partial)
    unknown = axis_of(small_program(), profile_of(), "skills")
    assert listed(unknown) == [(), ("java",), ("python",), ("go",)]
    either = axis_of(small_program(), profile_of(skills=one_of(["java"], ["go", "python"])), "skills")
    assert listed(either) == [("java",), ("python", "go")]


def test_an_axis_reaches_beyond_the_likely_the_present_and_every_threshold() -> None:
    asked = (question("load", "number", prior=Prior(range=(10, 100))),)
    program = small_program(favour("r", compare("load", "at_least", 5_000)), questions=asked)
    (piece,) = axis_of(program, profile_of(load=3), "load").pieces
    assert piece.points[0] == 0
    assert piece.points[-1] == 50_000
    assert {5_000.0, 3.0} <= set(piece.points.tolist())
    assert piece.points[piece.points > 0.3].size > 60


def test_an_axis_keeps_within_the_limits_of_its_question_and_counts_in_whole_numbers() -> None:
    asked = (question("users", "count", minimum=2, maximum=30), question("share", "share"))
    program = small_program(favour("r", compare("users", "at_least", 8.5)), questions=asked)
    (piece,) = axis_of(program, profile_of(users=between(3, 9, 4.7)), "users").pieces
    assert (piece.points[0], piece.points[-1]) == (2, 30)
    assert all(point == round(point) for point in piece.points.tolist())
    (piece,) = axis_of(program, profile_of(), "share").pieces
    assert (piece.points[0], piece.points[-1]) == (0, 1)


def test_numbers_that_a_constraint_rules_out_are_no_part_of_the_axis() -> None:
    program = small_program(constraints=(SMALLER,))
    profile = profile_of(users=between(10, 20, 15), team=5)
    team = axis_of(program, profile, "team")
    assert team.pieces[-1].points[-1] == 20, "the users may be twenty"
    assert [(item.because, item.low) for item in team.excluded] == [("A team uses it.", 21)]
    users = axis_of(program, profile, "users")
    assert users.pieces[0].points[0] == 5
    assert [(item.low, item.high) for item in users.excluded] == [(0, 4)]


def test_choices_that_a_constraint_rules_out_are_no_part_of_the_axis() -> None:
    constraint = Constraint(id="c", must=compare("place", "in", frozenset({"here", "edge"})), because="No cloud.")
    found = axis_of(small_program(constraints=(constraint,)), profile_of(place="here"), "place")
    assert listed(found) == ["here", "edge"]
    assert [(item.because, item.values) for item in found.excluded] == [("No cloud.", ("cloud",))]


def test_answers_that_put_a_project_out_of_scope_are_no_part_of_the_axis(shipped: Program) -> None:
    found = axis_of(shipped, profile_of(outage_harm="revenue"), "outage_harm")
    assert "safety_of_life" not in listed(found)
    assert found.excluded[0].values == ("safety_of_life",)


@pytest.mark.parametrize(
    ("low", "high", "plain"),
    [
        (0.0, 1e-9, 0.0),
        (9_999.999, 10_000.001, 10_000.0),
        (0.3, 0.30000000000000004, 0.3),
        (4.0, 4.0, 4.0),
        (123_456.2, 123_461.0, 123_460.0),
        (-0.2501, -0.2499, -0.25),
    ],
)
def test_the_plainest_number_of_a_range_takes_the_fewest_digits(low: float, high: float, plain: float) -> None:
    assert plainest(low, high) == plain
