"""Checking a whole rule base: what becomes a finding, what is silenced, and what is looked at."""

from datetime import date
from pathlib import Path

import pytest

from advisor import api
from advisor.authoring.checks.registry import CHECKS, KINDS, LOAD_KINDS
from advisor.authoring.findings import Level
from advisor.errors import InputError
from tests.authoring.edited import SOUND, checked, kinds

SMALL_TEAM = "knowledge/team/derive-small-team.yaml"
GDPR = "knowledge/compliance/gdpr-applies.yaml"
TITLES = ("title: Ten developers at most are a small team\n", "title: The GDPR sets duties\n")
IGNORED = TITLES[1] + "ignore: {duplicate-title: The two will be merged.}\n"


def test_a_sound_base_has_no_error_and_no_warning_and_comes_with_its_program() -> None:
    result = checked()
    assert result.shown(Level.WARNING) == ()
    assert result.program is not None and len(result.program.rules) == 10


@pytest.mark.slow
def test_the_shipped_base_has_no_error_and_no_warning() -> None:
    assert [f"{finding.place} {finding.message}" for finding in api.check_rulebase().shown(Level.WARNING)] == []


def test_every_fault_that_keeps_the_base_from_loading_is_a_finding_of_its_kind_at_its_line() -> None:
    result = checked((SMALL_TEAM, "because:", "becuase:"), (GDPR, "includes: gdpr", "includes: gdrp"))
    assert result.program is None
    assert [(f.kind.id, Path(f.place.file).name, f.place.line, f.item) for f in result.findings] == [
        ("value-outside-choices", "gdpr-applies.yaml", 4, "gdpr-applies"),
        ("missing-key", "derive-small-team.yaml", 1, "derive-small-team"),
        ("unknown-key", "derive-small-team.yaml", 7, "derive-small-team"),
    ]
    assert result.findings[2].mend == "Did you mean `because`?"


def test_what_refers_to_a_faulty_item_is_not_reported_too() -> None:
    assert kinds(checked(("evidence/load-study.yaml", "grade: measured", "grade: mesured"))) == [
        "value-outside-choices"
    ]
    assert kinds(checked(("decisions.yaml", "- id: framework", "- id: framework: x"))) == ["not-yaml"]


def test_what_refers_to_something_else_is() -> None:
    found = checked(
        ("evidence/load-study.yaml", "grade: measured", "grade: mesured"), (GDPR, "[gdpr-text]", "[gdrp-text]")
    )
    assert set(kinds(found)) == {"value-outside-choices", "unresolved-reference"}


def test_a_rule_silences_a_warning_by_a_reason_and_the_rest_stays() -> None:
    result = checked((GDPR, TITLES[1], IGNORED.replace(TITLES[1], TITLES[0])))
    assert kinds(result) == []
    [entry] = result.ignored
    assert (entry.finding.kind.id, entry.finding.item, entry.reason) == (
        "duplicate-title",
        "gdpr-applies",
        "The two will be merged.",
    )


def test_an_ignore_that_silences_nothing_is_a_finding() -> None:
    assert kinds(checked((GDPR, TITLES[1], IGNORED))) == ["idle-ignore"]


def test_an_ignore_without_a_reason_is_an_error() -> None:
    found = checked((GDPR, TITLES[1], IGNORED.replace("The two will be merged.", '""')))
    assert kinds(found) == ["empty-value"]


def test_errors_cannot_be_silenced() -> None:
    result = checked(
        (
            GDPR,
            "includes: gdpr}}",
            "includes: gdpr}, team_size: {at_least: 1}}\nignore: {threshold-outside-bounds: no}",
        ),
        (GDPR, "[{regulated: [gdpr]}]", "[{regulated: [gdpr], team_size: 1}]"),
    )
    assert {"threshold-outside-bounds", "idle-ignore"} <= set(kinds(result))
    assert result.ignored == ()


def test_with_a_focus_only_its_rules_are_looked_at() -> None:
    edit = (GDPR, TITLES[1], TITLES[0])
    assert kinds(checked(edit, focus=("gdpr-applies",))) == ["duplicate-title"]
    assert kinds(checked(edit, focus=("known-language",))) == []


def test_the_day_of_the_check_decides_which_sources_are_too_old() -> None:
    found = api.check_rulebase(SOUND, as_of=date(2027, 8, 2)).shown(Level.WARNING)
    assert {finding.item for finding in found} == {"worker-docs", "load-study"}
    assert api.check_rulebase(SOUND, as_of=date(2027, 8, 1)).shown(Level.WARNING) == ()


def test_where_there_is_no_rule_base_nothing_can_be_checked(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no rule base here"):
        api.check_rulebase(tmp_path)


def test_a_related_item_comes_with_its_place() -> None:
    [finding] = checked((GDPR, TITLES[1], TITLES[0])).findings
    [(name, place)] = finding.related
    assert (name, Path(place.file).name, place.line) == ("derive-small-team", "derive-small-team.yaml", 1)


def test_kinds_are_told_apart_by_id_and_say_what_matters_in_sentences() -> None:
    assert len(KINDS) == len(LOAD_KINDS) + len(CHECKS) + 1
    for kind in KINDS.values():
        assert kind.id == kind.id.lower().replace("_", "-")
        assert kind.title[0].islower() or kind.title[0] == "`"
        assert kind.matters.endswith(".") and kind.mend.endswith(".")
