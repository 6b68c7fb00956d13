"""What is to be shown of a rule base: claims, and for each of their parts the profile that would decide it."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import inf
from typing import Any

import numpy as np
from numpy.typing import NDArray

from advisor.compiled.evaluator import compiled
from advisor.compiled.foretelling import foretell
from advisor.compiled.results import Many, One
from advisor.compiled.words import LIKELY, Word
from advisor.engine.facts import Facts
from advisor.engine.findings import Inference
from advisor.engine.gathering import gather_facts
from advisor.engine.inference import infer
from advisor.engine.program import Program
from advisor.engine.ranking import Ranking
from advisor.model.profile import Profile
from advisor.solving.model import Model

NOTHING_TOLD = Profile("nothing-told", {}, "")
"""The profile that the solver starts from; it may give any answer, and leave out any."""


@dataclass(frozen=True)
class Claim:
    """One statement about a whole rule base; `wanted` says whether witnesses show it, or refute it."""

    id: str
    title: str
    meaning: str
    wanted: bool = True


@dataclass(frozen=True)
class Case:
    """One profile, as each reader sees it."""

    program: Program
    profile: Profile
    _runs: dict[float, Inference] = field(default_factory=dict)

    @cached_property
    def facts(self) -> Facts:
        """What is known before any rule fires."""
        return gather_facts(self.profile, self.program.base)

    @cached_property
    def quick(self) -> One:
        """What the compiled reader says."""
        return compiled(self.program).one(self.profile, self.profile.priority)

    @cached_property
    def foretold(self) -> Inference:
        """A whole run, sizes included, in which the compiled reader stands for durable-rules."""
        told = foretell(self.program, self.profile, self.profile.priority)
        return infer(self.program, self.facts, self.profile.priority, foretell=told)

    def run(self, until: int | None) -> Inference:
        """What durable-rules says up to a level, or further; None stands for the whole run."""
        wanted = inf if until is None else until
        for level, run in self._runs.items():
            if level >= wanted:
                return run
        run = self._runs[wanted] = infer(self.program, self.facts, self.profile.priority, until=until)
        return run

    def fires(self, rule: str) -> bool:
        """Whether a rule fires certainly or likely, by durable-rules."""
        level = self.program.level_of(self.program.base.rules[rule])
        return self.run(level).certainty(rule) in ("certain", "likely")

    def ranking(self, decision: str) -> Ranking | None:
        """How durable-rules ranks a decision's options; None where it does not arise."""
        return self.run(self.program.strata.decisions[decision]).rankings.get(decision)


@dataclass(frozen=True, eq=False)
class Goal(ABC):
    """Something that a profile may do to a rule base; whether one does decides a part of a claim.

    `id` names it (`rule/some-rule`), `item` is what it concerns as in `RuleBase.places`. `says` states in words what a
    profile shows that does it, and `never` what it means when none does.
    """

    program: Program
    claim: Claim
    id: str
    item: tuple[str, str]
    says: str
    never: str

    @property
    def within_scope(self) -> bool:
        """Whether only projects count that the advisor can speak of."""
        return True

    def plainly_never(self) -> str:
        """Why it can never happen, where that needs no search; else nothing."""
        return ""

    def hints(self) -> Iterable[Mapping[str, Any]]:
        """Facts, as cases state them, near which a profile may do it."""
        return ()

    @property
    def rough(self) -> bool:
        """Whether `among` takes in more than it should, so that `seems` has to be asked."""
        return False

    def among(self, many: Many) -> NDArray[Any] | None:
        """In which of many profiles it seems to happen; None where the compiled reader cannot tell."""
        return None

    @abstractmethod
    def seems(self, case: Case) -> bool:
        """Whether it happens, as the compiled reader sees it."""

    @abstractmethod
    def shows(self, case: Case) -> bool:
        """Whether it happens, as durable-rules sees it."""

    @abstractmethod
    def model(self, start: Profile = NOTHING_TOLD) -> Model:
        """A constraint model that has a solution wherever a valid profile with the starting answers does it."""

    def choices(self) -> Collection[str]:
        """The decisions that have a say in it: with them, which criteria are put first."""
        return self.model().scope.decisions

    def details(self, case: Case) -> tuple[str, ...]:
        """What there is to say of a profile that does it: the rules responsible."""
        return ()

    def without_meaning(self, deadline: float) -> str:
        """Why it says nothing that no profile does it, where that is proved before a deadline; else nothing."""
        return ""

    def cause(self, deadline: float) -> str:
        """Why no profile does it, once that is proved; looked for until a deadline (of `perf_counter`)."""
        return ""


def likely(word: Word) -> NDArray[Any]:
    """Where a word says likely or certain."""
    held: NDArray[Any] = (np.asarray(word) & LIKELY) != 0
    return held
