"""A decision map as one self-contained HTML page: the picture, its legend, and the same as text."""

from markupsafe import Markup

from advisor.analysis.tipping.decision_map import DecisionMap
from advisor.model.rulebase import RuleBase
from advisor.reporting.console_parts import plain_text
from advisor.reporting.exploring.map_picture import legend, map_picture
from advisor.reporting.exploring.map_text import print_map
from advisor.reporting.naming import Names
from advisor.reporting.render import html_templates
from advisor.reporting.wording import clean


def map_to_html(found: DecisionMap, here: dict[str, float], base: RuleBase) -> str:
    """A decision map as one self-contained HTML page; `here` holds the present numbers by question."""
    names = Names(base)
    return (
        html_templates()
        .get_template("map.html.j2")
        .render(
            title=f"{names.decision(found.decision)} by two answers",
            across=clean(base.questions[found.x.question].ask),
            up=clean(base.questions[found.y.question].ask),
            picture=Markup(map_picture(found, here, names)),
            legend=legend(found, names),
            sampled=found.sampled_border,
            text=plain_text(lambda console: print_map(found, here, base, console)),
        )
    )
