from advisor.engine.program import Program
from advisor_ui.rules.rule_search import find_rules, topics


def test_every_rule_is_found_without_words(shipped: Program) -> None:
    assert len(find_rules(shipped.base)) == len(shipped.base.rules) == sum(topics(shipped.base).values())


def test_a_rule_is_found_by_its_id_its_title_and_its_reason(shipped: Program) -> None:
    rule = shipped.base.rules["known-language"]
    for words in (rule.id, rule.title.upper(), rule.because):
        assert find_rules(shipped.base, words)[0] is rule


def test_a_rule_is_found_by_what_it_names(shipped: Program) -> None:
    for rule in find_rules(shipped.base, "websockets"):
        assert "websockets" in str(rule).lower()
    titled = find_rules(shipped.base, shipped.base.practices["websockets"].title)
    assert any(getattr(conclusion, "recommend", "") == "websockets" for rule in titled for conclusion in rule.then)


def test_every_word_must_be_there(shipped: Program) -> None:
    assert find_rules(shipped.base, "language zzyzx") == ()


def test_topic_and_standing_narrow_the_list(shipped: Program) -> None:
    certainties = {"known-language": "certain", "known-framework": "possible"}
    assert {rule.topic for rule in find_rules(shipped.base, topic="caching")} == {"caching"}
    assert [rule.id for rule in find_rules(shipped.base, standing="fired", certainties=certainties)] == [
        "known-language"
    ]
    assert [rule.id for rule in find_rules(shipped.base, standing="possible", certainties=certainties)] == [
        "known-framework"
    ]
    silent = find_rules(shipped.base, standing="silent", certainties=certainties)
    assert len(silent) == len(shipped.base.rules) - 2
