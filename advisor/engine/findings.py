"""What one run of the rules found."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from advisor.engine.chaining import Session
from advisor.engine.facts import Facts
from advisor.engine.program import Program, Support
from advisor.engine.ranking import Ranking
from advisor.engine.sizing import Sized
from advisor.engine.surety import Surety, surety_of
from advisor.engine.tokens import Claim
from advisor.model.assessment import Certainty, Reason
from advisor.model.condition import Condition
from advisor.model.decision import Option
from advisor.model.evaluation import evaluate
from advisor.model.rule import Rule
from advisor.model.truth import Truth, negation

Foretell = Callable[[dict[str, str]], dict[str, Surety]]
"""Another reader of the same profile: what fires, and how surely, when these decisions are taken from outside."""


@dataclass
class Inference:
    """What one run found: facts with all that was derived, rules that fired, decisions taken.

    `earlier` is a run over the same profile, from which this one has `departed` once a choice was fixed from outside.
    Where another reader foretells what fires, durable-rules is not asked.
    """

    program: Program
    facts: Facts
    session: Session
    rankings: dict[str, Ranking] = field(default_factory=dict)
    chosen: dict[str, Option | None] = field(default_factory=dict)
    earlier: "Inference | None" = None
    departed: bool = False
    foretell: Foretell | None = None
    reasons: dict[tuple[Support, Certainty, bool, float], Reason] = field(default_factory=dict)
    sized: Sized | None = None
    """What the stack must carry; None before it is computed, or where the rule base does not size."""
    facts_shown: dict[tuple[str, tuple[str, ...]], dict[str, Any]] = field(default_factory=dict)

    def certainty(self, rule: str) -> Certainty | None:
        """How surely a rule fires; None when it does not."""
        surety = self.session.fired.get(rule)
        return None if surety is None else surety.certainty

    def fired(self) -> tuple[tuple[Rule, Certainty], ...]:
        """Every rule that fires at least possibly, in declared order."""
        return tuple((rule, certainty) for rule in self.program.rules if (certainty := self.certainty(rule.id)))

    def known_ranking(self, decision: str) -> Ranking | None:
        """The earlier run's ranking of a decision, as long as nothing differs."""
        return None if self.earlier is None or self.departed else self.earlier.rankings.get(decision)

    def assert_claims(self, claims: Iterable[tuple[Claim, str]], closed: Iterable[str] = ()) -> None:
        """Evaluate claims in both passes, hand what may hold to durable-rules, and chain.

        What follows from them can assert nothing of the `closed` tokens.
        """
        if self.foretell is not None:
            return
        self.session.run(self.tokens(claims), closed)

    def tokens(self, claims: Iterable[tuple[Claim, str]]) -> list[tuple[str, Surety]]:
        """The tokens of the claims that may hold, each with how surely."""
        found = []
        for (condition, positive), token in claims:
            surety = surety_of(*self._truths(condition, positive))
            if surety is not None:
                found.append((token, surety))
        return found

    def surety(self, condition: Condition) -> Surety | None:
        """How surely a condition holds; None where it does not."""
        return surety_of(*self._truths(condition, True))

    def _truths(self, condition: Condition, positive: bool) -> tuple[Truth, Truth]:
        first = evaluate(condition, self.facts.certain)
        second = evaluate(condition, self.facts.likely) if first is Truth.UNKNOWN else first
        return (first, second) if positive else (negation(first), negation(second))
