"""Answers that cannot all be right, whatever the unknown ones are."""

from collections.abc import Iterator

from advisor.errors import Path, Problem
from advisor.loading.document import Document
from advisor.loading.validation import shown
from advisor.model.condition import facts_read
from advisor.model.evaluation import View, evaluate
from advisor.model.knowledge import Knowledge
from advisor.model.profile import Answer
from advisor.model.rulebase import RuleBase
from advisor.model.truth import Truth


def contradictions(
    document: Document, answers: dict[str, Answer], rulebase: RuleBase, path: Path = ("answers",)
) -> Iterator[Problem]:
    """A problem for each constraint that no project with these answers could keep; it stands at the last answer.

    `path` is where the answers stand in the document.
    """
    view = View({}, frozenset(answers))
    for constraint in rulebase.constraints:
        read = facts_read(constraint.must)
        for name in read:
            _settle(name, answers, rulebase, view)
        given = [name for name in read if name in answers]
        if not given or any(view.knowledge[name].absent for name in read):
            continue
        if evaluate(constraint.must, view) is not Truth.FALSE:
            continue
        named = " and ".join(f"`{name}` ({shown(answers[name].raw).strip('`')})" for name in given)
        fault = "contradict each other" if len(given) > 1 else "cannot be"
        yield document.problem(f"{named} {fault}", constraint.because.rstrip("."), (*path, given[-1]))


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
