"""A rule base made ready to run: strata, tokens, productions, and the evidence that each decision may get."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from advisor.engine.chaining import Chainer
from advisor.engine.selection import reads_facts, selects
from advisor.engine.tokens import Claim, Moment, TokenTable, merged
from advisor.model.condition import FactReference, Test, facts_read
from advisor.model.evaluation import View
from advisor.model.rule import Derive, Disfavour, Favour, Rule, Target, Veto, Weigh
from advisor.model.rulebase import RuleBase
from advisor.model.strata import Literal, Strata, chains, rising_values, stratify
from advisor.model.truth import Truth
from advisor.sizing.arithmetic import BOTTLENECK, with_inputs
from advisor.sizing.figures import Figure
from advisor.sizing.parts.headroom import RESOURCES


@dataclass(frozen=True, slots=True, eq=False)
class Support:
    """A conclusion that speaks of a decision's options: `strength` is signed; 0 marks a veto.

    `selected` holds the options that the target selects, when no fact has a say in it.
    """

    rule: Rule
    target: Target
    selected: tuple[str, ...] | None
    criterion: str = ""
    strength: int = 0
    argument: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Weighing:
    """A conclusion that multiplies the weight of a criterion."""

    rule: Rule
    criterion: str
    factor: int
    argument: str


@dataclass(slots=True)
class Level:
    """One step: decisions first, then claims on what they settle, then derived facts, then claims on those.

    `rising` holds the tests that derivations assert; they are evaluated only where a derived fact is set from outside.
    """

    decisions: list[str] = field(default_factory=list)
    before: list[tuple[Claim, str]] = field(default_factory=list)
    derived: list[str] = field(default_factory=list)
    rising: list[tuple[Test, str]] = field(default_factory=list)
    after: list[tuple[Claim, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Chain:
    """Rules made ready for durable-rules, and the steps in which their claims are asserted."""

    rules: frozenset[str]
    levels: tuple[Level, ...]
    chainer: Chainer

    @property
    def claims(self) -> Iterator[tuple[Claim, str]]:
        """Every claim, for whoever asserts them at one moment because all facts are settled."""
        for level in self.levels:
            yield from level.before
            yield from level.after
            yield from (((test, True), token) for test, token in level.rising)


@dataclass(frozen=True, eq=False)
class Program:
    """A compiled rule base; shared between assessments and threads."""

    base: RuleBase
    strata: Strata
    rules: tuple[Rule, ...]
    """Every active rule."""
    early_rules: tuple[Rule, ...]
    """The rules that fire before anything is sized; they alone have a say in decisions."""
    sized_rules: tuple[Rule, ...]
    """The rules that read sizes, and so fire after all decisions."""
    whole: Chain
    supports: dict[str, tuple[Support, ...]]
    weighings: tuple[Weighing, ...]
    derivations: dict[str, tuple[tuple[str, str | bool], ...]]
    """Per derived fact, the rules that derive it and the values they give."""

    def level_of(self, rule: Rule) -> int | None:
        """The level at which a rule is settled; None where it takes a whole run."""
        if reads_sizes(rule):
            return None
        return max((self.strata.level(fact) for fact in facts_read(rule.when)), default=0)

    @cached_property
    def before_choices(self) -> frozenset[str]:
        """The derived facts that no choice has a say in."""
        first = min(self.strata.decisions.values(), default=0)
        return frozenset(name for name, level in self.strata.derived.items() if level < first)

    @cached_property
    def figures_read(self) -> tuple[Figure, ...]:
        """The figures that rules read, and those that they are computed from."""
        wanted = {fact for rule in self.sized_rules for fact in facts_read(rule.when)}
        if BOTTLENECK in wanted:
            wanted |= RESOURCES.keys()
        return with_inputs(wanted)

    @cached_property
    def after_sizing(self) -> Chain:
        """The rules that read sizes, made ready on their own."""
        return _chain(self.base, self.strata, self.sized_rules)

    @cached_property
    def after_choices(self) -> Chain:
        """The rules that other choices could make fire or fall silent."""
        late = self.base.derived.keys() - self.before_choices
        return _chain(self.base, self.strata, tuple(rule for rule in self.early_rules if _hangs_on_choices(rule, late)))


def compile_rulebase(base: RuleBase) -> Program:
    """The program of a rule base.

    Raises:
        CycleError: when facts or decisions wait for each other.
        EngineUnavailableError: when durable-rules cannot be imported.
    """
    strata = stratify(base)
    rules = tuple(rule for rule in base.rules.values() if rule.status == "active")
    early = tuple(rule for rule in rules if not reads_sizes(rule))
    sized = tuple(rule for rule in rules if reads_sizes(rule))
    return Program(
        base=base,
        strata=strata,
        rules=rules,
        early_rules=early,
        sized_rules=sized,
        whole=_chain(base, strata, early),
        supports={decision: tuple(_supports(base, rules, decision)) for decision in base.decisions},
        weighings=tuple(_weighings(rules)),
        derivations=_derivations(base, rules),
    )


def reads_sizes(rule: Rule) -> bool:
    """Whether a rule reads what is known after all decisions only."""
    return any(fact.startswith("size.") for fact in facts_read(rule.when))


def _chain(base: RuleBase, strata: Strata, rules: tuple[Rule, ...]) -> Chain:
    table = TokenTable(lambda literal: _moment(literal, base, strata))
    for rule in rules:
        table.add_rule(rule.id, rule.when)
    rising = _rising(base, table)
    productions = [
        replace(production, gives=_derived_tokens(base.rules[production.rules[0]], rising))
        if production.rules
        else production
        for production in table.productions
    ]
    return Chain(frozenset(rule.id for rule in rules), _levels(strata, table), Chainer(merged(productions)))


def _hangs_on_choices(rule: Rule, late: set[str]) -> bool:
    """Whether a rule reads a choice or what follows from one, or derives a fact that does."""
    if any(isinstance(conclusion, Derive) and late & conclusion.derive.keys() for conclusion in rule.then):
        return True
    return any(fact.startswith("chosen.") or fact in late for fact in facts_read(rule.when))


def _moment(literal: Literal, base: RuleBase, strata: Strata) -> Moment | None:
    """When a literal can be evaluated; None for one that derivations assert by chaining."""
    if chains(literal, base.derived):
        return None
    test, _ = literal
    facts = [test.fact] + ([test.operand.fact] if isinstance(test.operand, FactReference) else [])
    level = max(strata.level(fact) for fact in facts)
    return level, any(strata.derived.get(fact) == level for fact in facts)


def _rising(base: RuleBase, table: TokenTable) -> dict[tuple[str, str | bool], tuple[str, ...]]:
    """For every derived fact and value, the tokens that deriving it turns true."""
    found: dict[tuple[str, str | bool], list[str]] = defaultdict(list)
    for (condition, positive), token in table.claims.items():
        if isinstance(condition, Test) and chains((condition, positive), base.derived):
            for value in rising_values(condition, base.derived[condition.fact]):
                found[condition.fact, value].append(token)
    return {derived: tuple(tokens) for derived, tokens in found.items()}


def _derived_tokens(rule: Rule, rising: dict[tuple[str, str | bool], tuple[str, ...]]) -> tuple[str, ...]:
    """The tokens that a rule's derivations turn true."""
    derived = [item for conclusion in rule.then if isinstance(conclusion, Derive) for item in conclusion.derive.items()]
    return tuple(dict.fromkeys(token for item in derived for token in rising.get(item, ())))


def _levels(strata: Strata, table: TokenTable) -> tuple[Level, ...]:
    levels = tuple(Level() for _ in range(strata.last + 1))
    for decision, level in strata.decisions.items():
        levels[level].decisions.append(decision)
    for fact, level in strata.derived.items():
        levels[level].derived.append(fact)
    for claim, token in table.claims.items():
        moment = table.moment(claim)
        if moment is not None:
            level, after = moment
            (levels[level].after if after else levels[level].before).append((claim, token))
        elif isinstance(claim[0], Test):
            levels[strata.level(claim[0].fact)].rising.append((claim[0], token))
    return levels


def _supports(base: RuleBase, rules: tuple[Rule, ...], decision: str) -> list[Support]:
    found = []
    for rule in rules:
        for conclusion in rule.then:
            match conclusion:
                case Favour(favour=target) if target.decision == decision:
                    found.append(_support(base, rule, target, conclusion, conclusion.strength))
                case Disfavour(disfavour=target) if target.decision == decision:
                    found.append(_support(base, rule, target, conclusion, -conclusion.strength))
                case Veto(veto=target) if target.decision == decision:
                    found.append(Support(rule, target, _selected(base, target), reason=conclusion.reason))
    return found


def _support(base: RuleBase, rule: Rule, target: Target, given: Favour | Disfavour, strength: int) -> Support:
    return Support(rule, target, _selected(base, target), given.criterion, strength, given.argument or rule.id)


def _selected(base: RuleBase, target: Target) -> tuple[str, ...] | None:
    if reads_facts(target):
        return None
    nothing = View({}, frozenset())
    options = base.options[target.decision].values()
    return tuple(option.id for option in options if selects(target, option, nothing) is Truth.TRUE)


def _weighings(rules: tuple[Rule, ...]) -> list[Weighing]:
    return [
        Weighing(rule, criterion, factor, conclusion.argument or rule.id)
        for rule in rules
        for conclusion in rule.then
        if isinstance(conclusion, Weigh)
        for criterion, factor in conclusion.weigh.items()
    ]


def _derivations(base: RuleBase, rules: tuple[Rule, ...]) -> dict[str, tuple[tuple[str, str | bool], ...]]:
    found: dict[str, list[tuple[str, str | bool]]] = defaultdict(list)
    for rule in rules:
        for conclusion in rule.then:
            if isinstance(conclusion, Derive):
                for name, value in conclusion.derive.items():
                    found[name].append((rule.id, value))
    return {name: tuple(found[name]) for name in base.derived}
