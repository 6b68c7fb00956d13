"""What the loading tests share."""

import pytest

from advisor import load_rulebase
from advisor.engine.program import Program
from tests.loading.tiny import TINY


@pytest.fixture(scope="session")
def tiny() -> Program:
    """The tiny rule base, compiled."""
    return load_rulebase(TINY)
