"""Batches of cases: the published architectures of known organisations, and our own cases of unnamed projects."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from advisor.loading.document import read_document

FIXTURES = Path(__file__).parents[2] / "tests" / "fixtures"
REAL = "real"
"""The name of the batch of published architectures."""

NO_BATCHES = ("first_run", "floors")
"""Files beside the own batches that hold scores."""

WEIGHTS = {"A": 1.0, "B": 0.5, "C": 0.0}
"""What a case counts by how well its story is documented; a case without a tier counts 1."""

PAINS = ("pains", "pain_in")


@dataclass(frozen=True)
class Case:
    """One project: its answers, what a fair architect would accept, and what the people lean towards."""

    id: str
    story: str
    answers: Mapping[str, Any]
    preferred: Mapping[str, str]
    expect: Mapping[str, Any]
    chosen: Mapping[str, list[str]]
    weight: float

    def answered(self, pains: bool = True) -> dict[str, Any]:
        """The answers, with the leaning among them; on demand without what the people complain of."""
        told = {name: value for name, value in self.answers.items() if pains or name not in PAINS}
        return told | ({"preferred": dict(self.preferred)} if self.preferred else {})

    def expected(self, key: str) -> list[str]:
        """What is expected under a key; nothing where the case does not say."""
        return list(self.expect.get(key, ()))


@dataclass(frozen=True)
class Batch:
    """Cases that were written together; `sha256` is the file's."""

    name: str
    written: str
    sha256: str
    cases: tuple[Case, ...]


def read_batches(folder: Path = FIXTURES) -> tuple[Batch, ...]:
    """The published architectures first, then our own batches by name.

    Raises:
        InputError: when a file is no YAML.
    """
    own = sorted(path for path in (folder / "own_cases").glob("*.yaml") if path.stem not in NO_BATCHES)
    return (read_batch(folder / "real_cases.yaml", REAL), *(read_batch(path, path.stem) for path in own))


def read_batch(path: Path, name: str) -> Batch:
    """The cases of one file."""
    content = path.read_bytes()
    data = read_document(content, path.name).data
    written = str(data.get("meta", {}).get("written", ""))
    return Batch(name, written, sha256(content).hexdigest(), tuple(_case(case) for case in data["cases"]))


def _case(data: dict[str, Any]) -> Case:
    answers = dict(data["profile"])
    inside: dict[str, str] = answers.pop("preferred", None) or {}
    expect = dict(data["expect"])
    if inside:
        expect["probe_warns"] = [*expect.get("probe_warns", ()), *expect.pop("warns", ())]
    return Case(
        id=data["id"],
        story=" ".join(str(data.get("story") or data.get("outcome") or "").split()),
        answers=answers,
        preferred=data.get("preferred", inside),
        expect=expect,
        chosen=data.get("chosen", {}),
        weight=WEIGHTS[data["tier"]] if "tier" in data else 1.0,
    )
