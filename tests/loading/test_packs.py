"""Packs laid over a rule base: what they add, change and take away."""

from pathlib import Path

import pytest

from advisor import load_rulebase
from advisor.engine.program import Program
from advisor.errors import InputError
from advisor.loading.items import entry_fingerprint
from advisor.loading.rulebase import gather
from tests.loading.packs import TITLE, loaded, pack_in, sha_of
from tests.loading.tiny import RULE, TINY

HEAVY = "knowledge/basics/heavy-load.yaml"
RISING = """id: rising
order: 1
title: Rising
when: {in_house: true}
then: [{derive: busy}]
because: It is so.
evidence: [source]
limits: None known.
cases: {fires: [{in_house: true}], silent: [{in_house: false}]}
"""
QUESTION = "{id: in_house, order: 1, ask: Ours?, why: It matters., type: bool}"
SECTION = f"id: acme\norder: 1\ntitle: Acme\nintro: Ours.\nquestions:\n  - {QUESTION}\n"
THREADED = "attributes: {concurrency: event_loop, languages: [java], typed: true}\nevidence: [source]\n"


def heavier(text: str = "extreme") -> str:
    return (TINY / HEAVY).read_text(encoding="utf-8").replace("{load: heavy}", f"{{load: {text}}}")


def overriding(action: str, item: str, sha256: str) -> str:
    return f"- {action}: {item}\n  reason: We know better.\n  sha256: {sha256}\n"


def test_rules_options_and_questions_are_added(tmp_path: Path) -> None:
    files = {
        "questions/acme.yaml": SECTION,
        "knowledge/acme/rising.yaml": RISING,
        "options/framework/threaded.yaml": f"id: threaded\norder: 1\nname: Threaded\n{THREADED}",
    }
    base = loaded(pack_in(tmp_path, files)).base
    assert base.questions["in_house"].section == "acme"
    assert base.rules["rising"].topic == "acme"
    assert list(base.options["framework"]) == ["looping", "forking", "threaded"]
    assert [(pack.name, pack.version) for pack in base.packs] == [("acme", "2")]
    assert base.overrides == ()


def test_orders_of_a_pack_count_after_those_of_the_base_and_of_packs_before_it(tmp_path: Path) -> None:
    first = pack_in(tmp_path / "a", {"options/cache/near.yaml": "id: near\norder: 9\nname: Near\n"})
    second = pack_in(tmp_path / "b", {"options/cache/far.yaml": "id: far\norder: 1\nname: Far\n"}, "other")
    assert list(loaded(first, second).base.options["cache"]) == ["none", "near", "far"]
    assert list(loaded(second, first).base.options["cache"]) == ["none", "far", "near"]


def test_two_equal_orders_in_a_pack_are_named_as_written(tmp_path: Path) -> None:
    files = {f"options/cache/{name}.yaml": f"id: {name}\norder: 7\nname: X\n" for name in ("a", "b")}
    with pytest.raises(InputError, match="the order 7 is taken by `a`"):
        loaded(pack_in(tmp_path, files))


def test_questions_are_added_to_a_section_of_the_base(tmp_path: Path) -> None:
    base = loaded(pack_in(tmp_path, {"questions/basics.yaml": f"id: basics\nquestions:\n  - {QUESTION}\n"})).base
    (section,) = base.sections
    assert section.title == "Basics"
    assert [question.id for question in section.questions][-2:] == ["existing_stack", "in_house"]
    assert base.places["Question", "in_house"] == ((tmp_path / "questions/basics.yaml").as_posix(), ("questions", 0))


def test_lists_are_lengthened(tmp_path: Path) -> None:
    files = {
        "criteria.yaml": "- {id: pride, order: 1, title: Pride, weight: 2, meaning: Ours.}\n",
        "constraints.yaml": "- {id: ours, must: {not: {jumps: true, pattern: spiky}}, because: We said so.}\n",
        "facts.yaml": "derived:\n  - {id: ours, order: 1, meaning: Ours.}\n",
        "decisions.yaml": "- {id: hosting, order: 1, title: H, question: H?, criteria: [pride], attributes: {}}\n",
    }
    base = loaded(pack_in(tmp_path, files)).base
    assert list(base.criteria) == ["throughput", "cost", "pride"]
    assert [constraint.id for constraint in base.constraints][-1] == "ours"
    assert list(base.derived) == ["busy", "load", "ours"]
    assert list(base.decisions) == ["framework", "cache", "hosting"]


def test_a_rule_is_disabled(tmp_path: Path) -> None:
    base = loaded(pack_in(tmp_path, {"overrides.yaml": overriding("disable", "rule heavy-load", sha_of(HEAVY))})).base
    assert "heavy-load" not in base.rules
    (override,) = base.overrides
    assert (override.pack, override.action, override.kind, override.id) == ("acme", "disable", "rule", "heavy-load")
    assert override.reason == "We know better."


def test_a_rule_is_replaced_and_keeps_its_place_in_the_order(tmp_path: Path) -> None:
    files = {HEAVY: heavier(), "overrides.yaml": overriding("replace", "rule heavy-load", sha_of(HEAVY))}
    base = loaded(pack_in(tmp_path, files)).base
    assert base.rules["heavy-load"].then[0].derive == {"load": "extreme"}
    assert base.rules["heavy-load"].order == 2
    assert base.places["Rule", "heavy-load"][0] == (tmp_path / HEAVY).as_posix()


def test_a_weight_is_changed(tmp_path: Path) -> None:
    base = loaded(pack_in(tmp_path, {"overrides.yaml": "- weight: {cost: 8}\n  reason: Money is tight.\n"})).base
    assert base.criteria["cost"].weight == 8
    (override,) = base.overrides
    assert (override.action, override.kind, override.before, override.after) == ("weight", "criterion", 3, 8)


@pytest.mark.parametrize("action", ["disable", "replace"])
def test_an_entry_of_a_list_is_overridden(action: str, tmp_path: Path, tiny: Program) -> None:
    entry = {
        "id": "steady-never-jumps",
        "must": {"not": {"pattern": "steady", "jumps": True}},
        "because": "Load that jumps is not steady.",
    }
    files = {"overrides.yaml": overriding(action, "constraint steady-never-jumps", entry_fingerprint(entry))}
    if action == "replace":
        files["constraints.yaml"] = "- {id: steady-never-jumps, must: {jumps: false}, because: Ours never do.}\n"
    kept = {constraint.id: constraint.because for constraint in loaded(pack_in(tmp_path, files)).base.constraints}
    assert kept.get("steady-never-jumps") == (None if action == "disable" else "Ours never do.")
    assert "teams-have-people" in kept


def test_a_question_of_the_base_is_replaced_in_its_place(tmp_path: Path) -> None:
    entry = {"id": "pattern", "order": 8, "ask": "Pattern?", "why": "It matters.", "type": "one"}
    sha = entry_fingerprint({**entry, "choices": {"steady": "Steady", "spiky": "Spiky"}})
    asked = "{id: pattern, order: 8, ask: How?, why: So., type: one, choices: {steady: S, spiky: J, none: N}}"
    files = {
        "questions/basics.yaml": f"id: basics\nquestions:\n  - {asked}\n",
        "overrides.yaml": overriding("replace", "question pattern", sha),
    }
    (section,) = loaded(pack_in(tmp_path, files)).base.sections
    assert section.questions[7].ask == "How?"
    assert len([question for question in section.questions if question.id == "pattern"]) == 1


def test_disabling_a_decision_takes_its_options_along(tmp_path: Path) -> None:
    entry = {
        "id": "cache", "order": 2, "title": "Cache", "question": "Which cache?", "when": {"realtime": True},
        "criteria": ["cost"], "attributes": {},
    }  # fmt: skip
    files = {"overrides.yaml": overriding("disable", "decision cache", entry_fingerprint(entry))}
    assert list(loaded(pack_in(tmp_path, files)).base.options) == ["framework"]


def test_the_hash_covers_the_packs_and_their_order(tmp_path: Path, tiny: Program) -> None:
    first = pack_in(tmp_path / "a", {})
    second = pack_in(tmp_path / "b", {}, "other")
    hashes = {loaded(*packs).base.sha256 for packs in ((), (first,), (second,), (first, second), (second, first))}
    assert len(hashes) == 5
    assert tiny.base.sha256 in hashes


def test_a_second_reading_from_the_cache_gives_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    files = {
        "questions/basics.yaml": f"id: basics\nquestions:\n  - {QUESTION}\n",
        "knowledge/acme/rising.yaml": RISING,
        HEAVY: heavier(),
        "overrides.yaml": overriding("replace", "rule heavy-load", sha_of(HEAVY))
        + "- {weight: {cost: 8}, reason: Money.}\n",
    }
    pack = pack_in(tmp_path / "pack", files)
    cold = loaded(pack).base
    assert len(list((tmp_path / "cache/scalability-advisor").iterdir())) == 2
    monkeypatch.setattr("advisor.loading.rulebase.read_document", None)
    warm = loaded(pack).base
    assert warm.rules == cold.rules
    assert (warm.criteria, warm.sections, warm.overrides) == (cold.criteria, cold.sections, cold.overrides)
    assert (warm.sha256, warm.packs) == (cold.sha256, cold.packs)


def test_a_changed_file_stands_for_the_one_in_the_pack_that_holds_it(tmp_path: Path) -> None:
    files = {HEAVY: heavier(), "overrides.yaml": overriding("replace", "rule heavy-load", sha_of(HEAVY))}
    pack = pack_in(tmp_path, files)
    changes = {
        HEAVY: heavier("light").encode(),
        RULE: (TINY / RULE).read_bytes().replace(b"strength: 3", b"strength: 1"),
    }
    base = load_rulebase(TINY, changes, [pack]).base
    assert base.rules["heavy-load"].then[0].derive == {"load": "light"}
    assert base.rules["open-connections"].then[0].strength == 1


def test_every_file_of_base_and_packs_can_be_read_by_the_name_that_messages_give_it(tmp_path: Path) -> None:
    pack = pack_in(tmp_path, {"questions/acme.yaml": SECTION, "knowledge/acme/rising.yaml": RISING})
    shown = {file.shown for folder in gather(TINY, packs=[pack]) for file in folder.files}
    assert {file for file, _ in loaded(pack).base.places.values()} <= shown


def test_a_pack_is_no_rule_base(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="`extends`"):
        load_rulebase(pack_in(tmp_path, {}))
    with pytest.raises(InputError, match="`extends` is missing"):
        loaded(TINY)
    assert "extends" in TITLE
