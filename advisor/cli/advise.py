"""`advisor advise`: one report for one profile, or one JSON object a line for many."""

import json
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

import typer

from advisor import api
from advisor.engine.program import Program
from advisor.errors import InputError, Problem
from advisor.model.assessment import Assessment

_STALE = timedelta(days=90)


class Format(StrEnum):
    """How an assessment is written."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"
    HTML = "html"


@dataclass(frozen=True)
class Advisor:
    """How to advise: by which rules, whether to leave out how sure it is, and who reads the rules."""

    program: Program
    quick: bool = False
    engine: api.Engine = "durable"

    def __call__(self, path: Path) -> Assessment:
        """The assessment of the profile in a file."""
        return api.advise(api.load_profile(path, self.program), self.program, self.quick, self.engine)


def advise_all(advisor: Advisor, profiles: list[Path], format: Format, output: Path | None) -> bool:
    """Advise on every profile, in order; whether some input was wrong."""
    program = advisor.program
    if format is Format.JSONL:
        return _lines(advisor, profiles, output)
    problems: list[Problem] = []
    texts: list[str] = []
    for path in profiles:
        try:
            assessment = advisor(path)
        except InputError as error:
            problems.extend(error.problems)
            continue
        _note_age(assessment)
        if format is Format.TEXT and output is None:
            _print_text(assessment, program)
        else:
            texts.append(_render(assessment, program, format))
    if problems:
        print("\n".join(f"error: {problem}" for problem in problems), file=sys.stderr)
    if texts:
        _deliver("\n".join(texts), output)
    return bool(problems)


def _lines(advisor: Advisor, profiles: list[Path], output: Path | None) -> bool:
    from rich.console import Console
    from rich.progress import track

    lines, failed = [], False
    quiet = len(profiles) < 3 or not sys.stderr.isatty()
    for path in track(profiles, "Profiles", console=Console(stderr=True), transient=True, disable=quiet):
        try:
            line = advisor(path).model_dump_json(by_alias=True)
        except InputError as error:
            failed = True
            faults = [
                {"file": p.file, "line": p.line, "column": p.column, "message": p.message, "hint": p.hint}
                for p in error.problems
            ]
            line = json.dumps({"profile": str(path), "errors": faults}, ensure_ascii=False)
        if output is None:
            typer.echo(line)
        lines.append(line)
    if output is not None:
        _deliver("".join(f"{line}\n" for line in lines), output)
    return failed


def _render(assessment: Assessment, program: Program, format: Format) -> str:
    from advisor.reporting.render import to_html, to_markdown, to_text

    match format:
        case Format.JSON:
            return assessment.to_json()
        case Format.MARKDOWN:
            return to_markdown(assessment, program.base)
        case Format.HTML:
            return to_html(assessment, program.base)
        case _:
            return to_text(assessment, program.base)


def _print_text(assessment: Assessment, program: Program) -> None:
    from rich.console import Console

    from advisor.reporting.report.terminal import print_report

    print_report(assessment, program.base, Console(width=None if sys.stdout.isatty() else 100, highlight=False))


def _deliver(text: str, output: Path | None) -> None:
    from advisor.reporting.files import write_text

    if output is None:
        sys.stdout.write(text)
    else:
        write_text(output, text)
        typer.echo(f"Wrote {output}.", err=True)


def _note_age(assessment: Assessment) -> None:
    if date.today() - assessment.as_of > _STALE:
        typer.echo(
            f"note: life cycles and evidence are judged as of {assessment.as_of}; "
            "set `as_of` in the profile to judge another day",
            err=True,
        )
