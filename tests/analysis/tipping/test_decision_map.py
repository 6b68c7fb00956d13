"""The decision map: where it is known by hand, and against the rules, pair by pair."""

from dataclasses import replace

import numpy as np
import pytest

from advisor.analysis.tipping.axes import Listed
from advisor.analysis.tipping.cells import Cell
from advisor.analysis.tipping.decision_map import DecisionMap, decision_map
from advisor.analysis.tipping.exact_answers import Value, exactly
from advisor.analysis.tipping.map_cells import cut
from advisor.analysis.tipping.outcomes import Nothing, Outcome
from advisor.analysis.tipping.pieces import Piece
from advisor.api import example_profiles, load_profile
from advisor.compiled.evaluator import compiled
from advisor.engine.gathering import gather_facts
from advisor.engine.inference import infer
from advisor.engine.program import Program, compile_rulebase
from advisor.errors import InputError
from advisor.model.condition import All, Comparison, FactReference, Test
from advisor.model.profile import Profile
from advisor.model.question import Prior
from advisor.model.rulebase import Constraint
from tests.analysis.tipping.small_axes import QUESTIONS, computed, favour, small_program, veto
from tests.engine.bases import compare, is_, profile_of, question
from tests.engine.random_bases import random_base, random_profile


def ends(found: DecisionMap) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """The ends of the cells of numbers on both sides."""
    x, y = ([(cell.low, cell.high) for cell in side.cells if isinstance(cell, Cell)] for side in (found.x, found.y))
    return x, y


def test_two_numbers_cut_the_map_at_their_thresholds() -> None:
    both = All((compare("load", "at_least", 100), compare("users", "at_least", 5)))
    program = small_program(favour("a", both), favour("b", compare("load", "at_least", 500), "odd", 2))
    found = decision_map(program, profile_of(load=20, users=7), "load", "users", "store")
    assert ends(found) == ([(0, 100), (100, 500), (500, 5_000)], [(0, 4), (5, 70)])
    assert found.outcomes == (("plain", "plain", "odd"), ("plain", "big", "odd"))
    assert (found.x.here, found.y.here) == (0, 1)
    assert not found.sampled_border


def test_numbers_and_choices_share_a_map() -> None:
    rules = (
        favour("a", All((compare("load", "at_least", 100), is_("place", "cloud")))),
        veto("b", All((compare("load", "more_than", 400), is_("place", "edge"))), "plain", "big", "odd"),
    )
    found = decision_map(small_program(*rules), profile_of(load=20, place="here"), "load", "place", "store")
    assert [cell.value for cell in found.y.cells] == ["here", "cloud", "edge"]
    assert found.outcomes == (
        ("plain", "plain", "plain"),
        ("plain", "big", "big"),
        ("plain", "plain", Nothing.ALL_VETOED),
    )
    assert found.y.here == 0


def test_what_a_choice_opens_to_a_formula_is_on_the_map() -> None:
    """Connections are the devices where data is pushed: the threshold is there though nothing is pushed now."""
    questions = (question("devices", "count", prior=Prior(range=(10, 10_000))), question("realtime", "bool"))
    program = small_program(
        favour("r", compare("connections", "at_least", 700)),
        questions=questions,
        computed=(computed("connections", "connections_from_devices"),),
    )
    found = decision_map(program, profile_of(devices=20, realtime=False), "devices", "realtime", "store")
    assert ends(found)[0] == [(0, 699), (700, 100_000)]
    assert found.outcomes == (("plain", "big"), ("plain", "plain"))
    assert not found.sampled_border


def test_a_product_of_both_numbers_is_sampled() -> None:
    questions = (
        question("jobs_per_day", "count", prior=Prior(range=(100, 1_000_000))),
        question("job_duration_s", "number", prior=Prior(range=(1, 1_000))),
    )
    program = small_program(
        favour("r", compare("demand.jobs_in_progress", "at_least", 10)),
        questions=questions,
        computed=(computed("demand.jobs_in_progress", "jobs_in_progress"),),
    )
    profile = profile_of(jobs_per_day=1_000, job_duration_s=60)
    found = decision_map(program, profile, "jobs_per_day", "job_duration_s", "store")
    assert found.sampled_border
    assert 20 < len(found.x.cells) <= 80 and 20 < len(found.y.cells) <= 80
    for cell_y, row in zip(found.y.cells, found.outcomes, strict=True):
        for cell_x, outcome in zip(found.x.cells, row, strict=True):
            assert isinstance(cell_x, Cell) and isinstance(cell_y, Cell)
            if cell_x.low * cell_y.low / 86_400 > 10:
                assert outcome == "big"
            if cell_x.high * cell_y.high / 86_400 < 10:
                assert outcome == "plain"


def test_numbers_compared_with_each_other_are_sampled() -> None:
    program = small_program(favour("r", Test("users", Comparison.MORE_THAN, FactReference("team"))))
    found = decision_map(program, profile_of(users=5, team=9), "users", "team", "store")
    assert found.sampled_border
    outcomes = {
        (cell_x.value > cell_y.value, outcome)
        for cell_y, row in zip(found.y.cells, found.outcomes, strict=True)
        for cell_x, outcome in zip(found.x.cells, row, strict=True)
        if isinstance(cell_x, Cell) and isinstance(cell_y, Cell)
    }
    assert outcomes == {(True, "big"), (False, "plain")}


def test_pairs_that_no_project_has_are_marked() -> None:
    smaller = Constraint(id="c", must=compare("team", "at_most", FactReference("users")), because=".")
    program = small_program(constraints=(smaller,))
    found = decision_map(program, profile_of(users=20, team=3), "team", "users", "store")
    for cell_y, row in zip(found.y.cells, found.outcomes, strict=True):
        for cell_x, outcome in zip(found.x.cells, row, strict=True):
            expected = Nothing.IMPOSSIBLE if cell_x.value > cell_y.value else "plain"  # type: ignore[operator]
            assert outcome == expected


@pytest.mark.parametrize(
    ("x", "y", "decision", "words"),
    [
        ("load", "users", "nonsense", "`nonsense` is no decision"),
        ("lod", "users", "store", "`lod` has no axis"),
        ("load", "load", "store", "both axes"),
        ("gated", "users", "store", "`gated` has no axis"),
    ],
)
def test_what_cannot_be_drawn_is_an_input_error(x: str, y: str, decision: str, words: str) -> None:
    gated = question("gated", "number", ask_when=is_("push"))
    program = small_program(favour("r", is_("push")), questions=(*QUESTIONS, gated))
    with pytest.raises(InputError, match=words):
        decision_map(program, profile_of(push=False), x, y, decision)


def test_a_project_out_of_scope_has_no_map(shipped: Program) -> None:
    with pytest.raises(InputError, match="no map of this project"):
        decision_map(shipped, profile_of(outage_harm="safety_of_life"), "team_size", "team_count", "framework")


def test_cells_cover_a_piece_without_gaps_or_overlaps() -> None:
    points = np.array([0.0, 3.0, 100.0])
    real = cut(Piece("q", points, (10.0,), False, False), [10.0, 100.0], [4.0, 20.0])
    assert [(cell.low, cell.high, cell.low_included, cell.high_included) for cell in real] == [
        (0, 4, True, False),
        (4, 10, True, False),
        (10, 10, True, True),
        (10, 20, False, False),
        (20, 100, True, False),
        (100, 100, True, True),
    ]
    whole = cut(Piece("q", points, (10.0,), True, False), [10.0], [4.0])
    assert [(cell.low, cell.high) for cell in whole] == [(0, 3), (4, 9), (10, 100)]
    assert all(cell.holds(cell.value) for cell in (*real, *whole))


def outcome_alone(program: Program, profile: Profile, answers: dict[str, Value], decision: str) -> Outcome:
    varied = replace(profile, answers={**profile.answers, **{name: exactly(value) for name, value in answers.items()}})
    run = infer(program, gather_facts(varied, program.base))
    if decision not in run.chosen:
        return Nothing.NOT_TAKEN
    chosen = run.chosen[decision]
    return chosen.id if chosen else Nothing.ALL_VETOED


def differing(program: Program, profile: Profile, found: DecisionMap, step: int) -> list[tuple[Value, Value]]:
    """Pairs of cells, some of all, of which durable-rules says something else than the map."""
    pairs = [(row, column) for row in range(len(found.y.cells)) for column in range(len(found.x.cells))]
    wrong = []
    for row, column in pairs[::step]:
        x, y = found.x.cells[column].value, found.y.cells[row].value
        if found.outcomes[row][column] is Nothing.IMPOSSIBLE:
            continue
        said = outcome_alone(program, profile, {found.x.question: x, found.y.question: y}, found.decision)
        if said != found.outcomes[row][column]:
            wrong.append((x, y))
    return wrong


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "x", "y", "decision"),
    [
        ("ticket-shop", "team_size", "team_count", "architecture"),
        ("ticket-shop", "cloud", "managed_services_allowed", "database_hosting"),
        ("realtime-collaboration", "team_size", "team_skills", "framework"),
        ("fleet-telemetry", "devices", "message_interval_s", "messaging"),
    ],
)
def test_a_map_of_an_example_says_what_durable_rules_says(
    shipped: Program, name: str, x: str, y: str, decision: str
) -> None:
    profile = load_profile(next(path for path in example_profiles() if path.stem == name), shipped)
    found = decision_map(shipped, profile, x, y, decision)
    size = len(found.x.cells) * len(found.y.cells)
    assert differing(shipped, profile, found, max(1, size // 12)) == []


@pytest.mark.parametrize("seed", [*range(8), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(8, 30))])
def test_maps_of_random_rule_bases_say_what_durable_rules_says(seed: int) -> None:
    base = random_base(seed)
    program, profile = compile_rulebase(base), random_profile(base, seed)
    reader = compiled(program)
    names = [("n0", "n1"), ("n2", "o1"), ("m0", "b1"), ("b0", "n0")]
    for x, y in names:
        try:
            found = decision_map(program, profile, x, y, list(reader.tables)[seed % 3])
        except InputError as error:
            assert "has no axis" in str(error)
            continue
        assert all(isinstance(cell, Cell | Listed) for cell in (*found.x.cells, *found.y.cells))
        size = len(found.x.cells) * len(found.y.cells)
        assert differing(program, profile, found, max(1, size // 30)) == []
