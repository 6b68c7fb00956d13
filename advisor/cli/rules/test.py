"""`advisor rules test`: run the cases inside the rules, and show what they cover and notice."""

import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from advisor import api
from advisor.cli.options import OutputOption, PackOption, RulesOption
from advisor.cli.rules.named import named_rules

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

    from advisor.authoring.cases.examination import Examination
    from advisor.authoring.cases.running import CaseResult
    from advisor.engine.program import Program
    from advisor.model.rule import Rule

Item = TypeVar("Item")


class TestFormat(StrEnum):
    """How the result is written."""

    __test__ = False

    TEXT = "text"
    JSON = "json"


def test(
    names: Annotated[
        list[str] | None,
        typer.Argument(help="Ids of rules or decision tables; all when none is named.", show_default=False),
    ] = None,
    coverage: Annotated[
        bool,
        typer.Option("--coverage", help="Show what is exercised, which faults nothing notices, and cases that would."),
    ] = False,
    least: Annotated[
        float | None,
        typer.Option(min=0, max=100, help="The mutation score in percent below which to fail.", show_default=False),
    ] = None,
    examples: Annotated[
        Path | None,
        typer.Option(help="A folder or portfolio of example profiles (default: those shipped).", show_default=False),
    ] = None,
    format: Annotated[TestFormat, typer.Option("--format", "-f", help="How to write the result.")] = TestFormat.TEXT,
    output: OutputOption = None,
    rules: RulesOption = None,
    packs: PackOption = None,
) -> None:
    """Run the cases inside the rules.

    With `--coverage`, small faults are put into every rule: comparisons turned round, boundaries moved, words and parts
    dropped, conclusions changed. A fault in a condition is noticed when a case of the rule comes out otherwise; one in
    a conclusion when a case of a rule that reads what is derived does, or when the outcome of an example differs.
    """
    program = api.load_rulebase(rules, packs=packs)
    chosen = (
        [rule for name in names for rule in named_rules(program, name)] if names else list(program.base.rules.values())
    )
    failed, passed = _run(program, chosen, to_stderr=format is TestFormat.TEXT)
    examination = _examined(program, chosen, examples) if coverage or least is not None else None
    _write(program, chosen, failed, passed, examination, format, output)
    if failed or (examination is not None and least is not None and examination.total.percent < least):
        sys.exit(1)


def _run(program: "Program", chosen: "list[Rule]", to_stderr: bool) -> "tuple[list[CaseResult], int]":
    """The cases that fail, each told at once, and how many pass."""
    from advisor.authoring.cases.running import run_cases

    total = sum(len(rule.cases.fires) + len(rule.cases.silent) for rule in chosen)
    failed: list[CaseResult] = []
    passed = 0
    with _progress() as progress:
        task = progress.add_task("Cases", total=total)
        for result in run_cases(program, chosen):
            progress.advance(task)
            passed += result.passed
            if not result.passed:
                failed.append(result)
                if to_stderr:
                    progress.console.print(
                        f"{program.base.files[result.rule]}: {result.kind} case {result.number}, {result.facts}: "
                        f"{result.why}",
                        markup=False,
                        highlight=False,
                        soft_wrap=True,
                    )
    return failed, passed


def _examined(program: "Program", chosen: "list[Rule]", folder: Path | None) -> "Examination":
    from advisor.authoring.cases.examination import Examination, examine
    from advisor.authoring.cases.examples import read_examples
    from advisor.authoring.mutation.examples import examples_of
    from advisor.loading.sources import shipped

    profiles = read_examples(folder or shipped("examples"), program.base)
    active = [rule for rule in chosen if rule.status == "active"]
    with _progress() as progress:
        seen = examples_of(program, _counted(progress, "Examples", profiles, len(profiles)))
        found = tuple(_counted(progress, "Faults", examine(program, active, seen), len(active)))
    return Examination(found, tuple(example.name for example in seen))


def _write(
    program: "Program",
    chosen: "list[Rule]",
    failed: "list[CaseResult]",
    passed: int,
    examination: "Examination | None",
    format: TestFormat,
    output: Path | None,
) -> None:
    from advisor.cli.printing import deliver, show

    if format is TestFormat.JSON:
        from advisor.reporting.authoring.tests_json import rule_tests_json

        deliver(rule_tests_json(failed, passed, examination, program.base), output)
        return
    from advisor.reporting.authoring.tests_terminal import draw_examination

    def draw(console: "Console") -> None:
        console.print(f"{passed} cases passed, {len(failed)} failed, of {len(chosen)} rules.", highlight=False)
        if examination is not None:
            draw_examination(examination, program.base, console)

    show(draw, output)


def _progress() -> "Progress":
    from rich.console import Console
    from rich.progress import Progress

    return Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())


def _counted(progress: "Progress", title: str, items: "Iterable[Item]", total: int) -> "Iterator[Item]":
    """The items, one by one, with the progress told."""
    task = progress.add_task(title, total=total)
    for item in items:
        yield item
        progress.advance(task)
