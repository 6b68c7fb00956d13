"""A run cut into steady steps: what counts, what is dropped, and when there is nothing to read."""

import pytest

from advisor.errors import InputError
from advisor.loading.load_tests.faults import Faults
from advisor.loading.load_tests.plateaus import Stretch, note_on_thinking, points_of
from advisor.loading.load_tests.points import LoadPoint


def run(*steps: tuple[float, int, float]) -> list[Stretch]:
    """Stretches of a second from (users, seconds, requests a second)."""
    result: list[Stretch] = []
    for users, seconds, requests in steps:
        for _ in range(seconds):
            at = len(result)
            result.append(Stretch(at, 1, users, at + 2, requests=requests))
    return result


def cut(stretches: list[Stretch]) -> list[LoadPoint]:
    return points_of(stretches, Faults("run.csv"))[0]


def test_the_first_quarter_of_a_step_does_not_count() -> None:
    stretches = run((5, 10, 0), (5, 30, 100))
    (point,) = cut(stretches)
    assert (point.throughput, point.seconds, point.line) == (100, 30, 12)


def test_ramps_and_short_steps_are_dropped() -> None:
    stretches = run((1, 20, 10), (2, 3, 20), (3, 3, 30), (4, 20, 40), (9, 9, 90))
    points, notes = points_of(stretches, Faults("run.csv"))
    assert [point.concurrency for point in points] == [1, 4]
    assert "15 s of changing load" in notes[0]


def test_flickers_do_not_part_a_step() -> None:
    stretches = run((8, 10, 80), (7, 1, 70), (8, 10, 80), (9, 2, 80), (8, 10, 80))
    (point,) = cut(stretches)
    assert point.concurrency == pytest.approx(8, abs=0.1)


def test_light_loads_next_to_each_other_stay_apart_and_heavy_ones_within_two_percent_do_not() -> None:
    assert [point.concurrency for point in cut(run((1, 15, 9), (2, 15, 18), (3, 15, 27)))] == [1, 2, 3]
    assert len(cut(run((200, 15, 9), (203, 15, 9)))) == 1


def test_a_break_parts_a_step() -> None:
    first, second = run((5, 20, 50)), run((5, 20, 50))
    for stretch in second:
        stretch.start += 500
    assert len(cut(first + second)) == 2


def test_time_without_users_does_not_count() -> None:
    assert [point.concurrency for point in cut(run((0, 30, 0), (3, 20, 9), (0, 30, 0)))] == [3]


def test_a_load_that_never_holds_still_is_refused() -> None:
    with pytest.raises(InputError, match="never holds still for 10 s"):
        cut(run(*((users, 2, 10.0) for users in range(1, 40))))
    with pytest.raises(InputError, match="never holds still"):
        cut([])


def test_a_step_without_an_answer_is_refused() -> None:
    with pytest.raises(InputError, match="no request was answered in 15 s with 4 users"):
        cut(run((2, 20, 10), (4, 20, 0)))


def test_users_who_pause_are_noted() -> None:
    point = LoadPoint(100, 50, 0, 0.1, None, None, None, 60, "run.csv", 2)
    assert point.in_flight == 5
    assert "5% of their time" in note_on_thinking([point])[0]
    assert note_on_thinking([LoadPoint(5, 50, 0, 0.1, None, None, None, 60, "run.csv", 2)]) == []
