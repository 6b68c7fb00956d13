"""The rule base: everything that knowledge owners wrote, checked and resolved."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from advisor.errors import Path
from advisor.model.advice import Control, Practice, Regime, Risk
from advisor.model.base import Item
from advisor.model.condition import ConditionField
from advisor.model.decision import Criterion, Decision, Option
from advisor.model.evidence import Evidence
from advisor.model.fact import ComputedFact, DerivedFact, FactType
from advisor.model.factor import Factor
from advisor.model.packs import Override, PackStamp
from advisor.model.prices import PriceSheet
from advisor.model.question import Question, Section
from advisor.model.rule import Rule
from advisor.model.sizing import Assumption
from advisor.model.table import Table


class ScopeLimit(Item):
    """A kind of project that the advisor knows nothing about, and what to do instead."""

    id: str
    when: ConditionField
    reason: str
    instead: str


class Pack(Item):
    """The title page of a rule base."""

    name: str
    version: str
    language: Literal[1]
    snapshot: date
    licence: str
    description: str = ""
    out_of_scope: tuple[ScopeLimit, ...] = ()


class Constraint(Item):
    """What every profile satisfies; a profile that cannot is an input error."""

    id: str
    must: ConditionField
    because: str


@dataclass(frozen=True)
class RuleBase:
    """The checked rule base; every mapping is keyed by id and iterates in declared order."""

    pack: Pack
    sha256: str
    criteria: dict[str, Criterion]
    decisions: dict[str, Decision]
    sections: tuple[Section, ...]
    questions: dict[str, Question]
    options: dict[str, dict[str, Option]]
    derived: dict[str, DerivedFact]
    computed: dict[str, ComputedFact]
    factors: dict[str, Factor]
    constraints: tuple[Constraint, ...]
    practices: dict[str, Practice]
    risks: dict[str, Risk]
    regimes: dict[str, Regime]
    evidence: dict[str, Evidence]
    rules: dict[str, Rule]
    fact_types: dict[str, FactType]
    assumptions: dict[str, Assumption] = field(default_factory=dict)
    """What the sizing assumes; none where a rule base does not size."""
    price_sheet: PriceSheet | None = None
    """What the sizing's costs are computed from; None where a rule base has no prices."""
    tables: dict[str, Table] = field(default_factory=dict)
    """The decision tables; what their rows say stands among the rules."""
    files: dict[str, str] = field(default_factory=dict)
    places: dict[tuple[str, str], tuple[str, Path]] = field(default_factory=dict)
    """For the kind and id of every item, the file in which it stands, as messages call it, and the path within."""
    test_paths: dict[str, tuple[Path, ...]] = field(default_factory=dict)
    """For every rule of a file of its own, where each test of its condition is written, in the order of `tests_of`."""
    packs: tuple[PackStamp, ...] = ()
    overrides: tuple[Override, ...] = ()

    @cached_property
    def controls(self) -> dict[str, tuple[Regime, Control]]:
        """Every control by id, with its regime."""
        return {control.id: (regime, control) for regime in self.regimes.values() for control in regime.controls}

    @cached_property
    def ranges_assumed(self) -> dict[str, Assumption]:
        """Assumptions and prices, by id."""
        return {**self.assumptions, **(self.price_sheet.prices if self.price_sheet else {})}

    def table_of(self, rule: str) -> Table | None:
        """The decision table of which a rule is a row, if it is one."""
        name, _, row = rule.rpartition(".")
        table = self.tables.get(name)
        return table if table and row in table.row_ids else None

    @cached_property
    def option_decisions(self) -> dict[str, tuple[str, ...]]:
        """For every option id, the decisions that have an option of that id."""
        index: dict[str, tuple[str, ...]] = {}
        for decision, options in self.options.items():
            for option in options:
                index[option] = (*index.get(option, ()), decision)
        return index
