"""The page of the sizing: every figure with its formula and law, what is assumed with its sources, and the prices."""

from collections.abc import Iterable, Iterator

from advisor.model.sizing import Assumption, Variant
from advisor.reporting.rulebase_site.links import Links
from advisor.reporting.rulebase_site.pieces import Block, Grid, Line, Lines, Page, Part, coded, joined, said
from advisor.reporting.rulebase_site.rule_phrases import condition_lines
from advisor.reporting.values import show_number
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
        Part("What is assumed", _assumed(base.assumptions.values(), links)),
    ]
    if sheet:
        about = f"{sheet.title.title}, in {sheet.title.currency}, of {sheet.title.dated}. {sheet.title.note}"
        parts.append(Part("Prices", (Lines((Line(said(about)),)), *_assumed(sheet.prices.values(), links))))
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


def _assumed(items: Iterable[Assumption], links: Links) -> tuple[Block, ...]:
    lines = []
    for one in items:
        variants = tuple(
            Line(
                (*said(_range(variant, one.unit)), *said(f": {variant.because}")), condition_lines(variant.when, links)
            )
            for variant in one.variants
        )
        head = (*said(f"{one.title} ("), *coded(one.id), *said(f"), {_range(one, one.unit)}: {one.because}"))
        sources = joined(links.evidence(name) for name in one.sources)
        lines.append(Line(head, (*variants, Line((*said("Sources: "), *sources)))))
    return (Lines(tuple(lines)),)


def _range(ends: Assumption | Variant, unit: str) -> str:
    best = f"{show_number(ends.best)} {unit}".rstrip()
    return best if ends.low == ends.high else f"{best} ({show_number(ends.low)} to {show_number(ends.high)})"
