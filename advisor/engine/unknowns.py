"""What we do not know, and what it could change."""

from collections.abc import Iterator, Mapping

from advisor.engine.findings import Inference
from advisor.engine.selection import reads_facts
from advisor.model.assessment import Unknown
from advisor.model.condition import FactReference, tests_of
from advisor.model.evaluation import evaluate_test
from advisor.model.rule import Derive, Disfavour, Favour, Recommend, Require, Rule, Veto, Warn, Weigh
from advisor.model.truth import Truth


def assess_unknowns(run: Inference, worth: Mapping[str, float]) -> tuple[Unknown, ...]:
    """Every missing answer that some rule waits for: by what a minute of finding it out is worth, where that was
    measured, then the one that most waits for first."""
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
    questions = run.program.base.questions
    found = [
        Unknown(answer=name, matters_for=tuple(matters[name]), effort=questions[name].effort, worth=worth.get(name))
        for name in questions
        if name in matters
    ]
    return tuple(sorted(found, key=lambda unknown: (-(unknown.worth or 0) / unknown.effort, -len(unknown.matters_for))))


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
