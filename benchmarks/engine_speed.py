"""One assessment by our two readers of the rules and by other rule engines, over the same generated rules and answers.

Before anything is timed, all must fire the same rules. The comparison favours the others in two ways: they only fire
rules, where ours also scores and ranks the options of two decisions; and they know exact answers only, where ours
carries what is certain, likely and possible. Each is in the fastest form that we found (see `benchmarks.peers`), reads
its own kind of input, made beforehand (plain values; for ours, a profile), and gives the set of rules that fired.

Every time is the least of several rounds in which all take turns, so that a busy machine slows none of them alone. The
batch reads all its profiles anew; the rules that fired stay arrays, since nobody wants 20,000 sets.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from rich.console import Console
from rich.table import Table

from advisor.compiled.evaluator import Compiled
from advisor.compiled.words import LIKELY
from advisor.engine.gathering import gather_facts
from advisor.engine.inference import infer
from advisor.engine.program import Program, compile_rulebase
from advisor.errors import AdvisorError
from advisor.model.profile import Profile
from advisor.model.rulebase import RuleBase
from benchmarks.generated import Answers, generated_answers, generated_base, profile_of

RULES = (200, 1_000, 4_000)
PROFILES, ROUNDS = 20, 7
BATCH, BATCH_ROUNDS = 20_000, 3
CHECKED = 200
PEERS = {
    "CLIPS": "clips_rules",
    "ZEN, expressions": "zen_expressions",
    "ZEN, decision graph": "zen_graph",
    "rule-engine": "rule_engine_rules",
}
DURABLE, ONE, MANY = "ours, durable-rules", "ours, compiled, one profile", f"ours, compiled, {BATCH:,} profiles"

Assess = Callable[[Any], set[str]]


class DisagreementError(AdvisorError):
    """An engine that fires other rules: its time would mean nothing."""


@dataclass
class Contender:
    """An engine with the rules in it, and what it assesses; `best` is in seconds an assessment."""

    name: str
    assess: Assess
    inputs: Sequence[Answers] | Sequence[Profile]
    best: float = field(default=float("inf"))

    def run(self) -> None:
        """Assess everything once."""
        start = time.perf_counter()
        for given in self.inputs:
            self.assess(given)
        self.best = min(self.best, (time.perf_counter() - start) / len(self.inputs))


def main() -> None:
    """Print the tables."""
    console = Console(width=120, highlight=False)
    peers, missing = _installed()
    for name in missing:
        console.print(f"{name} is not installed, and left out.")
    answers = generated_answers(generated_base(RULES[0]), BATCH)
    profiles = [profile_of(given) for given in answers]
    times = {rules: _times(rules, peers, answers, profiles) for rules in RULES}
    console.print(_time_table(times))
    if peers:
        console.print(_ratio_table(times, tuple(peers)))


def _installed() -> tuple[dict[str, Any], list[str]]:
    """The modules of the peers whose libraries are here, and the names of the others."""
    peers, missing = {}, []
    for name, module in PEERS.items():
        try:
            peers[name] = import_module(f"benchmarks.peers.{module}")
        except ImportError:
            missing.append(name)
    return peers, missing


def _times(rules: int, peers: dict[str, Any], answers: list[Answers], profiles: list[Profile]) -> dict[str, float]:
    """Seconds an assessment, by engine."""
    base = generated_base(rules)
    program = compile_rulebase(base)
    compiled = Compiled(program)
    contenders = [
        *(Contender(name, peer.prepare(base).assess, answers[:PROFILES]) for name, peer in peers.items()),
        Contender(DURABLE, _durable(program), profiles[:PROFILES]),
        Contender(ONE, _one(compiled), profiles[:PROFILES]),
    ]
    _agree(contenders, base, answers[:CHECKED], profiles[:CHECKED])
    _agree_in_batch(compiled, contenders[-1].assess, profiles[:CHECKED])
    for _ in range(ROUNDS):
        for contender in contenders:
            contender.run()
    found = {contender.name: contender.best for contender in contenders}
    return found | {MANY: min(_batch_time(compiled, profiles) for _ in range(BATCH_ROUNDS))}


def _durable(program: Program) -> Assess:
    def assess(profile: Profile) -> set[str]:
        run = infer(program, gather_facts(profile, program.base))
        return {rule.id for rule, certainty in run.fired() if certainty != "possible"}

    return assess


def _one(compiled: Compiled) -> Assess:
    def assess(profile: Profile) -> set[str]:
        found = compiled.one(profile)
        for taken in found.decisions.values():
            taken.order()
        return {rule for rule, word in found.rules.items() if word & LIKELY}

    return assess


def _batch_time(compiled: Compiled, profiles: list[Profile]) -> float:
    """Seconds a profile to fire the rules, score and rank."""
    start = time.perf_counter()
    for chunk in compiled.many(profiles):
        for taken in chunk.decisions.values():
            taken.order()
    return (time.perf_counter() - start) / len(profiles)


def _agree(contenders: list[Contender], base: RuleBase, answers: list[Answers], profiles: list[Profile]) -> None:
    for place, (given, profile) in enumerate(zip(answers, profiles, strict=True)):
        fired = {
            contender.name: contender.assess(profile if isinstance(contender.inputs[0], Profile) else given)
            for contender in contenders
        }
        for name, rules in fired.items():
            if rules != fired[DURABLE]:
                odd = ", ".join(sorted(rules ^ fired[DURABLE])[:5])
                raise DisagreementError(f"{name} differs at {len(base.rules)} rules, profile {place}, in {odd}")


def _agree_in_batch(compiled: Compiled, one: Assess, profiles: list[Profile]) -> None:
    """The batch fires what the same reader fires for each profile alone."""
    place = 0
    for chunk in compiled.many(profiles):
        for row in range(chunk.count):
            words = ((rule, word if isinstance(word, int) else word[row]) for rule, word in chunk.rules.items())
            if {rule for rule, word in words if word & LIKELY} != one(profiles[place]):
                raise DisagreementError(f"{MANY}: profile {place} differs from the same profile alone")
            place += 1


def _time_table(times: dict[int, dict[str, float]]) -> Table:
    table = Table(title="Milliseconds an assessment")
    table.add_column("engine")
    for rules in times:
        table.add_column(f"{rules:,} rules", justify="right")
    for name in times[RULES[0]]:
        table.add_row(name, *(_shown(1000 * found[name]) for found in times.values()))
    return table


def _ratio_table(times: dict[int, dict[str, float]], peers: tuple[str, ...]) -> Table:
    table = Table(title="Our time : time of the best other engine (below 1, ours is faster)")
    table.add_column("engine")
    for rules in times:
        table.add_column(f"{rules:,} rules", justify="right")
    best = {rules: min(peers, key=lambda name, found=found: found[name]) for rules, found in times.items()}  # type: ignore[misc]
    table.add_row("the best other engine", *best.values())
    for name in (DURABLE, ONE, MANY):
        table.add_row(name, *(_shown(found[name] / found[best[rules]]) for rules, found in times.items()))
    return table


def _shown(number: float) -> str:
    return f"{number:.3g}" if number < 100 else f"{number:.0f}"


if __name__ == "__main__":
    main()
