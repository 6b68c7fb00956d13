"""Profiles to measure on: cases and examples that people wrote, and profiles drawn at random."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from advisor import load_profile
from advisor.api import example_profiles
from advisor.authoring.replay.random_profiles import random_documents
from advisor.engine.program import Program
from advisor.engine.scope import limits_reached
from advisor.errors import InputError
from advisor.loading.document import read_document
from advisor.model.profile import Profile
from benchmarks.calibration.batches import FIXTURES, PAINS, read_batches

TOLD = 0.6
"""The chance with which a drawn profile answers a question that has a prior."""

_SPARE = 1.25
"""How many more are drawn than needed: rounded numbers may break a constraint, and some lie out of scope."""


def case_profiles(program: Program, folder: Path = FIXTURES) -> list[Profile]:
    """Published architectures, our own cases, and the systems of the seed article, with what people lean towards."""
    found = [_named(case.id, case.answered(), program) for batch in read_batches(folder) for case in batch.cases]
    seed = read_document((folder / "seed_cases.yaml").read_bytes(), "seed_cases.yaml").data
    for case in seed:
        preferred = case.get("preferred_option")
        answers = case["profile"] | ({"preferred": preferred} if preferred else {})
        found.append(_named(case["id"], answers, program))
    return found


def shipped_examples(program: Program) -> list[Profile]:
    """The examples that come with the advisor."""
    return [load_profile(path, program) for path in example_profiles()]


def random_profiles(program: Program, count: int) -> list[Profile]:
    """So many valid profiles within the advisor's field; always the same ones.

    Each answer is unknown with the chance 0.4, else drawn from its question's prior, so that constraints hold.
    Questions without a prior (what exists, what people lean towards, the order of criteria) stay open.
    """
    documents = random_documents(program, int(count * _SPARE), kept=(TOLD,))
    valid = (profile for document in documents if (profile := _valid(document, program)) is not None)
    return list(islice(valid, count))


def without_pains(profiles: Iterable[Profile]) -> list[Profile]:
    """The same profiles of people who do not say what hurts."""
    return [
        replace(profile, answers={name: told for name, told in profile.answers.items() if name not in PAINS})
        for profile in profiles
    ]


def _valid(document: dict[str, Any], program: Program) -> Profile | None:
    try:
        profile = load_profile(document, program)
    except InputError:
        return None
    return None if limits_reached(profile, program.base) else profile


def _named(name: str, answers: dict[str, Any], program: Program) -> Profile:
    return load_profile({"profile": name, "answers": answers}, program)
