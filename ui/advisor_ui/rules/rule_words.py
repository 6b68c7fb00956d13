"""Rules in words: conditions as a list of sentences, conclusions as sentences, both as Markdown."""

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
from advisor.model.rulebase import RuleBase
from advisor.reporting.values import show_number, with_unit
from advisor_ui.markdown import literal

Lines = list[tuple[int, str]]

STRENGTHS = {1: "slightly", 2: "clearly", 3: "decisively"}
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


def condition_lines(condition: Condition, base: RuleBase, depth: int = 0) -> Lines:
    """The condition as nested sentences; at the top all of them must hold."""
    match condition:
        case Test():
            return [(depth, test_words(condition, base))]
        case Not(Test() as test):
            return [(depth, test_words(test, base, negated=True))]
        case Not(part):
            return [(depth, "not all of this:"), *condition_lines(part, base, depth + 1)]
        case Either(parts):
            inner = [line for part in parts for line in _grouped(part, base, depth + 1)]
            return [(depth, "at least one of these:"), *inner]
        case All(parts) if not parts:
            return [(depth, "always: it speaks of every project")]
        case All(parts):
            return [line for part in parts for line in condition_lines(part, base, depth)]


def _grouped(part: Condition, base: RuleBase, depth: int) -> Lines:
    if isinstance(part, All) and len(part.parts) > 1:
        return [(depth, "all of these together:"), *condition_lines(part, base, depth + 1)]
    return condition_lines(part, base, depth)


def test_words(test: Test, base: RuleBase, negated: bool = False) -> str:
    """One comparison as a sentence."""
    subject = f"`{test.fact}`"
    if test.comparison is Comparison.KNOWN:
        return f"{subject} is {'known' if bool(test.operand) is not negated else 'not known'}"
    verb = _COMPARED[test.comparison][negated]
    if test.operand == frozenset() and test.comparison is Comparison.IS:
        return f"{subject} {verb} empty"
    words = f"{subject} {verb} {operand_words(test.fact, test.operand, base)}"
    if test.uncertain:
        low, high = (number_words(test.fact, value, base) for value in test.uncertain)
        words += f" (the border may as well lie anywhere from {low} to {high})"
    return words


test_words.__test__ = False  # type: ignore[attr-defined]


def operand_words(fact: str, operand: Operand, base: RuleBase) -> str:
    """What a fact is compared with: labels of the question's choices, numbers with their unit."""
    match operand:
        case FactReference(other):
            return f"`{other}`"
        case frozenset():
            return ", ".join(value_words(fact, value, base) for value in sorted(operand)) or "nothing"
        case _:
            return value_words(fact, operand, base)


def value_words(fact: str, value: Any, base: RuleBase) -> str:
    """One value of a fact as Markdown."""
    if isinstance(value, bool):
        return "**yes**" if value else "**no**"
    if isinstance(value, int | float):
        return f"**{number_words(fact, value, base)}**"
    question = base.questions.get(fact)
    label = next((choice.label for choice in question.choices if choice.id == value), "") if question else ""
    return f"**{literal(label)}** (`{value}`)" if label else f"**{literal(value)}**"


def number_words(fact: str, value: float, base: RuleBase) -> str:
    """A number of a fact as people write it, with its unit."""
    declared = base.fact_types.get(fact)
    return literal(with_unit(show_number(value, declared), declared))


def conclusion_words(conclusion: Conclusion, base: RuleBase) -> str:
    """One conclusion as a sentence."""
    match conclusion:
        case Favour(favour=target, criterion=criterion, strength=strength):
            return _points_words("for", target, criterion, strength, conclusion.argument, base)
        case Disfavour(disfavour=target, criterion=criterion, strength=strength):
            return _points_words("against", target, criterion, strength, conclusion.argument, base)
        case Veto(veto=target, reason=reason):
            return f"**rules out** {target_words(target, base)}: {literal(reason)}"
        case Weigh(weigh=weigh):
            name, factor = next(iter(weigh.items()))
            times = "twice" if factor == 2 else "three times"
            return f"the criterion **{_title(base.criteria, name)}** counts {times}"
        case Derive(derive=derived):
            return "; ".join(
                f"concludes that `{name}` is {value_words(name, value, base)}" for name, value in derived.items()
            )
        case Require(require=required):
            return f"requires {_required(required, base)}"
        case Recommend(recommend=practice, priority=priority):
            when = f", {priority.replace('_', ' ')}" if priority else ""
            return f"recommends the practice **{_title(base.practices, practice)}** (`{practice}`){when}"
        case Warn(warn=risk, severity=severity, avoided_by=avoided_by):
            grave = f", {severity}" if severity else ""
            spared = f"; avoided by {target_words(avoided_by, base)}" if avoided_by else ""
            return f"warns of the risk **{_title(base.risks, risk)}** (`{risk}`){grave}{spared}"


def target_words(target: Target, base: RuleBase) -> str:
    """The options that a selector covers, and how it selects them."""
    options = base.options.get(target.decision, {})
    reads_facts = any(test.fact for test in target.attributes.values())
    covered = [] if reads_facts else [option for option in options.values() if _covers(target, option)]
    names = ", ".join(literal(option.name) for option in covered)
    if set(target.attributes) == {"id"} and names:
        return f"**{names}**"
    how = " and ".join(_selector_words(name, test) for name, test in target.attributes.items())
    where = f"every option of *{_title(base.decisions, target.decision)}* whose {how}"
    return f"{where} (at present {names})" if names else where


def _covers(target: Target, option: Any) -> bool:
    for name, test in target.attributes.items():
        values = option.values_of(name)
        if (values is not None and not values.isdisjoint(test.any_of)) is test.negated:
            return False
    return True


def _selector_words(name: str, test: AttributeTest) -> str:
    if test.fact:
        return f"{_spaced(name)} {'share nothing' if test.negated else 'share a value'} with `{test.fact}`"
    values = " or ".join(
        "yes" if value is True else "no" if value is False else _spaced(value) for value in test.any_of
    )
    return f"{_spaced(name)} is {'not ' if test.negated else ''}{values}"


def _points_words(side: str, target: Target, criterion: str, strength: int, argument: str, base: RuleBase) -> str:
    words = (
        f"speaks **{STRENGTHS[strength]} {side}** {target_words(target, base)}, in *{_title(base.criteria, criterion)}*"
    )
    return f"{words} (argument `{argument}`)" if argument else words


def _spaced(identifier: object) -> str:
    return literal(str(identifier).replace("_", " "))


def _required(required: RegimeSelector | tuple[str, ...], base: RuleBase) -> str:
    if isinstance(required, RegimeSelector):
        return f"every control of **{_title(base.regimes, required.regime)}**"
    return ", ".join(f"**{_control(name, base)}** (`{name}`)" for name in required)


def _control(name: str, base: RuleBase) -> str:
    found = base.controls.get(name)
    return literal(f"{found[1].reference} {found[1].title}") if found else literal(name)


def _title(items: dict[str, Any], name: str) -> str:
    return literal(items[name].title) if name in items else literal(name)


def fact_meaning(fact: str, base: RuleBase) -> str:
    """What a fact is: the question behind an answer, or the meaning of a computed or derived fact."""
    if fact in base.questions:
        return base.questions[fact].ask
    if fact in base.derived:
        return base.derived[fact].meaning
    if fact in base.computed:
        return base.computed[fact].meaning
    kind, _, rest = fact.partition(".")
    decision, _, attribute = rest.partition(".")
    if decision in base.decisions and kind in ("chosen", "existing"):
        which = "what is recommended" if kind == "chosen" else "what exists today"
        known = base.decisions[decision].attributes.get(attribute)
        suffix = f": {known.meaning}" if known else ""
        return f"{base.decisions[decision].title}, {which}{suffix}"
    return "The parts of the existing stack in which this pain is felt." if kind == "pain_in" else ""
