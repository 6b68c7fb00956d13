"""What differs between two versions of a rule base, item by item, and what each difference can have an effect on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any, Literal

from advisor.model.base import Item
from advisor.model.condition import All, Condition, Not, Test
from advisor.model.condition import Any as Some
from advisor.model.rule import Rule
from advisor.model.rulebase import RuleBase

Key = tuple[str, str]
"""Kind and id of an item, as in `RuleBase.places`; of an option the kind is `Option:<decision>`."""

What = Literal["added", "removed", "changed"]


class Reach(IntEnum):
    """What a difference can have an effect on, in ascending order."""

    WORDING = 0
    """On what the report and the questionnaire say, and on nothing else."""
    SURENESS = 1
    """On how sure a decision is when everything uncertain is varied, and on which question is asked next."""
    OUTCOME = 2
    """On recommendations, risks, practices and controls."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One item that differs; `parts` names what of it differs (top-level keys), nothing where it is new or gone."""

    kind: str
    id: str
    what: What
    reach: Reach
    parts: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """Kind and id, as in `RuleBase.places`."""
        return self.kind, self.id


_WORDING = {
    "Rule": {"title", "because", "limits", "topic", "cases", "ignore", "replaced_by", "order"},
    "Question": {"ask", "why", "section", "change"},
    "Section": {"order", "title", "intro", "questions"},
    "Criterion": {"title", "meaning", "because", "evidence"},
    "Decision": {"title", "question"},
    "Option": {
        "name", "summary", "strengths", "limits", "skills", "libraries", "life_cycle", "licence", "evidence",
        "decision", "scaling_unit", "guarantees", "operations", "figures", "managed_offers", "migration_in",
        "migration_out", "licence_history", "variants",
    },
    "DerivedFact": {"meaning", "order"},
    "ComputedFact": {"meaning", "order"},
    "Factor": {"title", "because", "evidence"},
    "Assumption": {"title", "because", "evidence"},
    "Price": {"title", "because", "evidence"},
    "SheetTitle": {"title", "dated", "note"},
    "Constraint": {"because"},
    "Practice": {"title", "what", "how", "first_steps", "tools", "done_when", "trigger", "common", "evidence", "order"},
    "Risk": {"title", "what_happens", "early_signs", "mitigations", "common", "evidence", "order", "status"},
    "Regime": {"title", "authority", "caution", "evidence", "order"},
    "Evidence": {
        "order", "title", "address", "kind", "read", "review_by", "supports", "figures", "correction"
    },
    "Pack": {"name", "version", "language", "snapshot", "licence", "description"},
}  # fmt: skip
"""Fields that readers see and that no step of an assessment reads."""

_SPOKEN_OF = {"Section", "Evidence", "Practice", "Risk", "Regime"}
"""Kinds of item that act through rules alone: a rule that speaks of one that is new or gone must differ itself."""

_SURENESS = {"Rule": {"evidence"}, "Question": {"prior", "order", "effort", "core"}, "Evidence": {"grade"},
             "Factor": {"order"}}  # fmt: skip
"""Fields that nothing reads but the varying of what is uncertain, and the worth of a question."""


def differences(before: RuleBase, after: RuleBase) -> tuple[Difference, ...]:
    """Every item that differs, those that can matter most first, else in the order of kinds and of ids."""
    old, new = dict(_all(before)), dict(_all(after))
    found = [
        difference
        for key in dict.fromkeys((*old, *new))
        if (difference := _difference(key, old.get(key), new.get(key)))
    ]
    return tuple(sorted(found, key=lambda difference: -difference.reach))


def proved(found: tuple[Difference, ...]) -> bool:
    """Whether nothing can have an effect on an outcome: all that every step of an assessment reads is the same."""
    return all(difference.reach < Reach.OUTCOME for difference in found)


def _all(base: RuleBase) -> Iterator[tuple[Key, Item]]:
    yield ("Pack", "pack.yaml"), base.pack
    kinds = (base.criteria, base.decisions, base.derived, base.computed, base.factors, base.practices, base.risks,
             base.regimes, base.evidence, base.questions, base.rules, base.ranges_assumed)  # fmt: skip
    for items in kinds:
        for name, item in items.items():
            yield (type(item).__name__, name), item
    if base.price_sheet:
        yield ("SheetTitle", "prices.yaml"), base.price_sheet.title
    for section in base.sections:
        yield ("Section", section.id), section
    for constraint in base.constraints:
        yield ("Constraint", constraint.id), constraint
    for decision, options in base.options.items():
        for name, option in options.items():
            yield (f"Option:{decision}", name), option


def _difference(key: Key, old: Item | None, new: Item | None) -> Difference | None:
    present = old or new
    assert present is not None
    kind = type(present).__name__
    if old is None or new is None:
        return Difference(*key, "removed" if new is None else "added", _reach_alone(kind, present))
    parts = tuple(name for name in type(old).model_fields if getattr(old, name) != getattr(new, name))
    if kind == "Section":
        parts = tuple(name for name in parts if name != "questions")
    if not parts:
        return None
    if isinstance(old, Rule) and isinstance(new, Rule) and old.status == new.status == "obsolete":
        return Difference(*key, "changed", Reach.WORDING, parts)
    return Difference(*key, "changed", max(_reach(kind, name, old, new) for name in parts), parts)


def _reach_alone(kind: str, item: Item) -> Reach:
    """What an item that is new or gone can have an effect on: one that nothing runs or reads has none."""
    if kind in _SPOKEN_OF or (isinstance(item, Rule) and item.status == "obsolete"):
        return Reach.WORDING
    return Reach.OUTCOME


def _reach(kind: str, name: str, old: Item, new: Item) -> Reach:
    if name in _WORDING.get(kind, ()):
        return Reach.WORDING
    if name in _SURENESS.get(kind, ()):
        return Reach.SURENESS
    was, now = getattr(old, name), getattr(new, name)
    if isinstance(was, Condition) and isinstance(now, Condition):
        return Reach.SURENESS if exact(was) == exact(now) else Reach.OUTCOME
    return Reach.OUTCOME if _read(kind, name, was) != _read(kind, name, now) else Reach.WORDING


def exact(condition: Condition) -> Condition:
    """The condition without the ranges in which its thresholds might as well stand."""
    match condition:
        case Test():
            return replace(condition, uncertain=None)
        case Not(part):
            return Not(exact(part))
        case All(parts):
            return All(tuple(map(exact, parts)))
        case Some(parts):
            return Some(tuple(map(exact, parts)))


def _read(kind: str, name: str, value: Any) -> Any:
    """What the steps of an assessment read of a field."""
    match kind, name:
        case "Rule", "then":
            return [conclusion.model_dump(exclude={"reason"}) for conclusion in value]
        case "Question", "choices":
            return [(choice.id, choice.part) for choice in value]
        case "Decision", "attributes":
            return {key: attribute.model_dump(exclude={"meaning"}) for key, attribute in value.items()}
        case "Regime", "controls":
            return [control.id for control in value]
        case "Pack", "out_of_scope":
            return [(limit.id, exact(limit.when)) for limit in value]
        case _:
            return value
