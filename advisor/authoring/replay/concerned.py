"""The rules about whose borders to look when something changed: those that changed, and those that it concerns."""

from collections.abc import Iterable, Iterator

from advisor.authoring.replay.differences import Difference, Reach
from advisor.model.condition import facts_read
from advisor.model.rule import CONCLUSION_KEYS, Conclusion, Rule, Target
from advisor.model.rulebase import RuleBase


def concerned_rules(differences: Iterable[Difference], bases: Iterable[RuleBase]) -> tuple[str, ...]:
    """The ids of rules that changed, then of rules that read, derive, favour, weigh or name what changed."""
    found = [one for one in differences if one.reach is Reach.OUTCOME]
    changed = dict.fromkeys(one.id for one in found if one.kind == "Rule")
    words = {_word(one) for one in found if one.kind != "Rule"}
    touching = (
        rule.id for base in bases for rule in base.rules.values() if words and not words.isdisjoint(_words(rule))
    )
    return tuple(dict.fromkeys((*changed, *touching)))


def _word(difference: Difference) -> str:
    """What a rule must name to have to do with a difference: an item's id, of an option its decision's."""
    return difference.kind.removeprefix("Option:") if difference.kind.startswith("Option:") else difference.id


def _words(rule: Rule) -> Iterator[str]:
    """Every id that a rule names, but for values of attributes."""
    for fact in facts_read(rule.when):
        yield fact
        yield from fact.split(".")[1:2]
    for conclusion in rule.then:
        yield from _named(conclusion)


def _named(conclusion: Conclusion) -> Iterator[str]:
    for key in CONCLUSION_KEYS:
        match getattr(conclusion, key, None):
            case Target(decision=decision):
                yield decision
            case dict() as names:
                yield from names
            case str() as name:
                yield name
            case tuple() as names:
                yield from names
    yield getattr(conclusion, "criterion", "")
    avoided_by = getattr(conclusion, "avoided_by", None)
    if avoided_by is not None:
        yield avoided_by.decision
