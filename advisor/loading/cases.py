"""Whether the cases inside rules state facts that can be: right names, types, units, and no contradiction."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from advisor.errors import Path as DocumentPath
from advisor.errors import Problem
from advisor.loading.answers import AnswerReader
from advisor.loading.conditions import ConditionReader
from advisor.loading.constraints import contradictions
from advisor.loading.document import Document
from advisor.loading.profile import map_words
from advisor.model.profile import Answer
from advisor.model.rule import Rule
from advisor.model.rulebase import RuleBase


def case_faults(rulebase: RuleBase, rules: Iterable[Rule]) -> Iterator[tuple[str, Problem]]:
    """Every fault in the cases of rules of a base that is sound otherwise: the rule, and the problem with its path."""
    words = map_words(rulebase)
    for rule in rules:
        document = Document("", None, {(): (1, 1)})
        for kind, cases in (("fires", rule.cases.fires), ("silent", rule.cases.silent)):
            for number, case in enumerate(cases):
                problems: list[Problem] = []
                _check(document, case, ("cases", kind, number), rulebase, words, problems)
                yield from ((rule.id, replace(problem, kind="case-fault")) for problem in problems)


def _check(
    document: Document,
    case: dict[str, Any],
    path: DocumentPath,
    rulebase: RuleBase,
    words: dict[str, tuple[str, ...]],
    problems: list[Problem],
) -> None:
    reader = AnswerReader(document, words, problems)
    answers: dict[str, Answer] = {}
    for name, value in case.items():
        inside = (*path, name)
        if name in rulebase.questions:
            answer = reader.read(rulebase.questions[name], value, inside)
            if answer:
                answers[name] = answer
        elif isinstance(value, dict):
            problems.append(document.problem(f"`{name}` takes one value in a case", "write the value alone", inside))
        else:
            ConditionReader(document, rulebase.fact_types, problems).read({name: value}, path)
    problems.extend(contradictions(document, answers, rulebase, path))
