"""The rows of a table of published or exactly computed figures."""

import csv
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "fixtures" / "sizing"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of `tests/fixtures/sizing/<name>.csv`, each with its source."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    assert all(row["source"] for row in found)
    return found
