"""Whether the assumptions of the sizing are those that its formulae read, in units of the kind that they expect."""

from collections.abc import Iterator

from advisor.errors import Path, did_you_mean
from advisor.loading.ranges import check_ranges
from advisor.loading.references import Finding
from advisor.model.condition import facts_read
from advisor.model.rule import Recommend, Require, Warn
from advisor.model.rulebase import RuleBase
from advisor.model.sizing import Arithmetic, Assumption

SIZES = "size."
"""What the facts of a sizing begin with; they are known after all decisions."""


def check_assumptions(base: RuleBase, arithmetic: Arithmetic) -> Iterator[Finding]:
    """Everything that keeps a sizing from being computed, and every rule that reads a size too early."""
    for assumption in base.assumptions.values():
        yield from _known(assumption, arithmetic)
        yield from check_ranges(base, "Assumption", assumption)
        for place, variant in enumerate(assumption.variants):
            if any(fact.startswith(SIZES) for fact in facts_read(variant.when)):
                message = "an assumption cannot hang on a size, which is computed from it"
                path: Path = ("variants", place, "when")
                yield "Assumption", assumption.id, path, message, "read answers and choices", "forbidden-reading"
    for name in arithmetic.assumptions.keys() - base.assumptions.keys():
        message, hint = (
            f"the assumption `{name}` is missing",
            f"declare it, in {arithmetic.assumptions[name] or 'times'}",
        )
        last = next(reversed(base.assumptions), "")
        yield "Assumption", last, (), message, hint, "unresolved-reference"
    for rule in base.rules.values():
        early = next((fact for fact in facts_read(rule.when) if fact.startswith(SIZES)), None)
        if early and not all(isinstance(conclusion, Warn | Recommend | Require) for conclusion in rule.then):
            message = f"`{early}` is known after all decisions: it may lead only to `warn`, `recommend` and `require`"
            yield "Rule", rule.id, ("when",), message, "split the rule, or read `demand.*`", "forbidden-reading"


def _known(assumption: Assumption, arithmetic: Arithmetic) -> Iterator[Finding]:
    expected = arithmetic.assumptions.get(assumption.id)
    if expected is None:
        hint = did_you_mean(assumption.id, arithmetic.assumptions) or "remove it"
        message = f"no formula reads the assumption `{assumption.id}`"
        yield "Assumption", assumption.id, ("id",), message, hint, "unresolved-reference"
    elif not arithmetic.fits(assumption.unit, expected):
        message = f"`{assumption.unit}` does not measure what the formulae expect of `{assumption.id}`"
        yield "Assumption", assumption.id, ("unit",), message, f"write a unit such as `{expected}`", "wrong-unit"
