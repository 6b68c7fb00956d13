"""What the checks say of decision tables, and what they leave alone since a table made it."""

from typing import Any

import pytest

from advisor import api
from advisor.authoring.check import Checked
from tests.authoring.pages import SOUND

FILE = "knowledge/load/rehearsal-by-load.yaml"
TEXT = """\
id: rehearsal-by-load
order: 400
title: How a peak is rehearsed
table:
  hit: first
  reads: [peak_rps, realtime]
  rows:
    - id: extreme
      when: {peak_rps: {at_least: 10k, uncertain: [5k, 20k]}}
      then: [{recommend: load_test, priority: now}]
    - id: pushed
      when: {peak_rps: {at_least: 1k, uncertain: [500, 2k]}, realtime: true}
      then: [{recommend: load_test}]
    - id: heavy
      when: {peak_rps: {at_least: 1k, uncertain: [500, 2k]}, realtime: any}
      then:
        - {favour: {framework: {concurrency: event_loop}}, criterion: throughput, strength: 1}
        - {favour: {framework: {concurrency: event_loop}}, criterion: simplicity, strength: 1}
  gaps: A light load needs no rehearsal.
because: A rehearsal finds the limit before the users do.
evidence: [load-study]
limits: Does not hold where the load cannot be made up.
cases:
  - {given: {peak_rps: 999, realtime: true}, rows: []}
  - {given: {peak_rps: 1000, realtime: true}, rows: pushed}
  - {given: {peak_rps: 1000, realtime: false}, rows: heavy}
  - {given: {peak_rps: 9999, realtime: false}, rows: heavy}
  - {given: {peak_rps: 10000}, rows: extreme}
"""


@pytest.fixture
def found(tmp_path, monkeypatch):
    """What a check of the sound base finds after the table was added with these texts replaced."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    def check(*edits: tuple[str, str], **more: Any) -> Checked:
        text = TEXT
        for old, new in edits:
            assert old in text
            text = text.replace(old, new, 1)
        return api.check_rulebase(SOUND, {FILE: text.encode()}, **more)

    return check


def of_the_table(checked: Checked) -> set[tuple[str, int]]:
    findings = (finding for finding in checked.findings if finding.place.file.endswith(FILE))
    return {(finding.kind.id, finding.place.line) for finding in findings}


def test_a_sound_table_has_no_findings_though_its_rows_deny_each_other(found) -> None:
    assert of_the_table(found()) == set()


def test_a_condition_that_can_never_hold_is_told_at_the_row_and_as_nothing_else(found) -> None:
    never = (
        "{at_least: 1k, uncertain: [500, 2k]}, realtime: true",
        "{at_least: 5k, less_than: 5k, uncertain: [2k, 9k]}",
    )
    spread = ("realtime: any}", "realtime: true}")
    assert {kind for kind, line in of_the_table(found(never, spread)) if line == 12} == {"never-holds"}
    assert "dead-row" not in {kind for kind, _ in of_the_table(found(never, spread))}


def test_a_gap_and_a_dead_row_are_told_in_words(found) -> None:
    gap = next(finding for finding in found(("  gaps: A light load needs no rehearsal.\n", "")).findings)
    assert (gap.kind.id, gap.item, gap.place.line) == ("table-gap", "rehearsal-by-load", 7)
    assert gap.message == "no row holds when peak_rps is 0 and realtime is yes"
    swapped = found(
        ("realtime: true}\n", "realtime: any}\n"), ("realtime: any}\n      then:\n", "realtime: true}\n      then:\n")
    )
    dead = next(finding for finding in swapped.findings if finding.kind.id == "dead-row")
    assert dead.place.line == 14
    assert "`heavy` is never reached" in dead.message
    assert "`pushed`" in dead.message


def test_rows_in_focus_bring_their_table_into_focus(found) -> None:
    without = ("  gaps: A light load needs no rehearsal.\n", "")
    for focus in ("rehearsal-by-load", "rehearsal-by-load.heavy"):
        assert [finding.kind.id for finding in found(without, focus={focus}).findings] == ["table-gap"]
    assert found(without, focus={"derive-heavy-load"}).findings == ()


def test_a_table_ignores_for_all_its_rows_and_for_itself(found) -> None:
    without = ("  gaps: A light load needs no rehearsal.\n", "")
    ignoring = ("because: A", "ignore: {table-gap: Meant so.}\nbecause: A")
    checked = found(without, ignoring)
    assert of_the_table(checked) == set()
    assert [entry.reason for entry in checked.ignored] == ["Meant so."]
    assert {kind for kind, _ in of_the_table(found(ignoring))} == {"idle-ignore"}


def test_the_argument_that_rows_share_by_default_is_not_one_that_their_author_spread(found) -> None:
    assert "spread-argument" not in {kind for kind, _ in of_the_table(found())}
    named = (
        ("criterion: throughput, strength: 1}", "criterion: throughput, strength: 1, argument: waiting}"),
        ("criterion: simplicity, strength: 1}", "criterion: simplicity, strength: 1, argument: waiting}"),
    )
    assert ("spread-argument", 18) in of_the_table(found(*named))


def test_overlapping_rows_of_a_unique_table_are_an_error_at_the_later_row(found) -> None:
    overlaps = of_the_table(found(("hit: first", "hit: unique")))
    assert {line for kind, line in overlaps if kind == "table-overlap"} == {12, 15}
