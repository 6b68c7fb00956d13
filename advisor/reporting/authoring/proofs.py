"""What came of proving, for people and for programs, and each witness as a profile file that says what it shows."""

import json
from collections import Counter
from typing import Any

from rich.console import Console
from rich.text import Text

from advisor.authoring.proofs.outcomes import Outcome, Proofs, Status
from advisor.engine.program import Program
from advisor.reporting.console_parts import columns
from advisor.reporting.profile_yaml import profile_yaml
from advisor.reporting.wording import counted

_COLUMNS: dict[Status, str] = {
    "shown": "by witness",
    "proved": "by proof",
    "refuted": "refuted",
    "not_settled": "not settled",
}


def print_proofs(proofs: Proofs, console: Console, witnesses: str = "") -> None:
    """A line a claim, then whatever does not hold; `witnesses` names the folder in which they were written."""
    table = columns("left", *["right"] * (len(_COLUMNS) + 1))
    for column, title in zip(table.columns, ("claim", "parts", *_COLUMNS.values()), strict=True):
        column.header = title
    for claim in proofs.claims:
        count = Counter(outcome.status for outcome in proofs.of(claim))
        table.add_row(Text(claim.title), str(count.total()), *(str(count[status] or "") for status in _COLUMNS))
    console.print(table)
    for outcome in proofs.outcomes:
        if not outcome.holds:
            _print_failing(outcome, console, witnesses)
    for words in proofs.left_out:
        console.print(Text(f"Left out: {words}"), soft_wrap=True)
    console.print()
    console.print(Text(_summary(proofs)), soft_wrap=True)


def proofs_json(proofs: Proofs, program: Program) -> str:
    """Every part of every claim as JSON."""
    base = program.base
    document = {
        "schema": "advisor/proofs/v1",
        "rulebase": {"name": base.pack.name, "version": base.pack.version, "sha256": base.sha256},
        "holds": proofs.hold,
        "claims": [
            {
                "id": claim.id,
                "title": claim.title,
                "meaning": claim.meaning,
                "holds": all(outcome.holds for outcome in proofs.of(claim)),
                "parts": [_part(outcome) for outcome in proofs.of(claim)],
            }
            for claim in proofs.claims
        ],
        "left_out": list(proofs.left_out),
        "profiles_tried": proofs.tried,
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def witness_yaml(outcome: Outcome, program: Program) -> str:
    """An outcome's witness as a profile file, which says at its head what it shows.

    Raises:
        ValueError: when there is no witness.
    """
    if outcome.witness is None:
        raise ValueError(f"nothing shows {outcome.id}")
    pack = program.base.pack
    sense = "Shows a part of the claim" if outcome.holds else "Refutes the claim"
    claim = f"{sense} “{outcome.claim.title}” about {pack.name} {pack.version}."
    return profile_yaml(outcome.witness, (outcome.words, *outcome.details, claim))


def witness_file(outcome: Outcome) -> str:
    """The name of the file of an outcome's witness; empty where there is none."""
    return f"{outcome.witness.name}.yaml" if outcome.witness else ""


def _print_failing(outcome: Outcome, console: Console, witnesses: str) -> None:
    console.print()
    word = "Refuted" if outcome.status == "refuted" else "Not settled"
    console.print(Text(f"{word}: {outcome.words}"), soft_wrap=True)
    for line in outcome.details:
        console.print(Text(f"  {line}"), soft_wrap=True)
    if outcome.witness is not None:
        told = "; ".join(f"{name}: {_shown(answer.raw)}" for name, answer in outcome.witness.answers.items())
        console.print(Text(f"  answers: {told or 'none'}"), soft_wrap=True)
        file = witness_file(outcome)
        place = f"{witnesses}/{file}" if witnesses else f"--witness {outcome.id} prints this profile"
        console.print(Text(f"  witness: {place}"), soft_wrap=True)


def _summary(proofs: Proofs) -> str:
    count = Counter(outcome.status for outcome in proofs.outcomes)
    bad = count["refuted"] + count["not_settled"]
    took = f"{counted(proofs.tried, 'profile')} tried, {proofs.seconds:.0f} s"
    if not bad:
        return f"All {len(proofs.outcomes):,} parts hold ({took})."
    return (
        f"{count['refuted']:,} refuted and {count['not_settled']:,} not settled, of {len(proofs.outcomes):,} parts "
        f"({took})."
    )


def _part(outcome: Outcome) -> dict[str, Any]:
    return {
        "id": outcome.id,
        "status": outcome.status,
        "by": outcome.how,
        "words": outcome.words,
        "details": list(outcome.details),
        "witness": None
        if outcome.witness is None
        else {
            "file": witness_file(outcome),
            "answers": {name: answer.raw for name, answer in outcome.witness.answers.items()},
        },
    }


def _shown(raw: Any) -> str:
    return {True: "yes", False: "no"}[raw] if isinstance(raw, bool) else str(raw)
