"""The milestones: figures side by side, and at about which load each limit is passed."""

import pytest

from advisor.engine.program import Program
from advisor.model.sizing import Change, Milestone, Sizing
from advisor.reporting.naming import Names
from advisor.reporting.sizing.milestones import MilestonesView, RowView, bottleneck, milestones_view
from advisor.sizing.parts.headroom import RESOURCES
from tests.reporting.conftest import Advising
from tests.reporting.sized import a_figure, sized, the_whole


@pytest.fixture
def view(small: Program, advised: Advising) -> MilestonesView:
    sizing = sized(advised("chat")).sizing
    assert sizing is not None
    found = milestones_view(sizing, Names(small.base))
    assert found is not None
    return found


def test_figures_stand_side_by_side(view: MilestonesView) -> None:
    assert [stage.title for stage in view.stages] == ["Today", "3 times the load", "10 times the load"]
    assert [stage.when for stage in view.stages] == ["today", "at 3 times the load", "at 10 times the load"]
    cells = {row.title: [cell.value for cell in row.cells] for row in view.rows}
    assert cells["Instances"] == ["4 instances", "12 instances", "40 instances"]
    assert cells["Busy at the peak"] == ["43.2 %"] * 3
    assert cells["Availability"] == ["99.95 %"] * 3
    assert "Workers for background jobs" not in cells


def test_what_is_full_first_has_its_room_at_that_load(view: MilestonesView) -> None:
    assert [stage.full_first for stage in view.stages] == [
        "the event stream's partitions, full at 4.2 times this",
        "the event stream's partitions, full at 1.4 times this",
        "the event stream's partitions, which hold only 42 % of this as they stand",
    ]


def test_another_choice_names_both(view: MilestonesView) -> None:
    assert view.stages[0].changes == ()
    assert "Architecture: Microservices instead of Modular monolith." in view.stages[2].changes


def changed(figure: str, unit: str, practice: str, loads: dict[float, float], other: bool = False) -> list[str]:
    """The sentence on a limit that is passed at the last of these loads, where figures have these values."""
    *_, last = loads
    stages = tuple(
        Milestone(
            load=load,
            choices={"framework": "b" if other and load == last else "a"},
            figures=(a_figure(figure, unit, "database", "Nodes that are used", value),),
            bottleneck=None,
            changes=(
                (Change(subject=f"size.{figure}", before=None, after=value, practice=practice),) if load == last else ()
            ),
        )
        for load, value in loads.items()
    )
    sizing = Sizing(load=1.0, choices={}, figures=stages[0].figures, assumptions=(), bottleneck=None, milestones=stages)
    found = milestones_view(sizing, NAMES)
    assert found is not None
    return list(found.stages[-1].changes)


class _Names(Names):
    """Names of a rule base that knows nothing."""

    def __init__(self) -> None:
        pass

    def practice(self, practice: str) -> str:
        return practice


NAMES = _Names()


def test_a_limit_of_a_share_is_passed_in_proportion_to_the_load() -> None:
    assert changed("write_load", "share", "sharding", {3: 0.72, 10: 2.4}) == [
        "sharding (nodes that are used: 240 %, limit of 100 % passed at about 4.2 times today's load)."
    ]


def test_a_limit_of_whole_things_is_passed_between_two_loads() -> None:
    [sentence] = changed("core_nodes", "nodes", "read_replicas", {3: 1, 10: 2})
    assert sentence.endswith("2 nodes, limit of 1 node passed between about 5 and 10 times today's load).")
    [sentence] = changed("core_nodes", "nodes", "read_replicas", {1: 1, 3: 2})
    assert sentence.endswith("passed between about 1.5 and 3 times today's load).")


def test_a_limit_passed_today_needs_no_load() -> None:
    assert changed("write_load", "share", "sharding", {1: 1.3}) == [
        "sharding (nodes that are used: 130 %, over the limit of 100 %)."
    ]


def test_where_another_stack_stands_between_proportion_says_nothing() -> None:
    [sentence] = changed("write_load", "share", "sharding", {3: 0.72, 10: 2.4}, other=True)
    assert sentence.endswith("limit of 100 % passed between 3 and 10 times today's load).")


def test_a_limit_that_is_not_known_is_only_named() -> None:
    assert changed("write_load", "share", "prayer", {3: 0.72, 10: 2.4}) == ["prayer (nodes that are used: 240 %)."]


@pytest.mark.parametrize("name", RESOURCES.values())
def test_every_bottleneck_has_words(name: str) -> None:
    assert bottleneck(name) != f"the {name.replace('_', ' ')}", "name it in advisor/reporting/sizing/milestones.py"
    assert bottleneck("some_thing") == "the some thing"


def test_nothing_sized_is_no_milestone(small: Program) -> None:
    sizing = Sizing(load=1.0, choices={}, figures=(), assumptions=(), bottleneck=None)
    assert milestones_view(sizing, Names(small.base)) is None


def with_room(sizing: Sizing, best: float, low: float) -> Sizing:
    room = sizing.figures[0].model_copy(update={"best": best, "likely": (low, best * 2)})
    first = sizing.milestones[0].model_copy(update={"figures": (room, *sizing.figures[1:])})
    return sizing.model_copy(update={"figures": first.figures, "milestones": (first, *sizing.milestones[1:])})


@pytest.mark.parametrize(("low", "words"), [(40, "far beyond ten times this"), (4, "beyond ten times this")])
def test_beyond_ten_times_no_number_is_told(small: Program, advised: Advising, low: float, words: str) -> None:
    sizing = sized(advised("chat")).sizing
    assert sizing
    found = milestones_view(with_room(sizing, 3125, low), Names(small.base))
    assert found
    assert found.stages[0].full_first == f"the event stream's partitions, {words}"


def test_functions_have_requests_in_progress_and_no_instances(small: Program, advised: Advising) -> None:
    sizing = sized(advised("chat")).sizing
    assert sizing
    titles = [row.title for row in milestones_of(sizing, small)]
    assert "Instances" in titles and "Requests in progress" not in titles
    functions = sizing.model_copy(update={"assumptions": (*sizing.assumptions, the_whole("by_call_share"))})
    assert "Instances" not in [row.title for row in milestones_of(functions, small)]


def milestones_of(sizing: Sizing, small: Program) -> tuple[RowView, ...]:
    found = milestones_view(sizing, Names(small.base))
    assert found
    return found.rows
