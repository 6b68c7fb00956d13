"""Every small fault that a conclusion can have: turned, stronger or weaker, of fewer options, or gone."""

from collections.abc import Iterator

from advisor.authoring.mutation.mutants import ConclusionMutant
from advisor.model.fact import DerivedFact
from advisor.model.rule import (
    AttributeTest,
    Conclusion,
    Derive,
    Disfavour,
    Favour,
    Recommend,
    RegimeSelector,
    Require,
    Rule,
    Target,
    Veto,
    Warn,
    Weigh,
)
from advisor.model.rulebase import RuleBase

Change = tuple[str, Conclusion | None]
"""What changed in words, and what the rule concludes instead."""


def conclusion_mutants(rule: Rule, base: RuleBase) -> tuple[ConclusionMutant, ...]:
    """Every mutant of a rule's conclusions."""
    return tuple(
        ConclusionMutant(rule.id, place, change, other)
        for place, conclusion in enumerate(rule.then)
        for change, other in _changes(conclusion, base)
    )


def _changes(conclusion: Conclusion, base: RuleBase) -> Iterator[Change]:
    name = shown(conclusion)
    yield f"{name} is dropped", None
    match conclusion:
        case Favour(favour=target, criterion=criterion, strength=strength, argument=argument):
            turned = Disfavour(disfavour=target, criterion=criterion, strength=strength, argument=argument)
            yield f"{name} becomes disfavour", turned
        case Disfavour(disfavour=target, criterion=criterion, strength=strength, argument=argument):
            turned_back = Favour(favour=target, criterion=criterion, strength=strength, argument=argument)
            yield f"{name} becomes favour", turned_back
        case Weigh(weigh=weights):
            for criterion, factor in weights.items():
                other = 5 - factor
                yield f"{name} becomes × {other}", conclusion.model_copy(update={"weigh": {criterion: other}})
        case Require(require=controls) if not isinstance(controls, RegimeSelector) and len(controls) > 1:
            for control in controls:
                fewer = tuple(kept for kept in controls if kept != control)
                yield f"`{control}` is dropped from {name}", conclusion.model_copy(update={"require": fewer})
        case Derive(derive=derived):
            yield from _moved(conclusion, name, derived, base.derived)
    if isinstance(conclusion, Favour | Disfavour):
        for strength in (conclusion.strength - 1, conclusion.strength + 1):
            if 1 <= strength <= 3:
                yield f"the strength of {name} becomes {strength}", conclusion.model_copy(update={"strength": strength})
    yield from _of_fewer_options(conclusion, name)


def _moved(
    conclusion: Derive, name: str, derived: dict[str, str | bool], facts: dict[str, DerivedFact]
) -> Iterator[Change]:
    """A derived value one step lower and one step higher; a boolean has no step between yes and not derived."""
    for fact, value in derived.items():
        if facts[fact].type == "bool":
            continue
        scale = facts[fact].scale
        for place in (scale.index(value) - 1, scale.index(value) + 1):
            if 0 <= place < len(scale):
                yield f"{name} becomes `{scale[place]}`", conclusion.model_copy(update={"derive": {fact: scale[place]}})


def _of_fewer_options(conclusion: Conclusion, name: str) -> Iterator[Change]:
    key = next((key for key in ("favour", "disfavour", "veto") if hasattr(conclusion, key)), None)
    if key is None:
        return
    target: Target = getattr(conclusion, key)
    for attribute, test in target.attributes.items():
        if len(test.any_of) > 1:
            for word in test.any_of:
                fewer = _without(target, attribute, test, word)
                yield f"`{word}` is dropped from {name}", conclusion.model_copy(update={key: fewer})


def _without(target: Target, attribute: str, test: AttributeTest, word: str | bool | float) -> Target:
    kept = test.model_copy(update={"any_of": tuple(other for other in test.any_of if other != word)})
    return target.model_copy(update={"attributes": {**target.attributes, attribute: kept}})


def shown(conclusion: Conclusion) -> str:
    """A conclusion in a few words."""
    match conclusion:
        case Favour(favour=target, criterion=criterion) | Disfavour(disfavour=target, criterion=criterion):
            verb = "favour" if isinstance(conclusion, Favour) else "disfavour"
            return f"`{verb}` {_target(target)} on {criterion}"
        case Veto(veto=target):
            return f"`veto` {_target(target)}"
        case Weigh(weigh=weights):
            return f"`weigh` {' and '.join(f'{criterion} × {factor}' for criterion, factor in weights.items())}"
        case Derive(derive=derived):
            return f"`derive` {' and '.join(_derived(fact, value) for fact, value in derived.items())}"
        case Require(require=RegimeSelector(regime=regime)):
            return f"`require` all of {regime}"
        case Require(require=tuple() as controls):
            return f"`require` {', '.join(controls)}"
        case Recommend(recommend=practice):
            return f"`recommend` {practice}"
        case Warn(warn=risk):
            return f"`warn` of {risk}"
    raise TypeError(f"{type(conclusion).__name__} is no conclusion")


def _derived(fact: str, value: str | bool) -> str:
    return fact if value is True else f"{fact} = {value}"


def _target(target: Target) -> str:
    tests = (
        f"{'not ' if test.negated else ''}{name} {test.fact or ', '.join(str(word).lower() for word in test.any_of)}"
        for name, test in target.attributes.items()
    )
    return f"{target.decision} with {' and '.join(tests)}".replace(" with id ", " ")
