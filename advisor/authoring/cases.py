"""Running the cases inside rules: under these answers the rule must fire, under those stay silent."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from advisor.engine.facts import Origin
from advisor.engine.findings import Inference
from advisor.engine.gathering import gather_facts
from advisor.engine.inference import infer
from advisor.engine.program import Program
from advisor.engine.trace import failed_conditions
from advisor.errors import InputError
from advisor.loading.conditions import quantity_unit
from advisor.loading.profile import profile_from
from advisor.model.fact import FactType
from advisor.model.knowledge import Choice, Interval, Knowledge, Subset
from advisor.model.quantity import QuantityError, parse_quantity
from advisor.model.rule import Rule


@dataclass(frozen=True, slots=True)
class CaseResult:
    """Whether one case came out as its rule expects; `why` says which conditions decided it."""

    rule: str
    kind: Literal["fires", "silent"]
    number: int
    facts: dict[str, Any]
    passed: bool
    why: str = ""


def run_cases(program: Program, rules: Iterable[Rule]) -> Iterator[CaseResult]:
    """Every case of the rules, in order."""
    for rule in rules:
        for kind, cases in (("fires", rule.cases.fires), ("silent", rule.cases.silent)):
            for number, facts in enumerate(cases, 1):
                yield _run(program, rule, kind, number, facts)  # type: ignore[arg-type]


def _run(
    program: Program, rule: Rule, kind: Literal["fires", "silent"], number: int, facts: dict[str, Any]
) -> CaseResult:
    try:
        run = infer_case(program, facts, until=program.level_of(rule))
    except InputError as error:
        return CaseResult(rule.id, kind, number, facts, False, "; ".join(problem.message for problem in error.problems))
    except QuantityError as error:
        return CaseResult(rule.id, kind, number, facts, False, str(error))
    fired = run.certainty(rule.id) in ("certain", "likely")
    if fired is (kind == "fires"):
        return CaseResult(rule.id, kind, number, facts, True)
    if fired:
        return CaseResult(rule.id, kind, number, facts, False, f"it fired, since {rule.when} holds")
    failed = failed_conditions(rule.when, run)
    return CaseResult(rule.id, kind, number, facts, False, f"it stayed silent: {'; '.join(failed)}")


def infer_case(program: Program, facts: dict[str, Any], until: int | None = None) -> Inference:
    """Run the rules over answers, up to a level, with derived facts and choices set from outside.

    Raises:
        InputError: when an answer is wrong.
    """
    base = program.base
    answers = {name: value for name, value in facts.items() if name in base.questions}
    known = gather_facts(profile_from({"profile": "case", "answers": answers}, base, "case"), base)
    fixed: dict[str, str] = {}
    outside: dict[str, Knowledge] = {}
    for name, value in facts.items():
        parts = name.split(".")
        if parts[0] == "chosen" and len(parts) == 2:
            fixed[parts[1]] = str(value)
        elif name not in base.questions and name in base.fact_types:
            outside[name] = _exactly(base.fact_types[name], value)
    for view in (known.certain, known.likely):
        view.knowledge |= outside
    known.origins |= dict.fromkeys(outside, Origin("given"))
    known.settled = frozenset(outside)
    return infer(program, known, fixed=fixed, until=until)


def _exactly(declared: FactType, value: Any) -> Knowledge:
    if isinstance(value, list):
        return Knowledge(Subset.exactly(frozenset(map(str, value))))
    if declared.kind.numeric:
        number = parse_quantity(value, quantity_unit(declared))
        return Knowledge(Interval(number, number))
    return Knowledge(Choice(frozenset({value})))
