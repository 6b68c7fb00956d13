"""Whether every id that an item names exists, and every value fits the type it is given to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from advisor.errors import Path, did_you_mean
from advisor.loading.overlay import written_order
from advisor.model.rule import (
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

Finding = tuple[str, str, Path, str, str, str]
"""Kind and id of the item, the path within it, what is wrong, how to mend it, and the id of the kind of finding."""


def check_references(base: RuleBase, formulae: Mapping[str, Sequence[str]]) -> Iterator[Finding]:
    """Everything in the rule base that names what does not exist; `formulae` lists the factors of each formula."""
    yield from _orders(base)
    yield from _clashes(base)
    yield from _decisions(base)
    yield from _questions(base)
    yield from _options(base)
    yield from _advice(base)
    yield from _computed(base, formulae)
    for rule in base.rules.values():
        yield from _rule(base, rule)


def _missing(kind: str, item: str, path: Path, what: str, name: str, known: Iterable[str]) -> Finding:
    return (
        kind,
        item,
        path,
        f"the {what} `{name}` is not known",
        did_you_mean(name, known) or "declare it, or check its name",
        _kind_of_reference(what),
    )


def _kind_of_reference(what: str) -> str:
    """The kind of finding when such a thing is not known."""
    if what in ("fact", "derived fact"):
        return "unknown-fact"
    return "value-outside-choices" if what.startswith("value") else "unresolved-reference"


def _orders(base: RuleBase) -> Iterator[Finding]:
    sections = {section.id: section for section in base.sections}
    kinds = (base.criteria, base.decisions, sections, base.questions, base.practices, base.risks, base.regimes,
             base.evidence, base.rules, base.derived, base.computed, base.factors, *base.options.values())  # fmt: skip
    for items in kinds:
        seen: dict[int, str] = {}
        for name, item in items.items():  # type: ignore[attr-defined]
            if item.order in seen:
                message = f"the order {written_order(item.order)} is taken by `{seen[item.order]}`"
                yield type(item).__name__, name, ("order",), message, "take a free number", "duplicate-order"
            seen.setdefault(item.order, name)


def _clashes(base: RuleBase) -> Iterator[Finding]:
    for name in base.derived:
        if name in base.questions or name in base.computed:
            yield (
                "DerivedFact",
                name,
                ("id",),
                f"`{name}` is an answer or a computed fact too",
                "rename the derived fact",
                "duplicate-id",
            )
    taken: dict[str, str] = {}
    for regime in base.regimes.values():
        for index, control in enumerate(regime.controls):
            if control.id in taken:
                hint = f"it stands in {taken[control.id]} too; rename one"
                yield (
                    "Regime",
                    regime.id,
                    ("controls", index, "id"),
                    f"the id `{control.id}` is taken",
                    hint,
                    "duplicate-id",
                )
            taken.setdefault(control.id, regime.id)


def _evidence(base: RuleBase, kind: str, name: str, cited: Iterable[str]) -> Iterator[Finding]:
    for index, source in enumerate(cited):
        if source not in base.evidence:
            yield _missing(kind, name, ("evidence", index), "evidence", source, base.evidence)


def _decisions(base: RuleBase) -> Iterator[Finding]:
    for judged_by in base.criteria.values():
        yield from _evidence(base, "Criterion", judged_by.id, judged_by.evidence)
    for decision in base.decisions.values():
        for index, criterion in enumerate(decision.criteria):
            if criterion not in base.criteria:
                yield _missing("Decision", decision.id, ("criteria", index), "criterion", criterion, base.criteria)
    for fact in base.derived.values():
        if fact.type == "one" and len(fact.values) < 2:
            yield (
                "DerivedFact",
                fact.id,
                (),
                "an ordered fact needs at least two values",
                "list them in ascending order",
                "wrong-form",
            )
        if fact.default is not None and fact.default not in fact.values:
            yield _missing("DerivedFact", fact.id, ("default",), "value", fact.default, fact.values)


def _questions(base: RuleBase) -> Iterator[Finding]:
    for question in base.questions.values():
        for choice in question.choices:
            if choice.part and choice.part not in base.decisions:
                path: Path = ("choices", choice.id, "part")
                yield _missing("Question", question.id, path, "decision", choice.part, base.decisions)
            if choice.kept_by and choice.kept_by not in base.derived:
                path = ("choices", choice.id, "kept_by")
                yield _missing("Question", question.id, path, "derived fact", choice.kept_by, base.derived)


def _options(base: RuleBase) -> Iterator[Finding]:
    for decision_id, options in base.options.items():
        attributes = base.decisions[decision_id].attributes
        for option in options.values():
            kind = f"Option:{decision_id}"
            yield from _evidence(base, kind, option.id, option.evidence)
            for figure in option.figures:
                yield from _evidence(base, kind, option.id, figure.evidence)
            for name, value in option.attributes.items():
                path: Path = ("attributes", name)
                if name not in attributes:
                    yield _missing(kind, option.id, path, "attribute", name, attributes)
                    continue
                declared = attributes[name]
                expected = {"bool": bool, "number": (int, float), "one": str, "many": tuple}[declared.type]
                if not isinstance(value, expected):  # type: ignore[arg-type]
                    yield (
                        kind,
                        option.id,
                        path,
                        f"the attribute `{name}` is of type {declared.type}",
                        "write such a value",
                        "wrong-type",
                    )
                    continue
                words = value if isinstance(value, tuple) else (value,)
                for word in words:
                    if declared.choices and word not in declared.choices:
                        yield _missing(kind, option.id, path, f"value of `{name}`", str(word), declared.choices)
            required = [name for name, attribute in attributes.items() if attribute.type != "many"]
            if option.status == "full" and (lacking := [name for name in required if name not in option.attributes]):
                yield (
                    kind,
                    option.id,
                    ("attributes",),
                    f"the attributes {', '.join(lacking)} are missing",
                    "state them",
                    "missing-key",
                )


def _advice(base: RuleBase) -> Iterator[Finding]:
    families = {option.family for options in base.options.values() for option in options.values()} | {"any"}
    for practice in base.practices.values():
        yield from _evidence(base, "Practice", practice.id, practice.evidence)
        for family in practice.tools:
            if family not in families:
                yield _missing("Practice", practice.id, ("tools", family), "family", family, families)
    for risk in base.risks.values():
        yield from _evidence(base, "Risk", risk.id, risk.evidence)
        for index, practice_id in enumerate(risk.mitigations):
            if practice_id not in base.practices:
                yield _missing("Risk", risk.id, ("mitigations", index), "practice", practice_id, base.practices)
    for regime in base.regimes.values():
        yield from _evidence(base, "Regime", regime.id, regime.evidence)
        for index, control in enumerate(regime.controls):
            for practice_id in control.practices:
                if practice_id not in base.practices:
                    yield _missing("Regime", regime.id, ("controls", index), "practice", practice_id, base.practices)


def _computed(base: RuleBase, formulae: Mapping[str, Sequence[str]]) -> Iterator[Finding]:
    for fact in base.computed.values():
        for index, name in enumerate(fact.formulae):
            if name not in formulae:
                yield _missing("ComputedFact", fact.id, ("formulae", index), "formula", name, formulae)
            for factor in formulae.get(name, ()):
                if factor not in base.factors:
                    what = f"factor of the formula {name},"
                    yield _missing("ComputedFact", fact.id, ("formulae", index), what, factor, base.factors)


def _rule(base: RuleBase, rule: Rule) -> Iterator[Finding]:
    yield from _evidence(base, "Rule", rule.id, rule.evidence)
    if rule.replaced_by and rule.replaced_by not in base.rules:
        yield _missing("Rule", rule.id, ("replaced_by",), "rule", rule.replaced_by, base.rules)
    for place in ("fires", "silent"):
        for number, case in enumerate(getattr(rule.cases, place)):
            for fact in case:
                if fact not in base.fact_types:
                    yield _missing("Rule", rule.id, ("cases", place, number, fact), "fact", fact, base.fact_types)
    for index, conclusion in enumerate(rule.then):
        at: Path = ("then", index)
        match conclusion:
            case Favour(favour=target, criterion=criterion) | Disfavour(disfavour=target, criterion=criterion):
                key = "favour" if isinstance(conclusion, Favour) else "disfavour"
                yield from _target(base, rule.id, target, (*at, key))
                decision = base.decisions.get(target.decision)
                if decision and criterion not in decision.criteria:
                    yield _missing(
                        "Rule", rule.id, (*at, "criterion"), f"criterion of {decision.id}", criterion, decision.criteria
                    )
            case Veto(veto=target):
                yield from _target(base, rule.id, target, (*at, "veto"))
            case Weigh(weigh=weights):
                for criterion in weights:
                    if criterion not in base.criteria:
                        yield _missing("Rule", rule.id, (*at, "weigh"), "criterion", criterion, base.criteria)
            case Derive(derive=derived):
                for name, value in derived.items():
                    fact = base.derived.get(name)
                    if fact is None:
                        yield _missing("Rule", rule.id, (*at, "derive"), "derived fact", name, base.derived)
                    elif value not in fact.scale:
                        yield _missing(
                            "Rule", rule.id, (*at, "derive"), f"value of `{name}`", str(value), map(str, fact.scale)
                        )
            case Require(require=RegimeSelector(regime=regime)):
                if regime not in base.regimes:
                    yield _missing("Rule", rule.id, (*at, "require"), "regime", regime, base.regimes)
            case Require(require=tuple() as controls):
                for control in controls:
                    if control not in base.controls:
                        yield _missing("Rule", rule.id, (*at, "require"), "control", control, base.controls)
            case Recommend(recommend=practice):
                if practice not in base.practices:
                    yield _missing("Rule", rule.id, (*at, "recommend"), "practice", practice, base.practices)
            case Warn(warn=risk, avoided_by=avoided_by):
                if risk not in base.risks:
                    yield _missing("Rule", rule.id, (*at, "warn"), "risk", risk, base.risks)
                if avoided_by:
                    yield from _target(base, rule.id, avoided_by, (*at, "avoided_by"))


def _target(base: RuleBase, rule: str, target: Target, path: Path) -> Iterator[Finding]:
    decision = base.decisions.get(target.decision)
    if decision is None:
        yield _missing("Rule", rule, path, "decision", target.decision, base.decisions)
        return
    options = base.options[decision.id]
    choices = {
        "id": tuple(options),
        "family": tuple({option.family or option.id for option in options.values()}),
        **{name: attribute.choices for name, attribute in decision.attributes.items()},
    }
    for name, test in target.attributes.items():
        if name not in choices:
            yield _missing("Rule", rule, (*path, decision.id, name), "attribute", name, choices)
            continue
        if test.fact and test.fact not in base.fact_types:
            yield _missing("Rule", rule, (*path, decision.id, name), "fact", test.fact, base.fact_types)
        for word in test.any_of:
            if choices[name] and word not in choices[name]:
                yield _missing(
                    "Rule", rule, (*path, decision.id, name), f"value of `{name}`", str(word), map(str, choices[name])
                )
