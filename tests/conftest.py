"""What many tests share: the shipped rule base, compiled once."""

import pytest

from advisor import load_rulebase
from advisor.engine.program import Program


@pytest.fixture(scope="session")
def shipped() -> Program:
    """The shipped rule base."""
    return load_rulebase()
