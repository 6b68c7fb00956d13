"""Whether the cases inside rules state facts that can be: right names, types, units, and no contradiction."""

from pathlib import Path
from typing import Any

from advisor.errors import Path as DocumentPath
from advisor.errors import Problem
from advisor.loading.answers import AnswerReader
from advisor.loading.conditions import ConditionReader
from advisor.loading.constraints import contradictions
from advisor.loading.document import Document, read_document
from advisor.loading.profile import map_words
from advisor.loading.sources import rule_files
from advisor.model.profile import Answer
from advisor.model.rulebase import RuleBase


def check_cases(directory: Path, rulebase: RuleBase) -> tuple[Problem, ...]:
    """Every fault in the cases of a rule base that is sound otherwise."""
    problems: list[Problem] = []
    for file in rule_files(directory):
        if file.name.startswith("knowledge/"):
            document = read_document(file.content, file.shown)
            for place, cases in document.data["cases"].items():
                for number, case in enumerate(cases):
                    _check(document, case, ("cases", place, number), rulebase, problems)
    return tuple(problems)


def _check(
    document: Document, case: dict[str, Any], path: DocumentPath, rulebase: RuleBase, problems: list[Problem]
) -> None:
    reader = AnswerReader(document, map_words(rulebase), problems)
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
