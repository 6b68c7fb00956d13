"""Points that two rules give for the same reason, counted twice."""

from collections.abc import Iterator

from advisor.authoring.checks.effects import POINTS, Effect, Effects, effects_of
from advisor.authoring.checks.set_logic.pairs import answers_for, may_imply
from advisor.authoring.checks.set_logic.same_rule import same_effects
from advisor.authoring.findings import FindingKind, Level, Spotted
from advisor.authoring.logic import Logic, logic_of
from advisor.authoring.subject import Subject

KIND = FindingKind(
    id="missing-argument",
    level=Level.WARNING,
    title="two rules may count one reason twice",
    matters="Both give points to the same option on the same criterion because of the same answers. Without a common "
    "argument the points add up, so one reason weighs like two.",
    mend="Give both conclusions the same `argument` if they say the same thing, and each its own if they do not.",
)


def find(subject: Subject) -> Iterator[Spotted]:
    """Every conclusion without a common argument beside one under a condition that entails it, or that reads the same
    facts and overlaps.
    """
    logic, effects = logic_of(subject.program), effects_of(subject.program)
    for rule in subject.rules:
        for effect in effects.by_rule[rule.id]:
            if effect.group[0] not in POINTS:
                continue
            for other in effects.by_group[effect.group]:
                if _unrelated(effect, other) or not answers_for(subject, rule, other.rule):
                    continue
                if _one_reason(effect, other, logic) and not _copies(effect, other, effects, logic):
                    yield _spotted(effect, other)
                    break


def _unrelated(effect: Effect, other: Effect) -> bool:
    apart = bool(effect.argument and other.argument) or effect.own_argument == other.own_argument
    return other.rule is effect.rule or apart or effect.reach.isdisjoint(other.reach)


def _one_reason(effect: Effect, other: Effect, logic: Logic) -> bool:
    when, whenever = effect.rule.when, other.rule.when
    if not effect.reads or not other.reads:
        return False
    if effect.reads == other.reads:
        return not logic.impossible(when, whenever)
    if may_imply(effect, other) and logic.proves(when, whenever):
        return True
    return may_imply(other, effect) and logic.proves(whenever, when)


def _copies(effect: Effect, other: Effect, effects: Effects, logic: Logic) -> bool:
    """Whether the two rules say the same altogether, which is a finding of its own."""
    same = same_effects(effects.by_rule[effect.rule.id], effects.by_rule[other.rule.id])
    return same and logic.proves_same(effect.rule.when, other.rule.when)


def _spotted(effect: Effect, other: Effect) -> Spotted:
    word, _, criterion = effect.group
    shared = sorted(effect.reads & other.reads)
    options = ", ".join(f"`{option}`" for option in sorted(effect.reach & other.reach))
    message = (
        f"the rule `{other.rule.id}` {word}s {options} on {criterion} because of the same answers "
        f"({', '.join(shared)}), and the two share no argument"
    )
    return Spotted(("Rule", effect.rule.id), ("then", effect.index), message, related=(("Rule", other.rule.id),))
