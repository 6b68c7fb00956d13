"""Which rules, and which tests within their conditions, the cases and the examples exercise.

A test is exercised when it is seen true, seen false, and seen deciding: had it come out the other way, the rule would
have done so too (the condition part of modified condition/decision coverage; Chilenski and Miller, "Applicability of
modified condition/decision coverage to software testing", Software Engineering Journal 9 (1994)).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from advisor.authoring.cases.stages import CaseStage
from advisor.authoring.mutation.conditions import test_steps
from advisor.authoring.mutation.examples import Example
from advisor.authoring.mutation.mutants import part_at, replaced
from advisor.model.condition import ALWAYS, Any, Test
from advisor.model.evaluation import View, evaluate, evaluate_test
from advisor.model.rule import Rule
from advisor.model.truth import Truth

NEVER = Any(())


@dataclass(frozen=True, slots=True)
class TestCoverage:
    """How one test of a condition was seen; `number` counts from 0 in the order of `tests_of`."""

    __test__ = False

    number: int
    test: Test
    true: bool
    false: bool
    decides: bool

    @property
    def whole(self) -> bool:
        """Whether nothing is left to see."""
        return self.true and self.false and self.decides


@dataclass(frozen=True, slots=True)
class RuleCoverage:
    """What exercises a rule: how many of its cases fire it or keep it silent as they should, and in which examples it
    fires."""

    rule: str
    fires: int
    silent: int
    examples: tuple[str, ...]
    tests: tuple[TestCoverage, ...]

    @property
    def exercised(self) -> bool:
        """Whether it was seen to fire."""
        return bool(self.fires or self.examples)


def coverage_of(rule: Rule, stages: Sequence[CaseStage], examples: Iterable[Example]) -> RuleCoverage:
    """What the cases of a rule and the examples exercise of it."""
    examples = tuple(examples)
    passed = [stage for stage in stages if stage.as_expected]
    views = [*(stage.view for stage in passed), *(example.run.facts.likely for example in examples)]
    return RuleCoverage(
        rule.id,
        fires=sum(stage.fired for stage in passed),
        silent=sum(not stage.fired for stage in passed),
        examples=tuple(example.name for example in examples if example.fires(rule.id)),
        tests=tuple(_tests(rule, views)),
    )


def _tests(rule: Rule, views: Sequence[View]) -> Iterator[TestCoverage]:
    for number, steps in enumerate(test_steps(rule.when)):
        test = part_at(rule.when, steps)
        assert isinstance(test, Test)
        other = {Truth.TRUE: replaced(rule.when, steps, NEVER), Truth.FALSE: replaced(rule.when, steps, ALWAYS)}
        seen: set[Truth] = set()
        decides = False
        for view in views:
            truth = evaluate_test(test, view)
            seen.add(truth)
            if truth is not Truth.UNKNOWN and not decides:
                decides = _fires(evaluate(rule.when, view)) is not _fires(evaluate(other[truth], view))
        yield TestCoverage(number, test, Truth.TRUE in seen, Truth.FALSE in seen, decides)


def _fires(truth: Truth) -> bool:
    return truth is Truth.TRUE
