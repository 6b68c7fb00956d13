"""How long the exact questions take on the shipped rule base, and how that grows with the number of rules.

Times depend on the machine, so each also stands as a multiple of one assessment by durable-rules in the same run. The
growth of the rule base is drawn in `benchmarks/growth.svg`.
"""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice, repeat
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from advisor import load_profile, load_rulebase
from advisor.analysis.asking.next_question import worth_of_answers
from advisor.analysis.asking.settled import settled
from advisor.analysis.explaining.counterfactual import smallest_change
from advisor.analysis.robustness.robustness import assess_sample, robustness
from advisor.analysis.sampling.sampling import sample_profiles
from advisor.analysis.sampling.worlds import Varied
from advisor.analysis.tipping.decision_map import decision_map
from advisor.analysis.tipping.tipping import tipping_points
from advisor.api import example_profiles
from advisor.compiled.evaluator import Compiled, compiled
from advisor.engine.gathering import gather_facts
from advisor.engine.inference import infer
from advisor.engine.program import Program, compile_rulebase
from advisor.model.profile import Profile
from benchmarks.growth import times
from benchmarks.line_plot import line_plot

GROWTH = (1, 3, 10)
RUNS = 5
BATCH = 20_480
SAMPLES = 10_000
AXES = ("peak_rps", "team_size")


@dataclass(frozen=True)
class Timed:
    """What was timed, over which profile, and what is wanted; seconds."""

    what: str
    seconds: float
    goal: str
    said: str = ""


def main() -> None:
    """Print the table and draw the growth."""
    console = Console(width=130, highlight=False)
    program = load_rulebase()
    profiles = [load_profile(path, program) for path in example_profiles()]
    durable = min(_times(lambda: _durable(program, profiles[0])))
    table = Table(title=f"{len(program.rules)} rules, {len(profiles)} examples (the slowest of each is shown)")
    for column in ("what", "time", "of one assessment by durable-rules", "goal", "result"):
        table.add_column(column, justify="right" if column in ("time", "goal") else "left")
    for timed in chain(_engine(program, profiles), _analyses(program, profiles)):
        table.add_row(timed.what, _shown(timed.seconds), f"{timed.seconds / durable:.3g} ×", timed.goal, timed.said)
    console.print(table)
    console.print(_growth(program, profiles))


def _engine(program: Program, profiles: list[Profile]) -> Iterator[Timed]:
    reader = compiled(program)
    yield Timed("durable-rules, one profile, warm", _slowest(lambda p: _durable(program, p), profiles), "")
    yield Timed("compiled, one profile, warm", _slowest(reader.one, profiles), "≤ 1 ms")
    batch = list(islice(chain.from_iterable(repeat(profiles)), BATCH))
    alone = min(_times(lambda: _exhaust(reader.many(batch))))
    yield Timed("compiled, batch, a profile, one core", alone / BATCH, "", f"{BATCH / alone:,.0f} a second")
    together = min(_times(lambda: _two_cores(program, batch)))
    yield Timed(
        "compiled, batch, a profile, two cores", together / BATCH, "≥ 20,000 / s", f"{BATCH / together:,.0f} a second"
    )


def _analyses(program: Program, profiles: list[Profile]) -> Iterator[Timed]:
    reader = compiled(program)
    yield Timed(f"robustness, {SAMPLES:,} samples", _slowest(lambda p: _robustness(reader, p), profiles), "≤ 1 s")
    yield Timed(f"next question, {SAMPLES:,} samples", _slowest(lambda p: _worth(reader, p), profiles), "")
    yield Timed("every tipping point", _slowest(lambda p: tipping_points(program, p), profiles), "≤ 1 s")
    yield Timed(
        f"decision map, {' × '.join(AXES)}",
        _slowest(lambda p: decision_map(program, p, *AXES, "framework"), profiles),
        "≤ 1 s",
    )
    for profile in profiles:
        run = infer(program, gather_facts(profile, program.base), profile.priority)
        for decision in ("framework", "architecture"):
            answer = settled(program, profile, decision)
            said = answer.status + (f" by {answer.by}" if answer.status == "settled" else "")
            yield Timed(f"settled? {profile.name}: {decision}", answer.seconds, "≤ 2 s", said)
            second = run.rankings[decision].standings[1].option.id
            change = smallest_change(program, profile, decision, second)
            said = change.status + (", proved the smallest" if change.smallest else "")
            yield Timed(
                f"why not {second}? {profile.name}", change.seconds, "≤ 2 s", f"{said}, {len(change.changes)} changes"
            )


def _growth(program: Program, profiles: list[Profile]) -> Table:
    """Times as the rule base grows, as a table and as a picture."""
    measures: dict[str, Callable[[Program, Compiled], Any]] = {
        "durable-rules, one": lambda grown, reader: _durable(grown, profiles[0]),
        "compiled, one": lambda grown, reader: reader.one(profiles[0]),
        "compiled, 2,048": lambda grown, reader: _exhaust(reader.many(profiles * (2048 // len(profiles)))),
        "robustness": lambda grown, reader: _robustness(reader, profiles[0]),
        "tipping points": lambda grown, reader: tipping_points(grown, profiles[0]),
    }
    table = Table(title="As the rule base grows")
    table.add_column("rules", justify="right")
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in measures}
    for name in measures:
        table.add_column(name, justify="right")
    for factor in GROWTH:
        grown = compile_rulebase(times(program.base, factor))
        reader = compiled(grown)
        row = []
        for name, measure in measures.items():
            seconds = min(_times(lambda measure=measure: measure(grown, reader), runs=3))  # type: ignore[misc] # noqa: B023
            found[name].append((len(grown.rules), seconds))
            row.append(_shown(seconds))
        table.add_row(f"{len(grown.rules):,}", *row)
    picture = line_plot(found, "rules", "seconds")
    (Path(__file__).parent / "growth.svg").write_text(picture, encoding="utf-8")
    return table


def _durable(program: Program, profile: Profile) -> None:
    infer(program, gather_facts(profile, program.base))


def _robustness(reader: Compiled, profile: Profile) -> None:
    sample = sample_profiles(reader, profile, SAMPLES)
    answers = assess_sample(reader, sample, (), Varied(weights=False, judgement=False))
    robustness(reader, sample, (), answers)


def _worth(reader: Compiled, profile: Profile) -> None:
    sample = sample_profiles(reader, profile, SAMPLES)
    worth_of_answers(reader, sample, assess_sample(reader, sample, (), Varied(weights=False, judgement=False)))


_WORK: list[tuple[Program, list[Profile]]] = []


def _two_cores(program: Program, batch: list[Profile]) -> None:
    """Both halves at once, in processes that already hold rules and profiles, as a portfolio's workers do."""
    _WORK[:] = [(program, batch)]
    compiled(program)
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as pool:
        middle = len(batch) // 2
        assert sum(pool.map(_part, (0, middle), (middle, len(batch)))) == len(batch)


def _part(start: int, end: int) -> int:
    program, batch = _WORK[0]
    return sum(many.count for many in compiled(program).many(batch[start:end]))


def _exhaust(found: Iterable[Any]) -> None:
    for _ in found:
        pass


def _slowest(measured: Callable[[Profile], Any], profiles: list[Profile]) -> float:
    return max(min(_times(lambda profile=profile: measured(profile))) for profile in profiles)  # type: ignore[misc]


def _times(call: Callable[[], Any], runs: int = RUNS) -> Iterator[float]:
    call()
    for _ in range(runs):
        start = time.perf_counter()
        call()
        yield time.perf_counter() - start


def _shown(seconds: float) -> str:
    if seconds < 1e-3:
        return f"{1e6 * seconds:.0f} µs"
    return f"{1e3 * seconds:.2f} ms" if seconds < 0.1 else f"{seconds:.2f} s"


if __name__ == "__main__":
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    main()
