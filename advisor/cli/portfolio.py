"""`advisor portfolio`: recommendations for thousands of profiles, and a summary of them all."""

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from advisor import api
from advisor.cli.options import OutputOption, PackOption, RulesOption

if TYPE_CHECKING:
    from rich.progress import Progress

    from advisor.analysis.portfolio.tally import Tally
    from advisor.engine.program import Program
    from advisor.loading.rows import Portfolio

INPUT_WRONG = 2


class RowFormat(StrEnum):
    """How the outcomes are written."""

    JSONL = "jsonl"
    CSV = "csv"


def portfolio(
    source: Annotated[
        Path, typer.Argument(help="A folder of YAML profiles, a .jsonl file or a .csv file.", show_default=False)
    ],
    format: Annotated[RowFormat, typer.Option("--format", "-f", help="How to write the outcomes.")] = RowFormat.JSONL,
    output: OutputOption = None,
    summary: Annotated[
        Path | None,
        typer.Option("--summary", help="Write the summary to this file, as JSON.", show_default=False),
    ] = None,
    rules: RulesOption = None,
    packs: PackOption = None,
) -> None:
    """Recommend a stack for each of thousands of profiles.

    A folder is read with every .yaml and .yml file below it. A .jsonl file holds one profile a line, in the shape of a
    profile file: {"profile": "shop", "answers": {"realtime": true, "peak_rps": ["2k", "20k"]}}.

    A .csv file holds one profile a row. Its first line names the columns: `profile`, and ids of questions. In a cell,
    nothing is an unknown answer, `a; b` a list, `[]` an empty list, `2k..20k` a range, `key: value; key: value` a
    mapping; else the cell is the answer, as in a profile file (`200 ms`, `90%`, `true`).

    For each profile the outcome holds the recommended option of every decision, the next one and the lead in points,
    the open risks of the project and of what is recommended, and the practices. Faulty rows are reported and left out;
    the exit code is then 2.
    """
    from advisor.loading.rows import open_portfolio

    program = api.load_rulebase(rules, packs=packs)
    profiles = open_portfolio(source, program.base)
    tally, faulty = _assess(program, (rules, packs), profiles, format, output)
    _conclude(tally, faulty, program, summary)
    if faulty:
        sys.exit(INPUT_WRONG)


def _assess(
    program: "Program",
    origin: tuple[Path | None, list[Path] | None],
    profiles: "Portfolio",
    format: RowFormat,
    output: Path | None,
) -> tuple["Tally", int]:
    """Write every outcome; what they add up to, and how many rows were faulty."""
    from advisor.analysis.portfolio.tally import Tally
    from advisor.cli.batches import batches
    from advisor.reporting.files import whole_file
    from advisor.reporting.portfolio import RowWriter

    tally, faulty = Tally(tuple(program.base.decisions)), 0
    target = whole_file(output) if output else nullcontext(sys.stdout)
    work = closing(batches(program, origin, profiles, format))
    with _progress(output) as progress, target as file, work as done:
        task = progress.add_task("Profiles", total=profiles.total)
        header = RowWriter(program.base, format).header
        for batch in done:
            file.write(header + batch.text)
            header = ""
            tally.merge(batch.tally)
            faulty += batch.faulty
            progress.update(task, completed=batch.end)
            for problem in batch.problems:
                progress.console.print(f"error: {problem}", markup=False, highlight=False, soft_wrap=True)
    if output:
        typer.echo(f"Wrote {output}.", err=True)
    return tally, faulty


@contextmanager
def _progress(output: Path | None) -> Iterator["Progress"]:
    """A progress bar on a terminal that shows nothing else."""
    from rich.console import Console
    from rich.progress import Progress

    shown = sys.stderr.isatty() and (output is not None or not sys.stdout.isatty())
    with Progress(console=Console(stderr=True), transient=True, disable=not shown) as progress:
        yield progress


def _conclude(tally: "Tally", faulty: int, program: "Program", target: Path | None) -> None:
    from rich.console import Console

    from advisor.reporting.files import write_text
    from advisor.reporting.portfolio import print_summary, summary_json

    found = tally.summary()
    if target:
        write_text(target, summary_json(found, faulty, program.base))
        typer.echo(f"Wrote {target}.", err=True)
    else:
        width = None if sys.stderr.isatty() else 120
        print_summary(found, faulty, program.base, Console(stderr=True, width=width, highlight=False))
