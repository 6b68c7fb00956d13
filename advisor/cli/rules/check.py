"""`advisor rules check`: everything that is wrong, or could be better, in a rule base."""

import sys
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from advisor import api
from advisor.authoring.findings import Level
from advisor.cli.options import OutputOption, PackOption, RulesOption
from advisor.cli.printing import deliver, show, working

if TYPE_CHECKING:
    from pathlib import Path

    from advisor.authoring.check import Checked


class FindingsFormat(StrEnum):
    """For people, for programs, for code hosts, or for GitHub's workflows."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


def check(
    format: Annotated[
        FindingsFormat, typer.Option("--format", "-f", help="How to write the findings.")
    ] = FindingsFormat.TEXT,
    output: OutputOption = None,
    level: Annotated[Level, typer.Option(help="Show findings of this level and worse.")] = Level.WARNING,
    fail_on: Annotated[
        Level, typer.Option("--fail-on", help="End with 1 when there is a finding of this level or worse.")
    ] = Level.WARNING,
    show_ignored: Annotated[
        bool, typer.Option("--show-ignored", help="List what rules ignore, with their reasons.")
    ] = False,
    as_of: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            help="The day for the age of sources; default: the rule base's snapshot day.",
            show_default=False,
        ),
    ] = None,
    rules: RulesOption = None,
    packs: PackOption = None,
) -> None:
    """Check the rule base: what is wrong or could be better, where it stands, and how to mend it.

    Ends with 0 when nothing is found, with 1 when there are errors or warnings (see --fail-on), and with 2 when there
    is no rule base.
    """
    with working("Checking the rules"):
        checked = api.check_rulebase(rules, packs=packs, as_of=_day(as_of))
    _write(checked, format, level, show_ignored, output)
    if checked.shown(fail_on):
        sys.exit(1)


def _day(given: datetime | None) -> date | None:
    return given.date() if given else None


def _write(checked: "Checked", format: FindingsFormat, least: Level, show_ignored: bool, output: "Path | None") -> None:
    match format:
        case FindingsFormat.TEXT:
            from advisor.reporting.findings.text import print_findings

            show(lambda console: print_findings(checked, least, show_ignored, console), output)
        case FindingsFormat.JSON:
            from advisor.reporting.findings.json import findings_json

            deliver(findings_json(checked, least), output)
        case FindingsFormat.SARIF:
            from advisor.reporting.findings.sarif import findings_sarif

            deliver(findings_sarif(checked, least), output)
        case FindingsFormat.GITHUB:
            from advisor.reporting.findings.github import findings_github

            deliver(findings_github(checked, least), output)
