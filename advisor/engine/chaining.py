"""Forward chaining by durable-rules, within its measured limits.

Productions are split over as many rule sets as the limits ask for. A session is one pass of the inference: tokens go in,
rules that fire come out, and what they derive goes in again until nothing more fires. Actions only note what fired, and
errors are collected, since durable-rules swallows them. No Host is used, hence no timer threads.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import count
from threading import RLock
from typing import Any

from advisor.engine.tokens import Production
from advisor.errors import AdvisorError, EngineError

MAXIMUM_PRODUCTIONS = 1_000
MAXIMUM_USES = 240
GROUP_SIZE = 400
"""Below the limits of durable-rules: 4,096 rules a set, 256 conditions ending at one node, 511 tests under one node."""


class EngineUnavailableError(AdvisorError):
    """durable-rules cannot be imported on this Python."""

    def __init__(self) -> None:
        super().__init__(
            "durable-rules cannot be imported. On Python 3.13 it must be built with a flag:\n"
            "  CPPFLAGS=-DPyEval_CallObject=PyObject_CallObject pip install --force-reinstall --no-cache-dir durable_rules==2.0.28"
        )


class Chainer:
    """The compiled productions of a rule base; sessions of several threads take turns."""

    def __init__(self, productions: Iterable[Production]) -> None:
        self._sets = [_RuleSet(index, part) for index, part in enumerate(_split(tuple(productions)))]
        self._consumers: dict[str, list[_RuleSet]] = defaultdict(list)
        for rule_set in self._sets:
            for token in rule_set.consumed:
                self._consumers[token].append(rule_set)
        self._numbers = count()
        self.lock = RLock()

    def session(self) -> "Session":
        """A fresh session, to be closed after use."""
        return Session(f"s{next(self._numbers)}", self._consumers)


class Session:
    """One pass: `fired` holds the rules that fired so far."""

    def __init__(self, name: str, consumers: dict[str, list["_RuleSet"]]) -> None:
        self.fired: dict[str, None] = {}
        self._name = name
        self._consumers = consumers
        self._asserted: set[str] = set()
        self._active: dict[_RuleSet, None] = {}

    def run(self, tokens: Iterable[str]) -> None:
        """Assert tokens, in order, and chain until nothing more fires."""
        waiting = self._new(tokens)
        while waiting:
            batches: dict[_RuleSet, list[str]] = defaultdict(list)
            for token in waiting:
                for rule_set in self._consumers.get(token, ()):
                    batches[rule_set].append(token)
            given: list[str] = []
            for rule_set, batch in batches.items():
                fired = rule_set.run(self._name, batch)
                if fired:
                    self._active[rule_set] = None
                for production in fired:
                    given.extend(production.gives)
                    if production.rule:
                        self.fired[production.rule] = None
            waiting = self._new(given)

    def close(self) -> None:
        """Forget the session inside durable-rules; a session in which nothing fired must not be deleted there."""
        for rule_set in self._active:
            rule_set.forget(self._name)

    def _new(self, tokens: Iterable[str]) -> list[str]:
        fresh = [token for token in dict.fromkeys(tokens) if token not in self._asserted]
        self._asserted.update(fresh)
        return fresh


class _RuleSet:
    """One durable-rules rule set."""

    def __init__(self, index: int, productions: tuple[Production, ...]) -> None:
        ruleset_class = _import_ruleset()
        self._index = index
        self._fired: list[Production] = []
        self.consumed = tuple(dict.fromkeys(token for production in productions for token in production.needs))
        numbers = {token: number for number, token in enumerate(self.consumed)}
        self._facts = {
            token: {"id": token, "g": f"g{number // GROUP_SIZE}", "p": token} for token, number in numbers.items()
        }
        self._ruleset = ruleset_class(f"advisor{index}", None, self._definition(productions))

    def _definition(self, productions: tuple[Production, ...]) -> dict[str, Any]:
        return {
            f"p{number}": {
                "all": [
                    {f"m{place}": {"$and": [{"g": self._facts[token]["g"]}, {"p": token}]}}
                    for place, token in enumerate(production.needs)
                ],
                "run": self._action(production),
            }
            for number, production in enumerate(productions)
        }

    def _action(self, production: Production) -> Callable[[Any], None]:
        def note(closure: Any) -> None:
            self._fired.append(production)

        return note

    def run(self, session: str, tokens: list[str]) -> list[Production]:
        """What fires when these tokens are asserted in the session."""
        self._fired = []
        errors: list[Any] = []

        def collect(error: Any, _state: Any) -> None:
            if error:
                errors.append(error)

        state = self._ruleset.assert_facts([{**self._facts[token], "sid": session} for token in tokens])
        self._ruleset.do_actions(state, collect)
        if errors:
            raise EngineError(f"durable-rules failed: {errors[0]}")
        return self._fired

    def forget(self, session: str) -> None:
        """Delete the session's state."""
        self._ruleset.delete_state(session)


def _import_ruleset() -> Any:
    try:
        from durable.engine import Ruleset
    except ImportError as error:
        raise EngineUnavailableError from error
    return Ruleset


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
    return [*parts, tuple(part)] if part else parts

