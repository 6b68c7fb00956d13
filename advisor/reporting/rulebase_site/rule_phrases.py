"""Conditions and conclusions in words, with links to what they name."""

from typing import Any

from advisor.model.condition import All, Comparison, Condition, FactReference, Not, Operand, Test
from advisor.model.condition import Any as Either
from advisor.model.rule import (
    AttributeTest,
    Conclusion,
    Derive,
    Disfavour,
    Favour,
    Recommend,
    RegimeSelector,
    Require,
    Target,
    Veto,
    Warn,
    Weigh,
)
from advisor.reporting.rulebase_site.links import Links
from advisor.reporting.rulebase_site.pieces import Line, Phrase, Piece, coded, joined, said
from advisor.reporting.values import show_number, with_unit

_COMPARED = {
    Comparison.IS: ("is", "is not"),
    Comparison.IN: ("is one of", "is none of"),
    Comparison.AT_LEAST: ("is at least", "is not at least"),
    Comparison.AT_MOST: ("is at most", "is not at most"),
    Comparison.MORE_THAN: ("is more than", "is not more than"),
    Comparison.LESS_THAN: ("is less than", "is not less than"),
    Comparison.INCLUDES: ("includes", "does not include"),
    Comparison.INCLUDES_ANY: ("includes any of", "includes none of"),
    Comparison.INCLUDES_ALL: ("includes all of", "does not include all of"),
}
_STRENGTHS = {1: "slightly", 2: "clearly", 3: "decisively"}


def condition_lines(condition: Condition, links: Links) -> tuple[Line, ...]:
    """The condition as nested lines; all lines of the top must hold."""
    match condition:
        case Test():
            return (Line(test_phrase(condition, links)),)
        case Not(Test() as test):
            return (Line(test_phrase(test, links, negated=True)),)
        case Not(part):
            return (Line(said("not all of this:"), condition_lines(part, links)),)
        case Either(parts):
            inner = tuple(line for part in parts for line in _grouped(part, links))
            return (Line(said("at least one of these:" if inner else "never"), inner),)
        case All(parts) if not parts:
            return (Line(said("always: it speaks of every project")),)
        case All(parts):
            return tuple(line for part in parts for line in condition_lines(part, links))


def _grouped(part: Condition, links: Links) -> tuple[Line, ...]:
    if isinstance(part, All) and len(part.parts) > 1:
        return (Line(said("all of these together:"), condition_lines(part, links)),)
    return condition_lines(part, links)


def test_phrase(test: Test, links: Links, negated: bool = False) -> Phrase:
    """One comparison in words."""
    subject = links.fact(test.fact)
    if test.comparison is Comparison.KNOWN:
        return (*subject, Piece(f" is {'known' if bool(test.operand) is not negated else 'not known'}"))
    verb = _COMPARED[test.comparison][negated]
    if test.operand == frozenset() and test.comparison is Comparison.IS:
        return (*subject, Piece(f" {verb} empty"))
    found: Phrase = (*subject, Piece(f" {verb} "), *_operand(test.fact, test.operand, links))
    if test.uncertain:
        low, high = (_number(test.fact, value, links) for value in test.uncertain)
        found += (Piece(f" (the border may as well lie anywhere from {low} to {high})"),)
    return found


test_phrase.__test__ = False  # type: ignore[attr-defined]


def _operand(fact: str, operand: Operand, links: Links) -> Phrase:
    match operand:
        case FactReference(other):
            return links.fact(other)
        case frozenset():
            return joined(value_phrase(fact, value, links) for value in sorted(operand)) or said("nothing")
        case _:
            return value_phrase(fact, operand, links)


def value_phrase(fact: str, value: Any, links: Links) -> Phrase:
    """One value of a fact, by its label; an option is linked."""
    if isinstance(value, bool):
        return said("yes" if value else "no", strong=True)
    if isinstance(value, int | float):
        return said(_number(fact, value, links), strong=True)
    kind, _, decision = fact.partition(".")
    if kind in ("chosen", "existing") and value in links.base.options.get(decision, {}):
        return links.option(decision, str(value))
    return said(links.names.value(fact, str(value)), strong=True)


def _number(fact: str, value: float, links: Links) -> str:
    declared = links.names.type_of(fact)
    return with_unit(show_number(value, declared), declared)


def conclusion_phrase(conclusion: Conclusion, links: Links) -> Phrase:
    """One conclusion in words."""
    match conclusion:
        case Favour(favour=target):
            return _points("for", target, conclusion, links)
        case Disfavour(disfavour=target):
            return _points("against", target, conclusion, links)
        case Veto(veto=target, reason=reason):
            return (Piece("rules out "), *target_phrase(target, links), *said(f": {reason}"))
        case Weigh(weigh=weigh):
            name, factor = next(iter(weigh.items()))
            times = "twice" if factor == 2 else "three times"
            return (Piece("the criterion "), *links.criterion(name), Piece(f" counts {times}"))
        case Derive(derive=derived):
            return joined(
                ((Piece("concludes that "), *links.fact(name), Piece(" is "), *value_phrase(name, value, links))
                 for name, value in derived.items()), "; ",
            )  # fmt: skip
        case Require(require=required):
            if isinstance(required, RegimeSelector):
                return (Piece("requires every control of "), *links.regime(required.regime))
            return (Piece("requires "), *joined(links.control(name) for name in required))
        case Recommend(recommend=practice, priority=priority):
            when = f", {priority.replace('_', ' ')}" if priority else ""
            return (Piece("recommends "), *links.practice(practice), Piece(when))
        case Warn(warn=risk, severity=severity, avoided_by=avoided_by):
            grave = f", severity {severity}" if severity else ""
            spared = (Piece("; avoided by "), *target_phrase(avoided_by, links)) if avoided_by else ()
            return (Piece("warns of "), *links.risk(risk), Piece(grave), *spared)


def _points(side: str, target: Target, conclusion: Favour | Disfavour, links: Links) -> Phrase:
    argument = (Piece(" (argument "), *coded(conclusion.argument), Piece(")")) if conclusion.argument else ()
    return (
        Piece("speaks "),
        Piece(f"{_STRENGTHS[conclusion.strength]} {side}", strong=True),
        Piece(" "),
        *target_phrase(target, links),
        Piece(", in "),
        *links.criterion(conclusion.criterion),
        *argument,
    )


def target_phrase(target: Target, links: Links) -> Phrase:
    """The options that a selector covers, and how it selects them."""
    covered = covered_options(target, links)
    names = joined(links.option(target.decision, option) for option in covered)
    if set(target.attributes) == {"id"} and names:
        return names
    how = joined((_selector(name, test, links) for name, test in target.attributes.items()), " and ")
    found: Phrase = (Piece("every option of "), *links.decision(target.decision), Piece(" whose "), *how)
    return (*found, Piece(" (at present "), *names, Piece(")")) if names else found


def covered_options(target: Target, links: Links) -> tuple[str, ...]:
    """The options that a selector covers whatever the facts are; none when it reads a fact."""
    if any(test.fact for test in target.attributes.values()):
        return ()
    options = links.base.options.get(target.decision, {}).values()
    return tuple(
        option.id
        for option in options
        if all(_selects(test, option.values_of(name)) for name, test in target.attributes.items())
    )


def _selects(test: AttributeTest, values: frozenset[str | bool | float] | None) -> bool:
    return (values is not None and not values.isdisjoint(test.any_of)) is not test.negated


def _selector(name: str, test: AttributeTest, links: Links) -> Phrase:
    words = name.replace("_", " ")
    if test.fact:
        return (Piece(f"{words} {'share nothing' if test.negated else 'share a value'} with "), *links.fact(test.fact))
    shown = (
        "yes" if value is True else "no" if value is False else str(value).replace("_", " ") for value in test.any_of
    )
    return said(f"{words} is {'not ' if test.negated else ''}{' or '.join(shown)}")
