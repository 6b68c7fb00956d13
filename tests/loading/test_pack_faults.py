"""Faults of packs: each names the pack's own file and says how to mend it."""

from pathlib import Path

import pytest

from tests.loading.packs import TITLE, faults_with, pack_in, sha_of
from tests.loading.test_packs import HEAVY, QUESTION, SECTION, heavier, overriding
from tests.loading.tiny import TINY

HEAVY_SHA = sha_of(HEAVY)
DISABLED = overriding("disable", "rule heavy-load", HEAVY_SHA)
MISSPELT = DISABLED.replace("heavy-load", "heavy-lode")
AGAIN = "id: basics\nquestions:\n  - " + QUESTION.replace("in_house", "realtime")
REPLACED = overriding("replace", "rule heavy-load", HEAVY_SHA)


@pytest.mark.parametrize(
    ("file", "text", "words", "hint", "line"),
    [
        (
            "overrides.yaml",
            DISABLED.replace(HEAVY_SHA, "f" * 64),
            "has changed since this pack was written",
            HEAVY_SHA,
            3,
        ),
        (
            "overrides.yaml",
            "- {disable: rule heavy-load, reason: So.}",
            "`sha256` of the rule heavy-load is missing",
            HEAVY_SHA,
            1,
        ),
        ("overrides.yaml", MISSPELT, "the rule `heavy-lode` is not known in the base", "did you mean `heavy-load`?", 1),
        (
            "overrides.yaml",
            DISABLED.replace("rule ", "rules "),
            "`rules heavy-load` names no item",
            "did you mean `rule`?",
            1,
        ),
        (
            "overrides.yaml",
            DISABLED.replace("rule ", ""),
            "`heavy-load` names no item",
            "the kinds are rule, option",
            1,
        ),
        (
            "overrides.yaml",
            DISABLED.replace("  reason: We know better.\n", ""),
            "the key `reason` is missing",
            "add it",
            1,
        ),
        ("overrides.yaml", DISABLED.replace("We know better.", '" "'), "needs a `reason`", "", 1),
        (
            "overrides.yaml",
            DISABLED.replace("disable", "disabel"),
            "the key `disabel` is not known here",
            "did you mean `disable`?",
            1,
        ),
        ("overrides.yaml", "- {reason: So.}", "takes one of", "", 1),
        ("overrides.yaml", "rule: x", "a list is expected here", "- disable:", 1),
        (
            "overrides.yaml",
            "- {weight: {costs: 4}, reason: So.}",
            "the criterion `costs` is not known",
            "did you mean `cost`?",
            1,
        ),
        ("overrides.yaml", "- {weight: {cost: 0}, reason: So.}", "`cost`", "found `0`", 1),
        (
            "overrides.yaml",
            DISABLED + DISABLED,
            "the rule heavy-load is overridden twice",
            "overrides.yaml:1 overrides it too",
            4,
        ),
        (
            "overrides.yaml",
            REPLACED,
            "does not hold the rule heavy-load that shall replace",
            f"`{HEAVY}` of the pack",
            1,
        ),
        ("overrides.yaml", DISABLED + "- {", "this is not YAML", "", 5),
        ("pack.yaml", TITLE.replace("extends: tiny\n", ""), "the key `extends` is missing", "", 1),
        (
            "pack.yaml",
            TITLE.replace("extends: tiny", "extends: huge"),
            "the pack extends `huge`, and the rule base is `tiny`",
            "",
            5,
        ),
        (HEAVY, heavier(), "the rule heavy-load stands in the base too, in ", "write `- replace: rule heavy-load`", 1),
        (
            "knowledge/acme/heavy-load.yaml",
            heavier(),
            "the rule heavy-load stands in the base too",
            f"move yours to `{HEAVY}`",
            1,
        ),
        (
            "criteria.yaml",
            "- {id: cost, order: 1, title: C, weight: 1, meaning: M.}",
            "the criterion cost stands in the base too",
            "- replace: criterion cost",
            1,
        ),
        (
            "questions/basics.yaml",
            SECTION.replace("acme", "basics", 1),
            "the section basics stands in the base too",
            "only `id` and `questions`",
            1,
        ),
        ("questions/basics.yaml", AGAIN, "the question realtime stands in the base too", "", 3),
        (
            "questions/basics.yaml",
            "id: basic\nquestions:\n  - " + QUESTION.replace("bool", "boole"),
            "is not one of",
            "",
            3,
        ),
        (
            "questions/basics.yaml",
            f"id: basic\nquestions:\n  - {QUESTION}",
            "the file's name differs from the id `basic`",
            "write `id: basics`",
            1,
        ),
        ("knowlege/acme/x.yaml", "id: x", "nothing reads the folder `knowlege`", "did you mean `knowledge`?", 1),
        ("knowledge/acme/x.yml", "id: x", "nothing reads this file", "call it `x.yaml`", 1),
        ("overide.yaml", "[]", "nothing reads this file", "", 1),
        ("knowledge/acme/x.yaml", "id: x\nwehn: {}", "the key `wehn` is not known here", "did you mean `when`?", 2),
    ],
)
def test_each_fault_in_its_place(file: str, text: str, words: str, hint: str, line: int, tmp_path: Path) -> None:
    found = [problem for problem in faults_with(pack_in(tmp_path, {file: text})) if words in problem.message]
    assert [problem.file for problem in found] == [str(tmp_path / file)]
    assert found[0].line == line
    assert hint in found[0].hint


@pytest.mark.parametrize(
    "text",
    [
        DISABLED.replace(HEAVY_SHA, "f" * 64),
        REPLACED.replace(HEAVY_SHA, "1"),
        REPLACED.replace("  reason: We know better.\n", ""),
    ],
)
def test_one_fault_is_not_followed_by_others(text: str, tmp_path: Path) -> None:
    files = {"overrides.yaml": text, **({HEAVY: heavier()} if "replace" in text else {})}
    assert len(faults_with(pack_in(tmp_path, files))) == 1


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    first = pack_in(
        tmp_path / "a", {"overrides.yaml": DISABLED.replace("heavy", "hevy"), "knowledge/acme/x.yaml": "id: y"}
    )
    second = pack_in(tmp_path / "b", {"criteria.yaml": "cost"}, "other")
    found = faults_with(first, second)
    assert {Path(problem.file).relative_to(tmp_path).parts[0] for problem in found} == {"a", "b"}
    assert {"overrides.yaml", "x.yaml", "criteria.yaml"} <= {Path(problem.file).name for problem in found}


def test_what_still_names_a_disabled_item_is_told_with_the_pack_that_disabled_it(tmp_path: Path) -> None:
    practice = "practices/websockets.yaml"
    pack = pack_in(tmp_path, {"overrides.yaml": overriding("disable", "practice websockets", sha_of(practice))})
    found = faults_with(pack)
    assert [problem.message for problem in found if "open-connections" in problem.file] == [
        "the practice `websockets` is not known"
    ]
    assert all(
        "the pack `acme` disables it" in problem.hint and "overrides.yaml:1" in problem.hint for problem in found
    )


def test_a_disabled_option_that_a_condition_names_is_told_too(tmp_path: Path) -> None:
    option = "options/framework/forking.yaml"
    rule = heavier().replace("heavy-load", "ours").replace("{peak_rps: {at_least: 1k}}", "{chosen.framework: forking}")
    files = {
        "overrides.yaml": overriding("disable", "option framework.forking", sha_of(option)),
        "knowledge/acme/ours.yaml": rule,
    }
    (problem,) = [one for one in faults_with(pack_in(tmp_path, files)) if one.file.endswith("ours.yaml")]
    assert problem.message == "`forking` is no value of `chosen.framework`"
    assert "the pack `acme` disables it" in problem.hint


def test_two_packs_may_not_override_one_item(tmp_path: Path) -> None:
    first = pack_in(tmp_path / "a", {"overrides.yaml": DISABLED})
    second = pack_in(tmp_path / "b", {"overrides.yaml": REPLACED, HEAVY: heavier()}, "other")
    (problem,) = faults_with(first, second)
    assert problem.message == "the rule heavy-load is overridden twice"
    assert f"{first}/overrides.yaml:1" in problem.hint
    assert problem.file == f"{second}/overrides.yaml"


@pytest.mark.parametrize(
    ("file", "text", "item"),
    [
        ("options/cache/near.yaml", "id: near\norder: 1\nname: Near\n", "option cache.near"),
        ("criteria.yaml", "- {id: pride, order: 1, title: P, weight: 1, meaning: M.}", "criterion pride"),
    ],
)
def test_two_packs_may_not_add_one_id(file: str, text: str, item: str, tmp_path: Path) -> None:
    first = pack_in(tmp_path / "a", {file: text})
    second = pack_in(tmp_path / "b", {file: text}, "other")
    found = [one for one in faults_with(first, second) if one.message == f"the {item} stands in two packs"]
    assert [one.file for one in found] == [f"{second}/{file}"]
    assert f"{first}/{file}:1" in found[0].hint


def test_one_pack_twice_is_a_fault(tmp_path: Path) -> None:
    pack = pack_in(tmp_path, {})
    (problem,) = faults_with(pack, pack)
    assert problem.message == "there are two packs of the name `acme`"


def test_folders_without_a_pack_are_all_named(tmp_path: Path) -> None:
    found = faults_with(tmp_path / "a", TINY / "risks")
    assert [problem.message for problem in found] == ["there is no pack here"] * 2
