"""Every file of the site: pages by template, and one style sheet."""

from collections.abc import Iterator

from advisor.model.rulebase import RuleBase
from advisor.reporting.render import html_templates
from advisor.reporting.rulebase_site.advice_pages import advice_pages
from advisor.reporting.rulebase_site.crossings import crossings_of
from advisor.reporting.rulebase_site.fact_pages import fact_pages
from advisor.reporting.rulebase_site.links import Links
from advisor.reporting.rulebase_site.list_pages import LISTS, list_pages
from advisor.reporting.rulebase_site.option_pages import option_pages
from advisor.reporting.rulebase_site.pieces import Page
from advisor.reporting.rulebase_site.rule_pages import rule_pages


def site_pages(base: RuleBase) -> Iterator[Page]:
    """Every page, the first one first."""
    links = Links(base)
    crossings = crossings_of(links)
    for pages in (list_pages, rule_pages, fact_pages, option_pages, advice_pages):
        yield from pages(links, crossings)


def rulebase_site(base: RuleBase) -> Iterator[tuple[str, str]]:
    """Path below the site's folder and text of every file; the same rule base gives the same bytes."""
    templates = html_templates()
    template = templates.get_template("rulebase/page.html.j2")
    yield "style.css", templates.get_template("rulebase/style.css.j2").render()
    for page in site_pages(base):
        yield page.path, template.render(page=page, site=base.pack, lists=LISTS)
