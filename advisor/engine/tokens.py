"""Conditions → conjunctions of tokens, the only thing that durable-rules is given to match.

A token says that a test holds, or that it does not. Negations are pushed down to the tests; a disjunction becomes a
token of its own with one production a branch, so that nothing grows exponentially.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from advisor.model.condition import All, Any, Condition, Not, Test
from advisor.model.strata import Literal

MAXIMUM_ANTECEDENTS = 16
"""durable-rules accepts at most this many antecedents in a rule."""

_START = "start"


@dataclass(frozen=True, slots=True)
class Production:
    """Fires when every token of `needs` was asserted; then asserts the tokens of `gives`, and reports `rule`, if any."""

    needs: tuple[str, ...]
    gives: tuple[str, ...] = ()
    rule: str = ""


@dataclass
class TokenTable:
    """Names literals and gathers productions; a literal keeps its token wherever it stands."""

    tokens: dict[Literal, str] = field(default_factory=dict)
    productions: list[Production] = field(default_factory=list)
    _taken: dict[int, str] = field(default_factory=dict)
    _count: int = 0

    def start(self) -> str:
        """The token asserted at the beginning of every session."""
        if fnv1a(_START) not in self._taken:
            self._taken[fnv1a(_START)] = _START
        return _START

    def add_rule(self, rule: str, when: Condition, gives: Iterable[str] = ()) -> None:
        """A rule as productions; a condition that can never hold gives none."""
        needs = self._conjunction(when, True)
        if needs is not None:
            self.productions.append(Production(self._fitting(needs or (self.start(),)), tuple(gives), rule))

    def token(self, literal: Literal) -> str:
        """The token of a literal."""
        if literal not in self.tokens:
            self.tokens[literal] = self._fresh()
        return self.tokens[literal]

    def _conjunction(self, condition: Condition, positive: bool) -> tuple[str, ...] | None:
        """The tokens that must all be there; None when the condition can never hold."""
        match condition:
            case Test():
                return (self.token((condition, positive)),)
            case Not(part):
                return self._conjunction(part, not positive)
            case All(parts) | Any(parts):
                branches = [self._conjunction(part, positive) for part in parts]
                if isinstance(condition, All) is positive:
                    return self._all(branches)
                return self._any(branches)

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

    def _fresh(self) -> str:
        """A name whose 32-bit hash no other token has: durable-rules compares nothing else."""
        while True:
            name = f"t{self._count}"
            self._count += 1
            if self._taken.setdefault(fnv1a(name), name) == name:
                return name


def fnv1a(text: str) -> int:
    """The 32-bit FNV-1a hash (Fowler, Noll, Vo), by which durable-rules tells facts apart."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value
