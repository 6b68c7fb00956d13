"""What can go wrong, in words that a user can act on."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

Path = tuple[str | int, ...]
"""Where in a document something stands: keys and list indexes from the top."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of an input: what is wrong, how to mend it, and where it stands (line and column count from 1).

    `kind` is the id of the kind of finding that the fault is in a rule base.
    """

    message: str
    hint: str = ""
    file: str = ""
    line: int = 1
    column: int = 1
    path: Path = ()
    kind: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}: " if self.file else ""
        return f"{place}{self.message}" + (f" ({self.hint})" if self.hint else "")


class AdvisorError(Exception):
    """The root of every error that the advisor raises on purpose."""


class InputError(AdvisorError):
    """An input is wrong; carries every problem found, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class EngineError(AdvisorError):
    """The engine met a condition that it must never meet; always a defect of ours."""


def did_you_mean(word: object, known: Iterable[str]) -> str:
    """A hint naming the nearest known word, or an empty text when none is near."""
    near = get_close_matches(str(word), [name for name in known if name], n=1, cutoff=0.6)
    return f"did you mean `{near[0]}`?" if near else ""
