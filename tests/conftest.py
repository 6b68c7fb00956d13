"""What many tests share: the shipped rule base, compiled once."""

import pytest

from advisor import load_rulebase
from advisor.engine.program import Program


@pytest.fixture(scope="session")
def shipped() -> Program:
    """The shipped rule base."""
    return load_rulebase()


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --update-golden` rewrites the golden files of `tests/golden/`; read what changed before you commit it."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files with what is made now")
