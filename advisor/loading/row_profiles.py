"""One row of a portfolio → a checked profile."""

import json
from pathlib import Path
from typing import Any

from advisor.errors import InputError, Problem
from advisor.loading.cells import document_of_cells, read_cells, row_text
from advisor.loading.document import Document, plain_document, read_document
from advisor.loading.profile import ProfileReader
from advisor.loading.rows import Form, Portfolio, RawRow
from advisor.loading.sources import read_bounded
from advisor.model.profile import Profile
from advisor.model.rulebase import RuleBase


class RowReader:
    """Reads the rows of one portfolio, which may be handed out elsewhere."""

    def __init__(self, rulebase: RuleBase, form: Form, columns: tuple[str, ...]) -> None:
        self._rulebase = rulebase
        self._form = form
        self._columns = columns
        self._profiles = ProfileReader(rulebase)

    @classmethod
    def of(cls, portfolio: Portfolio, rulebase: RuleBase) -> "RowReader":
        """The reader of a portfolio's rows."""
        return cls(rulebase, portfolio.form, portfolio.columns)

    def read(self, row: RawRow) -> Profile:
        """The profile of a row.

        Raises:
            InputError: with every fault of the row.
        """
        if row.content is None:
            return self._profiles.read(read_document(read_bounded(Path(row.file)), row.file))
        if self._form == "csv":
            cells = read_cells(row.content, row.file, row.line)
            questions = self._rulebase.questions
            return self._profiles.read(document_of_cells(cells, self._columns, questions, row.file, row.line))
        return self._read_json(row, row_text(row.content, row.file, row.line))

    def _read_json(self, row: RawRow, text: str) -> Profile:
        """Read a line of JSON; only where it has faults is it read again, for their columns."""
        document = None
        try:
            data = _from_json(text, row)
            document = Document(row.file, plain_document(data, row.file).data, {(): (row.line, 1)})
            return self._profiles.read(document)
        except _RepeatedKeyError as error:
            fault = Problem(
                f"the key {json.dumps(str(error))} stands here twice", "keep one of them", row.file, row.line
            )
            raise self._placed(text, row, None) or InputError([fault]) from None
        except InputError as error:
            raise self._placed(text, row, document) or _moved(error, row) from None

    def _placed(self, text: str, row: RawRow, document: Document | None) -> InputError | None:
        """The faults of a line with their columns, which YAML tells, as far as it reads the line as JSON does."""
        try:
            placed = read_document(text.encode(), row.file)
        except InputError as error:
            repeated = all(" stands here twice" in problem.message for problem in error.problems)
            return _moved(error, row) if repeated else None
        if document is not None and placed.data == document.data:
            try:
                self._profiles.read(placed)
            except InputError as error:
                return _moved(error, row)
        return None


class _RepeatedKeyError(Exception):
    """A key stands twice in one object."""


def _from_json(text: str, row: RawRow) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        message, hint = f"this is not JSON: {error.msg[0].lower()}{error.msg[1:]}", "check quotes, commas and brackets"
        raise InputError([Problem(message, hint, row.file, row.line, error.colno)]) from None
    except RecursionError:
        message = "values are nested too deeply"
        raise InputError([Problem(message, "flatten them", row.file, row.line)]) from None
    except ValueError as error:
        raise InputError([Problem(f"this is not JSON: {error}", "write a number", row.file, row.line)]) from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _RepeatedKeyError(next(key for key in keys if keys.count(key) > 1))
    return found


def _no_constant(name: str) -> None:
    raise ValueError(f"`{name}` is no number")


def _moved(error: InputError, row: RawRow) -> InputError:
    """The faults of a line where it stands in its file."""
    return InputError(
        Problem(p.message.removesuffix(" (first on line 1)"), p.hint, row.file, row.line, p.column, p.path)
        for p in error.problems
    )
