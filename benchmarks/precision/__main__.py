"""How precise the rules are: `make precision`.

It prints what is common and which rules decide nowhere, writes docs/precision.md, and fails where a risk or practice
that more than 40 % of random profiles are told does not declare why so many need it. Rules that read sizes fire after
all others, for single assessments only, and are left out.
"""

import argparse
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

from advisor import load_rulebase
from advisor.reporting.files import write_text
from benchmarks.precision.commonness import COMMON
from benchmarks.precision.page import page
from benchmarks.precision.profiles import case_profiles, random_profiles, shipped_examples
from benchmarks.precision.report import Precision, measure
from benchmarks.unsized import unsized

PAGE = Path(__file__).parents[2] / "docs" / "precision.md"
PROFILES = 5_000


def main() -> int:
    """Measure; gives the exit code."""
    parser = argparse.ArgumentParser(prog="precision", description=__doc__)
    parser.add_argument("--profiles", type=int, default=PROFILES, help="how many profiles to draw")
    parser.add_argument("--rules", type=Path, help="another folder of rules than the shipped one")
    parser.add_argument("--output", type=Path, default=PAGE, help="where to write the page")
    arguments = parser.parse_args()
    program = unsized(load_rulebase(arguments.rules))
    console = Console(width=160, highlight=False)
    with Console(stderr=True).status("Leaving every rule out of every profile in which it fires …"):
        drawn = random_profiles(program, arguments.profiles)
        found = measure(program, case_profiles(program), shipped_examples(program), drawn)
    _print(console, found)
    write_text(arguments.output, page(found, program))
    failures = [one for one in found.common if one.unexplained]
    for one in failures:
        print(
            f"{one.kind} {one.item.id}: {one.random:.0%} of random profiles are told, more than {COMMON:.0%}: "
            "narrow its rules, or declare `common: <why so many need it>`",
            file=sys.stderr,
        )
    return 1 if failures else 0


def _print(console: Console, found: Precision) -> None:
    table = Table(title=f"Open to, or recommended to, more than {COMMON:.0%} of random profiles")
    for column in ("", "id", "random", "cases", "why so many"):
        table.add_column(column, justify="right" if column in ("random", "cases") else "left")
    for one in found.common:
        if one.random > COMMON:
            table.add_row(one.kind, one.item.id, f"{one.random:.0%}", f"{one.cases:.0%}", one.item.common or "–")
    console.print(table)
    rules = Table(title="Rules that decide nowhere")
    for column in ("rule", "cases", "examples", "random", ""):
        rules.add_column(column, justify="right" if column in ("cases", "examples", "random") else "left")
    for use in found.rules:
        if not any(use.decides):
            rules.add_row(use.rule, *map(str, use.fires), "can go" if use.spared else "")
    console.print(rules)
    for label, medians in (("cases", found.cases), ("random profiles", found.drawn)):
        console.print(
            f"{medians.profiles:,} {label}: medians of {medians.open_risks:g} open risks, {medians.practices:g} "
            f"practices, {medians.now:g} of them now"
        )
    console.print(f"Raised only where pains are told: {', '.join(found.pains.risks) or 'nothing'}")
    console.print(f"{len(found.rules)} rules, of which {sum(use.spared for use in found.rules)} can go together")


if __name__ == "__main__":
    sys.exit(main())
