"""Findings as a compiler prints them: place, level and message, the line with a mark under it, and how to mend it."""

from rich.console import Console
from rich.text import Text

from advisor.authoring.check import Checked
from advisor.authoring.findings import Finding, Ignored, Level, Place
from advisor.model.rulebase import RuleBase

_STYLES = {Level.ERROR: "bold red", Level.WARNING: "bold yellow", Level.HINT: "bold blue"}
_WIDTH = 100
"""How much of a long line of source is shown."""


def print_findings(checked: Checked, least: Level, show_ignored: bool, console: Console) -> None:
    """Every finding of the level `least` or worse, on demand what is ignored, and what it comes to."""
    for finding in checked.shown(least):
        _print(finding, checked.contents, console)
    if show_ignored:
        for entry in checked.ignored:
            _print_ignored(entry, console)
    _line(Text(_summary(checked, least, show_ignored)), console)


def _print(finding: Finding, contents: dict[str, bytes], console: Console) -> None:
    level = finding.kind.level
    head = Text(f"{finding.place}: ", style="bold")
    head.append(f"{level}: ", style=_STYLES[level]).append(finding.message, style="default")
    head.append(f" [{finding.kind.id}]", style="dim")
    _line(head, console)
    _print_source(finding.place, contents, _STYLES[level], console)
    for name, place in finding.related:
        _line(Text(f"  see: {place}: {name}"), console)
    _line(Text(f"  mend: {finding.mend}"), console)
    _line(Text(), console)


def _print_source(place: Place, contents: dict[str, bytes], style: str, console: Console) -> None:
    """The line on which a finding stands, and a caret under its column; nothing where there is no such line."""
    lines = contents.get(place.file, b"").decode("utf-8", errors="replace").removeprefix("\ufeff").splitlines()
    if not 1 <= place.line <= len(lines) or not lines[place.line - 1].strip():
        return
    first = max(0, place.column - _WIDTH // 2) if len(lines[place.line - 1]) > _WIDTH else 0
    shown = lines[place.line - 1][first : first + _WIDTH].replace("\t", " ")
    before = "…" if first else ""
    _line(Text(f"{place.line:>6} | {before}{shown.rstrip()}", style="dim"), console)
    mark = Text(f"{'':>6} | {' ' * (len(before) + place.column - 1 - first)}", style="dim")
    _line(mark.append("^", style=style), console)


def _print_ignored(entry: Ignored, console: Console) -> None:
    finding = entry.finding
    _line(Text(f"{finding.place}: ignored: {finding.message} [{finding.kind.id}]"), console)
    _line(Text(f"  reason: {entry.reason}"), console)


def _summary(checked: Checked, least: Level, show_ignored: bool) -> str:
    parts = []
    for level, count in checked.counts.items():
        hidden = " (see --level hint)" if count and level not in least.and_worse else ""
        parts.append(f"{_counted(count, level)}{hidden}")
    if checked.ignored:
        parts.append(f"{len(checked.ignored)} ignored{'' if show_ignored else ' (see --show-ignored)'}")
    told = _contents(checked.program.base) if checked.program else "the rule base does not load"
    return f"{told}: {', '.join(parts)}."


def _contents(base: RuleBase) -> str:
    counts = {
        "rules": len(base.rules),
        "questions": len(base.questions),
        "options": sum(len(options) for options in base.options.values()),
        "practices": len(base.practices),
        "risks": len(base.risks),
        "controls": len(base.controls),
        "sources": len(base.evidence),
    }
    return f"{base.pack.name} {base.pack.version} ({', '.join(f'{count} {name}' for name, count in counts.items())})"


def _counted(count: int, level: Level) -> str:
    return f"{count or 'no'} {level}{'' if count == 1 else 's'}"


def _line(text: Text, console: Console) -> None:
    console.print(text, soft_wrap=True)
