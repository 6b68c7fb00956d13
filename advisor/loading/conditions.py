"""Conditions as written in YAML → the syntax tree, every word checked against the vocabulary of facts."""

from typing import Any as Anything

from advisor.errors import Path, Problem, did_you_mean
from advisor.loading.document import Document, is_number_as_text
from advisor.loading.validation import shown
from advisor.model.condition import ALWAYS, All, Any, Comparison, Condition, FactReference, Not, Operand, Test
from advisor.model.fact import FactType, Kind
from advisor.model.quantity import QuantityError, UnitError, parse_quantity

_ORDER = (Comparison.AT_LEAST, Comparison.AT_MOST, Comparison.MORE_THAN, Comparison.LESS_THAN)
_MEMBERS = (Comparison.INCLUDES, Comparison.INCLUDES_ANY, Comparison.INCLUDES_ALL)
_COMPARISONS = tuple(comparison.value for comparison in Comparison)
_WORDS = [*_COMPARISONS, "not", "between", "uncertain"]


def paths_of_tests(raw: Anything, fact_types: dict[str, FactType]) -> tuple[Path, ...]:
    """Where below a sound condition each of its tests is written, in the order of `tests_of`."""
    reader = ConditionReader(Document("", None, {}), fact_types, [])
    reader.read(raw, ())
    return tuple(reader.tests)


class ConditionReader:
    """Reads the conditions of one document and gathers what is wrong with them.

    `tests` are the paths of the tests read, in the order of `tests_of`.
    """

    def __init__(self, document: Document, fact_types: dict[str, FactType], problems: list[Problem]) -> None:
        self._document = document
        self._facts = fact_types
        self._problems = problems
        self.tests: list[Path] = []

    def read(self, raw: Anything, path: Path) -> Condition:
        """The condition that a mapping states; a part with a fault reads as always true."""
        if not isinstance(raw, dict):
            self._fail(f"a condition is a mapping from facts to values, not {shown(raw)}", "write `fact: value`", path)
            return ALWAYS
        parts = [self._entry(key, value, (*path, key)) for key, value in raw.items()]
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _entry(self, key: str, value: Anything, path: Path) -> Condition:
        if key in ("all", "any"):
            if not isinstance(value, list):
                self._fail(f"`{key}` takes a list of conditions", "write `- fact: value` lines below it", path)
                return ALWAYS
            parts = tuple(self.read(item, (*path, index)) for index, item in enumerate(value))
            return All(parts) if key == "all" else Any(parts)
        if key == "not":
            return Not(self.read(value, path))
        if key not in self._facts:
            self._fail(
                f"the fact `{key}` is not known",
                did_you_mean(key, self._facts) or "declare it, or check its name",
                path,
                "unknown-fact",
            )
            return ALWAYS
        return self._comparisons(key, value, path)

    def _comparisons(self, fact: str, value: Anything, path: Path) -> Condition:
        if not isinstance(value, dict):
            return self._test(fact, "is", value, None, path)
        uncertain = self._uncertain(fact, value, path)
        parts: list[Condition] = []
        for word, operand in value.items():
            if word == "uncertain":
                continue
            if word == "not":
                parts.append(Not(self._comparisons(fact, operand, (*path, "not"))))
            elif word == "between":
                parts.extend(self._between(fact, operand, uncertain, (*path, word)))
            else:
                parts.append(self._test(fact, word, operand, uncertain, (*path, word)))
        if uncertain and not {*_ORDER, "between"} & value.keys():
            self._fail("`uncertain` belongs to a threshold", "use it beside `at_least` and its like", path)
        if not parts:
            self._fail(f"nothing is asked of `{fact}`", "write a value or a comparison such as `at_least`", path)
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _between(
        self, fact: str, bounds: Anything, uncertain: tuple[float, float] | None, path: Path
    ) -> list[Condition]:
        if not isinstance(bounds, list) or len(bounds) != 2:
            self._fail("`between` takes two values", "write `{between: [low, high]}`", path)
            return []
        return [
            self._test(fact, "at_least", bounds[0], uncertain, (*path, 0)),
            self._test(fact, "at_most", bounds[1], uncertain, (*path, 1)),
        ]

    def _test(
        self, fact: str, word: str, value: Anything, uncertain: tuple[float, float] | None, path: Path
    ) -> Condition:
        if word not in _COMPARISONS:
            self._fail(
                f"`{word}` is no comparison",
                did_you_mean(word, _WORDS) or f"use one of {', '.join(_WORDS)}",
                path,
                "wrong-comparison",
            )
            return ALWAYS
        self.tests.append(path)
        comparison = Comparison(word)
        operand = self._operand(fact, comparison, value, path)
        if operand is None:
            return ALWAYS
        if comparison in _ORDER and self._facts[fact].ordered and isinstance(operand, str):
            return Test(fact, Comparison.IN, _slice(self._facts[fact].choices, comparison, operand))
        if comparison not in _ORDER or uncertain is None:
            return Test(fact, comparison, operand)
        if isinstance(operand, int | float) and not uncertain[0] <= operand <= uncertain[1]:
            self._fail(
                "the threshold lies outside its own `uncertain` range",
                "widen the range, or move it",
                path,
                "value-outside-bounds",
            )
        return Test(fact, comparison, operand, uncertain)

    def _operand(self, fact: str, comparison: Comparison, value: Anything, path: Path) -> Operand | None:
        declared = self._facts[fact]
        if comparison is Comparison.KNOWN:
            return (
                value if isinstance(value, bool) else self._fail("`known` takes true or false", "", path, "wrong-type")
            )
        if isinstance(value, dict):
            return self._reference(declared, comparison, value, path)
        if declared.kind in (Kind.MANY, Kind.ORDER, Kind.MAP):
            return self._of_many(fact, comparison, value, path)
        if comparison in _MEMBERS:
            return self._fail(
                f"`{fact}` holds one value, so `{comparison}` does not fit",
                "use `in` or a bare value",
                path,
                "wrong-comparison",
            )
        if comparison is Comparison.IN:
            if declared.kind.numeric:
                return self._fail(
                    f"`{fact}` is a number, so `in` does not fit", "use `between`", path, "wrong-comparison"
                )
            if declared.kind is Kind.BOOL:
                return self._fail(
                    f"`{fact}` is true or false, so `in` does not fit",
                    "write the value alone",
                    path,
                    "wrong-comparison",
                )
            if not isinstance(value, list):
                return self._fail("`in` takes a list", "write `[a, b]`", path, "wrong-type")
            words = [self._scalar(fact, item, (*path, index)) for index, item in enumerate(value)]
            return frozenset(str(word) for word in words if word is not None)
        if comparison in _ORDER and not (declared.kind.numeric or declared.ordered):
            return self._fail(
                f"`{fact}` has no order, so `{comparison}` does not fit",
                "use `in` or a bare value",
                path,
                "wrong-comparison",
            )
        return self._scalar(fact, value, path)

    def _of_many(self, fact: str, comparison: Comparison, value: Anything, path: Path) -> Operand | None:
        if comparison is Comparison.INCLUDES:
            if isinstance(value, list):
                return self._fail(
                    "`includes` takes one word", "use `includes_any` or `includes_all` for a list", path, "wrong-type"
                )
            return self._scalar(fact, value, path)
        if comparison in (Comparison.IS, Comparison.INCLUDES_ANY, Comparison.INCLUDES_ALL):
            if not isinstance(value, list):
                hint = f"write `{{includes: {value}}}`" if comparison is Comparison.IS else "write `[a, b]`"
                return self._fail(f"`{fact}` holds a list, so a list is expected here", hint, path, "wrong-type")
            words = [self._scalar(fact, item, (*path, index)) for index, item in enumerate(value)]
            return frozenset(str(word) for word in words if word is not None)
        return self._fail(
            f"`{fact}` holds a list, so `{comparison}` does not fit",
            "use `includes`, `includes_any` or `includes_all`",
            path,
            "wrong-comparison",
        )

    def _reference(
        self, declared: FactType, comparison: Comparison, value: dict[str, Anything], path: Path
    ) -> Operand | None:
        other = value.get("fact")
        if set(value) != {"fact"} or not isinstance(other, str):
            return self._fail("a mapping does not fit here", "compare with another fact by `{fact: name}`", path)
        if other not in self._facts:
            return self._fail(
                f"the fact `{other}` is not known", did_you_mean(other, self._facts), (*path, "fact"), "unknown-fact"
            )
        shapes = _shape(declared.kind), _shape(self._facts[other].kind)
        if not _comparable(comparison, *shapes):
            return self._fail(
                f"`{other}` is of another type", f"`{comparison}` cannot compare the two", path, "wrong-type"
            )
        if shapes == ("number", "number") and self._facts[other].unit != declared.unit:
            unit = self._facts[other].unit
            return self._fail(
                f"`{other}` is in `{unit}`, not in `{declared.unit}`", "compare facts of one unit", path, "wrong-unit"
            )
        return FactReference(other)

    def _scalar(self, fact: str, value: Anything, path: Path) -> str | bool | float | None:
        declared = self._facts[fact]
        if declared.kind.numeric:
            return self._number(declared, value, path)
        if declared.kind is Kind.BOOL:
            return (
                value
                if isinstance(value, bool)
                else self._fail(f"`{fact}` is true or false, not {shown(value)}", "", path, "wrong-type")
            )
        if isinstance(value, bool) or value is None or isinstance(value, dict | list):
            return self._fail(
                f"`{fact}` takes a word, not {shown(value)}",
                "use `in` for several" if isinstance(value, list) else "",
                path,
                "wrong-type",
            )
        word = str(value)
        if declared.choices and not declared.open and word not in declared.choices:
            hint = did_you_mean(word, declared.choices) or f"one of {', '.join(declared.choices[:12])}"
            return self._fail(f"`{word}` is no value of `{fact}`", hint, path, "value-outside-choices")
        return word

    def _number(self, declared: FactType, value: Anything, path: Path) -> float | None:
        if is_number_as_text(value):
            return self._fail(f"the number {value} is written as text", "remove the quotes", path, "number-as-text")
        try:
            return parse_quantity(value, quantity_unit(declared))
        except QuantityError as error:
            kind = "wrong-unit" if isinstance(error, UnitError) else "wrong-type"
            return self._fail(
                str(error), f"write a number{f' in {declared.unit}' if declared.unit else ''}", path, kind
            )

    def _uncertain(self, fact: str, value: dict[str, Anything], path: Path) -> tuple[float, float] | None:
        bounds = value.get("uncertain")
        if bounds is None:
            return None
        path = (*path, "uncertain")
        if not self._facts[fact].kind.numeric or not isinstance(bounds, list) or len(bounds) != 2:
            return self._fail(
                "`uncertain` takes the two ends of a range of numbers", "write `[low, high]`", path, "wrong-type"
            )
        low, high = (self._number(self._facts[fact], bound, (*path, index)) for index, bound in enumerate(bounds))
        if low is None or high is None:
            return None
        return (low, high) if low <= high else self._fail("the range is upside down", "write the lower end first", path)

    def _fail(self, message: str, hint: str, path: Path, kind: str = "wrong-form") -> None:
        self._problems.append(self._document.problem(message, hint, path, kind))


def _slice(scale: tuple[str, ...], comparison: Comparison, word: str) -> frozenset[str]:
    """The values of an ordered fact for which the comparison with `word` holds."""
    place = scale.index(word)
    match comparison:
        case Comparison.AT_LEAST:
            return frozenset(scale[place:])
        case Comparison.MORE_THAN:
            return frozenset(scale[place + 1 :])
        case Comparison.AT_MOST:
            return frozenset(scale[: place + 1])
        case _:
            return frozenset(scale[:place])


def _shape(kind: Kind) -> str:
    """What values of a kind look like, as far as comparing field against field goes."""
    if kind.numeric:
        return "number"
    if kind in (Kind.MANY, Kind.ORDER, Kind.MAP):
        return "list"
    return "truth" if kind is Kind.BOOL else "word"


def _comparable(comparison: Comparison, left: str, right: str) -> bool:
    """Whether a fact of one shape can be compared with a fact of another."""
    match comparison:
        case Comparison.IS:
            return left == right
        case Comparison.IN:
            return (left, right) == ("word", "list")
        case Comparison.INCLUDES:
            return (left, right) == ("list", "word")
        case Comparison.INCLUDES_ANY | Comparison.INCLUDES_ALL:
            return left == right == "list"
        case _:
            return left == right == "number"


def quantity_unit(declared: FactType) -> str:
    """The unit in which numbers of this fact are parsed: shares and percents have their own."""
    return {Kind.SHARE: "share", Kind.PERCENT: "%"}.get(declared.kind, declared.unit)
