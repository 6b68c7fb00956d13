"""Obsolete rules and those that took their place."""

from tests.authoring.edited import checked, kinds

RULE = "knowledge/team/few-people-few-systems.yaml"


def obsolete(successor: str) -> tuple[str, str, str]:
    return RULE, "cases:", f"status: obsolete\nreplaced_by: {successor}\ncases:"


def test_a_rule_may_be_replaced_by_an_active_one() -> None:
    assert "obsolete-without-successor" not in kinds(checked(obsolete("known-language")))


def test_a_rule_cannot_replace_itself() -> None:
    assert "obsolete-without-successor" in kinds(checked(obsolete("few-people-few-systems")))


def test_a_successor_that_is_not_there_keeps_the_base_from_loading() -> None:
    assert kinds(checked(obsolete("knwon-language"))) == ["unresolved-reference"]


def test_only_rules_in_focus_are_looked_at() -> None:
    edit = (RULE, "cases:", "status: obsolete\ncases:")
    assert kinds(checked(edit, focus=("known-language",))) == []
    assert kinds(checked(edit, focus=("few-people-few-systems",))) == ["obsolete-without-successor"]
