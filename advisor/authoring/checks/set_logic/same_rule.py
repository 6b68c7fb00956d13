"""Two rules with the same condition and the same conclusions."""

from collections.abc import Iterator

from advisor.authoring.checks.effects import Effect, effects_of, outcome_of
from advisor.authoring.checks.set_logic.pairs import answers_for
from advisor.authoring.findings import FindingKind, Level, Spotted
from advisor.authoring.logic import logic_of
from advisor.authoring.subject import Subject

KIND = FindingKind(
    id="same-rule",
    level=Level.WARNING,
    title="two rules say the same",
    matters="One of them will be changed and the other forgotten; and points that share no argument count twice.",
    mend="Keep one of them, with the better reason and the evidence of both.",
)


def find(subject: Subject) -> Iterator[Spotted]:
    """Every rule that says what an earlier one says, under a condition that holds in the same states."""
    logic, effects = logic_of(subject.program), effects_of(subject.program)
    for rule in subject.rules:
        if logic.impossible(rule.when):
            continue
        own = effects.by_rule[rule.id]
        for other in effects.by_outcome[outcome_of(own)]:
            if other is rule or not answers_for(subject, rule, other):
                continue
            if same_effects(own, effects.by_rule[other.id]) and logic.proves_same(rule.when, other.when):
                message = f"the rule `{other.id}` draws the same conclusions from the same condition"
                yield Spotted(("Rule", rule.id), ("id",), message, related=(("Rule", other.id),))
                break


def same_effects(own: tuple[Effect, ...], others: tuple[Effect, ...]) -> bool:
    """Whether two rules bring about the same; two arguments of different names are two things to say."""
    if len(own) != len(others):
        return False
    left = list(others)
    for effect in own:
        twin = next((other for other in left if _same(effect, other)), None)
        if twin is None:
            return False
        left.remove(twin)
    return True


def _same(one: Effect, other: Effect) -> bool:
    alike = (one.group, one.reach, one.strength) == (other.group, other.reach, other.strength)
    return alike and (one.argument == other.argument or not (one.argument and other.argument))
