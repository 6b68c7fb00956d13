"""`advisor rules fmt`: bring rule files into one layout."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from advisor.cli.options import RulesOption
from advisor.errors import InputError


def fmt(
    files: Annotated[
        list[Path] | None,
        typer.Argument(help="Files, or folders of files; the whole rule base when none is named.", show_default=False),
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Only list what would change; exit code 1 then.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Only show what would change, line by line.")] = False,
    rules: RulesOption = None,
) -> None:
    """Bring files into one layout: order of keys, indentation, length of lines. Comments and meaning stay."""
    from rich.console import Console
    from rich.progress import track

    from advisor.authoring.formatting.files import layouts
    from advisor.loading.sources import shipped
    from advisor.reporting.files import write_text

    console = Console(stderr=True)
    working = track(layouts(files or [_shown(rules or shipped("rules"))]), "Reading", console=console, transient=True,
                    disable=not sys.stderr.isatty())  # fmt: skip
    found = list(working)
    problems = [problem for one in found if isinstance(one, InputError) for problem in one.problems]
    if problems:
        raise InputError(problems)
    sound = [one for one in found if not isinstance(one, InputError)]
    changed = [one for one in sound if one.changed]
    for one in changed:
        if diff:
            typer.echo(one.difference, nl=False)
        elif not check:
            write_text(one.path, one.after.decode())
        if check or not diff:
            typer.echo(f"{'would change' if check else 'changed'}: {one.path}")
    if not diff:
        would = " would be" if check else ""
        typer.echo(f"{len(changed)} of {len(sound)} files{would} changed.")
    if check and changed:
        sys.exit(1)


def _shown(folder: Path) -> Path:
    """The folder as seen from here, where it lies below."""
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder
