"""What was saved into a pack: who, when, why, and the text, so that every former version can be had back.

The history is a file of the pack, `history.jsonl`, one line a revision, so that it travels with the pack.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from advisor.errors import InputError, Problem

FILE = "history.jsonl"


@dataclass(frozen=True, slots=True)
class Revision:
    """One saving of one file: `number` counts the savings of a pack from 1, `when` is a moment in UTC (ISO 8601).

    `text` is None where the file was taken out of the pack.
    """

    number: int
    file: str
    who: str
    when: str
    why: str
    text: str | None


def revisions(pack: Path, file: str | None = None) -> tuple[Revision, ...]:
    """Every revision in a pack, of one file or of all, the latest first; none where nothing was saved.

    Raises:
        InputError: when a line of the history is none.
    """
    return tuple(found for found in reversed(list(_read(pack))) if file in (None, found.file))


def check_told(who: str, why: str) -> None:
    """Refuse to go on where it is not said who saves, or why.

    Raises:
        InputError: when either is empty.
    """
    problems = [
        Problem(f"it is not said {what}", f"write {hint}")
        for value, what, hint in ((who, "who saves this", "a name"), (why, "why it is saved", "a sentence"))
        if not value.strip()
    ]
    if problems:
        raise InputError(problems)


def record(pack: Path, file: str, text: str | None, who: str, why: str) -> Revision:
    """Add a revision to the history of a pack; a line is written whole or not at all.

    Raises:
        InputError: when who or why is empty, or the history cannot be read or written.
    """
    check_told(who, why)
    number = max((revision.number for revision in _read(pack)), default=0) + 1
    made = Revision(number, file, who.strip(), datetime.now(UTC).isoformat(timespec="seconds"), why.strip(), text)
    line = json.dumps(asdict(made), ensure_ascii=False) + "\n"
    try:
        pack.mkdir(parents=True, exist_ok=True)
        with (pack / FILE).open("a", encoding="utf-8", newline="\n") as history:
            history.write(line)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise InputError(
            [Problem(f"the history cannot be written: {reason}", "choose another place", str(pack / FILE))]
        ) from None
    return made


def _read(pack: Path) -> Iterator[Revision]:
    path = pack / FILE
    if not path.is_file():
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            yield Revision(**json.loads(line))
        except (TypeError, ValueError):
            hint = "restore the file from a copy, or remove the line"
            raise InputError([Problem("this line is no revision", hint, str(path), number)]) from None
