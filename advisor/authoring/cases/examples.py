"""The profiles that serve as examples when rules are tested."""

from collections.abc import Iterator
from pathlib import Path

from advisor.errors import InputError, Problem
from advisor.loading.document import read_document
from advisor.loading.profile import ProfileReader
from advisor.loading.row_profiles import RowReader
from advisor.loading.rows import open_portfolio
from advisor.loading.sources import read_bounded
from advisor.model.profile import Profile
from advisor.model.rulebase import RuleBase

_PORTFOLIOS = (".csv", ".jsonl", ".ndjson")
_FORMS = (".yaml", ".yml", *_PORTFOLIOS)


def read_examples(path: Path, base: RuleBase) -> tuple[Profile, ...]:
    """The profiles of a folder, those in its portfolios (.csv, .jsonl) too, or of a single file.

    Folders below are not looked into: their profiles may be meant for other rules.

    Raises:
        InputError: with every fault of every file, or when there is no profile.
    """
    files = sorted(file for file in path.iterdir() if file.suffix.lower() in _FORMS) if path.is_dir() else [path]
    found: list[Profile] = []
    problems: list[Problem] = []
    for file in files:
        try:
            found.extend(_profiles(file, base))
        except InputError as error:
            problems.extend(error.problems)
    if not found and not problems:
        problems.append(Problem("there are no example profiles here", "name a folder with profiles", str(path)))
    if problems:
        raise InputError(problems)
    return tuple(found)


def _profiles(file: Path, base: RuleBase) -> Iterator[Profile]:
    if file.suffix.lower() not in _PORTFOLIOS:
        yield ProfileReader(base).read(read_document(read_bounded(file), str(file)))
        return
    portfolio = open_portfolio(file, base)
    reader = RowReader.of(portfolio, base)
    for row in portfolio.rows():
        yield reader.read(row)
