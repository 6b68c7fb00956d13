"""The faults of one load-test file, gathered so that all are told at once, and numbers read strictly."""

from math import isfinite
from re import ASCII
from re import compile as pattern
from typing import NoReturn

from advisor.errors import InputError, Problem

MOST_TOLD = 20
"""A file of a million bad rows is told of by its first ones."""

LARGEST = 1e15
"""More than any count, and than any time in milliseconds."""

_NUMBER = pattern(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d{1,3})?\Z", ASCII)


class Faults:
    """Gathers what is wrong with one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._problems: list[Problem] = []
        self._untold = 0

    def add(self, message: str, hint: str = "", line: int = 1, column: int = 1) -> None:
        """Note one fault."""
        if len(self._problems) < MOST_TOLD:
            self._problems.append(Problem(message, hint, self.file, line, column))
        else:
            self._untold += 1

    def stop(self, message: str, hint: str = "", line: int = 1, column: int = 1) -> NoReturn:
        """Note a fault that makes reading on useless, and raise all.

        Raises:
            InputError: always.
        """
        self.add(message, hint, line, column)
        self.raise_any()
        raise AssertionError

    def raise_any(self) -> None:
        """Raise what was gathered.

        Raises:
            InputError: when there is any fault.
        """
        if not self._problems:
            return
        if self._untold:
            last = self._problems[-1]
            more = Problem(
                f"there are {self._untold} more faults of this file", "mend these first", self.file, last.line
            )
            raise InputError([*self._problems, more])
        raise InputError(self._problems)

    def number(self, text: object, what: str, line: int, column: int = 1, least: float = 0.0) -> float | None:
        """A finite number of at least `least`, from text or a JSON value; else None, and the fault is noted."""
        value = number_in(text)
        if value is None:
            self.add(f"{what} is {_shown(text)}, which is no number", "the tool writes a number here", line, column)
        elif value < least:
            size = "negative" if value < 0 else "too small"
            self.add(f"{what} is {_shown(text)}, which is {size}", f"it is at least {least:g}", line, column)
            return None
        elif value > LARGEST:
            self.add(f"{what} is {_shown(text)}, which is too large", "no load test counts so far", line, column)
            return None
        return value


def number_in(text: object) -> float | None:
    """The finite number that a text or JSON value is; None for anything else (true, NaN, "1_000")."""
    if isinstance(text, str):
        bare = text.strip()
        if not (bare.isascii() and bare.isdigit() and len(bare) < 16) and not _NUMBER.match(bare):
            return None
        value = float(bare)
        return value if isfinite(value) else None
    if isinstance(text, (int, float)) and not isinstance(text, bool):
        try:
            return float(text) if isfinite(text) else None
        except OverflowError:
            return None
    return None


def _shown(value: object) -> str:
    text = str(value)
    return f"`{text if len(text) <= 40 else text[:37] + '...'}`" if text.strip() else "empty"
