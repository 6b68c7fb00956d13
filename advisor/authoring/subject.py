"""What a check looks at: a rule base that loads, and the rules in focus."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from advisor.engine.program import Program
from advisor.model.condition import facts_read
from advisor.model.rule import Rule
from advisor.model.rulebase import RuleBase


@dataclass(frozen=True)
class Subject:
    """A program, and which of its rules to look at (None: all); what concerns no rule is looked at when all are."""

    program: Program
    focus: Collection[str] | None = None

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
        return tuple(rule for rule in self.program.rules if self.focus is None or rule.id in self.focus)

    @cached_property
    def readers(self) -> dict[str, tuple[Rule, ...]]:
        """For every fact, the active rules whose condition reads it."""
        found: dict[str, list[Rule]] = defaultdict(list)
        for rule in self.program.rules:
            for fact in facts_read(rule.when):
                found[fact].append(rule)
        return {fact: tuple(rules) for fact, rules in found.items()}
