"""Whether the ranges of factors, assumptions and prices are in order, and what their variants hang on."""

from collections.abc import Iterator
from math import inf

from advisor.errors import Path, did_you_mean
from advisor.loading.references import Finding
from advisor.model.condition import facts_read
from advisor.model.fact import Kind
from advisor.model.factor import Factor, Variant
from advisor.model.rulebase import RuleBase

_CALLED = {"Factor": "a factor", "Assumption": "an assumption", "Price": "a price"}


def check_factors(base: RuleBase) -> Iterator[Finding]:
    """Everything that keeps computed facts from being computed of the factors."""
    for factor in base.factors.values():
        yield from check_ranges(base, "Factor", factor)
        read = dict.fromkeys(fact for variant in factor.variants for fact in facts_read(variant.when))
        for place, variant in enumerate(factor.variants):
            path: Path = ("variants", place, "when")
            for fact in facts_read(variant.when):
                question = base.questions.get(fact)
                if question is None or question.type is not Kind.ONE or question.open or fact != next(iter(read)):
                    message = "the variants of a factor hang on one question, which is answered by one of its choices"
                    hint = f"`{fact}` is another; factors are needed before rules fire"
                    yield "Factor", factor.id, path, message, hint, "forbidden-reading"


def check_ranges(base: RuleBase, kind: str, factor: Factor) -> Iterator[Finding]:
    """Whether the numbers of a factor, assumption or price (`kind`) and of its variants are in order, and sourced."""
    yield from _check_range(base, kind, factor, (), factor)
    for place, variant in enumerate(factor.variants):
        yield from _check_range(base, kind, factor, ("variants", place), variant)


def _check_range(base: RuleBase, kind: str, factor: Factor, path: Path, told: Factor | Variant) -> Iterator[Finding]:
    divides = kind == "Factor"
    if not 0 <= told.low <= told.best <= told.high < inf or (divides and told.low == 0):
        message = f"{_CALLED[kind]} needs 0 {'<' if divides else '≤'} low ≤ best ≤ high"
        yield kind, factor.id, (*path, "low"), message, "put the numbers in order", "value-outside-bounds"
    for place, source in enumerate(told.evidence):
        if source not in base.evidence:
            hint = did_you_mean(source, base.evidence) or "declare it, or check its name"
            message = f"the evidence `{source}` is not known"
            yield kind, factor.id, (*path, "evidence", place), message, hint, "unresolved-reference"
