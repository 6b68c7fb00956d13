"""What sizing adds to an assessment: the same rule base with and without its assumptions, in turns, in one process."""

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from advisor import advise, load_profile, load_rulebase
from benchmarks.unsized import unsized

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.yaml"))
TARGET = 20
"""Milliseconds that sizing may add."""

RUNS = 9


def main() -> None:
    """Print the table."""
    program = load_rulebase()
    bare = unsized(program)
    table = Table(title=f"What sizing adds to a warm assessment (target: {TARGET} ms)")
    for column in ("example", "without", "with", "added", "ratio"):
        table.add_column(column, justify="left" if column == "example" else "right")
    added = []
    for example in EXAMPLES:
        profile = load_profile(example, program)
        without, sized = _in_turns(
            lambda profile=profile: advise(profile, bare, quick=True),  # type: ignore[misc]
            lambda profile=profile: advise(profile, program, quick=True),  # type: ignore[misc]
        )
        added.append(sized - without)
        table.add_row(
            example.stem,
            f"{without:.1f} ms",
            f"{sized:.1f} ms",
            f"{sized - without:.1f} ms",
            f"{sized / without:.2f}",
        )
    table.add_row("median", "", "", f"{median(added):.1f} ms", "")
    Console(width=120).print(table)


def _in_turns(first: Callable[[], object], second: Callable[[], object]) -> tuple[float, float]:
    """Medians in milliseconds, measured in turns so that a busy machine harms both alike."""
    times: tuple[list[float], list[float]] = ([], [])
    for function in (first, second):
        function()
    for _ in range(RUNS):
        for function, taken in zip((first, second), times, strict=True):
            start = time.perf_counter()
            function()
            taken.append(1000 * (time.perf_counter() - start))
    return median(times[0]), median(times[1])


if __name__ == "__main__":
    main()
