"""Two people described one project: where they agree, and which of their different answers make a difference.

Every answer is moved from one profile into the other, both ways, and the rules run anew. Answers that change nothing
alone are moved together: either nothing changes, or the smallest set of them that does is set apart, until the rest
changes nothing. Whoever settles the answers that are set apart has then settled everything: whichever of the two the
rest is taken from, the outcome is the same. Decisions are looked at first, then all that is advised beside them.
"""

from collections.abc import Callable, Iterable
from typing import Any, Literal

from pydantic import Field

from advisor.analysis.comparing.advised import DECIDED, Advised, Change
from advisor.analysis.comparing.mixing import InseparableError, Mixtures, Pair, Unit, united
from advisor.engine.assess import software_version
from advisor.engine.program import Program
from advisor.model.base import Item
from advisor.model.minimal import minimal
from advisor.model.profile import Profile
from advisor.model.stamps import RuleBaseStamp, Software


class Described(Item):
    """One of the two profiles."""

    name: str
    sha256: str
    scope: Literal["in", "out"]


class DecisionCompared(Item):
    """What each is recommended: an option, an empty text where every option is vetoed, None where it does not arise."""

    decision: str
    one: str | None
    other: str | None

    @property
    def agree(self) -> bool:
        """Whether both are recommended the same."""
        return self.one == self.other


class Answered(Item):
    """An answer (or `factors.<id>`) as each of the two has it: plain values, None where it is not told."""

    id: str
    one: Any
    other: Any


class Difference(Item):
    """Answers that make a difference.

    `moved` is `alone` for one answer; `bound` for several that constraints let nobody take over one by one; `together`
    for several of which each changes nothing alone, nor do all but any one. `in_one` is what changes when the first
    profile takes them over from the second, `in_other` the reverse. `bears_on` tells whether a decision is among that.
    """

    answers: tuple[Answered, ...]
    moved: Literal["alone", "bound", "together"]
    bears_on: Literal["decisions", "advice"]
    in_one: tuple[Change, ...]
    in_other: tuple[Change, ...]


class Comparison(Item):
    """Two profiles laid side by side; `idle` holds the answers that change nothing, not even all of them together."""

    schema_: Literal["advisor/comparison/v1"] = Field(default="advisor/comparison/v1", serialization_alias="schema")
    advisor: Software
    rulebase: RuleBaseStamp
    one: Described
    other: Described
    decisions: tuple[DecisionCompared, ...]
    differences: tuple[Difference, ...]
    idle: tuple[Answered, ...]

    @property
    def different_answers(self) -> int:
        """How many answers differ."""
        return len(self.idle) + sum(len(difference.answers) for difference in self.differences)

    def to_json(self) -> str:
        """The stable JSON text, indented, ending in a newline."""
        return self.model_dump_json(by_alias=True, indent=2) + "\n"


def compare(program: Program, one: Profile, other: Profile) -> Comparison:
    """Lay two profiles of one project side by side.

    It takes about two runs of the rules for every answer that differs.
    """
    pair = Pair(program.base, one, other)
    mixtures = Mixtures(program, pair)
    units: tuple[Unit, ...] = tuple((name,) for name in pair.differing)
    found = None
    while found is None:
        try:
            found = _differences(units, mixtures)
        except InseparableError as error:
            units = united(units, error.answers)
    differences, idle = found
    base, first, last = program.base, mixtures.outcome(()), mixtures.outcome(pair.differing)
    return Comparison(
        advisor=Software(version=software_version(), engine="durable-rules"),
        rulebase=RuleBaseStamp.of(base),
        one=_described(one, first),
        other=_described(other, last),
        decisions=tuple(
            DecisionCompared(decision=name, one=first.get(("decision", name)), other=last.get(("decision", name)))
            for name in base.decisions
            if ("decision", name) in first or ("decision", name) in last
        ),
        differences=differences,
        idle=_answered(pair, idle),
    )


def _differences(units: tuple[Unit, ...], mixtures: Mixtures) -> tuple[tuple[Difference, ...], tuple[Unit, ...]]:
    """The differences, those that bear on a decision first, and what changes nothing."""

    def any_change(moved: tuple[Unit, ...]) -> bool:
        return any(mixtures.both_ways(moved))

    def other_decision(moved: tuple[Unit, ...]) -> bool:
        return any(mixtures.both_ways(moved, DECIDED))

    deciding, rest = _set_apart(units, other_decision)
    advising, idle = _set_apart(rest, any_change)
    return (
        (
            *(_difference(one, "decisions", mixtures) for one in deciding),
            *(_difference(one, "advice", mixtures) for one in advising),
        ),
        idle,
    )


def _set_apart(
    units: tuple[Unit, ...], matters: Callable[[tuple[Unit, ...]], bool]
) -> tuple[tuple[tuple[Unit, ...], ...], tuple[Unit, ...]]:
    """The units that matter alone, then smallest sets that matter together; and the rest, which does not."""
    apart: list[tuple[Unit, ...]] = [(unit,) for unit in units if matters((unit,))]
    rest = tuple(unit for unit in units if (unit,) not in apart)
    while rest and matters(rest):
        joint = minimal(rest, matters)
        apart.append(joint)
        rest = tuple(unit for unit in rest if unit not in joint)
    return tuple(apart), rest


def _difference(units: tuple[Unit, ...], bears_on: Literal["decisions", "advice"], mixtures: Mixtures) -> Difference:
    in_one, in_other = mixtures.both_ways(units)
    moved: Literal["alone", "bound", "together"] = "together"
    if len(units) == 1:
        moved = "alone" if len(units[0]) == 1 else "bound"
    return Difference(
        answers=_answered(mixtures.pair, units), moved=moved, bears_on=bears_on, in_one=in_one, in_other=in_other
    )


def _answered(pair: Pair, units: Iterable[Unit]) -> tuple[Answered, ...]:
    names = {name for unit in units for name in unit}
    values = {name: pair.values(name) for name in pair.differing if name in names}
    return tuple(Answered(id=name, one=one, other=other) for name, (one, other) in values.items())


def _described(profile: Profile, outcome: Advised) -> Described:
    scope: Literal["in", "out"] = "out" if outcome["scope", "scope"] == "out" else "in"
    return Described(name=profile.name, sha256=profile.sha256, scope=scope)
