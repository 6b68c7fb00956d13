"""The commands, and how their faults end: a clear message and an exit code, never a traceback."""

import os
import sys
import traceback
from importlib import import_module
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from advisor import api
from advisor.cli.advise import Advisor, Format, advise_all
from advisor.cli.compare import compare
from advisor.cli.explain import explain
from advisor.cli.explore import explore
from advisor.cli.next_question import next_question
from advisor.cli.options import OutputOption, PackOption, PricesOption, RulesOption
from advisor.cli.portfolio import portfolio
from advisor.cli.rules.application import rules_app
from advisor.cli.size import size
from advisor.errors import AdvisorError, EngineError, InputError

DONE, CHECK_FAILED, INPUT_WRONG, INTERNAL_ERROR = 0, 1, 2, 3

app = typer.Typer(
    help="Choose a backend framework and an architecture that scale, with reasons, sources and doubts.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(rules_app, name="rules")
app.command()(explain)
app.command()(explore)
app.command()(size)
app.command("next-question")(next_question)
app.command()(compare)
app.command()(portfolio)


@app.command()
def advise(
    profiles: Annotated[list[Path], typer.Argument(help="Profile files in YAML.", show_default=False)],
    format: Annotated[Format, typer.Option("--format", "-f", help="How to write the assessment.")] = Format.TEXT,
    output: OutputOption = None,
    rules: RulesOption = None,
    packs: PackOption = None,
    prices: PricesOption = None,
    quick: Annotated[bool, typer.Option("--quick", help="Leave out how sure each decision is.")] = False,
    engine: Annotated[api.Engine, typer.Option(help="Who reads the rules; both say the same.")] = "durable",
) -> None:
    """Recommend frameworks and an architecture for each profile."""
    advisor = Advisor(api.load_rulebase(rules, packs=packs, prices=prices), quick, engine)
    sys.exit(INPUT_WRONG if advise_all(advisor, profiles, format, output) else DONE)


@app.command()
def init(output: OutputOption = None, rules: RulesOption = None, packs: PackOption = None) -> None:
    """Write a commented profile to fill in."""
    from advisor.reporting.blank_profile import blank_profile
    from advisor.reporting.files import write_text

    text = blank_profile(api.load_rulebase(rules, packs=packs).base)
    if output is None:
        typer.echo(text, nl=False)
    else:
        write_text(output, text, overwrite=False)
        typer.echo(f"Wrote {output}. Fill in what you know, then run: advisor advise {output}", err=True)


@app.command()
def ui(
    port: Annotated[int, typer.Option(help="Port on this machine.")] = 8501,
    browser: Annotated[bool, typer.Option(help="Open the browser.")] = True,
) -> None:
    """Open the web interface."""
    try:
        face = import_module("advisor_ui.launch")
    except ModuleNotFoundError:
        message = 'the web interface is not installed; run: pip install "scalability-advisor[ui]"'
        raise AdvisorError(message) from None
    face.launch(port=port, browser=browser)


def main() -> NoReturn:
    """Run the command line."""
    try:
        app()
    except InputError as error:
        _complain("\n".join(f"error: {problem}" for problem in error.problems))
        sys.exit(INPUT_WRONG)
    except EngineError as error:
        _complain(f"internal error: {error}")
        sys.exit(INTERNAL_ERROR)
    except AdvisorError as error:
        _complain(f"error: {error}")
        sys.exit(INPUT_WRONG)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(DONE)
    except Exception:
        if os.environ.get("ADVISOR_TRACEBACK"):
            traceback.print_exc()
        _complain(
            "internal error: this is a defect of the advisor; set ADVISOR_TRACEBACK=1 to see where, and report it"
        )
        sys.exit(INTERNAL_ERROR)
    sys.exit(DONE)


def _complain(message: str) -> None:
    print(message, file=sys.stderr)
