"""Samples gathered by the second in which they end."""

from advisor.loading.load_tests.faults import Faults
from advisor.loading.load_tests.samples import Seconds


def gathered(*answers: float) -> Seconds:
    seconds = Seconds(Faults("run"))
    for line, time in enumerate(answers, start=2):
        seconds.answer(time, line, latency=0.5, requests=1)
    return seconds


def test_the_last_second_is_cut_short_and_left_out() -> None:
    assert [stretch.requests for stretch in gathered(10.1, 10.9, 11.5, 12.1).stretches()] == [2, 1]


def test_seconds_without_an_answer_count_and_keep_their_users() -> None:
    seconds = gathered(10.1, 14.2, 15.0)
    seconds.users(10.3, 7)
    stretches = seconds.stretches()
    assert [(stretch.start, stretch.requests, stretch.users) for stretch in stretches] == [
        (10, 1, 7),
        (11, 0, 7),
        (12, 0, 7),
        (13, 0, 7),
        (14, 1, 7),
    ]


def test_a_long_gap_is_not_filled() -> None:
    assert len(gathered(10, 500, 501).stretches()) == 2


def test_users_of_a_second_are_the_middle_of_those_told() -> None:
    seconds = gathered(10, 11)
    for users in (8, 7, 8, 8, 7):
        seconds.users(10.5, users)
    assert seconds.stretches()[0].users == 8
