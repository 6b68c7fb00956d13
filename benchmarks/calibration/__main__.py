"""How often the advisor meets what architects expect of it: `make calibration`.

It prints the tables, writes them to docs/calibration.md, and fails where published architectures fall short of their
bounds or our own cases fall below their floor.
"""

import argparse
import sys
from datetime import date
from pathlib import Path

from rich.console import Console

from advisor import load_rulebase
from advisor.errors import InputError
from advisor.reporting.files import write_text
from benchmarks.calibration.batches import REAL, read_batches
from benchmarks.calibration.first_run import raise_floors, read_first_runs, read_floors, record
from benchmarks.calibration.gate import own_failures, real_failures
from benchmarks.calibration.page import page
from benchmarks.calibration.results import calibrate
from benchmarks.calibration.scores import pooled
from benchmarks.calibration.tables import print_tables

PAGE = Path(__file__).parents[2] / "docs" / "calibration.md"


def main() -> int:
    """Calibrate; gives the exit code."""
    arguments = _arguments()
    program = load_rulebase()
    batches = [batch for batch in read_batches() if arguments.record in (None, batch.name)]
    if not batches:
        print(f"There is no batch `{arguments.record}`.", file=sys.stderr)
        return 2
    first_runs = read_first_runs()
    results = [calibrate(batch, program, first_runs.get(batch.name)) for batch in batches]
    if arguments.record:
        try:
            record(batches[0], results[0].score, program.base, date.today())
        except InputError as error:
            print(error, file=sys.stderr)
            return 2
        print(f"Recorded the first run of `{arguments.record}`.")
        return 0
    own = {result.batch.name: result.score for result in results if result.batch.name != REAL}
    if arguments.raise_floors:
        raise_floors(pooled(list(own.values())), list(own))
    floors = read_floors()
    print_tables(Console(width=180, highlight=False), results)
    write_text(PAGE, page(results, program))
    failures = [
        failure
        for result in results
        if result.batch.name == REAL
        for failure in real_failures(result.score, result.without_pains)
    ]
    failures += own_failures(pooled([score for name, score in own.items() if name in floors.batches]), floors.shares)
    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="calibration", description=__doc__)
    parser.add_argument("--record", metavar="BATCH", help="write down the first run of a batch, once")
    parser.add_argument("--raise-floors", action="store_true", help="let the present scores be the floor of own cases")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
