"""What the tests of rules cover and notice, on a terminal."""

from rich.console import Console
from rich.text import Text

from advisor.authoring.cases.examination import Examination, RuleExamination, Score
from advisor.authoring.cases.text import case_text
from advisor.model.rulebase import RuleBase
from advisor.reporting.console_parts import columns, heading

_LONGEST = 160
"""Characters of a change that are shown; conditions can be long."""


def draw_examination(examination: Examination, base: RuleBase, console: Console) -> None:
    """Coverage, the mutation score by class of fault, and rule by rule what goes unnoticed and which case would do."""
    _draw_coverage(examination, console)
    _draw_scores(examination, console)
    survivors = [rule for rule in examination.rules if rule.survivors]
    if survivors:
        heading("Faults that nothing notices", console)
    for rule in survivors:
        _draw_survivors(rule, base, console)


def _draw_coverage(examination: Examination, console: Console) -> None:
    heading("What is exercised", console)
    rules = [rule.coverage for rule in examination.rules]
    tests = [test for rule in rules for test in rule.tests]
    table = columns("left", "right")
    for label, count, total in (
        ("rules that a case fires", sum(bool(rule.fires) for rule in rules), len(rules)),
        ("rules that a case keeps silent", sum(bool(rule.silent) for rule in rules), len(rules)),
        (f"rules that fire in one of {len(examination.examples)} examples",
         sum(bool(rule.examples) for rule in rules), len(rules)),
        ("tests seen true", sum(test.true for test in tests), len(tests)),
        ("tests seen false", sum(test.false for test in tests), len(tests)),
        ("tests seen to decide", sum(test.decides for test in tests), len(tests)),
    ):  # fmt: skip
        table.add_row(label, f"{count:,} of {total:,}")
    console.print(table)


def _draw_scores(examination: Examination, console: Console) -> None:
    heading("Faults put in on purpose", console)
    table = columns("left", "right", "right", "right", "right", "right")
    table.add_row(
        "", *(Text(title, style="dim") for title in ("mutants", "noticed", "say the same", "survive", "score"))
    )
    for fault, score in examination.scores().items():
        table.add_row(fault.value, *_cells(score))
    table.add_row(Text("total", style="bold"), *_cells(examination.total))
    console.print(table)


def _cells(score: Score) -> tuple[str, ...]:
    numbers = (score.mutants, score.noticed, score.equivalent, score.survived)
    return (*(f"{number:,}" for number in numbers), f"{score.percent:.1f} %")


def _draw_survivors(rule: RuleExamination, base: RuleBase, console: Console) -> None:
    console.print(Text(base.files.get(rule.coverage.rule, rule.coverage.rule), style="bold"))
    for verdict in rule.survivors:
        change = verdict.mutant.change
        shown = change if len(change) <= _LONGEST else f"{change[: _LONGEST - 1]}…"
        console.print(Text(f"  {verdict.mutant.fault.value}: {shown}"), soft_wrap=True)
    row = base.table_of(rule.coverage.rule) is not None
    for kind, where in (("fires", "the row speaks"), ("silent", "the row does not speak")):
        cases = [case_text(case.facts) for case in rule.proposals if case.kind == kind]
        if cases:
            label = f"a case in which {where}" if row else f"a case for {kind}"
            console.print(Text(f"  {label}: {', '.join(cases)}", style="green"), soft_wrap=True)
