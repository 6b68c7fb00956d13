import subprocess
from pathlib import Path

import pytest

from advisor.authoring.checks.loading import unknown_fact
from advisor.authoring.findings import Finding, Level, Place
from advisor.engine.program import Program
from advisor.loading.sources import shipped as shipped_folder
from advisor_ui.rules import rule_editing
from advisor_ui.rules.rule_editing import Draft

RULE = "known-language"


@pytest.fixture
def draft(shipped: Program) -> Draft:
    return rule_editing.draft_of(shipped.base, RULE)


def edited(draft: Draft, old: str, new: str) -> Draft:
    assert old in draft.text
    return rule_editing.with_text(draft, draft.text.replace(old, new))


def test_a_draft_starts_as_shipped(shipped: Program, draft: Draft) -> None:
    assert not draft.changed
    assert draft.rule == RULE
    assert rule_editing.check(draft, shipped.base).sound


def test_a_fault_has_its_line_and_column(shipped: Program, draft: Draft) -> None:
    checked = rule_editing.check(edited(draft, "because:", "becouse:"), shipped.base)
    line = next(n for n, text in enumerate(draft.text.splitlines(), 1) if text.startswith("because:"))
    [unknown] = [finding for finding in checked.here if "becouse" in finding.message]
    assert (unknown.place.line, unknown.place.column) == (line, 1)
    assert "because" in unknown.mend
    assert not checked.elsewhere


NO_YAML = ["", "just words", "a: [", "\x00", "- 1", "&a [*a]", "id: x\n" * 3, "RULE\tx: 1\n"]


@pytest.mark.parametrize("text", [*NO_YAML[:2], *(pytest.param(text, marks=pytest.mark.slow) for text in NO_YAML[2:])])
def test_text_that_is_no_yaml_is_a_fault_and_no_crash(text: str, shipped: Program, draft: Draft) -> None:
    checked = rule_editing.check(rule_editing.with_text(draft, text.replace("RULE", draft.text)), shipped.base)
    assert not checked.sound
    assert checked.findings
    assert all(finding.place.line >= 1 for finding in checked.findings)


def test_a_renamed_id_is_a_fault_of_a_shipped_rule(shipped: Program, draft: Draft) -> None:
    checked = rule_editing.check(edited(draft, f"id: {RULE}", "id: other-name"), shipped.base)
    assert any(finding.kind.id == "file-name" for finding in checked.findings)


def test_a_removed_fact_is_a_fault_elsewhere(shipped: Program) -> None:
    definition = Finding(unknown_fact.KIND, "y", Place("/a/knowledge/t/y.yaml"), "x", "")
    checked = rule_editing.Checked(None, (definition,), "knowledge/t/x.yaml")
    assert checked.elsewhere == (definition,)
    assert checked.here == ()


def test_cases_say_which_condition_failed(shipped: Program, draft: Draft) -> None:
    changed = edited(draft, "when: {team_skills: {not: []}}", "when: {team_skills: {includes: ruby}}")
    results = rule_editing.cases_of(rule_editing.check(changed, shipped.base))
    [failed] = [result for result in results if not result.passed]
    assert failed.kind == "fires"
    assert "team_skills includes ruby is false" in failed.why


def test_the_template_is_a_sound_rule_whose_cases_pass(shipped: Program) -> None:
    fresh = rule_editing.new_draft(shipped.base, "caching")
    checked = rule_editing.check(fresh, shipped.base)
    assert checked.findings == ()
    assert [case.passed for case in rule_editing.cases_of(checked)] == [True, True]
    assert fresh.file == "knowledge/caching/my-new-rule.yaml"


def test_the_file_of_a_new_rule_follows_its_id(shipped: Program) -> None:
    fresh = rule_editing.new_draft(shipped.base, "caching")
    renamed = rule_editing.with_text(fresh, fresh.text.replace("my-new-rule", "cache-nothing-twice"))
    assert renamed.file == "knowledge/caching/cache-nothing-twice.yaml"
    assert rule_editing.check(renamed, shipped.base).sound


def test_a_new_rule_cannot_take_the_id_of_a_shipped_one(shipped: Program) -> None:
    fresh = rule_editing.new_draft(shipped.base, "caching")
    [problem] = rule_editing.check(
        rule_editing.with_text(fresh, fresh.text.replace("my-new-rule", RULE)), shipped.base
    ).here
    assert "taken" in problem.message


def test_a_weakness_is_found_as_one_types(shipped: Program, draft: Draft) -> None:
    checked = rule_editing.check(
        edited(draft, "when: {team_skills: {not: []}}", "when: {any: [{team_skills: {not: []}}]}"), shipped.base
    )
    assert checked.sound
    assert [(finding.kind.id, finding.kind.level) for finding in checked.here] == [("lone-any-all", Level.WARNING)]


@pytest.mark.parametrize("new", [False, True])
def test_a_patch_is_what_git_applies(shipped: Program, draft: Draft, tmp_path: Path, new: bool) -> None:
    changed = rule_editing.new_draft(shipped.base, "caching") if new else edited(draft, "strength: 3", "strength: 2")
    file = tmp_path / "rules" / changed.file
    file.parent.mkdir(parents=True)
    if not new:
        file.write_text((shipped_folder("rules") / changed.file).read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "change.patch").write_text(rule_editing.patch(changed), encoding="utf-8")
    subprocess.run(["git", "apply", "change.patch"], cwd=tmp_path, check=True)
    assert file.read_text(encoding="utf-8") == changed.text.rstrip() + "\n"


def test_a_row_of_a_decision_table_is_edited_with_its_whole_table(shipped: Program) -> None:
    table = rule_editing.draft_of(shipped.base, "connection-load.millions")
    assert table.rule == "connection-load"
    changed = edited(table, "{at_least: 1_000, ", "{at_least: 1_200, ")
    checked = rule_editing.check(changed, shipped.base)
    assert checked.program is not None
    failed = [(case.rule, case.kind, case.number) for case in rule_editing.cases_of(checked) if not case.passed]
    assert failed == [("connection-load.thousands", "fires", 1)]
