"""`advisor size`: what the recommended stack must carry, and when it breaks."""

from pathlib import Path
from typing import Annotated

import typer

from advisor import api
from advisor.cli.options import OutputOption, PackOption, RulesOption, TextOrJson, TextOrJsonOption
from advisor.cli.printing import deliver, show, working


def size(
    profile: Annotated[Path, typer.Argument(help="A profile file in YAML.", show_default=False)],
    load_tests: Annotated[
        list[str] | None,
        typer.Option(
            "--loadtest",
            help="A result of k6, Locust, JMeter, wrk or hey; `FILE@CONCURRENCY` where a file is one point. Repeatable.",
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
    format: TextOrJsonOption = TextOrJson.TEXT,
    output: OutputOption = None,
    rules: RulesOption = None,
    packs: PackOption = None,
) -> None:
    """Cores, instances, memory, connections, storage: each a range with its formula, and what is full first."""
    from advisor.analysis.measuring import measure
    from advisor.reporting.naming import Names
    from advisor.reporting.sizing import sizing_view
    from advisor.reporting.sizing_terminal import print_sizing
    from advisor.reporting.sources import Citations

    program = api.load_rulebase(rules, packs=packs)
    told = api.load_profile(profile, program)
    with working("Reading the load test"):
        measured = measure(load_tests, cores, busy) if load_tests else None
    with working("Sizing"):
        assessment = api.advise(told, program, quick=True, measured=measured)
    if format is TextOrJson.JSON:
        deliver(assessment.sizing.model_dump_json(indent=2) + "\n" if assessment.sizing else "null\n", output)
        return
    view = sizing_view(assessment, Names(program.base), Citations(program.base, assessment.as_of))
    if view:
        show(lambda console: print_sizing(view, told.name, console), output)
