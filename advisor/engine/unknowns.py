"""What we do not know, and what it could change."""

from collections.abc import Iterable, Iterator, Mapping

from advisor.engine.findings import Inference
from advisor.engine.selection import reads_facts
from advisor.model.assessment import Unknown
from advisor.model.condition import FactReference, facts_read, tests_of
from advisor.model.evaluation import evaluate, evaluate_test
from advisor.model.rule import Derive, Disfavour, Favour, Recommend, Require, Rule, Veto, Warn, Weigh
from advisor.model.truth import Truth


def assess_unknowns(
    run: Inference, worth: Mapping[str, float], worth_for: Mapping[str, str] | None = None
) -> tuple[Unknown, ...]:
    """Every missing answer that some rule waits for: by what a minute of finding it out is worth, where that was
    measured, then the one that most waits for first. `worth_for` is the decision for which it is worth most."""
    matters: dict[str, dict[str, None]] = {}
    behind: dict[str, tuple[str, ...]] = {}
    for rule, certainty in run.fired():
        waiting = _open_facts(rule, run) if certainty == "possible" else _open_selectors(rule, run)
        subjects = _subjects(rule)
        if not subjects:
            continue
        for fact in waiting:
            if fact not in behind:
                behind[fact] = tuple(_answers_behind(fact, run, frozenset()))
            for answer in behind[fact]:
                matters.setdefault(answer, {}).update(dict.fromkeys(subjects))
    found = [
        unknown.model_copy(update={"worth_for": (worth_for or {}).get(leading, "") if unknown.worth else ""})
        for unknown, leading in _askable(matters, worth, run)
    ]
    return tuple(sorted(found, key=lambda unknown: (-(unknown.worth or 0) / unknown.effort, -len(unknown.matters_for))))


def _askable(
    matters: Mapping[str, Iterable[str]], worth: Mapping[str, float], run: Inference
) -> Iterator[tuple[Unknown, str]]:
    """The missing answers in declared order; one that may not arise gives way to those that tell whether it does.

    These take over what it matters for, and with its minutes what it is worth, where that is more. Each with the answer
    that is worth most of them.
    """
    questions = run.program.base.questions
    followers: dict[str, dict[str, None]] = {}
    for name in matters:
        for first in _asked_first(name, run):
            followers.setdefault(first, {})[name] = None
    for name, question in questions.items():
        if name not in followers:
            continue
        asked = [name, *(other for other in followers[name] if other != name)]
        subjects = dict.fromkeys(subject for one in asked for subject in matters.get(one, ()))
        known = [worth[one] for one in asked if one in worth]
        leading = max(asked, key=lambda one: worth.get(one, 0.0))
        effort = question.effort + (questions[leading].effort if leading != name else 0)
        best = max(known) if known else None
        yield Unknown(answer=name, matters_for=tuple(subjects), effort=effort, worth=best), leading


def _asked_first(question: str, run: Inference) -> tuple[str, ...]:
    """The question itself, or where it may not arise, those that are open and tell whether it does."""
    asked = run.program.base.questions[question].ask_when
    if evaluate(asked, run.facts.likely) is not Truth.UNKNOWN:
        return (question,)
    before = [name for name in facts_read(asked) if run.facts.origins[name].status == "unknown"]
    first = tuple(dict.fromkeys(one for name in before for one in _asked_first(name, run)))
    return first or (question,)


def _open_facts(rule: Rule, run: Inference) -> Iterator[str]:
    for test in tests_of(rule.when):
        if evaluate_test(test, run.facts.likely) is Truth.UNKNOWN:
            yield test.fact
            if isinstance(test.operand, FactReference):
                yield test.operand.fact


def _open_selectors(rule: Rule, run: Inference) -> Iterator[str]:
    for conclusion in rule.then:
        match conclusion:
            case Favour(favour=target) | Disfavour(disfavour=target) | Veto(veto=target):
                yield from (fact for fact in reads_facts(target) if not run.facts.likely.knowledge[fact].exact)


def _answers_behind(fact: str, run: Inference, seen: frozenset[str]) -> Iterator[str]:
    """The unknown answers that a fact hangs on."""
    if fact in seen:
        return
    origin = run.facts.origins.get(fact)
    questions = run.program.base.questions
    if fact in questions:
        if origin and origin.status in ("unknown", "assumed"):
            yield fact
    elif fact in run.program.derivations:
        for rule, _ in run.program.derivations[fact]:
            if run.certainty(rule) == "possible":
                for inner in _open_facts(run.program.base.rules[rule], run):
                    yield from _answers_behind(inner, run, seen | {fact})
    elif origin and not fact.startswith("chosen."):
        for inner in origin.sources:
            yield from _answers_behind(inner, run, seen | {fact})


def _subjects(rule: Rule) -> tuple[str, ...]:
    subjects: dict[str, None] = {}
    for conclusion in rule.then:
        match conclusion:
            case Favour(favour=target) | Disfavour(disfavour=target) | Veto(veto=target):
                subjects[target.decision] = None
            case Recommend(recommend=name):
                subjects[f"practice:{name}"] = None
            case Warn(warn=name):
                subjects[f"risk:{name}"] = None
            case Require(require=required):
                names = required if isinstance(required, tuple) else (required.regime,)
                subjects.update(dict.fromkeys(f"control:{name}" for name in names))
            case Weigh(weigh=weights):
                subjects.update(dict.fromkeys(f"criterion:{name}" for name in weights))
            case Derive():
                pass
    return tuple(subjects)
