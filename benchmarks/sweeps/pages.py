"""The pages of the sweeps: one with all tables, and one of reasons for each group of profiles."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from advisor.loading.sources import shipped
from advisor.model.rulebase import RuleBase
from benchmarks.sweeps.said import DECISIONS, Said

TURN = 137.508
"""Degrees between the hues of families: the golden angle, so that no two of few are alike."""


@dataclass(frozen=True)
class Swept:
    """All that the sweeps found; matrices by language and workload, rows by question."""

    empty: Said
    teams: tuple[Said, ...]
    languages: Mapping[str, Mapping[str, Said]]
    answers: Mapping[str, Sequence[Said]]

    def everything(self) -> Iterator[Said]:
        """Every point, in the order of the pages."""
        yield self.empty
        yield from self.teams
        for row in self.languages.values():
            yield from row.values()
        for rows in self.answers.values():
            yield from rows


def pages(swept: Swept, base: RuleBase) -> Iterator[tuple[str, str]]:
    """Path and text of every file."""
    environment = _environment()
    hues = family_hues(base)
    shared = {"decisions": DECISIONS, "hues": hues, "base": base}
    yield "style.css", environment.get_template("style.css.j2").render(hues=hues)
    yield "index.html", environment.get_template("index.html.j2").render(swept=swept, **shared)
    groups: dict[str, list[Said]] = {}
    for said in swept.everything():
        groups.setdefault(said.point.group, []).append(said)
    for name, points in groups.items():
        text = environment.get_template("reasons.html.j2").render(name=name, points=points, **shared)
        yield f"reasons/{name}.html", text


def family_hues(base: RuleBase) -> dict[str, int]:
    """A hue for every family of the decisions shown, as a number of degrees."""
    families = dict.fromkeys(option.family or option.id for name in DECISIONS for option in base.options[name].values())
    return {family: round(place * TURN) % 360 for place, family in enumerate(families)}


def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader([Path(__file__).parent, shipped("templates")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
