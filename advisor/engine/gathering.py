"""A profile → facts: answers with units normalised, demand computed, the existing stack spelled out."""

from collections.abc import Mapping
from typing import Any

from advisor.engine.demand import compute_demand
from advisor.engine.facts import Facts, Origin, Status, ToldRange
from advisor.model.condition import facts_read
from advisor.model.decision import Option
from advisor.model.evaluation import View, evaluate
from advisor.model.fact import Kind
from advisor.model.knowledge import NOT_APPLICABLE, Choice, Interval, Knowledge, Subset
from advisor.model.profile import Answer, Profile
from advisor.model.question import Question
from advisor.model.rulebase import RuleBase
from advisor.model.truth import Truth
from advisor.sizing.estimate import Estimate


def gather_facts(profile: Profile, base: RuleBase, measured: Mapping[str, ToldRange] | None = None) -> Facts:
    """Everything that is known before any rule fires; what was measured stands before what the profile assumes."""
    given = frozenset(profile.answers)
    facts = Facts(View({}, given), View({}, given), {}, ranges={**_own_ranges(profile), **(measured or {})})
    for question in base.questions.values():
        settle_answer(question, profile, base, facts)
    compute_demand(profile, base, facts)
    spell_out_existing_stack(profile, base, facts)
    spell_out_pains(profile, base, facts)
    return facts


def _own_ranges(profile: Profile) -> dict[str, ToldRange]:
    """The ranges of factors and assumptions that a profile sets itself; the geometric middle is the best value."""
    found = {}
    for name, own in profile.factors.items():
        ends = Estimate.between(own.low, own.high)
        found[name] = ToldRange(ends.low, ends.best, ends.high, "profile", "Set in the profile.")
    return found


def settle_answer(question: Question, profile: Profile, base: RuleBase, facts: Facts) -> None:
    """Settle one answer, after those that its `ask_when` reads."""
    if question.id in facts.origins:
        return
    for name in _reads(question):
        settle_answer(base.questions[name], profile, base, facts)
    asked = evaluate(question.ask_when, facts.certain), evaluate(question.ask_when, facts.likely)
    answer = profile.answers.get(question.id)
    facts.certain.knowledge[question.id] = _certainly(question, answer, asked[0])
    facts.likely.knowledge[question.id] = _likely(question, answer, asked[1])
    facts.origins[question.id] = _origin(question, answer, asked[0])
    if answer and asked[0] is Truth.FALSE and not answer.knowledge.not_applicable:
        facts.warnings.append(f"The answer to `{question.id}` is kept but not used: the question does not arise here.")


def _reads(question: Question) -> tuple[str, ...]:
    return facts_read(question.ask_when)


def _certainly(question: Question, answer: Answer | None, asked: Truth) -> Knowledge:
    if asked is Truth.FALSE:
        return NOT_APPLICABLE
    known = answer.knowledge if answer else question.fact_type.anything
    return known if asked is Truth.TRUE or known.not_applicable else Knowledge(known.values, absent=True)


def _likely(question: Question, answer: Answer | None, asked: Truth) -> Knowledge:
    if asked is Truth.FALSE:
        return NOT_APPLICABLE
    if answer is not None:
        return Knowledge(Interval(answer.best, answer.best)) if answer.best is not None else answer.knowledge
    if question.assume is not None:
        return assumed(question)
    anything = question.fact_type.anything
    return anything if asked is Truth.TRUE else Knowledge(anything.values, absent=True)


def assumed(question: Question) -> Knowledge:
    """What silence on a question is taken to mean."""
    value: Any = question.assume
    if question.type in (Kind.MANY, Kind.MAP):
        return Knowledge(Subset.exactly(frozenset(value)))
    if question.type.numeric:
        return Knowledge(Interval(float(value), float(value)))
    return Knowledge(Choice(frozenset({value})))


def _origin(question: Question, answer: Answer | None, asked: Truth) -> Origin:
    if asked is Truth.FALSE or (answer and answer.knowledge.not_applicable):
        return Origin("not_applicable", _reads(question) if asked is Truth.FALSE else ())
    if answer:
        return Origin("given")
    return Origin("assumed" if question.assume is not None else "unknown")


def spell_out_existing_stack(profile: Profile, base: RuleBase, facts: Facts) -> None:
    """`existing.<decision>` and `existing.<decision>.<attribute>` from the answer `existing_stack`."""
    certain = facts.certain.knowledge.get("existing_stack", NOT_APPLICABLE)
    likely = facts.likely.knowledge.get("existing_stack", NOT_APPLICABLE)
    spelt = _spelt_out(certain, base)
    facts.certain.knowledge |= spelt
    facts.likely.knowledge |= spelt if likely == certain else _spelt_out(likely, base)
    status: Status = "computed" if "existing_stack" in profile.answers else "unknown"
    facts.origins |= dict.fromkeys(spelt, Origin(status, ("existing_stack",)))


def _spelt_out(stack: Knowledge, base: RuleBase) -> dict[str, Knowledge]:
    found: dict[str, Knowledge] = {}
    for decision in base.decisions.values():
        options = base.options[decision.id]
        names = {f"existing.{decision.id}": None, f"existing.{decision.id}.family": "family"} | {
            f"existing.{decision.id}.{attribute}": attribute for attribute in decision.attributes
        }
        if not isinstance(stack.values, Subset):
            found |= dict.fromkeys(names, NOT_APPLICABLE)
            continue
        present = [options[name] for name in sorted(stack.values.required) if name in options]
        for name, attribute in names.items():
            words = _words(present, attribute)
            known = Subset.exactly(words) if stack.values.exact else Subset(words, None)
            found[name] = Knowledge(known, stack.absent)
    return found


def _words(options: list[Option], attribute: str | None) -> frozenset[str]:
    if attribute is None:
        return frozenset(option.id for option in options)
    return frozenset(str(value) for option in options for value in option.values_of(attribute) or ())


def spell_out_pains(profile: Profile, base: RuleBase, facts: Facts) -> None:
    """`pain_in.<pain>`: the parts in which a pain is felt; not applicable when the pain is not.

    Where `pain_in` may be assumed, a pain whose place nobody tells is in no named part, in the likely pass.
    """
    answer = profile.answers.get("pain_in")
    detail = answer.detail if answer else {}
    question = base.questions.get("pains")
    place_assumed = "pain_in" in base.questions and base.questions["pain_in"].assume is not None
    for pain in question.fact_type.choices if question else ():
        name = f"pain_in.{pain}"
        value = detail.get(pain)
        facts.origins[name] = Origin("computed" if value else "unknown", ("pain_in", "pains"))
        for view in (facts.certain, facts.likely):
            pains = view.knowledge["pains"].values
            if value is not None:
                words = value if isinstance(value, tuple) else (value,)
                view.knowledge[name] = Knowledge(Subset.exactly(frozenset(words)))
            elif view is facts.likely and place_assumed and isinstance(pains, Subset) and pain in pains.required:
                view.knowledge[name] = Knowledge(Subset.exactly(frozenset()))
            elif isinstance(pains, Subset) and (pains.allowed is None or pain in pains.allowed):
                view.knowledge[name] = Knowledge(Subset(frozenset(), None), absent=pain not in pains.required)
            else:
                view.knowledge[name] = NOT_APPLICABLE
