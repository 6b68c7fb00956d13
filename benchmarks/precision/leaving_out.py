"""A program in which any rule can be left out, profile by profile: every rule also asks a question of its own.

The question is never put. Its word in the compiled reader is set from outside: true where the rule takes part, false
where it is left out. So one run over arrays tells what thousands of pairs of a rule and a profile would come to.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from advisor.compiled.evaluator import Compiled
from advisor.compiled.words import FALSE, TRUE, Word
from advisor.engine.program import Program, compile_rulebase
from advisor.model.condition import All, Comparison, Test
from advisor.model.fact import Kind
from advisor.model.question import Question
from advisor.model.rule import Rule
from advisor.model.rulebase import RuleBase

Absent = Mapping[str, NDArray[np.bool_] | bool]
"""By rule, in which profiles it is left out."""


class LeavingOut:
    """The compiled reader of a program whose rules can be left out."""

    def __init__(self, program: Program) -> None:
        self.reader = Compiled(compile_rulebase(_asking(program.base)))
        places = {test.fact: place for place, test in enumerate(self.reader.tests) if isinstance(test, Test)}
        self._places = {rule.id: places[_own(rule)] for rule in program.rules if _own(rule) in places}

    def words(self, literals: list[Word], absent: Absent) -> list[Word]:
        """The words of all literals, with every rule taking part but those left out."""
        found = list(literals)
        for rule, place in self._places.items():
            found[place] = _taking_part(absent.get(rule, False))
        return found


def _taking_part(absent: Any) -> Word:
    if isinstance(absent, bool):
        return FALSE if absent else TRUE
    return np.where(absent, np.uint8(FALSE), np.uint8(TRUE))


def _own(rule: Rule) -> str:
    return f"with {rule.id}"


def _asking(base: RuleBase) -> RuleBase:
    """The rule base with a question for every rule, which the rule reads besides all else."""
    questions = dict(base.questions)
    rules = {}
    for rule in base.rules.values():
        name = _own(rule)
        questions[name] = Question(id=name, order=0, ask=name, why=name, type=Kind.BOOL)
        rules[rule.id] = rule.model_copy(update={"when": All((rule.when, Test(name, Comparison.IS, True)))})
    types = {**base.fact_types, **{name: question.fact_type for name, question in questions.items()}}
    return replace(base, questions=questions, rules=rules, fact_types=types)
