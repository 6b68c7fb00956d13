"""A warning that only repeats what the user has ticked."""

from collections.abc import Iterator

from advisor.authoring.findings import FindingKind, Level, Spotted
from advisor.authoring.subject import Subject
from advisor.model.condition import facts_read
from advisor.model.rule import Derive, Rule, Warn

KIND = FindingKind(
    id="pain-echo",
    level=Level.WARNING,
    title="a warning repeats a complaint",
    matters="Who says that something hurts learns from the report that it hurts: such a warning costs trust and tells "
    "nothing.",
    mend="Warn of what the complaint leads to together with other answers, or recommend a practice against it instead.",
)


def find(subject: Subject) -> Iterator[Spotted]:
    """Every warning of a rule that reads nothing but pains, or facts derived from nothing else."""
    echoes = _echoes(subject)
    for rule in subject.rules:
        if _only_pains(rule, echoes):
            for index, conclusion in enumerate(rule.then):
                if isinstance(conclusion, Warn):
                    message = f"the rule warns of `{conclusion.warn}` for no other reason than the pains that were told"
                    yield Spotted(("Rule", rule.id), ("then", index), message)


def _echoes(subject: Subject) -> frozenset[str]:
    """The derived facts that say no more than pains do."""
    deriving: dict[str, list[Rule]] = {}
    for rule in subject.program.rules:
        for conclusion in rule.then:
            for name in conclusion.derive if isinstance(conclusion, Derive) else ():
                deriving.setdefault(name, []).append(rule)
    echoes = frozenset[str]()
    while True:
        found = frozenset(name for name, rules in deriving.items() if all(_only_pains(rule, echoes) for rule in rules))
        if found == echoes:
            return echoes
        echoes = found


def _only_pains(rule: Rule, echoes: frozenset[str]) -> bool:
    read = facts_read(rule.when)
    return bool(read) and all(fact == "pains" or fact.startswith("pain_in") or fact in echoes for fact in read)
