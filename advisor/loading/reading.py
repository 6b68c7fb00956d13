"""Which facts a condition may read, by where it stands."""

from collections.abc import Iterator

from advisor.loading.references import Finding
from advisor.model.condition import Comparison, Condition, facts_read, tests_of
from advisor.model.rule import Recommend, Warn
from advisor.model.rulebase import RuleBase


def check_reading(base: RuleBase) -> Iterator[Finding]:
    """Everything in the rule base that reads what it may not read."""
    for question in base.questions.values():
        yield from _answers_only(base, "Question", question.id, "ask_when", question.ask_when)
        if _asks_for_itself(base, question.id):
            yield (
                "Question",
                question.id,
                ("ask_when",),
                "the question waits for itself",
                "break the cycle",
                "question-cycle",
            )
    for constraint in base.constraints:
        yield from _answers_only(base, "Constraint", constraint.id, "must", constraint.must)
    for decision in base.decisions.values():
        yield from _knows_nothing("Decision", decision.id, "when", decision.when)
    for rule in base.rules.values():
        if not all(isinstance(conclusion, Recommend | Warn) for conclusion in rule.then):
            yield from _knows_nothing("Rule", rule.id, "when", rule.when)


def _answers_only(base: RuleBase, kind: str, name: str, key: str, condition: Condition) -> Iterator[Finding]:
    for fact in facts_read(condition):
        if fact not in base.questions:
            yield (
                kind,
                name,
                (key,),
                f"`{key}` reads answers only, and `{fact}` is none",
                "ask for an answer",
                "forbidden-reading",
            )
    yield from _knows_nothing(kind, name, key, condition)


def _knows_nothing(kind: str, name: str, key: str, condition: Condition) -> Iterator[Finding]:
    """What the advisor happens to know must not decide what is true: `known` leads to advice only."""
    for test in tests_of(condition):
        if test.comparison is Comparison.KNOWN:
            message = f"`known` (of `{test.fact}`) may lead only to `warn` and `recommend`"
            yield kind, name, (key,), message, "split the rule, or compare the value", "forbidden-reading"


def _asks_for_itself(base: RuleBase, start: str) -> bool:
    waiting, seen = [start], set[str]()
    while waiting:
        question = base.questions.get(waiting.pop())
        for fact in facts_read(question.ask_when) if question else ():
            if fact == start:
                return True
            if fact not in seen:
                seen.add(fact)
                waiting.append(fact)
    return False
