"""Forward chaining by durable-rules, within its measured limits.

Productions are split over as many rule sets as the limits ask for. A session is one run: tokens go in, rules that fire
come out, and what they derive goes in again until nothing more fires. No Host is used, hence no timer threads; and the
agenda is read straight from the C engine, since the Python layer around actions swallows errors and takes ten times as
long (3.5 ms against 0.35 ms for 200 firings).
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import count
from math import isqrt
from threading import RLock
from typing import Any
from weakref import finalize

from advisor.engine.surety import Surety
from advisor.engine.tokens import START, Production, identity
from advisor.errors import AdvisorError

MAXIMUM_PRODUCTIONS = 1000
MAXIMUM_USES = 240
"""Below the limits of durable-rules: 4,096 rules a set, 256 conditions ending at one node. The third limit, 511 tests
under one node, is far off: tokens are matched in two levels of about equal width, which also halves the time."""


_LARGE_BLOCK = 31_000_000
"""durable-rules takes some megabytes a session. Freeing one block just below glibc's upper bound (32 MB) teaches malloc
to keep such memory instead of returning it to the system: 0.5 ms a session instead of 4. Elsewhere it does nothing."""


_SURETY = re.compile(r'"id": "[^".]+\.(\d)"')
"""How surely a token holds stands in its fact's identity."""


class EngineUnavailableError(AdvisorError):
    """durable-rules cannot be imported on this Python."""

    def __init__(self) -> None:
        super().__init__(
            "durable-rules cannot be imported. On Python 3.13 it must be built with a flag:\n"
            "  CPPFLAGS=-DPyEval_CallObject=PyObject_CallObject"
            " pip install --force-reinstall --no-cache-dir durable_rules==2.0.28"
        )


class Chainer:
    """The compiled productions of a rule base; sessions of several threads take turns."""

    def __init__(self, productions: Iterable[Production]) -> None:
        bytearray(_LARGE_BLOCK)
        self._sets = [_RuleSet(index, part) for index, part in enumerate(_split(tuple(productions)))]
        self._consumers: dict[str, list[_RuleSet]] = defaultdict(list)
        for rule_set in self._sets:
            for token in rule_set.consumed:
                self._consumers[token].append(rule_set)
        self._numbers = count()
        self.lock = RLock()

    def session(self, fired: dict[str, Surety] | None = None) -> "Session":
        """A fresh session, to be closed after use; `fired` are rules known to fire already."""
        return Session(f"s{next(self._numbers)}", self._consumers, dict(fired or {}))


class Session:
    """One run of the rules: `fired` holds the rules that fired so far, each with how surely it holds."""

    def __init__(self, name: str, consumers: dict[str, list["_RuleSet"]], fired: dict[str, Surety]) -> None:
        self.fired = fired
        self._name = name
        self._consumers = consumers
        self._asserted: dict[str, Surety] = {}
        self._active: dict[_RuleSet, None] = {}

    def run(self, tokens: Iterable[tuple[str, Surety]], closed: Iterable[str] = ()) -> None:
        """Assert tokens, in order, and chain until nothing more fires, or fires more surely.

        Of the `closed` tokens no more word is taken than these bring, now or later.
        """
        waiting = self._news(tokens)
        self._asserted.update(dict.fromkeys(closed, Surety.CERTAIN))
        while waiting:
            batches: dict[_RuleSet, list[tuple[str, Surety]]] = defaultdict(list)
            for token, surety in waiting:
                for rule_set in self._consumers.get(token, ()):
                    batches[rule_set].append((token, surety))
            given: list[tuple[str, Surety]] = []
            for rule_set, batch in batches.items():
                firings = rule_set.run(self._name, batch)
                if firings:
                    self._active[rule_set] = None
                for production, surety in firings:
                    given.extend((token, surety) for token in production.gives)
                    for rule in production.rules:
                        self.fired[rule] = min(surety, self.fired.get(rule, surety))
            waiting = self._news(given)

    def close(self) -> None:
        """Forget the session inside durable-rules; a session in which nothing fired must not be deleted there."""
        for rule_set in self._active:
            rule_set.forget(self._name)

    def _news(self, tokens: Iterable[tuple[str, Surety]]) -> list[tuple[str, Surety]]:
        """Tokens not asserted before, or not as surely."""
        surest: dict[str, Surety] = {}
        for token, surety in tokens:
            surest[token] = min(surety, surest.get(token, surety))
        fresh = [(token, surety) for token, surety in surest.items() if surety < self._asserted.get(token, len(Surety))]
        self._asserted.update(fresh)
        return fresh


class Foretold(Session):
    """A run of which another reader has said what fires, so that nothing is left to chain."""

    def __init__(self, fired: dict[str, Surety]) -> None:
        super().__init__("", {}, fired)

    def run(self, tokens: Iterable[tuple[str, Surety]], closed: Iterable[str] = ()) -> None:
        """Nothing: everything that fires is known."""


class _RuleSet:
    """One durable-rules rule set."""

    def __init__(self, index: int, productions: tuple[Production, ...]) -> None:
        self._engine, ruleset_class = _import_engine()
        self._productions = {f"p{number}": production for number, production in enumerate(productions)}
        self.consumed = tuple(dict.fromkeys(token for production in productions for token in production.needs))
        width = isqrt(len(self.consumed)) + 1
        self._groups = {token: f"g{number // width}" for number, token in enumerate(self.consumed)}
        self._ruleset = ruleset_class(f"advisor{index}", None, self._definition())
        # durable-rules never frees a rule set by itself: some megabytes for every rule base that was compiled.
        self.freed = finalize(self, self._engine.delete_ruleset, self._ruleset._handle)
        self.freed.atexit = False

    def _definition(self) -> dict[str, Any]:
        return {
            name: {
                "all": [
                    {f"m{place}": {"$and": [{"g": self._groups[token]}, {"p": token}]}}
                    for place, token in enumerate(production.needs)
                ],
                "run": _no_action,
            }
            for name, production in self._productions.items()
        }

    def run(self, session: str, tokens: list[tuple[str, Surety]]) -> list[tuple[Production, Surety]]:
        """What fires when these tokens are asserted; a conjunction holds as surely as its weakest token."""
        state = self._ruleset.assert_facts(
            [
                {"id": identity(token, surety), "g": self._groups[token], "p": token, "sid": session}
                for token, surety in tokens
            ]
        )
        agenda = self._engine.start_action_for_state(self._ruleset._handle, state)
        firings: list[tuple[Production, Surety]] = []
        message = agenda[1] if agenda else None
        while message:
            production = self._productions[message.split('"', 2)[1]]
            firings.append((production, Surety(int(max(_SURETY.findall(message))))))
            message = self._engine.complete_and_start_action(self._ruleset._handle, state)
        return firings

    def forget(self, session: str) -> None:
        """Delete the session's state."""
        self._ruleset.delete_state(session)


def _no_action(_closure: Any) -> None:
    """Actions are read from the agenda, never called."""


def _import_engine() -> tuple[Any, Any]:
    try:
        import durable_rules_engine
        from durable.engine import Ruleset
    except ImportError as error:
        raise EngineUnavailableError from error
    return durable_rules_engine, Ruleset


def _split(productions: tuple[Production, ...]) -> list[tuple[Production, ...]]:
    """The productions in parts, each within the limits."""
    parts: list[tuple[Production, ...]] = []
    part: list[Production] = []
    uses: dict[str, int] = defaultdict(int)
    for production in productions:
        if len(part) >= MAXIMUM_PRODUCTIONS or any(uses[token] >= MAXIMUM_USES for token in production.needs):
            parts.append(tuple(part))
            part, uses = [], defaultdict(int)
        part.append(production)
        for token in production.needs:
            uses[token] += 1
    return [_with_catch_all(part) for part in (*parts, tuple(part))]


def _with_catch_all(part: tuple[Production, ...]) -> tuple[Production, ...]:
    """The part with something that fires in every session, since only such a session can be forgotten."""
    return part if any(production.needs == (START,) for production in part) else (*part, Production((START,)))
