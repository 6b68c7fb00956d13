import pytest

from advisor import advise, load_profile, load_rulebase
from advisor.authoring.impact import impact_of
from advisor.engine.program import Program
from advisor.loading.sources import shipped as shipped_folder
from advisor.model.assessment import Assessment

RULE = "knowledge/skills/known-language.yaml"
EXAMPLE = shipped_folder("examples") / "ticket-shop.yaml"


@pytest.fixture(scope="module")
def before(shipped: Program) -> Assessment:
    return advise(load_profile(EXAMPLE, shipped), shipped, quick=True)


def after(changed: dict[str, bytes]) -> Assessment:
    program = load_rulebase(changed=changed)
    return advise(load_profile(EXAMPLE, program), program, quick=True)


def text_of(name: str) -> str:
    return (shipped_folder("rules") / name).read_text(encoding="utf-8")


def test_a_comment_changes_nothing(before: Assessment) -> None:
    assert impact_of(before, after({RULE: (text_of(RULE) + "# a comment\n").encode()})).nothing


def test_other_words_change_reasons_only(before: Assessment) -> None:
    changed = text_of(RULE).replace("because: People", "because: All people")
    impact = impact_of(before, after({RULE: changed.encode()}))
    assert impact.reasons_only
    assert not impact.nothing
    assert not impact.decisions


def test_a_weaker_rule_moves_scores_and_says_from_where_to_where(before: Assessment) -> None:
    changed = text_of(RULE).replace("strength: 3", "strength: 1")
    result = after({RULE: changed.encode()})
    [framework] = [one for one in impact_of(before, result).decisions if one.decision == "framework"]
    moves = {move.option: move for move in framework.options}
    old = {ranked.option: ranked.score for ranked in before.decisions["framework"].ranking}
    new = {ranked.option: ranked.score for ranked in result.decisions["framework"].ranking}
    assert (
        moves["php_laravel"].score_before == old["php_laravel"] > moves["php_laravel"].score_after == new["php_laravel"]
    )


@pytest.mark.slow
def test_a_veto_on_the_winner_names_the_new_one(before: Assessment) -> None:
    changed = text_of(RULE).replace("then:\n", "then:\n  - {veto: {framework: [php_laravel]}, reason: For the test.}\n")
    result = after({RULE: changed.encode()})
    [framework] = [one for one in impact_of(before, result).decisions if one.decision == "framework"]
    assert framework.new_winner
    assert framework.recommended.before == "php_laravel"
    assert framework.recommended.after == result.decisions["framework"].recommended != "php_laravel"


def test_a_practice_that_is_new_is_listed_with_its_priority(before: Assessment, shipped: Program) -> None:
    known = {practice.id for practice in before.practices}
    absent = next(name for name, item in shipped.base.practices.items() if name not in known and item.status == "full")
    changed = text_of(RULE).replace("then:\n", f"then:\n  - {{recommend: {absent}, priority: now}}\n")
    [change] = [one for one in impact_of(before, after({RULE: changed.encode()})).practices if one.name == absent]
    assert (change.before, change.after) == (None, "now")
