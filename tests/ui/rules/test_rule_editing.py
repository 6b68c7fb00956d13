from hashlib import sha256

import pytest

from advisor import advise, load_profile
from advisor.engine.program import Program
from advisor.errors import Problem
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
    [unknown] = [problem for problem in checked.here if "becouse" in problem.message]
    assert (unknown.line, unknown.column) == (line, 1)
    assert "because" in unknown.hint
    assert not checked.elsewhere


def test_text_that_is_no_yaml_is_a_fault_and_no_crash(shipped: Program, draft: Draft) -> None:
    for text in ("", "just words", "a: [", "\x00", "- 1", "&a [*a]", "id: x\n" * 3, draft.text + "\tx: 1\n"):
        checked = rule_editing.check(rule_editing.with_text(draft, text), shipped.base)
        assert checked.problems, text
        assert all(problem.line >= 1 for problem in checked.problems)


def test_a_renamed_id_is_a_fault_of_a_shipped_rule(shipped: Program, draft: Draft) -> None:
    checked = rule_editing.check(edited(draft, f"id: {RULE}", "id: other-name"), shipped.base)
    assert any("file's name" in problem.message for problem in checked.problems)


def test_a_removed_fact_is_a_fault_elsewhere(shipped: Program) -> None:
    definition = Problem("x", file="/a/knowledge/t/y.yaml")
    checked = rule_editing.Checked(None, (definition,), "knowledge/t/x.yaml")
    assert checked.elsewhere == (definition,)
    assert checked.here == ()


def test_cases_say_which_condition_failed(shipped: Program, draft: Draft) -> None:
    changed = edited(draft, "when: {team_skills: {not: []}}", "when: {team_skills: {includes: ruby}}")
    results = rule_editing.cases_of(rule_editing.check(changed, shipped.base))
    [failed] = [result for result in results if not result.passed]
    assert failed.kind == "fires"
    assert "team_skills includes ruby is false" in failed.why


def test_the_effect_on_an_assessment(shipped: Program, draft: Draft) -> None:
    profile = load_profile(shipped_folder("examples") / "ticket-shop.yaml", shipped)
    before = advise(profile, shipped, quick=True)
    weaker = rule_editing.check(edited(draft, "strength: 3", "strength: 1"), shipped.base)
    commented = rule_editing.check(rule_editing.with_text(draft, draft.text + "# why not\n"), shipped.base)
    assert next(change.decision for change in rule_editing.effect(weaker, profile, before).decisions) == "framework"
    assert rule_editing.effect(commented, profile, before).nothing


def test_the_template_is_a_sound_rule_whose_cases_pass(shipped: Program) -> None:
    fresh = rule_editing.new_draft(shipped.base, "caching")
    checked = rule_editing.check(fresh, shipped.base)
    assert checked.problems == ()
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


def test_the_pack_file_names_the_base_and_what_it_replaces(shipped: Program, draft: Draft) -> None:
    changed = edited(draft, "strength: 3", "strength: 2")
    text = rule_editing.pack_file(changed, shipped.base).decode()
    header = [line for line in text.splitlines() if line.startswith("#")]
    assert shipped.base.pack.version in header[0]
    assert header[1].endswith(shipped.base.sha256)
    file = shipped_folder("rules") / shipped.base.files[RULE]
    assert header[2].endswith(sha256(file.read_bytes()).hexdigest())
    assert rule_editing.check(rule_editing.with_text(draft, text), shipped.base).sound


def test_the_editor_offers_facts_choices_and_ids(shipped: Program) -> None:
    words = rule_editing.completion_words(shipped.base)
    keys = {name for name, _ in words["keys"]}
    assert {"peak_rps", "connection_load", "chosen.framework.concurrency", "favour", "at_least"} <= keys
    assert "instant_announced" in words["values"]["spike_shape"]
    assert "php_laravel" in words["values"]["framework"]
    assert "process_per_request" in words["values"]["concurrency"]
    assert set(words["values"]["warn"]) == set(shipped.base.risks)
