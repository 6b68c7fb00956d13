"""The case that would notice a surviving mutant: near to what the rule's cases say already, and tried out.

Candidates differ from a case of the rule in one fact or in two, so that they read like its author's own. A candidate
that no project could be, or that sets a derived fact against the answers behind it, is none.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from advisor.authoring.cases.facts import CaseReader, OpenChoiceError
from advisor.authoring.cases.running import CaseKind
from advisor.authoring.cases.stages import CaseStage
from advisor.authoring.mutation.mutants import ConditionMutant
from advisor.authoring.mutation.values import Values
from advisor.engine.program import Program
from advisor.errors import InputError
from advisor.model.condition import Comparison, Scalar, Test, facts_read
from advisor.model.evaluation import evaluate
from advisor.model.knowledge import Choice
from advisor.model.quantity import QuantityError
from advisor.model.rule import Rule
from advisor.model.truth import Truth

LIMIT = 1000
"""Candidates that are tried for one rule with two facts changed."""

Case = dict[str, Any]


@dataclass(frozen=True, slots=True)
class KillingCase:
    """A case for a rule, and the surviving mutants that come out otherwise in it."""

    rule: str
    kind: CaseKind
    facts: Case
    kills: tuple[ConditionMutant, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Candidate:
    """A case that reads well, and which of the survivors come out otherwise in it."""

    facts: Case
    fires: bool
    kills: tuple[ConditionMutant, ...]

    def beyond(self, others: Collection[ConditionMutant]) -> "_Candidate":
        """What it notices that is not noticed yet."""
        return _Candidate(self.facts, self.fires, tuple(mutant for mutant in self.kills if mutant not in others))


class Killer:
    """Finds killing cases for the rules of a program."""

    def __init__(self, program: Program, reader: CaseReader) -> None:
        self._program = program
        self._reader = reader
        self._values = Values(program.base)

    def killing_cases(
        self, rule: Rule, survivors: Sequence[ConditionMutant], stages: Sequence[CaseStage]
    ) -> tuple[KillingCase, ...]:
        """As few cases as come up that notice as many of the survivors as can be; the most telling first."""
        left = list(survivors)
        found: list[KillingCase] = []
        for twice in (False, True):
            candidates = list(self._candidates(rule, left, stages, twice)) if left else []
            while candidates:
                candidate = max(candidates, key=_worth)
                candidates.remove(candidate)
                if not self._consistent(candidate.facts):
                    continue
                kills = candidate.kills
                found.append(KillingCase(rule.id, "fires" if candidate.fires else "silent", candidate.facts, kills))
                left = [mutant for mutant in left if mutant not in kills]
                candidates = [kept for other in candidates if (kept := other.beyond(kills)).kills]
        return tuple(found)

    def _candidates(
        self, rule: Rule, mutants: Sequence[ConditionMutant], stages: Sequence[CaseStage], twice: bool
    ) -> Iterator[_Candidate]:
        conditions = (rule.when, *(mutant.condition for mutant in mutants))
        read = facts_read(rule.when)
        settings = [setting for fact in read for setting in self._values.settings(fact, conditions)]
        meant = {fact for mutant in mutants for fact in mutant.facts}
        telling = [setting for fact in read if fact in meant for setting in self._values.settings(fact, conditions)]
        tried: set[str] = {repr(sorted(stage.facts.items())) for stage in stages}
        starts: list[Case] = [stage.facts for stage in stages if stage.as_expected] or [{}]
        near = [changed for start in starts for changed in _changed(start, settings)]
        further = (changed for start in near for changed in _changed(start, telling)) if twice else iter(())
        for case in islice((*near, *further) if not twice else further, LIMIT):
            key = repr(sorted(case.items()))
            if key not in tried:
                tried.add(key)
                candidate = self._tried_out(rule, case, mutants)
                if candidate is not None and candidate.kills:
                    yield candidate

    def _tried_out(self, rule: Rule, case: Case, mutants: Sequence[ConditionMutant]) -> _Candidate | None:
        try:
            view = self._reader.view_without_run(case, rule.when)
        except (InputError, QuantityError, OpenChoiceError):
            return None
        fires = evaluate(rule.when, view) is Truth.TRUE
        otherwise = (mutant for mutant in mutants if (evaluate(mutant.condition, view) is Truth.TRUE) is not fires)
        return _Candidate(case, fires, tuple(otherwise))

    def _consistent(self, case: Case) -> bool:
        """Whether the answers leave open, or bear out, what the case says of facts that rules derive."""
        derived = [name for name in case if name in self._program.base.derived]
        answers = {name: value for name, value in case.items() if name not in derived}
        try:
            return all(case[name] in self._possible(name, answers) for name in derived)
        except (InputError, QuantityError, OpenChoiceError):
            return False

    def _possible(self, derived: str, answers: Case) -> frozenset[Scalar]:
        view = self._reader.view_without_run(answers, Test(derived, Comparison.KNOWN, True))
        values = view.knowledge[derived].values
        return values.values or frozenset() if isinstance(values, Choice) else frozenset()


def _changed(case: Case, settings: Iterable[Case]) -> Iterator[Case]:
    """The case with one fact otherwise, or left out."""
    for setting in settings:
        if any(case.get(name) != value or isinstance(value, bool) is not isinstance(case.get(name), bool)
               for name, value in setting.items()):  # fmt: skip
            yield {**case, **setting}
    for name in case:
        if len(case) > 1:
            yield {other: value for other, value in case.items() if other != name}


def _worth(candidate: _Candidate) -> tuple[int, int]:
    """How much a candidate notices; of equals, how short it is."""
    return len(candidate.kills), -len(candidate.facts)
