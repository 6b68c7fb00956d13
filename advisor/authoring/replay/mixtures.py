"""Versions between two versions: the earlier one with some of the changed items as the later one has them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from time import monotonic
from typing import Any, TypeVar

from advisor.authoring.replay.differences import Difference, Key, Reach
from advisor.authoring.replay.versions import Version
from advisor.engine.program import Program, compile_rulebase
from advisor.loading.reading import check_reading
from advisor.loading.references import check_references
from advisor.loading.vocabulary import fact_types
from advisor.model.rulebase import RuleBase
from advisor.model.strata import CycleError
from advisor.sizing.arithmetic import ARITHMETIC

_HARMLESS = ("order", "evidence", "cases")
"""Parts of an item in which a fault of a mixture changes no outcome."""

ItemType = TypeVar("ItemType")


class OutOfTimeError(TimeoutError):
    """The time that was given is over."""


@dataclass
class Mixtures:
    """Makes mixtures of two versions and keeps them. `deadline` is on the monotonic clock."""

    before: Version
    after: Version
    differences: tuple[Difference, ...]
    deadline: float = float("inf")
    _kept: dict[frozenset[Key], Program | None] = field(default_factory=dict)

    @property
    def keys(self) -> tuple[Key, ...]:
        """The differences that can have an effect on an outcome."""
        return tuple(one.key for one in self.differences if one.reach is Reach.OUTCOME)

    def program(self, taken: Collection[Key]) -> Program | None:
        """The earlier version with these differences taken from the later one; None when they do not fit together.

        Raises:
            OutOfTimeError: when the deadline is over.
        """
        if monotonic() > self.deadline:
            raise OutOfTimeError
        wanted = frozenset(taken)
        if wanted == frozenset(self.keys):
            return self.after.program
        if wanted not in self._kept:
            self._kept[wanted] = _program(_mixed(self.before.base, self.after.base, wanted))
        return self._kept[wanted]


def _program(base: RuleBase | None) -> Program | None:
    if base is None:
        return None
    faults = (*check_references(base, ARITHMETIC.formulae), *check_reading(base))
    if any(not {*_HARMLESS}.intersection(fault[2][:1] + fault[2][-1:]) for fault in faults):
        return None
    try:
        return compile_rulebase(base)
    except CycleError:
        return None


def _mixed(before: RuleBase, after: RuleBase, taken: frozenset[Key]) -> RuleBase | None:
    """What rules alone speak of is there as soon as either version has it; None when options have no decision."""

    def items(kind: str, old: Mapping[str, ItemType], new: Mapping[str, ItemType], both: bool = False) -> Any:
        found = {**new, **old} if both else dict(old)
        for name in [name for taken_kind, name in taken if taken_kind == kind]:
            found.pop(name, None)
            if name in new:
                found[name] = new[name]
        return dict(sorted(found.items(), key=lambda entry: (getattr(entry[1], "order", 0), entry[0])))

    parts: dict[str, Any] = {
        "criteria": items("Criterion", before.criteria, after.criteria),
        "decisions": items("Decision", before.decisions, after.decisions),
        "questions": items("Question", before.questions, after.questions),
        "derived": items("DerivedFact", before.derived, after.derived),
        "computed": items("ComputedFact", before.computed, after.computed),
        "factors": items("Factor", before.factors, after.factors),
        "assumptions": items("Assumption", before.assumptions, after.assumptions),
        "price_sheet": (after if any(kind in ("Price", "SheetTitle") for kind, _ in taken) else before).price_sheet,
        "practices": items("Practice", before.practices, after.practices, both=True),
        "risks": items("Risk", before.risks, after.risks, both=True),
        "regimes": items("Regime", before.regimes, after.regimes, both=True),
        "rules": items("Rule", before.rules, after.rules),
        "evidence": {**before.evidence, **after.evidence},
        "pack": after.pack if ("Pack", "pack.yaml") in taken else before.pack,
    }
    parts["options"] = {
        name: items(f"Option:{name}", before.options.get(name, {}), after.options.get(name, {}))
        for name in parts["decisions"]
    }
    old, new = ({one.id: one for one in base.constraints} for base in (before, after))
    parts["constraints"] = tuple(items("Constraint", old, new).values())
    figures = ARITHMETIC.figures if parts["assumptions"] else {}
    read = ("questions", "derived", "computed", "decisions", "options")
    types = fact_types(**{name: parts[name] for name in read}, figures=figures)
    return replace(before, **parts, fact_types=types)
