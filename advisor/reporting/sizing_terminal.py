"""The sizing on the terminal: what to run, when it breaks, every figure, and what was assumed."""

from rich.console import Console
from rich.text import Text

from advisor.reporting.console_parts import columns, heading, labelled
from advisor.reporting.sizing import RANGES, PartView, SizingView


def print_sizing(sizing: SizingView, project: str, console: Console) -> None:
    """Print a sizing; `project` is what it is called."""
    console.print(Text(project, style="bold"))
    console.print(Text(sizing.headline, style="bold green"))
    if sizing.breaks:
        console.print(Text(sizing.breaks, style="bold"))
    console.print(Text(RANGES, style="dim"))
    for part in sizing.parts:
        _part(part, console)
    if sizing.assumptions:
        heading("What was assumed", console)
        table = columns("left", "left", "left")
        for one in sizing.assumptions:
            table.add_row(Text(one.title), Text(one.value, style="bold"), Text(one.because, style="dim"))
        console.print(table)
    if sizing.missing:
        console.print()
        console.print(labelled("Not sized", sizing.missing, "yellow"))


def _part(part: PartView, console: Console) -> None:
    heading(part.title, console)
    table = columns("left", "right", "left", "left")
    for one in part.figures:
        measured = " (measured)" if one.measured else ""
        table.add_row(
            Text(one.title),
            Text(f"{one.value}{measured}", style="bold"),
            Text(one.span),
            Text(one.meaning, style="dim"),
        )
    console.print(table)
