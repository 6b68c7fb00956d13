"""Options that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class TextOrJson(StrEnum):
    """For people, or for programs."""

    TEXT = "text"
    JSON = "json"


RulesOption = Annotated[
    Path | None,
    typer.Option("--rules", help="Folder of another rule base than the shipped one.", show_default=False),
]
PackOption = Annotated[
    list[Path] | None,
    typer.Option("--pack", help="Folder of a pack to lay over the rule base; may be given again.", show_default=False),
]
PricesOption = Annotated[
    Path | None,
    typer.Option("--prices", help="A price sheet of your own, in the place of the shipped one.", show_default=False),
]
SecondsOption = Annotated[
    float, typer.Option("--seconds", min=0.1, max=600, help="How long the search for a proof may take.")
]
OutputOption = Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file.", show_default=False)]
TextOrJsonOption = Annotated[TextOrJson, typer.Option("--format", "-f", help="For people, or for programs.")]
