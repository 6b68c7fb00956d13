"""What a check looks at: a rule base that loads, and the rules in focus."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from advisor.engine.program import Program
from advisor.model.condition import facts_read
from advisor.model.rule import Rule
from advisor.model.rulebase import RuleBase
from advisor.model.table import as_stated


@dataclass(frozen=True)
class Subject:
    """A program, and which of its rules to look at (None: all); what concerns no rule is looked at when all are."""

    program: Program
    focus: Collection[str] | None = None
    as_of: date | None = None

    @property
    def day(self) -> date:
        """The day for the age of sources: the one given, else the rule base's snapshot day."""
        return self.as_of or self.base.pack.snapshot

    @property
    def base(self) -> RuleBase:
        """The rule base."""
        return self.program.base

    @property
    def whole(self) -> bool:
        """Whether everything is looked at."""
        return self.focus is None

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The active rules in focus."""
        return tuple(rule for rule in self.program.rules if self._in_focus(rule))

    def _in_focus(self, rule: Rule) -> bool:
        """Whether a rule, or the decision table of which it is a row, is to be looked at."""
        return self.focus is None or rule.id in self.focus or rule.id.rpartition(".")[0] in self.focus

    @cached_property
    def stated_rules(self) -> tuple[Rule, ...]:
        """The active rules in focus, rows of decision tables with no more of a condition than their authors wrote."""
        tables = ((rule, self.base.table_of(rule.id)) for rule in self.rules)
        return tuple(as_stated(table, rule) if table else rule for rule, table in tables)

    @cached_property
    def readers(self) -> dict[str, tuple[Rule, ...]]:
        """For every fact, the active rules whose condition reads it."""
        found: dict[str, list[Rule]] = defaultdict(list)
        for rule in self.program.rules:
            for fact in facts_read(rule.when):
                found[fact].append(rule)
        return {fact: tuple(rules) for fact, rules in found.items()}
