"""`advisor rules prove`: what holds of every project that the rule base may meet."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from advisor import api
from advisor.cli.options import PackOption, RulesOption, SecondsOption, TextOrJson, TextOrJsonOption
from advisor.cli.printing import deliver, show
from advisor.engine.program import Program
from advisor.errors import InputError, Problem, did_you_mean

if TYPE_CHECKING:
    from advisor.authoring.proofs.outcomes import Outcome, Proofs


def prove(
    rules: RulesOption = None,
    packs: PackOption = None,
    seconds: SecondsOption = 60.0,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Write every witness into this folder, as a profile.", show_default=False),
    ] = None,
    format: TextOrJsonOption = TextOrJson.TEXT,
    claim: Annotated[
        list[str] | None, typer.Option("--claim", help="Only this claim, by its id; may be repeated.")
    ] = None,
    witness: Annotated[
        str | None,
        typer.Option("--witness", help="Print the profile that shows, or refutes, this part of a claim (its id)."),
    ] = None,
) -> None:
    """Prove that every rule can fire, every option can win, and every project is left an option; or refute it.

    Each part is shown, or refuted, by a profile that `advisor advise` takes. Claims: rules-fire, options-win,
    options-left, vetoes-agree, questions-reached.
    """
    from advisor.authoring.proofs.registry import CLAIMS
    from advisor.reporting.authoring.proofs import print_proofs, proofs_json, witness_file, witness_yaml
    from advisor.reporting.files import write_text

    unknown = [name for name in claim or () if name not in CLAIMS]
    if unknown:
        hint = did_you_mean(unknown[0], CLAIMS) or f"one of {', '.join(CLAIMS)}"
        raise InputError([Problem(f"there is no claim `{unknown[0]}`", hint)])
    program = api.load_rulebase(rules, packs=packs)
    found = _proved(program, seconds, claim or list(CLAIMS), witness)
    if witness is not None:
        deliver(witness_yaml(_with_witness(found, witness), program), None)
        sys.exit(0 if found.hold else 1)
    for outcome in found.outcomes if output else ():
        if outcome.witness is not None and output is not None:
            write_text(output / witness_file(outcome), witness_yaml(outcome, program))
    if format is TextOrJson.JSON:
        deliver(proofs_json(found, program), None)
    else:
        show(lambda console: print_proofs(found, console, str(output or "")), None)
    if output is not None:
        written = sum(outcome.witness is not None for outcome in found.outcomes)
        typer.echo(f"Wrote {written} profiles into {output}.", err=True)
    sys.exit(0 if found.hold else 1)


def _proved(program: Program, seconds: float, claims: list[str], only: str | None) -> "Proofs":
    """Prove, with a bar on a terminal."""
    from rich.console import Console
    from rich.progress import Progress

    from advisor.authoring.proofs.prove import prove as prove_claims

    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("Proving", total=None)

        def progress(what: str, done: int, total: int) -> None:
            bar.update(task, description=what, completed=done, total=total)

        return prove_claims(program, seconds, claims, only, progress)


def _with_witness(found: "Proofs", name: str) -> "Outcome":
    """The part of that id, which has a witness.

    Raises:
        InputError: when there is no such part, or nothing to show.
    """
    if not found.outcomes:
        message = f"there is no part `{name}` of any claim asked about"
        raise InputError([Problem(message, "ids look like `rule/some-rule`; see `advisor rules prove --format json`")])
    outcome = found.outcomes[0]
    if outcome.witness is None:
        raise InputError([Problem(f"no profile shows `{name}`", outcome.words)])
    return outcome
