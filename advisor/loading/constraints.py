"""Answers that cannot all be right, whatever the unknown ones are."""

from collections.abc import Iterator

from advisor.errors import Path, Problem
from advisor.loading.document import Document
from advisor.loading.validation import shown
from advisor.model.condition import facts_read
from advisor.model.evaluation import View, evaluate
from advisor.model.knowledge import Knowledge
from advisor.model.minimal import minimal
from advisor.model.profile import Answer
from advisor.model.rulebase import Constraint, RuleBase
from advisor.model.truth import Truth


def contradictions(
    document: Document, answers: dict[str, Answer], rulebase: RuleBase, path: Path = ("answers",)
) -> Iterator[Problem]:
    """A problem for each constraint that no project with these answers could keep; it stands at the last answer.

    `path` is where the answers stand in the document.
    """
    for constraint in broken_constraints(answers, rulebase):
        given = _at_odds(constraint, answers, rulebase)
        named = " and ".join(f"`{name}` ({shown(answers[name].raw).strip('`')})" for name in given)
        fault = "contradict each other" if len(given) > 1 else "cannot be"
        yield document.problem(f"{named} {fault}", constraint.because.rstrip("."), (*path, given[-1]))


def broken_constraints(answers: dict[str, Answer], rulebase: RuleBase) -> Iterator[Constraint]:
    """The constraints that no project with these answers could keep, whatever the unknown ones are."""
    view = View({}, frozenset(answers))
    yield from (constraint for constraint in rulebase.constraints if _broken(constraint, rulebase, answers, view))


def answers_bound(constraint: Constraint, rulebase: RuleBase) -> tuple[str, ...]:
    """The answers that a constraint binds: those that decide whether its questions arise, then those that it reads."""
    read = facts_read(constraint.must)
    deciding: dict[str, None] = {}
    waiting = list(read)
    while waiting:
        further = facts_read(rulebase.questions[waiting.pop()].ask_when)
        waiting += [name for name in further if name not in deciding]
        deciding |= dict.fromkeys(further)
    return (*(name for name in deciding if name not in read), *read)


def _at_odds(constraint: Constraint, answers: dict[str, Answer], rulebase: RuleBase) -> tuple[str, ...]:
    """Of the answers that break a constraint, those that do so alone and of which none can be spared."""

    def broken(names: tuple[str, ...]) -> bool:
        kept = {name: answers[name] for name in names}
        return _broken(constraint, rulebase, kept, View({}, frozenset(kept)))

    return minimal((name for name in answers_bound(constraint, rulebase) if name in answers), broken)


def _broken(constraint: Constraint, rulebase: RuleBase, answers: dict[str, Answer], view: View) -> bool:
    """Whether the answers break a constraint; `view` gains what they say of the facts that it reads."""
    read = facts_read(constraint.must)
    for name in read:
        _settle(name, answers, rulebase, view)
    if view.given.isdisjoint(read) or any(view.knowledge[name].absent for name in read):
        return False
    return evaluate(constraint.must, view) is Truth.FALSE


def _settle(name: str, answers: dict[str, Answer], rulebase: RuleBase, view: View) -> None:
    """What may be the case; an answer to a question that perhaps does not arise breaks no constraint."""
    if name in view.knowledge:
        return
    question = rulebase.questions[name]
    for read in facts_read(question.ask_when):
        _settle(read, answers, rulebase, view)
    known = answers[name].knowledge if name in answers else question.fact_type.anything
    arises = evaluate(question.ask_when, view) is Truth.TRUE
    view.knowledge[name] = known if arises else Knowledge(known.values, absent=True)
