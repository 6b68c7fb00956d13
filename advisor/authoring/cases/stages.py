"""The cases of a rule as the rule sees them: what each says of the facts that the condition reads."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from advisor.authoring.cases.facts import CaseReader
from advisor.authoring.cases.running import CaseKind, cases_of
from advisor.engine.program import Program
from advisor.errors import InputError
from advisor.model.evaluation import View, evaluate
from advisor.model.quantity import QuantityError
from advisor.model.rule import Rule
from advisor.model.truth import Truth


@dataclass(frozen=True, slots=True)
class CaseStage:
    """One case: what the likely pass knows of the facts that the rule reads, and whether the rule fires there."""

    rule: str
    kind: CaseKind
    number: int
    facts: dict[str, Any]
    view: View
    fired: bool

    @property
    def as_expected(self) -> bool:
        """Whether the case passes."""
        return self.fired is (self.kind == "fires")


def stages_of(program: Program, reader: CaseReader, rule: Rule) -> Iterator[CaseStage]:
    """Every case of a rule that can be read; one with a wrong answer shows nothing."""
    for kind, number, facts in cases_of(rule):
        try:
            view = reader.view(facts, rule.when, program.level_of(rule))
        except (InputError, QuantityError):
            continue
        yield CaseStage(rule.id, kind, number, facts, view, evaluate(rule.when, view) is Truth.TRUE)
