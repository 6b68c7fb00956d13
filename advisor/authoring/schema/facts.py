"""The values that facts take, as schemas, and which facts can be compared with which."""

from collections.abc import Iterable

from advisor.authoring.schema.fact_meaning import fact_meaning, value_meanings
from advisor.authoring.schema.pieces import Definitions, Schema, described, list_of, mapping, words
from advisor.authoring.schema.quantities import quantity
from advisor.model.fact import FactType, Kind
from advisor.model.rulebase import RuleBase

ANY_WORD: Schema = {"type": ["string", "number"]}


class Facts:
    """The facts that may be read at some place, and their values."""

    def __init__(self, base: RuleBase, definitions: Definitions, names: Iterable[str] | None = None) -> None:
        self.base = base
        self.names = tuple(base.fact_types if names is None else names)
        self._definitions = definitions
        self._alike: dict[tuple[str, str], Schema | None] = {}

    def meaning(self, fact: str) -> str:
        """What a fact is, its unit included."""
        unit = self.base.fact_types[fact].unit
        return " ".join(filter(None, (fact_meaning(fact, self.base), f"In {unit}." if unit else "")))

    def ids(self) -> Schema:
        """The ids of the facts."""
        return self._definitions.share("facts", words((fact, self.meaning(fact)) for fact in self.names))

    def word(self, fact: str) -> Schema:
        """One word, number or truth value of a fact: of a list, one of its items."""
        declared = self.base.fact_types[fact]
        if declared.kind.numeric:
            return self._definitions.share("quantity", quantity(declared))
        if declared.kind is Kind.BOOL:
            return {"type": "boolean"}
        if not declared.choices:
            return ANY_WORD
        meanings = value_meanings(fact, self.base)
        known = words((choice, meanings.get(choice, "")) for choice in declared.choices)
        return self._definitions.share("words", {"anyOf": [known, ANY_WORD]} if declared.open else known)

    def value(self, fact: str) -> Schema:
        """A whole value of a fact."""
        return list_of(self.word(fact)) if is_list(self.base.fact_types[fact]) else self.word(fact)

    def alike(self, fact: str, wanted: str = "") -> Schema | None:
        """`{fact: name}` of the facts whose values look like those of this one, or like `wanted`; None without any."""
        declared = self.base.fact_types[fact]
        shape = wanted or shape_of(declared)
        key = (shape, declared.unit if shape == "number" else "")
        if key not in self._alike:
            self._alike[key] = self._other(*key)
        return self._alike[key]

    def _other(self, shape: str, unit: str) -> Schema | None:
        types = self.base.fact_types
        names = [name for name in self.names if shape_of(types[name]) == shape]
        names = [name for name in names if shape != "number" or types[name].unit == unit]
        if not names:
            return None
        known = self._definitions.share("facts", words((name, self.meaning(name)) for name in names))
        fact = described(known, "Another fact, to compare with.")
        return self._definitions.share("other-fact", mapping({"fact": fact}, ["fact"]))


def is_list(declared: FactType) -> bool:
    """Whether values are lists of words."""
    return declared.kind in (Kind.MANY, Kind.ORDER, Kind.MAP)


def shape_of(declared: FactType) -> str:
    """What values look like: `number`, `list`, `truth` or `word`."""
    if declared.kind.numeric:
        return "number"
    if is_list(declared):
        return "list"
    return "truth" if declared.kind is Kind.BOOL else "word"
