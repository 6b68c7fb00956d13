"""The system of record by hand."""

import pytest

from tests.sizing.byhand import worth

STATEMENTS = "statements/s"


def test_cores_are_of_reads_and_writes() -> None:
    reads, writes = (f"1000 {STATEMENTS}", "0.2 core·ms/statement"), (f"500 {STATEMENTS}", "1 core·ms/statement")
    assert worth("database_busy_cores", *reads, *writes) == pytest.approx(0.7)
    assert worth("database_busy_cores", *reads, None, "1 core·ms/statement") == pytest.approx(0.2)


def test_a_database_has_two_cores_at_least() -> None:
    assert worth("database_cores", "0.1 cores", "0.5 share") == 2
    assert worth("database_cores", "2.1 cores", "0.5 share") == 5
    assert worth("database_load", "2 cores", "5 cores", "0.5 share") == pytest.approx(0.4)


def test_statements_of_a_request_and_their_processor_time() -> None:
    reads, writes = f"400 {STATEMENTS}", f"100 {STATEMENTS}"
    of_one = "2 statements/request"
    assert worth("statements", reads, writes, "100 requests/s", of_one) == pytest.approx(5)
    assert worth("statements", reads, None, "100 requests/s", of_one) == pytest.approx(4)
    assert worth("statement_cpu", "0.25 cores", reads, writes) == pytest.approx(0.5)
    assert worth("statement_cpu", "0.25 cores", reads, None) == pytest.approx(0.625)


def test_no_request_waits_for_the_writes_of_events_that_come_besides() -> None:
    inputs = (f"400 {STATEMENTS}", f"10000 {STATEMENTS}", "100 requests/s", "2 statements/request")
    assert worth("statements", *inputs) == pytest.approx(6)


def test_writes_above_one_node_must_be_split() -> None:
    assert worth("write_load", f"12000 {STATEMENTS}", f"10000 {STATEMENTS}") == pytest.approx(1.2)
    assert worth("write_nodes", "1.2 share", "0.5 share") == 3
    assert worth("write_nodes", "0.01 share", "0.5 share") == 1


def test_one_node_takes_the_writes_until_it_is_full() -> None:
    assert worth("write_nodes", "0.72 share", "0.55 share") == 1
    assert worth("write_nodes", "1 share", "0.5 share") == 1
    assert worth("write_nodes", "1.01 share", "0.5 share") == 3


def test_nodes_are_what_cores_or_writes_ask_for() -> None:
    assert worth("core_nodes", "40 cores", "16 cores/node") == 3
    assert worth("database_nodes", "3 nodes", "1 nodes") == 3
    assert worth("database_nodes", "1 nodes", "3 nodes") == 3
    assert worth("database_nodes", "1 nodes", None) == 1


def test_connections_grow_with_instances() -> None:
    assert worth("database_connections", "10 instances", "2 cores/instance", "5 connections/core") == 100
    assert worth("connection_pressure", "150 connections", "100 connections") == pytest.approx(1.5)
