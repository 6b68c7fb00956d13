"""Assessment → text: HTML and Markdown by template, plain text by the terminal's printer."""

import re
from functools import cache
from io import StringIO

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from advisor.loading.sources import shipped
from advisor.model.assessment import Assessment
from advisor.model.rulebase import RuleBase
from advisor.reporting.markdown import code, link, neutral
from advisor.reporting.view import build_view

_WIDTH = 100


def to_html(assessment: Assessment, base: RuleBase) -> str:
    """The report as one self-contained HTML page."""
    view = build_view(assessment, base)
    # The picture is the only mark-up that templates get; it escapes every text it holds.
    return _html().get_template("report.html.j2").render(report=view, picture=Markup(view.picture))


def to_markdown(assessment: Assessment, base: RuleBase) -> str:
    """The report as Markdown (GitHub's dialect)."""
    text = _markdown().get_template("report.md.j2").render(report=build_view(assessment, base))
    return re.sub(r"\n{3,}", "\n\n", text)


def to_text(assessment: Assessment, base: RuleBase) -> str:
    """What the terminal shows, without colour."""
    from rich.console import Console

    from advisor.reporting.terminal import print_report

    page = StringIO()
    console = Console(
        file=page, width=_WIDTH, color_system=None, force_terminal=False, highlight=False, legacy_windows=False
    )
    print_report(assessment, base, console)
    return "".join(f"{line.rstrip()}\n" for line in page.getvalue().splitlines())


@cache
def _html() -> Environment:
    # Jinja's own choice by file name would leave `.html.j2` unescaped.
    return Environment(
        loader=FileSystemLoader(shipped("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def _markdown() -> Environment:
    # Every value goes through `neutral`; what it returns is marked as safe, so that the HTML escape leaves it alone.
    environment = Environment(
        loader=FileSystemLoader(shipped("templates")),
        autoescape=True,
        finalize=neutral,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"code": code, "link": link}
    return environment
