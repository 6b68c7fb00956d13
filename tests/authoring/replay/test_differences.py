from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from advisor import load_profile
from advisor.api import example_profiles
from advisor.authoring.replay import differences as module
from advisor.authoring.replay.differences import Reach, differences, proved
from advisor.authoring.replay.material import Material, PairReader
from advisor.authoring.replay.outlook import outlook
from advisor.authoring.replay.random_profiles import random_documents
from advisor.authoring.replay.versions import version_in
from advisor.engine.program import Program, compile_rulebase
from advisor.model.base import Item
from advisor.model.question import Prior
from advisor.model.rulebase import RuleBase
from tests.authoring.changed_rules import REHEARSAL, SMALL, Edit, changed_rules

NEVER_READ = {kind: module._WORDING.get(kind, set()) | module._SURENESS.get(kind, set()) for kind in module._WORDING}
KINDS = (
    "criteria",
    "decisions",
    "questions",
    "derived",
    "computed",
    "factors",
    "practices",
    "risks",
    "evidence",
    "rules",
)


def with_everything_else_that_is_not_read(base: RuleBase) -> RuleBase:
    """The rule base with every field changed that is held to have no part in any outcome."""
    changed: dict[str, Any] = {
        kind: {name: unread_changed(item) for name, item in getattr(base, kind).items()} for kind in KINDS
    }
    changed["options"] = {
        decision: {name: unread_changed(option) for name, option in options.items()}
        for decision, options in base.options.items()
    }
    return replace(base, **changed)


def unread_changed(item: Item) -> Item:
    update: dict[str, Any] = {}
    for field in NEVER_READ[type(item).__name__]:
        value = getattr(item, field)
        match value:
            case bool():
                update[field] = not value
            case str() if field not in ("status", "grade", "kind", "decision", "change"):
                update[field] = f"{value} otherwise"
            case int() if field == "order":
                update[field] = 10_000 - value
            case int():
                update[field] = value + 7
            case Prior(range=(low, high)):
                update[field] = Prior(range=(low / 2, high * 2))
            case Prior(choices=choices):
                update[field] = Prior(choices={word: chance / 2 for word, chance in choices.items()})
            case tuple() if field in ("evidence", "figures", "limits", "strengths", "mitigations"):
                update[field] = value[:1]
    return item.model_copy(update={**update, **({"grade": "anecdote"} if hasattr(item, "grade") else {})})


def in_new_order(base: RuleBase) -> RuleBase:
    """Rules and questions in the order that their numbers now tell."""
    parts: dict[str, Any] = {
        kind: dict(sorted(getattr(base, kind).items(), key=lambda entry: entry[1].order))
        for kind in ("rules", "questions", "practices", "risks", "derived", "factors")
    }
    return replace(base, **parts)


@pytest.mark.slow
def test_fields_held_to_be_wording_or_sureness_change_no_outcome_of_any_profile_tried(shipped: Program) -> None:
    other = compile_rulebase(in_new_order(with_everything_else_that_is_not_read(shipped.base)))
    found = differences(shipped.base, other.base)
    assert proved(found)
    assert {difference.kind.split(":")[0] for difference in found} >= {"Rule", "Question", "Option", "Evidence", "Risk"}
    profiles = [load_profile(file, shipped) for file in example_profiles()]
    drawn = (Material("", "random", document) for document in random_documents(shipped, 12))
    profiles += [pair.before for pair in PairReader(shipped.base, shipped.base).read(drawn)[0]]
    for profile in profiles:
        old, new = outlook(shipped, profile), outlook(other, profile, compiled=False)
        assert (old.said, old.scores) == (new.said, new.scores)


@pytest.mark.parametrize(
    ("edit", "reach", "parts"),
    [
        ((REHEARSAL, "priority: now", "priority: at_trigger"), Reach.OUTCOME, ("then",)),
        ((REHEARSAL, "at_least: 1k", "more_than: 1k"), Reach.OUTCOME, ("when",)),
        ((REHEARSAL, "uncertain: [300, 3k]", "uncertain: [300, 4k]"), Reach.SURENESS, ("when",)),
        ((REHEARSAL, "[worker-docs, story-of-a-shop]", "[worker-docs]"), Reach.SURENESS, ("evidence",)),
        ((REHEARSAL, "because: Daily", "because: Yearly"), Reach.WORDING, ("because",)),
        ((REHEARSAL, "fires: [{peak_rps: 1000}]", "fires: [{peak_rps: 1001}]"), Reach.WORDING, ("cases",)),
        (("criteria.yaml", "weight: 6", "weight: 5"), Reach.OUTCOME, ("weight",)),
        (("criteria.yaml", "title: Throughput", "title: Speed"), Reach.WORDING, ("title",)),
        (("criteria.yaml", "weight: 6", "weight: 6, because: Few need it"), Reach.WORDING, ("because",)),
        (("criteria.yaml", "weight: 6", "weight: 6, evidence: [worker-docs]"), Reach.WORDING, ("evidence",)),
        (("questions/load.yaml", "range: [1, 10000]", "range: [1, 9999]"), Reach.SURENESS, ("prior",)),
        (("questions/team.yaml", "python: Python", "python: The snake"), Reach.WORDING, ("choices",)),
        (("risks/blocked_workers.yaml", "severity: high", "severity: low"), Reach.OUTCOME, ("severity",)),
        (("constraints.yaml", "because: The average", "because: An average"), Reach.WORDING, ("because",)),
        (("constraints.yaml", "at_most: {fact: peak_rps}", "less_than: {fact: peak_rps}"), Reach.OUTCOME, ("must",)),
    ],
)  # fmt: skip
def test_a_difference_says_what_it_can_have_an_effect_on(
    edit: Edit, reach: Reach, parts: tuple[str, ...], tmp_path: Path
) -> None:
    [difference] = differences(version_in(SMALL).base, changed_rules(tmp_path, edit).base)
    assert (difference.reach, difference.parts, difference.what) == (reach, parts, "changed")


def test_a_rule_that_is_obsolete_and_taken_away_can_have_no_effect(tmp_path: Path) -> None:
    before = changed_rules(tmp_path / "a", (REHEARSAL, "title:", "status: obsolete\ntitle:"))
    after = changed_rules(tmp_path / "b")
    (tmp_path / "b/rules" / REHEARSAL).unlink()
    [gone] = differences(before.base, version_in(tmp_path / "b/rules").base)
    assert (gone.what, gone.reach) == ("removed", Reach.WORDING)
    [retired] = differences(after.base, before.base)
    assert (retired.parts, retired.reach) == (("status",), Reach.OUTCOME)
