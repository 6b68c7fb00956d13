"""Sweeps through simple profiles as pages to read: `make sweeps` writes output/sweeps/index.html."""

import argparse
from pathlib import Path

from rich.console import Console
from rich.progress import track

from advisor import load_rulebase
from advisor.engine.program import Program
from advisor.reporting.files import write_text
from benchmarks.sweeps.pages import Swept, pages
from benchmarks.sweeps.points import Point, by_answer, by_language, by_team, empty_point
from benchmarks.sweeps.said import Said, said_of

OUTPUT = Path(__file__).parents[2] / "output" / "sweeps"


def main() -> None:
    """Sweep, and write the pages."""
    parser = argparse.ArgumentParser(prog="sweeps", description=__doc__)
    parser.add_argument("--rules", type=Path, help="another folder of rules than the shipped one")
    parser.add_argument("--output", type=Path, default=OUTPUT, help="the folder to write to")
    arguments = parser.parse_args()
    program = load_rulebase(arguments.rules)
    for path, text in pages(sweep(program), program.base):
        write_text(arguments.output / path, text)
    print(f"Open {arguments.output / 'index.html'}")


def sweep(program: Program) -> Swept:
    """Ask the advisor about every point of every sweep."""
    languages, answers = by_language(program.base), by_answer(program.base)
    points = [
        empty_point(),
        *by_team(),
        *(point for row in languages.values() for point in row.values()),
        *(point for row in answers.values() for point in row),
    ]
    by_place = {
        (point.group, point.place): said_of(point, program)
        for point in track(points, "Sweeping", console=Console(stderr=True), transient=True)
    }

    def at(point: Point) -> Said:
        return by_place[point.group, point.place]

    return Swept(
        at(empty_point()),
        tuple(map(at, by_team())),
        {language: {workload: at(point) for workload, point in row.items()} for language, row in languages.items()},
        {question: tuple(map(at, row)) for question, row in answers.items()},
    )


if __name__ == "__main__":
    main()
