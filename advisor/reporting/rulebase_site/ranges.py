"""Factors, assumptions and prices with their ranges, their variants and the reasons, as lines of a page."""

from collections.abc import Iterable

from advisor.model.factor import Factor, Variant
from advisor.reporting.rulebase_site.links import Links
from advisor.reporting.rulebase_site.pieces import Block, Line, Lines, coded, joined, said
from advisor.reporting.rulebase_site.rule_phrases import condition_lines
from advisor.reporting.values import show_number


def range_lines(items: Iterable[Factor], links: Links) -> tuple[Block, ...]:
    """A line for each, with those of its variants and of its sources below."""
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


def _range(ends: Factor | Variant, unit: str) -> str:
    best = f"{show_number(ends.best)} {unit}".rstrip()
    return best if ends.low == ends.high else f"{best} ({show_number(ends.low)} to {show_number(ends.high)})"
