"""Assessment → text: HTML and Markdown by template, plain text by the terminal's printer."""

import re
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from advisor.loading.sources import shipped
from advisor.model.assessment import Assessment
from advisor.model.rulebase import RuleBase
from advisor.reporting.console_parts import plain_text
from advisor.reporting.diagrams.drawings import Diagrams
from advisor.reporting.markdown import code, link, neutral
from advisor.reporting.report.view import build_view


def to_html(assessment: Assessment, base: RuleBase) -> str:
    """The report as one self-contained HTML page."""
    view = build_view(assessment, base)
    # Pictures are the only mark-up that templates get; they escape every text that they hold.
    shares = {one.id: Markup(one.robustness.picture) for one in view.decisions if one.robustness}
    template = html_templates().get_template("report.html.j2")
    return template.render(report=view, pictures=pictures(view.diagrams), shares=shares)


def to_markdown(assessment: Assessment, base: RuleBase) -> str:
    """The report as Markdown (GitHub's dialect)."""
    return tidied(markdown_templates().get_template("report.md.j2").render(report=build_view(assessment, base)))


def tidied(text: str) -> str:
    """Markdown with one empty line where templates left several."""
    return re.sub(r"\n{3,}", "\n\n", text)


def pictures(drawn: Diagrams | None) -> dict[float, Markup]:
    """The picture of each milestone, by its load."""
    return {one.load: Markup(one.picture) for one in drawn.drawings} if drawn else {}


def to_text(assessment: Assessment, base: RuleBase) -> str:
    """What the terminal shows, without colour."""
    from advisor.reporting.report.terminal import print_report

    return plain_text(lambda console: print_report(assessment, base, console))


@cache
def html_templates() -> Environment:
    """The templates of HTML pages; what they print is escaped."""
    # Jinja's own choice by file name would leave `.html.j2` unescaped.
    environment = Environment(
        loader=FileSystemLoader(shipped("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["unbroken"] = _unbroken
    return environment


def _unbroken(text: object) -> str:
    """The text with every percent sign kept on the line of its number."""
    return str(text).replace(" %", "\N{NO-BREAK SPACE}%")


@cache
def markdown_templates() -> Environment:
    """The templates of Markdown texts; what they print is neutralised."""
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
