"""What many tests share: the shipped rule base, compiled once, and what is advised on examples."""

import gc
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from advisor import advise, load_profile, load_rulebase
from advisor.engine.program import Program
from advisor.model.assessment import Assessment


@pytest.fixture(scope="session")
def shipped() -> Program:
    """The shipped rule base."""
    return load_rulebase()


@pytest.fixture(scope="session")
def advised(shipped: Program) -> Callable[[Path], Assessment]:
    """The whole assessment of a profile file, made once for all tests that read it."""

    @cache
    def advised(path: Path) -> Assessment:
        return advise(load_profile(path, shipped), shipped)

    return advised


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A file's tests run on one worker, which sets up once what they share; slow ones go where there is time."""
    for item in items:
        if not any(item.iter_markers("slow")) and not any(item.iter_markers("xdist_group")):
            item.add_marker(pytest.mark.xdist_group(item.location[0]))


def pytest_collection_finish() -> None:
    """Modules and tests stay to the end: looking through them for garbage again and again takes a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --update-golden` rewrites the golden files of `tests/golden/`; read what changed before you commit it."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files with what is made now")
