"""`advisor rules schema`: JSON Schemas for editors and for CI."""

import json
from pathlib import Path
from typing import Annotated

import typer

from advisor import api
from advisor.cli.options import PackOption, RulesOption


def schema(
    kind: Annotated[
        str | None, typer.Argument(help="One kind of file; without it all are listed.", show_default=False)
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write a file for each kind into this folder.")
    ] = None,
    rules: RulesOption = None,
    packs: PackOption = None,
) -> None:
    """Print the JSON Schema of a kind of file, or write those of all kinds; they know the ids of the rule base."""
    from advisor.authoring.schema.files import PROFILE, schema_named, schema_names
    from advisor.reporting.files import write_text

    base = api.load_rulebase(rules, packs=packs).base
    names = schema_names(base)
    if output is None and kind is None:
        for name, pattern in names.items():
            typer.echo(f"{name}: {pattern or 'profiles'}")
        typer.echo("Print one with `advisor rules schema KIND`, or write all with `--output FOLDER`.")
        return
    wanted = [kind] if kind else list(names)
    texts = {name: json.dumps(schema_named(name, base), indent=1, ensure_ascii=False) + "\n" for name in wanted}
    if output is None:
        typer.echo(texts[wanted[0]], nl=False)
        return
    for name, text in texts.items():
        write_text(output / f"{name}.schema.json", text)
    typer.echo(
        f"Wrote {len(texts)} schemas into {output}. For Visual Studio Code, put this into .vscode/settings.json:"
    )
    folder = (rules or Path("rules")).as_posix().rstrip("/")
    written = output.as_posix() if output.is_absolute() else f"./{output.as_posix()}"
    files = {name: f"{folder}/{names[name]}" if name != PROFILE else "profiles/*.yaml" for name in wanted}
    mapping = {f"{written}/{name}.schema.json": file for name, file in files.items()}
    typer.echo(json.dumps({"yaml.schemas": mapping}, indent=2))
