"""Findings as workflow commands, which GitHub shows as annotations of a pull request.

Source: GitHub, Workflow commands for GitHub Actions; the escapes are those of the toolkit's `core` package.
"""

from advisor.authoring.check import Checked
from advisor.authoring.findings import Finding, Level

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.HINT: "notice"}


def findings_github(checked: Checked, least: Level) -> str:
    """A command a line for each finding of the level `least` or worse; an empty text when there is none."""
    return "".join(f"{_command(finding)}\n" for finding in checked.shown(least))


def _command(finding: Finding) -> str:
    place = finding.place
    properties = f"file={_property(place.file)},line={place.line},col={place.column},title={_property(finding.kind.id)}"
    return f"::{_COMMANDS[finding.kind.level]} {properties}::{_escaped(f'{finding.message}. {finding.mend}')}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
