"""How long one assessment takes: a cold process, with and without parsed rules in the cache, and warm in one process.

Absolute times depend on the machine, so each is also given as a multiple of a bare start of Python in the same run.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from advisor import advise, load_profile, load_rulebase

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.yaml"))
COLD_TARGET, WARM_TARGET = 2.5, 1.0
QUICK_COLD_TARGET, QUICK_WARM_TARGET = 1.5, 0.050
RUNS = 5


def main() -> None:
    """Print the table."""
    bare = _process([sys.executable, "-c", "pass"])
    command = [sys.executable, "-c", "from advisor.cli import main; main()", "advise", str(EXAMPLES[0]), "-f", "json"]
    table = Table(title="advisor advise")
    for column in ("what", "median", "of a bare Python start", "target"):
        table.add_column(column, justify="left" if column == "what" else "right")
    table.add_row("bare Python start", f"{bare:.3f} s", "1.0", "")
    cold = _process(command)
    table.add_row("cold, rules parsed before", f"{cold:.3f} s", f"{cold / bare:.1f}", f"{COLD_TARGET} s")
    first = _process(command, fresh_cache=True)
    table.add_row("cold, rules never parsed", f"{first:.3f} s", f"{first / bare:.1f}", f"{COLD_TARGET} s")
    quick = _process([*command, "--quick"])
    table.add_row("cold, --quick", f"{quick:.3f} s", f"{quick / bare:.1f}", f"{QUICK_COLD_TARGET} s")
    program = load_rulebase()
    for example in EXAMPLES:
        profile = load_profile(example, program)
        for name, quickly, target in (("warm", False, WARM_TARGET), ("warm, --quick", True, QUICK_WARM_TARGET)):
            warm = _repeated(lambda profile=profile, quickly=quickly: advise(profile, program, quickly))  # type: ignore[misc]
            table.add_row(
                f"{name}, {example.stem}", f"{1000 * warm:.1f} ms", f"{warm / bare:.2f}", f"{1000 * target:.0f} ms"
            )
    Console(width=120).print(table)


def _process(command: list[str], fresh_cache: bool = False) -> float:
    times = []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            environment = os.environ | ({"XDG_CACHE_HOME": folder} if fresh_cache else {})
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True, env=environment)
            times.append(time.perf_counter() - start)
    return median(times)


def _repeated(call) -> float:  # type: ignore[no-untyped-def]
    times = []
    for _ in range(3 + 4 * RUNS):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return median(times[3:])


if __name__ == "__main__":
    main()
