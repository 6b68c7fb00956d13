"""Faults that only follow from other faults: what a broken file or item would have declared is missed elsewhere.

One fault shall be reported once, at its place; what refers to it is looked at again when it is mended.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any

from advisor.errors import Problem

_REFERRING = ("unresolved-reference", "unknown-fact", "value-outside-choices", "misplaced-file")
_DECLARING_MANY = ("criteria", "decisions", "facts")
"""The pages that declare what other files name; so do the sections of questions."""


def names_within(data: Any) -> Iterator[str]:
    """Every id that a faulty item states, its own and those of its parts."""
    if isinstance(data, dict):
        if isinstance(data.get("id"), str):
            yield data["id"]
        for value in data.values():
            yield from names_within(value)
    elif isinstance(data, list):
        for value in data:
            yield from names_within(value)


def without_consequences(problems: Iterable[Problem], unread: Iterable[str], broken: Iterable[str]) -> list[Problem]:
    """The problems that stand for themselves.

    `unread` are the names of files that could not be read, `broken` the ids of items that were read and are faulty.
    """
    files = [PurePath(name) for name in unread]
    blind = any(file.stem in _DECLARING_MANY or file.parent.name == "questions" for file in files)
    lost = {*broken, *(file.stem for file in files)}
    return [
        problem
        for problem in problems
        if problem.kind not in _REFERRING or not (blind or lost.intersection(_words(problem.message)))
    ]


def _words(message: str) -> Iterator[str]:
    """The words that a message quotes, and the parts of those that consist of several."""
    for word in re.findall(r"`([^`]+)`", message):
        yield word
        yield from word.split(".")
