"""One condition, and opposite conclusions."""

from collections.abc import Iterator

from advisor.authoring.checks.effects import Effect, Group, effects_of
from advisor.authoring.checks.set_logic.pairs import answers_for
from advisor.authoring.findings import FindingKind, Level, Spotted
from advisor.authoring.logic import Logic, logic_of
from advisor.authoring.subject import Subject

KIND = FindingKind(
    id="opposite-conclusions",
    level=Level.WARNING,
    title="one condition speaks for and against an option on one criterion",
    matters="The points cancel out, or the veto makes them worthless: what is meant to be said is not said.",
    mend="Decide which of the two holds, tell by the conditions when each does, or give each its criterion.",
)


def find(subject: Subject) -> Iterator[Spotted]:
    """Every conclusion for an option against which another one speaks in the same states, on the same criterion."""
    logic, effects = logic_of(subject.program), effects_of(subject.program)
    for rule in subject.rules:
        if logic.impossible(rule.when):
            continue
        for effect in effects.by_rule[rule.id]:
            for other in (other for group in _opposites(effect.group) for other in effects.by_group.get(group, ())):
                if effect.reads == other.reads and _earlier(subject, effect, other) and _at_odds(effect, other, logic):
                    yield _spotted(effect, other)
                    break


def _opposites(group: Group) -> Iterator[Group]:
    match group:
        case ("favour", decision, criterion):
            yield "disfavour", decision, criterion
            yield "veto", decision
        case ("disfavour", decision, criterion):
            yield "favour", decision, criterion


def _earlier(subject: Subject, effect: Effect, other: Effect) -> bool:
    if effect.rule is other.rule:
        return other.index < effect.index or other.group[0] == "veto"
    return other.group[0] == "veto" or answers_for(subject, effect.rule, other.rule)


def _at_odds(effect: Effect, other: Effect, logic: Logic) -> bool:
    if effect.reach.isdisjoint(other.reach) or _two_aspects(effect, other) or _policy(other):
        return False
    when, whenever = effect.rule.when, other.rule.when
    if when is whenever:
        return True
    return logic.proves_same(when, whenever)


def _two_aspects(effect: Effect, other: Effect) -> bool:
    """Whether two named arguments, each with options of its own, meet in one option: a weighing, no slip."""
    named = effect.argument and other.argument and effect.argument != other.argument
    return bool(named) and effect.reach != other.reach


def _policy(other: Effect) -> bool:
    """Whether an option is ruled out for every project: a policy of the house, and no answer to single arguments."""
    return other.group[0] == "veto" and other.rule.unconditional


def _spotted(effect: Effect, other: Effect) -> Spotted:
    options = ", ".join(f"`{option}`" for option in sorted(effect.reach & other.reach))
    where = "this rule" if other.rule is effect.rule else f"the rule `{other.rule.id}`"
    verb = {"favour": "favours", "disfavour": "disfavours", "veto": "rules out"}[other.group[0]]
    message = f"under the same condition {where} {verb} {options}"
    if other.group[0] != "veto":
        message += f" on {effect.group[2]} as well"
    related = () if other.rule is effect.rule else (("Rule", other.rule.id),)
    return Spotted(("Rule", effect.rule.id), ("then", effect.index), message, related=related)
