"""A rule base made ready to run: strata, tokens, productions, and the evidence that each decision may get."""

from collections import defaultdict
from dataclasses import dataclass, field, replace

from advisor.engine.chaining import Chainer
from advisor.engine.tokens import Production, TokenTable
from advisor.model.condition import FactReference
from advisor.model.rule import Derive, Disfavour, Favour, Rule, Target, Veto, Weigh
from advisor.model.rulebase import RuleBase
from advisor.model.strata import Literal, Strata, chains, rising_values, stratify


@dataclass(frozen=True, slots=True)
class Support:
    """A conclusion that speaks of a decision's options: `strength` is signed; 0 marks a veto."""

    rule: Rule
    target: Target
    criterion: str = ""
    strength: int = 0
    argument: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Weighing:
    """A conclusion that multiplies the weight of a criterion."""

    rule: Rule
    criterion: str
    factor: int
    argument: str


@dataclass(slots=True)
class Level:
    """One step of the inference: decisions first, then literals over what they settle, then derived facts."""

    decisions: list[str] = field(default_factory=list)
    before: list[tuple[Literal, str]] = field(default_factory=list)
    derived: list[str] = field(default_factory=list)
    after: list[tuple[Literal, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Program:
    """A compiled rule base; shared between assessments and threads."""

    base: RuleBase
    strata: Strata
    levels: tuple[Level, ...]
    chainer: Chainer
    start: str
    supports: dict[str, tuple[Support, ...]]
    weighings: tuple[Weighing, ...]
    derivations: dict[str, tuple[tuple[str, str | bool], ...]]
    """Per derived fact, the rules that derive it and the values they give."""


def compile_rulebase(base: RuleBase) -> Program:
    """The program of a rule base.

    Raises:
        CycleError: when facts or decisions wait for each other.
        EngineUnavailableError: when durable-rules cannot be imported.
    """
    strata = stratify(base)
    table = TokenTable()
    start = table.start()
    for rule in base.rules.values():
        table.add_rule(rule.id, rule.when)
    productions = [
        production if not production.rule else _with_derived(production, base, table) for production in table.productions
    ]
    return Program(
        base=base,
        strata=strata,
        levels=_levels(base, strata, table),
        chainer=Chainer(productions),
        start=start,
        supports={decision: tuple(_supports(base, decision)) for decision in base.decisions},
        weighings=tuple(_weighings(base)),
        derivations=_derivations(base),
    )


def _with_derived(production: Production, base: RuleBase, table: TokenTable) -> Production:
    """The production with the tokens that its rule's derivations turn true."""
    gives: list[str] = []
    for conclusion in base.rules[production.rule].then:
        if isinstance(conclusion, Derive):
            for name, value in conclusion.derive.items():
                fact = base.derived[name]
                gives += [
                    token
                    for literal, token in table.tokens.items()
                    if literal[0].fact == name and chains(literal, base.derived) and value in rising_values(literal[0], fact)
                ]
    return replace(production, gives=tuple(gives))


def _levels(base: RuleBase, strata: Strata, table: TokenTable) -> tuple[Level, ...]:
    levels = tuple(Level() for _ in range(strata.last + 1))
    for decision, level in strata.decisions.items():
        levels[level].decisions.append(decision)
    for fact, level in strata.derived.items():
        levels[level].derived.append(fact)
    for literal, token in table.tokens.items():
        test, _ = literal
        facts = [test.fact] + ([test.operand.fact] if isinstance(test.operand, FactReference) else [])
        level = max(strata.level(fact) for fact in facts)
        if any(fact in strata.derived and strata.derived[fact] == level for fact in facts):
            if not chains(literal, base.derived):
                levels[level].after.append((literal, token))
        else:
            levels[level].before.append((literal, token))
    return levels


def _supports(base: RuleBase, decision: str) -> list[Support]:
    found = []
    for rule in base.rules.values():
        for conclusion in rule.then:
            match conclusion:
                case Favour(favour=target) if target.decision == decision:
                    argument = conclusion.argument or rule.id
                    found.append(Support(rule, target, conclusion.criterion, conclusion.strength, argument))
                case Disfavour(disfavour=target) if target.decision == decision:
                    argument = conclusion.argument or rule.id
                    found.append(Support(rule, target, conclusion.criterion, -conclusion.strength, argument))
                case Veto(veto=target) if target.decision == decision:
                    found.append(Support(rule, target, reason=conclusion.reason))
    return found


def _weighings(base: RuleBase) -> list[Weighing]:
    return [
        Weighing(rule, criterion, factor, conclusion.argument or rule.id)
        for rule in base.rules.values()
        for conclusion in rule.then
        if isinstance(conclusion, Weigh)
        for criterion, factor in conclusion.weigh.items()
    ]


def _derivations(base: RuleBase) -> dict[str, tuple[tuple[str, str | bool], ...]]:
    found: dict[str, list[tuple[str, str | bool]]] = defaultdict(list)
    for rule in base.rules.values():
        for conclusion in rule.then:
            if isinstance(conclusion, Derive):
                for name, value in conclusion.derive.items():
                    found[name].append((rule.id, value))
    return {name: tuple(found[name]) for name in base.derived}
