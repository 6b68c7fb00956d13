"""The sizing on the terminal: what to run, when it breaks, every figure, and what was assumed."""

from rich.console import Console
from rich.text import Text

from advisor.reporting.console_parts import bullet, columns, heading, labelled
from advisor.reporting.sizing.milestones import CellView, MilestonesView
from advisor.reporting.sizing.view import RANGES, PartView, SizingView


def print_sizing(sizing: SizingView, project: str, console: Console) -> None:
    """Print a sizing; `project` is what it is called."""
    console.print(Text(project, style="bold"))
    console.print(Text(sizing.headline, style="bold green"))
    if sizing.breaks:
        console.print(Text(sizing.breaks, style="bold"))
    for sentence in sizing.load_test:
        console.print(bullet("·", sentence, "default"))
    console.print(Text(RANGES, style="dim"))
    if sizing.prices:
        console.print(Text(sizing.prices, style="dim"))
    if sizing.milestones:
        heading("As the load grows", console)
        print_milestones(sizing.milestones, console)
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


def print_milestones(milestones: MilestonesView, console: Console) -> None:
    """What to run at each load, side by side, and below it what changes."""
    table = columns("left", *("left" for _ in milestones.stages))
    for column, title in zip(table.columns, ("", *(stage.title for stage in milestones.stages)), strict=True):
        column.header = Text(title)
    for row in milestones.rows:
        table.add_row(Text(row.title), *(_cell(cell) for cell in row.cells))
    table.add_row(Text("Full first"), *(Text(stage.full_first) for stage in milestones.stages))
    console.print(table)
    for stage in milestones.stages:
        if stage.changes:
            console.print(Text(f"{stage.title}:", style="bold"))
        for change in stage.changes:
            console.print(bullet("·", change, "default"))


def _cell(cell: CellView) -> Text:
    shown = Text(cell.value, style="bold")
    return shown.append(f" ({cell.span})", style="dim") if cell.span else shown


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
