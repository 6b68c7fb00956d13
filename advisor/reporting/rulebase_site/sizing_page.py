"""The page of the sizing: every figure with its formula and law, what is assumed with its sources, and the prices."""

from collections.abc import Iterator

from advisor.reporting.rulebase_site.links import Links
from advisor.reporting.rulebase_site.pieces import Grid, Line, Lines, Page, Part, coded, joined, said
from advisor.reporting.rulebase_site.ranges import range_lines
from advisor.sizing.arithmetic import figures

LEAD = "What the recommended stack must carry. Figures are facts `size.*`, known after all decisions."


def sizing_pages(links: Links) -> Iterator[Page]:
    """One page, where the rule base sizes at all."""
    base = links.base
    if not base.assumptions:
        return
    sheet = base.price_sheet
    parts = [
        Part("Figures", (_figures(),)),
        Part("What is assumed", range_lines(base.assumptions.values(), links)),
    ]
    if sheet:
        about = f"{sheet.title.title}, in {sheet.title.currency}, of {sheet.title.dated}. {sheet.title.note}"
        parts.append(Part("Prices", (Lines((Line(said(about)),)), *range_lines(sheet.prices.values(), links))))
    yield Page("sizing.html", "List", "Sizing", lead=LEAD, parts=tuple(parts))


def _figures() -> Grid:
    rows = tuple(
        (
            said(one.title),
            coded(one.id),
            said(one.unit),
            said(one.meaning),
            said(one.law),
            joined(coded(name) for name in one.reads),
        )
        for one in figures()
    )
    return Grid("Figures", ("Figure", "Fact", "Unit", "Formula", "After", "Reads"), rows)
