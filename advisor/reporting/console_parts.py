"""Parts of what a terminal shows. Every text goes in as `Text`, never as Rich mark-up, since it may be untrusted."""

from collections.abc import Callable
from io import StringIO

from rich.console import Console
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

_WIDTH = 100
"""Columns of a page that is not shown on a terminal."""


def bullet(mark: str, text: str, style: str, text_style: str = "") -> Table:
    """A paragraph that hangs behind its mark."""
    line = Table.grid(padding=(0, 1))
    line.add_column(width=3, justify="right")
    line.add_column()
    line.add_row(Text(mark, style=style), Text(text, style=text_style))
    return line


def labelled(label: str, text: str, style: str = "bold") -> Text:
    """A line that begins with what it is about."""
    shown = Text(f"{label}: ", style=style)
    shown.append(text, style="default")
    return shown


def heading(title: str, console: Console) -> None:
    """A heading on a rule, below an empty line."""
    console.print()
    console.print(Rule(Text(title, style="bold"), align="left", characters="─"))


def columns(*justify: str) -> Table:
    """A table without lines; one column for each `left` or `right`."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for side in justify:
        table.add_column(justify="right" if side == "right" else "left", overflow="fold")
    return table


def plain_text(draw: Callable[[Console], None]) -> str:
    """What would be drawn, without colour and without blanks at the ends of lines."""
    page = StringIO()
    draw(
        Console(file=page, width=_WIDTH, color_system=None, force_terminal=False, highlight=False, legacy_windows=False)
    )
    return "".join(f"{line.rstrip()}\n" for line in page.getvalue().splitlines())
