"""Plain values that a case could give a fact, chosen so that they tell the tests of a condition apart.

Values are such as people write: thresholds themselves, round numbers well below and above, the words that tests name,
one that they do not name, and "one of those named, whichever".
"""

from collections.abc import Iterable, Iterator
from math import floor, log10
from typing import Any

from advisor.model.condition import Comparison, Condition, FactReference, Test, tests_of
from advisor.model.fact import FactType, Kind
from advisor.model.rulebase import RuleBase

_NINES = (90, 95, 99, 99.5, 99.9, 99.95, 99.99, 99.999)
"""Percentages that people name near the whole."""


class Values:
    """Plain values for the facts that conditions read."""

    def __init__(self, base: RuleBase) -> None:
        self._base = base

    def settings(self, fact: str, conditions: Iterable[Condition]) -> Iterator[dict[str, Any]]:
        """What a case may state so that a fact takes another value: mostly the fact itself, by that value.

        A choice is stated by an option that has the attribute's value; what exists, by the stack.
        """
        tests = [test for condition in conditions for test in tests_of(condition) if test.fact == fact]
        head, _, rest = fact.partition(".")
        decision, _, attribute = rest.partition(".")
        if head == "chosen":
            yield from ({f"chosen.{decision}": option} for option in self._options(decision, attribute, tests))
        elif head == "existing":
            yield from ({"existing_stack": [option]} for option in self._options(decision, attribute, tests))
            yield {"existing_stack": []}
        elif head == "pain_in":
            for part in dict.fromkeys((*_words(tests), *self._parts_meant(tests))):
                yield {"pains": [rest], "existing_stack": [part], "pain_in": {rest: part}}
        elif fact in self._base.fact_types:
            for value in _values(self._base.fact_types[fact], tests, fact in self._base.derived):
                yield {fact: value}

    def _parts_meant(self, tests: list[Test]) -> Iterator[str]:
        """Of every decision whose existing options are referred to, the first option."""
        for test in tests:
            if isinstance(test.operand, FactReference) and test.operand.fact.startswith("existing."):
                yield next(iter(self._base.options[test.operand.fact.split(".")[1]]))

    def _options(self, decision: str, attribute: str, tests: list[Test]) -> Iterator[str]:
        """For every way in which the tests can come out, the first option that stands for it; first those named."""
        options = self._base.options[decision].values()
        seen: set[frozenset[str] | None] = set()
        named = set(_words(tests))
        for option in options:
            values = option.values_of(attribute or "id")
            met = None if values is None else frozenset(map(str, values)) & (named | {"True", "False"})
            if option.status == "full" and met not in seen:
                seen.add(met)
                yield option.id


def _values(declared: FactType, tests: list[Test], derived: bool) -> Iterator[Any]:
    words = _words(tests)
    match declared.kind:
        case Kind.BOOL:
            yield from (True, False)
        case Kind.MANY:
            yield from ([{"one_of": [[word] for word in words]}, list(words)] if len(words) > 1 and not derived else [])
            yield from ([word] for word in words)
            yield from ([word] for word in _others(declared, words)[:2])
            yield []
        case Kind.ONE | Kind.TEXT:
            yield from [{"one_of": list(words)}] if len(words) > 1 and not derived else []
            yield from declared.choices if declared.ordered else (*words, *_others(declared, words)[:2])
        case kind if kind.numeric and not derived:
            for test in tests:
                if isinstance(test.operand, int | float) and not isinstance(test.operand, bool):
                    yield from _around(float(test.operand), declared)


def _words(tests: list[Test]) -> tuple[str, ...]:
    """The words that tests name, each once."""
    found: dict[str, None] = {}
    for test in tests:
        if isinstance(test.operand, frozenset):
            found |= dict.fromkeys(sorted(test.operand))
        elif isinstance(test.operand, str) and test.comparison is not Comparison.KNOWN:
            found[test.operand] = None
    return tuple(found)


def _others(declared: FactType, words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(choice for choice in declared.choices if choice not in words)


def _around(threshold: float, declared: FactType) -> Iterator[int | float]:
    """The threshold itself, and round numbers well below and well above it, within the fact's bounds."""
    if declared.kind is Kind.PERCENT and threshold >= _NINES[0]:
        below = [nine for nine in _NINES if nine < threshold][-1:]
        found = [threshold, *below, *[nine for nine in _NINES if nine > threshold][:1]]
    else:
        found = [threshold, _round(threshold / 2), _round(threshold * 2)]
        if declared.kind is Kind.SHARE and threshold > 0.5:
            found[2] = round((1 + threshold) / 2, 2)
    for number in found:
        whole = number == int(number)
        if declared.minimum <= number <= declared.maximum and (whole or declared.kind is not Kind.COUNT):
            yield int(number) if whole else number


def _round(number: float) -> float:
    """The number with one significant digit, or two where one would be far off."""
    if not number:
        return number
    step = 10.0 ** floor(log10(abs(number)))
    rounded = round(number / step) * step
    if abs(rounded - number) > 0.2 * abs(number):
        rounded = round(number / step, 1) * step
    return float(f"{rounded:.12g}")
