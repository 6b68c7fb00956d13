"""`advisor rules docs`: the knowledge base as a folder of web pages."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from advisor import api
from advisor.cli.options import PackOption, RulesOption


def docs(
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder to write into.", show_default=False)],
    rules: RulesOption = None,
    packs: PackOption = None,
) -> None:
    """Write the knowledge base as plain web pages that link to each other; begin at index.html."""
    from rich.console import Console
    from rich.progress import track

    from advisor.reporting.files import write_text
    from advisor.reporting.rulebase_site.site import rulebase_site

    base = api.load_rulebase(rules, packs=packs).base
    files = dict(
        track(rulebase_site(base), "Pages", console=Console(stderr=True), transient=True,
              disable=not sys.stderr.isatty())
    )  # fmt: skip
    for name, text in files.items():
        write_text(output / name, text)
    typer.echo(f"Wrote {len(files)} files into {output}; open {output / 'index.html'}.")
