"""Conditions → conjunctions of tokens, the only thing that durable-rules is given to match.

A token says that a part of a condition holds: the largest parts whose facts are all settled at one moment, so that
typed Python evaluates them at once and the agenda joins what becomes known at different moments. A test that may chain
(a derived fact that only ever rises) has a token of its own, which derivations assert. A disjunction over several
moments becomes a token with one production a branch, so that nothing grows exponentially.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from advisor.engine.surety import Surety
from advisor.model.condition import All, Any, Condition, Not, Test
from advisor.model.strata import Literal, literals

Moment = tuple[int, bool]
"""The level at which a literal's facts are settled, and whether that is after the level's derivations."""

Claim = tuple[Condition, bool]
"""A condition, and whether it stands as it is (True) or negated (False)."""

MAXIMUM_ANTECEDENTS = 16
"""durable-rules accepts at most this many antecedents in a rule."""

START = "start"
"""The token asserted at the beginning of every session."""


@dataclass(frozen=True, slots=True)
class Production:
    """Fires when every token of `needs` was asserted; then asserts the tokens of `gives`, and reports `rules`."""

    needs: tuple[str, ...]
    gives: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


@dataclass
class TokenTable:
    """Names claims and gathers productions; a claim keeps its token wherever it stands.

    `moment_of` says when a literal is settled; None for one that chains.
    """

    moment_of: Callable[[Literal], Moment | None]
    claims: dict[Claim, str] = field(default_factory=dict)
    productions: list[Production] = field(default_factory=list)
    _taken: set[int] = field(default_factory=lambda: {fnv1a(identity(START, surety)) for surety in Surety})
    _count: int = 0

    def add_rule(self, rule: str, when: Condition) -> None:
        """A rule as productions; a condition that can never hold gives none."""
        needs = self._conjunction(when, True)
        if needs is not None:
            self.productions.append(Production(self._fitting(needs or (START,)), rules=(rule,)))

    def moment(self, claim: Claim) -> Moment | None:
        """The moment at which a whole claim is settled; None when its literals have no single one."""
        moments = {self.moment_of(literal) for literal in literals(*claim)}
        return moments.pop() if len(moments) == 1 else None

    def _conjunction(self, condition: Condition, positive: bool) -> tuple[str, ...] | None:
        """The tokens that must all be there; None when the condition can never hold."""
        if isinstance(condition, Test) or self.moment((condition, positive)) is not None:
            return (self._token((condition, positive)),)
        match condition:
            case Not(part):
                return self._conjunction(part, not positive)
            case All(parts) | Any(parts) if isinstance(condition, All) is positive:
                return self._all([self._conjunction(part, positive) for part in self._gathered(condition, positive)])
            case All(parts) | Any(parts):
                return self._any([self._conjunction(part, positive) for part in parts])

    def _gathered(self, condition: All | Any, positive: bool) -> list[Condition]:
        """The parts, those that are settled at one moment taken together."""
        together: dict[Moment, list[Condition]] = {}
        alone: list[Condition] = []
        for part in condition.parts:
            moment = self.moment((part, positive))
            if moment is None:
                alone.append(part)
            else:
                together.setdefault(moment, []).append(part)
        kind = type(condition)
        return [*(kind(tuple(parts)) if len(parts) > 1 else parts[0] for parts in together.values()), *alone]

    def _all(self, branches: list[tuple[str, ...] | None]) -> tuple[str, ...] | None:
        tokens: dict[str, None] = {}
        for branch in branches:
            if branch is None:
                return None
            tokens.update(dict.fromkeys(branch))
        return tuple(tokens)

    def _any(self, branches: list[tuple[str, ...] | None]) -> tuple[str, ...] | None:
        possible = [branch for branch in branches if branch is not None]
        if len(possible) <= 1 or () in possible:
            return () if () in possible else (possible[0] if possible else None)
        token = self._fresh()
        self.productions.extend(Production(self._fitting(branch), (token,)) for branch in possible)
        return (token,)

    def _fitting(self, needs: tuple[str, ...]) -> tuple[str, ...]:
        """The same conjunction in no more antecedents than a rule may have."""
        while len(needs) > MAXIMUM_ANTECEDENTS:
            token = self._fresh()
            self.productions.append(Production(needs[:MAXIMUM_ANTECEDENTS], (token,)))
            needs = (token, *needs[MAXIMUM_ANTECEDENTS:])
        return needs

    def _token(self, claim: Claim) -> str:
        if claim not in self.claims:
            self.claims[claim] = self._fresh()
        return self.claims[claim]

    def _fresh(self) -> str:
        """A name of whose facts none has the 32-bit hash of another: durable-rules compares nothing else."""
        while True:
            name = f"t{self._count}"
            self._count += 1
            hashes = {fnv1a(identity(name, surety)) for surety in Surety}
            if len(hashes) == len(Surety) and not hashes & self._taken:
                self._taken |= hashes
                return name


def merged(productions: Iterable[Production]) -> list[Production]:
    """The same productions, those with the same needs in one."""
    by_needs: dict[frozenset[str], Production] = {}
    for production in productions:
        twin = by_needs.get(frozenset(production.needs), Production(production.needs))
        gives = tuple(dict.fromkeys((*twin.gives, *production.gives)))
        by_needs[frozenset(production.needs)] = Production(twin.needs, gives, (*twin.rules, *production.rules))
    return list(by_needs.values())


def identity(token: str, surety: Surety) -> str:
    """What durable-rules tells the fact by."""
    return f"{token}.{int(surety)}"


def fnv1a(text: str) -> int:
    """The 32-bit FNV-1a hash (Fowler, Noll, Vo), by which durable-rules tells facts apart."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value
