"""The shipped examples as parameters of a test."""

import pytest

from advisor.api import example_profiles


def some_examples(always: int) -> list[object]:
    """The path of every example; but for the first so many, they are left to the whole suite."""
    return [
        pytest.param(path, id=path.stem, marks=[pytest.mark.slow] if place >= always else [])
        for place, path in enumerate(example_profiles())
    ]


def grouped_examples() -> list[object]:
    """The path of every example, whose tests share a worker and so what `advised` gives of it."""
    return [pytest.param(path, id=path.stem, marks=pytest.mark.xdist_group(path.stem)) for path in example_profiles()]
