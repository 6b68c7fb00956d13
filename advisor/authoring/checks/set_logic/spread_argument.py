"""One argument that is counted on several criteria."""

from collections import defaultdict
from collections.abc import Iterator

from advisor.authoring.checks.effects import POINTS, Effect, effects_of
from advisor.authoring.checks.set_logic.pairs import answers_for
from advisor.authoring.findings import FindingKind, Level, Spotted
from advisor.authoring.logic import Logic, logic_of
from advisor.authoring.subject import Subject

KIND = FindingKind(
    id="spread-argument",
    level=Level.HINT,
    title="one argument counts on several criteria",
    matters="Items that share an argument do not add up on one criterion, but they do across criteria: one reason "
    "moves the total twice.",
    mend="Keep the conclusion on the criterion that the reason is about, or name a second argument if there are two.",
)


def find(subject: Subject) -> Iterator[Spotted]:
    """Every conclusion whose argument another one uses, for the same option and from the same facts, elsewhere."""
    logic, effects = logic_of(subject.program), effects_of(subject.program)
    users: dict[tuple[str, str, str], list[Effect]] = defaultdict(list)
    for found in effects.by_rule.values():
        for effect in found:
            if effect.argument and effect.group[0] in POINTS:
                users[effect.group[0], effect.group[1], effect.argument].append(effect)
    for rule in subject.rules:
        for effect in effects.by_rule[rule.id]:
            if effect.argument and effect.group[0] in POINTS:
                others = users[effect.group[0], effect.group[1], effect.argument]
                other = next((other for other in others if _spread(subject, effect, other, logic)), None)
                if other is not None:
                    yield _spotted(effect, other)


def _spread(subject: Subject, effect: Effect, other: Effect, logic: Logic) -> bool:
    if other.group == effect.group or effect.reach.isdisjoint(other.reach):
        return False
    if other.rule is effect.rule:
        return other.index < effect.index
    if effect.reads != other.reads:
        return False
    return answers_for(subject, effect.rule, other.rule) and not logic.impossible(effect.rule.when, other.rule.when)


def _spotted(effect: Effect, other: Effect) -> Spotted:
    where = "this rule" if other.rule is effect.rule else f"the rule `{other.rule.id}`"
    related = () if other.rule is effect.rule else (("Rule", other.rule.id),)
    message = f"the argument `{effect.argument}` counts on {other.group[2]} too, by {where}"
    return Spotted(("Rule", effect.rule.id), ("then", effect.index, "argument"), message, related=related)
