"""In which order facts can be settled: derived facts after what they read, decisions one after the other."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.errors import AdvisorError
from advisor.model.condition import All, Any, Comparison, Condition, FactReference, Not, Test
from advisor.model.fact import DerivedFact
from advisor.model.rule import Derive, Disfavour, Favour, Rule, Veto, Weigh
from advisor.model.rulebase import RuleBase

Literal = tuple[Test, bool]
"""A test, and whether it stands as it is (True) or negated (False)."""

Edge = tuple[str, str, int, str]
"""Target, source, how many levels the target stands above the source at least, and the rule that says so."""


class CycleError(AdvisorError):
    """Facts or decisions that wait for each other; `rules` are those that tie the knot."""

    def __init__(self, facts: tuple[str, ...], rules: tuple[str, ...]) -> None:
        self.facts = facts
        self.rules = rules
        super().__init__(f"{', '.join(facts)} wait for each other")


@dataclass(frozen=True)
class Strata:
    """The level of every derived fact and decision; what is not listed is known from the start (level 0).

    Decisions start at level 1, since the rules that read answers only fire at level 0.
    """

    derived: dict[str, int]
    decisions: dict[str, int]
    weighers: dict[str, tuple[str, ...]]
    """Per decision, the rules that may weigh its criteria: those that read neither its choice nor a later one."""

    @property
    def last(self) -> int:
        """The highest level."""
        return max((*self.derived.values(), *self.decisions.values()), default=0)

    def level(self, fact: str) -> int:
        """The level at which a fact is settled."""
        if fact.startswith("chosen."):
            return self.decisions[fact.split(".")[1]]
        return self.derived.get(fact, 0)


def literals(condition: Condition, positive: bool = True) -> Iterator[Literal]:
    """Every test with its sign once negations are pushed down to the tests."""
    match condition:
        case Test():
            yield condition, positive
        case Not(part):
            yield from literals(part, not positive)
        case All(parts) | Any(parts):
            for part in parts:
                yield from literals(part, positive)


def chains(literal: Literal, derived: dict[str, DerivedFact]) -> bool:
    """Whether a literal only ever turns true as its derived fact rises, so that it may chain within one stratum."""
    test, positive = literal
    fact = derived.get(test.fact)
    if fact is None or not positive or isinstance(test.operand, FactReference):
        return False
    accepted = rising_values(test, fact)
    return bool(accepted) and accepted == fact.scale[-len(accepted) :] and fact.floor not in accepted


def rising_values(test: Test, fact: DerivedFact) -> tuple[str | bool, ...]:
    """The values of a derived fact, in ascending order, for which a test is true."""
    if test.comparison is Comparison.IS:
        return tuple(value for value in fact.scale if value == test.operand)
    if test.comparison is Comparison.IN and isinstance(test.operand, frozenset):
        return tuple(value for value in fact.scale if value in test.operand)
    return ()


def stratify(base: RuleBase) -> Strata:
    """The lowest levels that respect every dependency.

    Raises:
        CycleError: when a fact depends on its own negation, or a decision on itself or on a later one.
    """
    levels = dict.fromkeys(base.derived, 0) | {f"chosen.{decision}": 1 for decision in base.decisions}
    weighers = _weighers(base)
    edges = tuple(_edges(base, weighers))
    for _ in range(len(levels) + 1):
        if not _raise(levels, edges):
            break
    else:
        stuck = _knot(levels, edges)
        rules = tuple(
            dict.fromkeys(rule for target, source, _, rule in edges if rule and {target, source} <= set(stuck))
        )
        raise CycleError(stuck, rules)
    return Strata(
        {name: levels[name] for name in base.derived},
        {name: levels[f"chosen.{name}"] for name in base.decisions},
        weighers,
    )


def _raise(levels: dict[str, int], edges: tuple[Edge, ...]) -> set[str]:
    """Lift every level that stands too low, once; which ones did."""
    raised = set()
    for target, source, step, _rule in edges:
        if levels[target] < levels[source] + step:
            levels[target] = levels[source] + step
            raised.add(target)
    return raised


def _knot(levels: dict[str, int], edges: tuple[Edge, ...]) -> tuple[str, ...]:
    """Of those whose level rises for ever, the ones that wait for themselves."""
    rising = set[str]().union(*(_raise(levels, edges) for _ in levels))
    behind = {
        name: {source for target, source, _, _ in edges if target == name and source in rising} for name in rising
    }
    for _ in rising:
        behind = {name: sources.union(*(behind[source] for source in sources)) for name, sources in behind.items()}
    return tuple(name for name in levels if name in rising and name in behind[name])


def _edges(base: RuleBase, weighers: dict[str, tuple[str, ...]]) -> Iterator[Edge]:
    previous = None
    for decision in base.decisions.values():
        target = f"chosen.{decision.id}"
        if previous:
            yield target, previous, 1, ""
        previous = target
        for literal in literals(decision.when):
            yield from ((target, source, 1, "") for source in _sources(literal, base))
    for rule in base.rules.values():
        for target in _targets(rule):
            for literal in literals(rule.when):
                for source in _sources(literal, base):
                    same_level = not target.startswith("chosen.") and (
                        source.startswith("chosen.") or chains(literal, base.derived)
                    )
                    yield target, source, 0 if same_level else 1, rule.id
            for fact in _selector_facts(rule):
                if fact in base.derived or fact.startswith("chosen."):
                    yield target, _node(fact), 1, rule.id
    for weighed, names in weighers.items():
        for name in names:
            yield from ((f"chosen.{weighed}", source, 1, name) for source in _rule_sources(base.rules[name], base))


def _weighers(base: RuleBase) -> dict[str, tuple[str, ...]]:
    """Per decision, the rules that weigh one of its criteria and hang on earlier choices only."""
    place = {f"chosen.{name}": number for number, name in enumerate(base.decisions)}
    latest = dict.fromkeys(base.derived, -1) | place
    for _ in base.derived:
        for rule in base.rules.values():
            for fact in (
                name for conclusion in rule.then if isinstance(conclusion, Derive) for name in conclusion.derive
            ):
                latest[fact] = max((latest[fact], *(latest[source] for source in _rule_sources(rule, base))))
    return {
        name: tuple(
            rule.id
            for rule in base.rules.values()
            if any(isinstance(item, Weigh) and item.weigh.keys() & set(decision.criteria) for item in rule.then)
            and all(latest[source] < place[f"chosen.{name}"] for source in _rule_sources(rule, base))
        )
        for name, decision in base.decisions.items()
    }


def _rule_sources(rule: Rule, base: RuleBase) -> tuple[str, ...]:
    return tuple(source for literal in literals(rule.when) for source in _sources(literal, base))


def _targets(rule: Rule) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for conclusion in rule.then:
        match conclusion:
            case Derive(derive=derived):
                names.update(dict.fromkeys(derived))
            case Favour(favour=target) | Disfavour(disfavour=target) | Veto(veto=target):
                names[f"chosen.{target.decision}"] = None
    return tuple(names)


def _selector_facts(rule: Rule) -> Iterator[str]:
    for conclusion in rule.then:
        match conclusion:
            case Favour(favour=target) | Disfavour(disfavour=target) | Veto(veto=target):
                yield from (test.fact for test in target.attributes.values() if test.fact)


def _sources(literal: Literal, base: RuleBase) -> Iterator[str]:
    test, _ = literal
    names = [test.fact] + ([test.operand.fact] if isinstance(test.operand, FactReference) else [])
    for name in names:
        if name in base.derived or name.startswith("chosen."):
            yield _node(name)


def _node(fact: str) -> str:
    return ".".join(fact.split(".")[:2]) if fact.startswith("chosen.") else fact
