"""The page of the sizing names every figure, assumption and price, and each source leads back to it."""

import html

import pytest

from advisor.engine.program import Program
from advisor.model.rulebase import RuleBase
from advisor.reporting.rulebase_site.site import rulebase_site
from advisor.sizing.arithmetic import figures


@pytest.fixture(scope="module")
def base(shipped: Program) -> RuleBase:
    return shipped.base


@pytest.fixture(scope="module")
def pages(base: RuleBase) -> dict[str, str]:
    return {name: html.unescape(text) for name, text in rulebase_site(base)}


@pytest.mark.slow
def test_every_figure_assumption_and_price_stands_on_the_page(pages: dict[str, str], base: RuleBase) -> None:
    text = pages["sizing.html"]
    names = {one.id for one in figures()} | base.ranges_assumed.keys()
    assert [name for name in sorted(names) if name not in text] == []
    assert [one.title for one in figures() if one.law not in text] == []


@pytest.mark.slow
def test_a_source_that_the_sizing_cites_leads_there(pages: dict[str, str], base: RuleBase) -> None:
    source = base.assumptions["application_cpu"].evidence[0]
    page = next(text for name, text in pages.items() if name.startswith("evidence/") and source in name)
    assert "sizing.html" in page
