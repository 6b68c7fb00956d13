"""The page of worked examples: its prose, with the numbers that the product gives filled in."""

import re
from functools import cache
from pathlib import Path

from advisor import api
from advisor.engine.program import Program
from advisor.model.assessment import Assessment
from advisor.model.sizing import Sizing
from advisor.reporting.naming import Names
from advisor.reporting.sizing.amounts import amount, assumed, in_brackets, number
from advisor.reporting.wording import capitalised

FOLDER = Path(__file__).parents[1] / "fixtures" / "worked_examples"
PAGE = Path(__file__).parents[2] / "docs" / "worked-examples.md"

_TABLE = re.compile(r"\{\{table ([a-z-]+): ([^}]+)\}\}")
_VALUE = re.compile(r"\{\{([a-z-]+)\s+([a-z0-9_.]+)\}\}")


class Examples:
    """The profiles of the page, assessed."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._names = Names(program.base)
        self.assessment = cache(self._assessment)

    def _assessment(self, name: str) -> Assessment:
        return api.size(api.load_profile(FOLDER / f"{name}.yaml", self._program), self._program)

    def sizing(self, name: str) -> Sizing:
        """What the profile of that name needs."""
        sizing = self.assessment(name).sizing
        assert sizing, name
        return sizing

    def page(self) -> str:
        """The whole page."""
        text = (FOLDER / "page.md").read_text(encoding="utf-8")
        text = _TABLE.sub(lambda found: self._table(found[1], found[2].split()), text)
        return _VALUE.sub(lambda found: self._value(found[1], found[2]), text)

    def _value(self, example: str, name: str) -> str:
        figure = self.sizing(example).figure(name) if name.startswith("size.") else None
        if figure:
            return amount(figure)
        told = next((one for one in self.sizing(example).assumptions if one.id == name), None)
        if told:
            return assumed(told)
        best, span = self._fact(example, name)
        return f"{best} ({span})" if span else best

    def _fact(self, example: str, name: str) -> tuple[str, str]:
        value = next(one for one in self.assessment(example).facts if one.id == name).value
        if not isinstance(value, dict):
            return self._names.value(name, value, rounded=True), ""
        low, high = (self._names.value(name, end, rounded=True) for end in value["between"])
        return self._names.value(name, value["best"], rounded=True), f"{low.partition(' ')[0]} to {high}"

    def _table(self, example: str, names: list[str]) -> str:
        rows = ["| | best estimate | range | how |", "|---|--:|---|---|"]
        figures = {one.id: one for one in self.sizing(example).figures}
        for name in names:
            if name in figures:
                one = figures[name]
                span = in_brackets(one).strip(" ()")
                rows.append(f"| {one.title} | {number(one.best, one.unit)} | {span} | {one.meaning} |")
            else:
                rows.append(self._told(example, name))
        return "\n".join(rows)

    def _told(self, example: str, name: str) -> str:
        told = next((one for one in self.sizing(example).assumptions if one.id == name), None)
        title = told.title if told else self._names.fact(name)
        best, span = (assumed(told), "") if told else self._fact(example, name)
        return f"| {capitalised(title)} | {best} | {span} | {self._origin(example, name)} |"

    def _origin(self, example: str, name: str) -> str:
        fact = next((one for one in self.assessment(example).facts if one.id == name), None)
        if fact is None or fact.status == "given":
            return "As told."
        read = ", ".join(self._names.fact(one) for one in fact.sources if not one.startswith("factor "))
        return f"From {read}."
