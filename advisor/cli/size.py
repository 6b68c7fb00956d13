"""`advisor size`: what the recommended stack must carry, and when it breaks."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from advisor import api
from advisor.cli.options import OutputOption, PackOption, PricesOption, RulesOption
from advisor.cli.printing import deliver, show, working
from advisor.engine.program import Program
from advisor.model.assessment import Assessment


class SizeFormat(StrEnum):
    """How a sizing is written: for people, for programs, or as a diagram to copy."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    STRUCTURIZR = "structurizr"
    MERMAID = "mermaid"


def size(
    profile: Annotated[Path, typer.Argument(help="A profile file in YAML.", show_default=False)],
    load_tests: Annotated[
        list[str] | None,
        typer.Option(
            "--loadtest",
            help="A result of k6, Locust, JMeter, wrk or hey; `FILE@CONCURRENCY` for a single point; repeatable.",
            show_default=False,
        ),
    ] = None,
    cores: Annotated[
        float | None, typer.Option("--cores", help="How many cores served the load test.", show_default=False)
    ] = None,
    busy: Annotated[
        float | None,
        typer.Option("--busy", help="Which share of them was busy at the highest throughput.", show_default=False),
    ] = None,
    format: Annotated[
        SizeFormat, typer.Option("--format", "-f", help="For people, for programs, or a diagram to copy.")
    ] = SizeFormat.TEXT,
    load: Annotated[
        float,
        typer.Option("--load", help="With mermaid: the milestone to draw, 1, 3 or 10 times today's load."),
    ] = 1.0,
    output: OutputOption = None,
    rules: RulesOption = None,
    packs: PackOption = None,
    prices: PricesOption = None,
) -> None:
    """Cores, instances, memory, connections, storage: each a range with its formula, and what is full first."""
    from advisor.analysis.measuring import measure

    if load != 1 and format is not SizeFormat.MERMAID:
        raise typer.BadParameter(
            "the other formats hold every milestone; use it with --format mermaid", param_hint="--load"
        )
    if not load_tests and (cores is not None or busy is not None):
        raise typer.BadParameter("it says something of a load test; add --loadtest FILE", param_hint="--cores, --busy")
    program = api.load_rulebase(rules, packs=packs, prices=prices)
    told = api.load_profile(profile, program)
    with working("Reading the load test"):
        measured = measure(load_tests, cores, busy) if load_tests else None
    with working("Sizing"):
        assessment = api.size(told, program, measured)
    if format is SizeFormat.TEXT:
        _show(assessment, program, output)
    else:
        deliver(_written(assessment, program, format, load), output)


def _show(assessment: Assessment, program: Program, output: Path | None) -> None:
    from advisor.reporting.sizing.page import sizing_page
    from advisor.reporting.sizing.terminal import print_sizing

    page = sizing_page(assessment, program.base)
    show(lambda console: print_sizing(page.sizing, page.project, console), output)


def _written(assessment: Assessment, program: Program, format: SizeFormat, load: float) -> str:
    from advisor.reporting.sizing import page as sizing_page

    match format:
        case SizeFormat.MARKDOWN:
            return sizing_page.sizing_to_markdown(assessment, program.base)
        case SizeFormat.HTML:
            return sizing_page.sizing_to_html(assessment, program.base)
        case SizeFormat.STRUCTURIZR:
            return sizing_page.to_structurizr(assessment, program.base)
        case SizeFormat.MERMAID:
            return sizing_page.to_mermaid(assessment, program.base, load)
        case _:
            return assessment.sizing.model_dump_json(indent=2) + "\n" if assessment.sizing else "null\n"
