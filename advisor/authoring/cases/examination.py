"""How well the cases and the examples test the rules: coverage, the mutants they notice, and cases for the rest."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from advisor.authoring.cases.coverage import RuleCoverage, coverage_of
from advisor.authoring.cases.stages import stages_of
from advisor.authoring.mutation.examples import Example
from advisor.authoring.mutation.judging import Judge, Verdict
from advisor.authoring.mutation.killing import Killer, KillingCase
from advisor.authoring.mutation.mutants import ConditionMutant, Fault
from advisor.engine.program import Program
from advisor.model.rule import Rule


@dataclass(frozen=True, slots=True)
class Score:
    """How many mutants of a class there are, how many are noticed, and how many say the same as their rule."""

    mutants: int
    noticed: int
    equivalent: int

    @property
    def survived(self) -> int:
        """Those that differ and go unnoticed."""
        return self.mutants - self.noticed - self.equivalent

    @property
    def percent(self) -> float:
        """The share noticed of those that differ, 0 to 100; 100 of none."""
        different = self.mutants - self.equivalent
        return 100 * self.noticed / different if different else 100.0


@dataclass(frozen=True, slots=True)
class RuleExamination:
    """What was found out about one rule; `proposals` are cases that would notice surviving mutants."""

    coverage: RuleCoverage
    verdicts: tuple[Verdict, ...]
    proposals: tuple[KillingCase, ...]

    @property
    def survivors(self) -> tuple[Verdict, ...]:
        """The mutants that differ and go unnoticed."""
        return tuple(verdict for verdict in self.verdicts if verdict.survives)


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found out about all the rules looked at, with the names of the examples."""

    rules: tuple[RuleExamination, ...]
    examples: tuple[str, ...]

    def scores(self) -> dict[Fault, Score]:
        """The mutation score of every class of faults that occurs."""
        counted: dict[Fault, Counter[str]] = {fault: Counter() for fault in Fault}
        for verdict in (verdict for rule in self.rules for verdict in rule.verdicts):
            counts = counted[verdict.mutant.fault]
            counts["mutants"] += 1
            counts["noticed"] += bool(verdict.noticed_by)
            counts["equivalent"] += verdict.equivalent
        return {
            fault: Score(counts["mutants"], counts["noticed"], counts["equivalent"])
            for fault, counts in counted.items()
            if counts["mutants"]
        }

    @property
    def total(self) -> Score:
        """The mutation score of all classes together."""
        scores = self.scores().values()
        return Score(
            sum(score.mutants for score in scores),
            sum(score.noticed for score in scores),
            sum(score.equivalent for score in scores),
        )


def examine(program: Program, rules: Iterable[Rule], examples: Sequence[Example]) -> Iterator[RuleExamination]:
    """Examine rules one by one."""
    judge = Judge(program, examples)
    killer = Killer(program, judge.reader)
    for rule in rules:
        stages = tuple(stages_of(program, judge.reader, rule))
        verdicts = tuple(judge.verdicts(rule, stages))
        survivors = [
            verdict.mutant for verdict in verdicts if verdict.survives and isinstance(verdict.mutant, ConditionMutant)
        ]
        yield RuleExamination(
            coverage_of(rule, stages, examples), verdicts, killer.killing_cases(rule, survivors, stages)
        )
