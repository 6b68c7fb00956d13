"""What every conclusion of every rule brings about, in a form in which two can be compared."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from weakref import WeakKeyDictionary

from advisor.engine.program import Program
from advisor.model.condition import facts_read
from advisor.model.rule import (
    Derive,
    Disfavour,
    Favour,
    Recommend,
    RegimeSelector,
    Require,
    Rule,
    Target,
    Veto,
    Warn,
    Weigh,
)
from advisor.model.rulebase import RuleBase

Group = tuple[str, ...]
Outcome = tuple[Group, frozenset[str], int]


@dataclass(frozen=True, slots=True, eq=False)
class Effect:
    """What one conclusion does: `rule.then[index]`.

    Effects of one `group` differ only in `strength` and in what they are about, `reach`: options or controls. Where a
    fact has a say in which options are meant, the selector stands for them. Points belong to their `argument`, which
    is that of the rule alone where it names none. `reads` are the facts of the rule's condition.
    """

    rule: Rule
    index: int
    group: Group
    reach: frozenset[str] = frozenset()
    strength: int = 0
    argument: str = ""
    reads: frozenset[str] = frozenset()

    @property
    def own_argument(self) -> str:
        """The argument that the conclusion shares with others, or the rule's own."""
        return getattr(self.rule.then[self.index], "argument", "") or self.rule.id

    def covers(self, other: "Effect") -> bool:
        """Whether the other one adds nothing where both hold: it says the same, of no more, and no stronger."""
        alike = self.group == other.group and self.strength >= other.strength and other.reach <= self.reach
        return alike and (self.group[0] not in _COUNTED or self.own_argument == other.own_argument)


POINTS = ("favour", "disfavour")
_COUNTED = (*POINTS, "weigh")


@dataclass(frozen=True, eq=False)
class Effects:
    """The effects of all active rules."""

    by_rule: dict[str, tuple[Effect, ...]]

    @cached_property
    def by_group(self) -> dict[Group, tuple[Effect, ...]]:
        """For every group, its effects."""
        found: dict[Group, list[Effect]] = defaultdict(list)
        for effects in self.by_rule.values():
            for effect in effects:
                found[effect.group].append(effect)
        return {group: tuple(effects) for group, effects in found.items()}

    @cached_property
    def by_outcome(self) -> dict[frozenset[Outcome], tuple[Rule, ...]]:
        """The rules that bring about the same, arguments aside."""
        found: dict[frozenset[Outcome], list[Rule]] = defaultdict(list)
        for effects in self.by_rule.values():
            if effects:
                found[outcome_of(effects)].append(effects[0].rule)
        return {outcome: tuple(rules) for outcome, rules in found.items()}


def outcome_of(effects: tuple[Effect, ...]) -> frozenset[Outcome]:
    """What effects come to, arguments aside."""
    return frozenset((effect.group, effect.reach, effect.strength) for effect in effects)


def effects_of(program: Program) -> Effects:
    """The effects of a program's rules; computed once a program."""
    if program not in _KEPT:
        selected = {
            (support.rule.id, id(support.target)): support.selected
            for supports in program.supports.values()
            for support in supports
        }
        _KEPT[program] = Effects(
            {
                rule.id: tuple(
                    replace(effect, reads=frozenset(facts_read(rule.when)))
                    for effect in _effects(rule, program.base, selected)
                )
                for rule in program.rules
            }
        )
    return _KEPT[program]


_KEPT: WeakKeyDictionary[Program, Effects] = WeakKeyDictionary()
_Selected = dict[tuple[str, int], tuple[str, ...] | None]


def _effects(rule: Rule, base: RuleBase, selected: _Selected) -> Iterator[Effect]:
    for index, conclusion in enumerate(rule.then):
        match conclusion:
            case Favour(favour=target) | Disfavour(disfavour=target):
                word = "favour" if isinstance(conclusion, Favour) else "disfavour"
                group = (word, target.decision, conclusion.criterion)
                reach = _reach(rule, target, selected)
                argument = _named(conclusion.argument, rule, base)
                yield Effect(rule, index, group, reach, conclusion.strength, argument)
            case Veto(veto=target):
                yield Effect(rule, index, ("veto", target.decision), _reach(rule, target, selected))
            case Weigh(weigh=weights, argument=argument):
                for criterion, factor in weights.items():
                    named = _named(argument, rule, base)
                    yield Effect(rule, index, ("weigh", criterion), strength=factor, argument=named)
            case Derive(derive=derived):
                for name, value in derived.items():
                    yield Effect(rule, index, ("derive", name), strength=base.derived[name].scale.index(value))
            case Require(require=required):
                yield Effect(rule, index, ("require",), _controls(required, base))
            case Recommend(recommend=practice, priority=priority):
                yield Effect(rule, index, ("recommend", practice, priority or base.practices[practice].priority))
            case Warn(warn=risk, severity=severity, avoided_by=avoided_by):
                yield Effect(rule, index, ("warn", risk, severity or base.risks[risk].severity, repr(avoided_by)))


def _reach(rule: Rule, target: Target, selected: _Selected) -> frozenset[str]:
    options = selected[rule.id, id(target)]
    return frozenset({repr(target)} if options is None else options)


def _named(argument: str, rule: Rule, base: RuleBase) -> str:
    """The argument that the author of a conclusion named; that of a decision table is the default of its rows."""
    table = base.table_of(rule.id)
    return "" if table and argument == table.id else argument


def _controls(required: RegimeSelector | tuple[str, ...], base: RuleBase) -> frozenset[str]:
    if isinstance(required, RegimeSelector):
        return frozenset(control.id for control in base.regimes[required.regime].controls)
    return frozenset(required)
