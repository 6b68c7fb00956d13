"""Derived facts that lead to each other in a circle."""

from collections.abc import Iterator

from advisor.authoring.findings import FindingKind, Level, Spotted
from advisor.authoring.subject import Subject
from advisor.model.condition import facts_read
from advisor.model.rule import Derive, Rule

KIND = FindingKind(
    id="derivation-cycle",
    level=Level.WARNING,
    title="derived facts lead to each other in a circle",
    matters="Each is the reason of the other, so the report explains one by itself, and the circle adds nothing "
    "to what starts it.",
    mend="Let one of the facts follow from answers alone, or make one fact of them.",
)


def find(subject: Subject) -> Iterator[Spotted]:
    """Every circle of derivations, once, at the first of its rules that is looked at."""
    edges = _edges(subject)
    reach = _reached({fact: set(steps) for fact, steps in edges.items()})
    reported: set[str] = set()
    focus = {rule.id for rule in subject.rules}
    for fact in edges:
        if fact in reported or fact not in reach[fact]:
            continue
        circle = [other for other in edges if other in reach[fact] and fact in reach[other]]
        reported.update(circle)
        rules = list(dict.fromkeys(rule.id for one in circle for other in circle for rule in edges[one].get(other, ())))
        first = next((rule for rule in rules if rule in focus), None)
        if first is not None:
            others = tuple(("Rule", rule) for rule in rules if rule != first)
            named = " and ".join(f"`{name}`" for name in circle)
            whom = "each other" if len(circle) > 1 else "itself"
            message = f"{named} {'are' if len(circle) > 1 else 'is'} derived from {whom}"
            yield Spotted(("Rule", first), ("when",), message, related=others)


def _edges(subject: Subject) -> dict[str, dict[str, list[Rule]]]:
    """For every derived fact, the derived facts that its rules read, with those rules."""
    edges: dict[str, dict[str, list[Rule]]] = {name: {} for name in subject.base.derived}
    for rule in subject.program.rules:
        for conclusion in rule.then:
            for derived in conclusion.derive if isinstance(conclusion, Derive) else ():
                for read in facts_read(rule.when):
                    if read in edges:
                        edges[derived].setdefault(read, []).append(rule)
    return edges


def _reached(steps: dict[str, set[str]]) -> dict[str, set[str]]:
    """For every fact, all that it leads to in one step or more (the transitive closure by Warshall, 1962)."""
    for middle in steps:
        for fact in steps:
            if middle in steps[fact]:
                steps[fact] |= steps[middle]
    return steps
