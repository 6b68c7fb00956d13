"""Which facts a rule base makes use of."""

from advisor.authoring.subject import Subject
from advisor.engine.selection import reads_facts
from advisor.model.condition import facts_read
from advisor.model.rule import Disfavour, Favour, Rule, Target, Veto, Warn


def facts_in_use(subject: Subject) -> frozenset[str]:
    """The facts that some active rule, decision, limit of scope or choice of what exists reads."""
    base = subject.base
    conditions = [decision.when for decision in base.decisions.values()]
    conditions += [limit.when for limit in base.pack.out_of_scope]
    found = {fact for condition in conditions for fact in facts_read(condition)}
    found.update(
        choice.kept_by for question in base.questions.values() for choice in question.choices if choice.kept_by
    )
    for rule in subject.program.rules:
        found.update(facts_read(rule.when), *(reads_facts(target) for target in targets_of(rule)))
    return frozenset(found)


def targets_of(rule: Rule) -> tuple[Target, ...]:
    """The selectors of options in a rule's conclusions."""
    found: list[Target] = []
    for conclusion in rule.then:
        match conclusion:
            case Favour(favour=target) | Disfavour(disfavour=target) | Veto(veto=target):
                found.append(target)
            case Warn(avoided_by=Target() as target):
                found.append(target)
    return tuple(found)
