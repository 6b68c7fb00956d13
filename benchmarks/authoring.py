"""How much of what is planted into sound rule bases the checks find, what they find where nothing is wrong, and how
long they take.

A sound base is sound by construction (see `tests.authoring.planting`), not because no check complained of it. Every
time is the least of several rounds, since a busy machine slows only some of them.
"""

import time
from collections import Counter

from rich.console import Console
from rich.table import Table

from advisor import load_rulebase
from advisor.authoring.checks.registry import CHECKS, Check
from advisor.authoring.subject import Subject
from advisor.engine.program import compile_rulebase
from advisor.model.rulebase import RuleBase
from benchmarks.generated import generated_base
from tests.authoring.planting import planted, sound_base

SEEDS, RULES = 10, 60
MANY = 2_000
ROUNDS = 3
LOGIC = tuple(check for check in CHECKS if {"rule_logic", "set_logic"} & set(check.find.__module__.split(".")))
"""The checks of what rules say; those of texts, sources and cases look at what no generated base has."""

ONE_TARGET, SHIPPED_TARGET, MANY_TARGET = 0.1, 1.0, 20.0


def main() -> None:
    """Print the tables."""
    console = Console(width=120)
    console.print(_found())
    console.print(_times())


def _found() -> Table:
    """Recall and false alarms, over so many random bases with one fault of every sort each."""
    sown, told, others, alarms = Counter[str](), Counter[str](), Counter[str](), 0
    for seed in range(SEEDS):
        base = sound_base(RULES, seed)
        alarms += len(_spotted(base))
        for fault in planted(base, seed):
            found = _spotted(fault.base)
            sown[fault.kind] += 1
            told[fault.kind] += (fault.kind, fault.item) in found
            others[fault.kind] += sum(kind != fault.kind for kind, _ in found)
    table = Table(title=f"Faults planted into {SEEDS} sound bases of {RULES} rules")
    for column in ("kind", "planted", "found", "findings of other kinds"):
        table.add_column(column, justify="left" if column == "kind" else "right")
    for kind in sorted(sown):
        table.add_row(kind, str(sown[kind]), str(told[kind]), str(others[kind]))
    recall = told.total() / sown.total()
    table.add_section()
    table.add_row(f"all: recall {recall:.1%}", str(sown.total()), str(told.total()), str(others.total()))
    table.add_row("nothing planted", "0", str(alarms), "")
    return table


def _spotted(base: RuleBase) -> set[tuple[str, str]]:
    subject = Subject(compile_rulebase(base))
    return {(check.kind.id, found.item[1]) for check in LOGIC for found in check.find(subject)}


def _times() -> Table:
    """How long the checks take on a loaded base: of everything, and of one rule as an editor asks for it."""
    table = Table(title="Checks of a loaded rule base")
    for column in ("rule base", "rules", "of logic", "target", "all"):
        table.add_column(column, justify="left" if column == "rule base" else "right")
    shipped = load_rulebase().base
    for name, base in {"shipped": shipped, "random": generated_base(MANY), "sound": sound_base(MANY, 1)}.items():
        target = SHIPPED_TARGET if base is shipped else MANY_TARGET
        logic, everything = _least(base, LOGIC), _least(base, CHECKS)
        table.add_row(name, f"{len(base.rules):,}", f"{logic:.2f} s", f"{target:.0f} s", f"{everything:.2f} s")
    logic, slowest = max((_least(shipped, LOGIC, rule), rule) for rule in _sample(shipped))
    everything = _least(shipped, CHECKS, slowest)
    target = f"{1000 * ONE_TARGET:.0f} ms"
    table.add_row(f"shipped, {slowest} alone", "1", f"{1000 * logic:.0f} ms", target, f"{1000 * everything:.0f} ms")
    return table


def _sample(base: RuleBase) -> list[str]:
    """Every twentieth rule, and the one with the longest condition."""
    return [*list(base.rules)[::20], max(base.rules, key=lambda name: len(str(base.rules[name].when)))]


def _least(base: RuleBase, checks: tuple[Check, ...], focus: str = "") -> float:
    """The least time of some checks with nothing kept from before; each round has a program of its own."""
    times = []
    for _ in range(ROUNDS):
        subject = Subject(compile_rulebase(base), (focus,) if focus else None)
        start = time.perf_counter()
        for check in checks:
            list(check.find(subject))
        times.append(time.perf_counter() - start)
    return min(times)


if __name__ == "__main__":
    main()
