"""Finding rules: by words in their text, by what they name, by topic and by how they stand in an assessment."""

from collections.abc import Iterable, Mapping
from typing import Literal

from advisor.model.condition import facts_read
from advisor.model.rule import Derive, Disfavour, Favour, Recommend, Require, Rule, Target, Veto, Warn, Weigh
from advisor.model.rulebase import RuleBase

Standing = Literal["any", "fired", "possible", "silent"]

STANDINGS: dict[Standing, str] = {
    "any": "Fired or not",
    "fired": "Fired (certain or likely)",
    "possible": "Possible: waits for an answer",
    "silent": "Silent",
}


def find_rules(
    base: RuleBase,
    words: str = "",
    topic: str = "",
    standing: Standing = "any",
    certainties: Mapping[str, str | None] | None = None,
) -> tuple[Rule, ...]:
    """The rules that hold every word, in declared order; those with the whole text in title or id first."""
    wanted = words.casefold().split()
    found = [
        rule
        for rule in base.rules.values()
        if (not topic or rule.topic == topic)
        and (standing == "any" or certainties is None or _stands(certainties.get(rule.id), standing))
        and all(word in searched_text(rule, base) for word in wanted)
    ]
    phrase = words.strip().casefold()
    return tuple(sorted(found, key=lambda rule: not phrase or phrase not in f"{rule.id} {rule.title.casefold()}"))


def topics(base: RuleBase) -> dict[str, int]:
    """Every topic with its number of rules, in alphabetical order."""
    counts: dict[str, int] = {}
    for rule in base.rules.values():
        counts[rule.topic] = counts.get(rule.topic, 0) + 1
    return dict(sorted(counts.items()))


def searched_text(rule: Rule, base: RuleBase) -> str:
    """Everything in a rule that a search looks at, in lower case."""
    parts = [
        rule.id,
        rule.title,
        rule.because,
        rule.limits,
        *facts_read(rule.when),
        *rule.evidence,
        *_named(rule, base),
    ]
    return " ".join(parts).casefold()


def _named(rule: Rule, base: RuleBase) -> Iterable[str]:
    """The ids and titles of what the conclusions speak of."""
    for conclusion in rule.then:
        match conclusion:
            case Favour(favour=target) | Disfavour(disfavour=target) | Veto(veto=target):
                yield from _options(target, base)
            case Recommend(recommend=name):
                yield from (name, base.practices[name].title)
            case Warn(warn=name):
                yield from (name, base.risks[name].title)
            case Weigh(weigh=weigh):
                yield from weigh
            case Derive(derive=derived):
                yield from derived
            case Require(require=tuple() as controls):
                yield from controls
            case Require(require=selector):
                yield getattr(selector, "regime", "")


def _options(target: Target, base: RuleBase) -> Iterable[str]:
    yield target.decision
    for name, test in target.attributes.items():
        yield name
        for value in map(str, test.any_of):
            yield value
            option = base.options.get(target.decision, {}).get(value)
            if option:
                yield option.name


def _stands(certainty: str | None, wanted: Standing) -> bool:
    if wanted == "fired":
        return certainty in ("certain", "likely")
    return certainty == "possible" if wanted == "possible" else certainty is None
