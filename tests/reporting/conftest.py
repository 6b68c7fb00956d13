"""The small rule base and its profiles, which reports are tested on while the shipped knowledge changes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from advisor import advise, load_profile, load_rulebase
from advisor.engine.program import Program
from advisor.model.assessment import Assessment

FIXTURES = Path(__file__).parents[1] / "fixtures"

Advising = Callable[..., Assessment]


@pytest.fixture(scope="session")
def small() -> Program:
    return load_rulebase(FIXTURES / "rules_small")


@pytest.fixture(scope="session")
def advised(small: Program) -> Advising:
    """Advice on a profile of `profiles_small` by name, or on answers; the version of the advisor is left out."""

    def advised(source: str | dict[str, Any], name: str = "project") -> Assessment:
        given = (
            {"profile": name, "answers": source}
            if isinstance(source, dict)
            else FIXTURES / f"profiles_small/{source}.yaml"
        )
        assessment = advise(load_profile(given, small), small)
        return assessment.model_copy(update={"advisor": assessment.advisor.model_copy(update={"version": "0"})})

    return advised
