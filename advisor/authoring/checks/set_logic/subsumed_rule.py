"""A conclusion that another rule draws whenever this one does."""

from collections.abc import Iterator

from advisor.authoring.checks.effects import Effect, Effects, effects_of
from advisor.authoring.checks.set_logic.pairs import may_imply
from advisor.authoring.checks.set_logic.same_rule import same_effects
from advisor.authoring.findings import FindingKind, Level, Spotted
from advisor.authoring.logic import Logic, logic_of
from advisor.authoring.subject import Subject

KIND = FindingKind(
    id="subsumed-rule",
    level=Level.WARNING,
    title="another rule says this anyway",
    matters="Wherever this rule fires, the other one fires too and says at least as much, so this conclusion changes "
    "nothing: it looks like a case of its own and is none.",
    mend="Remove the conclusion, give it more strength than the wider rule has, or narrow the wider rule.",
)


def find(subject: Subject) -> Iterator[Spotted]:
    """Every conclusion that one of a rule with a wider condition covers; points only where they share the argument."""
    logic, effects = logic_of(subject.program), effects_of(subject.program)
    for rule in subject.rules:
        if logic.impossible(rule.when):
            continue
        for effect in effects.by_rule[rule.id]:
            wider = _wider(effect, effects, logic)
            if wider is not None:
                where = f"the rule `{wider.rule.id}`" if wider.rule is not rule else "this rule"
                when = " whenever this one fires" if wider.rule is not rule else " already"
                message = f"{where} says this{when}, and no weaker"
                related = (("Rule", wider.rule.id),) if wider.rule is not rule else ()
                yield Spotted(("Rule", rule.id), ("then", effect.index), message, related=related)


def _wider(effect: Effect, effects: Effects, logic: Logic) -> Effect | None:
    rule = effect.rule
    for other in effects.by_group[effect.group]:
        if other is effect or not other.covers(effect):
            continue
        if other.rule is rule:
            if other.index < effect.index or not effect.covers(other):
                return other
        elif may_imply(effect, other) and logic.proves(rule.when, other.rule.when):
            mutual = effect.covers(other) and logic.proves(other.rule.when, rule.when)
            if not mutual:
                return other
            later = (rule.order, rule.id) > (other.rule.order, other.rule.id)
            if later and not same_effects(effects.by_rule[rule.id], effects.by_rule[other.rule.id]):
                return other
    return None
