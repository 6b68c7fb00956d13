"""How a command shows what it found: on the terminal, piped, or in a file."""

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rich.console import Console


def working(message: str) -> "AbstractContextManager[object]":
    """Show that something is under way, on a terminal only."""
    from rich.console import Console

    return Console(stderr=True).status(message) if sys.stderr.isatty() else nullcontext()


def show(draw: "Callable[[Console], None]", output: Path | None) -> None:
    """Draw on the terminal in colour; elsewhere as plain text."""
    from rich.console import Console

    from advisor.reporting.console_parts import plain_text

    if output is None and sys.stdout.isatty():
        draw(Console(highlight=False))
    else:
        deliver(plain_text(draw), output)


def deliver(text: str, output: Path | None) -> None:
    """Write a text to standard output, or to a file."""
    from advisor.reporting.files import write_text

    if output is None:
        sys.stdout.write(text)
    else:
        write_text(output, text)
        typer.echo(f"Wrote {output}.", err=True)
