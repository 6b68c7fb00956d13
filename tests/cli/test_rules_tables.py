"""`advisor rules …` with the id of a decision table or of one of its rows."""

from tests.cli.conftest import Command


def test_show_prints_a_table_once_by_its_id_or_by_that_of_a_row(command: Command) -> None:
    shown = command("rules", "show", "connection-load")
    assert shown.code == 0
    assert shown.out.count("hit: collect") == 1
    assert command("rules", "show", "connection-load.millions").out == shown.out


def test_test_runs_every_case_on_every_row(command: Command) -> None:
    tested = command("rules", "test", "connection-load")
    assert tested.code == 0
    assert "36 cases passed, 0 failed, of 4 rules." in tested.words


def test_list_shows_the_rows_by_topic(command: Command) -> None:
    assert "  connection-load.thousands: From about a thousand" in command("rules", "list").out


def test_an_unknown_row_is_told_with_the_nearest_one(command: Command) -> None:
    shown = command("rules", "show", "connection-load.milions")
    assert shown.code == 2
    assert "did you mean `connection-load.millions`?" in shown.err
