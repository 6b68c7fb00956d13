"""Running the cases inside rules: under these answers the rule must fire, under those stay silent."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from advisor.authoring.cases.facts import CaseReader
from advisor.engine.findings import Inference
from advisor.engine.program import Program
from advisor.engine.trace import failed_conditions
from advisor.errors import InputError
from advisor.model.quantity import QuantityError
from advisor.model.rule import Rule

CaseKind = Literal["fires", "silent"]


@dataclass(frozen=True, slots=True)
class CaseResult:
    """Whether one case came out as its rule expects; `why` says which conditions decided it.

    An `unreadable` one states what no answer can be.
    """

    rule: str
    kind: CaseKind
    number: int
    facts: dict[str, Any]
    passed: bool
    why: str = ""
    unreadable: bool = False


def cases_of(rule: Rule) -> Iterator[tuple[CaseKind, int, dict[str, Any]]]:
    """Every case of a rule with its kind and its number, which counts from 1 within the kind."""
    for number, facts in enumerate(rule.cases.fires, 1):
        yield "fires", number, facts
    for number, facts in enumerate(rule.cases.silent, 1):
        yield "silent", number, facts


def run_cases(program: Program, rules: Iterable[Rule]) -> Iterator[CaseResult]:
    """Every case of the rules, in order."""
    reader = CaseReader(program)
    for rule in rules:
        for kind, number, facts in cases_of(rule):
            try:
                passed, why = _outcome(program, reader, rule, kind, facts)
                yield CaseResult(rule.id, kind, number, facts, passed, why)
            except InputError as error:
                why = "; ".join(problem.message for problem in error.problems)
                yield CaseResult(rule.id, kind, number, facts, False, why, unreadable=True)
            except QuantityError as error:
                yield CaseResult(rule.id, kind, number, facts, False, str(error), unreadable=True)


def _outcome(
    program: Program, reader: CaseReader, rule: Rule, kind: CaseKind, facts: dict[str, Any]
) -> tuple[bool, str]:
    """Whether a case passes, and if not, why."""
    fired = reader.fires(facts, rule)
    if fired is (kind == "fires"):
        return True, ""
    if fired:
        return False, f"it fired, since {rule.when} holds"
    view = reader.view(facts, rule.when, program.level_of(rule))
    return False, f"it stayed silent: {'; '.join(failed_conditions(rule.when, view))}"


def infer_case(program: Program, facts: dict[str, Any], until: int | None = None) -> Inference:
    """Run the rules over answers, up to a level, with derived facts and choices set from outside.

    Raises:
        InputError: when an answer is wrong.
        QuantityError: when a number set from outside is none.
    """
    return CaseReader(program).run(facts, until)
