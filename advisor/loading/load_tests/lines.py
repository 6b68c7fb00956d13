"""The lines of a text file that may be large: read one by one, bounded, and refused in words when it is no text."""

from collections.abc import Iterator
from pathlib import Path

from advisor.loading.load_tests.faults import Faults

MAXIMUM_BYTES = 2_000_000_000
"""A day's run; more is a slip, and takes minutes to read."""

MAXIMUM_LINE = 1_000_000
HEAD_BYTES = 65_536


def head_of(path: Path, faults: Faults) -> bytes:
    """The first bytes of a file, enough to tell what wrote it.

    Raises:
        InputError: when it cannot be read, is empty, is no text, or is too large.
    """
    try:
        if path.exists() and not path.is_file():
            faults.stop("this is not a file", "name the file that the load generator wrote")
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        faults.stop(f"the file cannot be read: {reason}", "check the path")
    if not head.strip():
        faults.stop("the file is empty", "run the load test again, and name the file that it writes")
    if size > MAXIMUM_BYTES:
        faults.stop(
            f"the file is larger than {MAXIMUM_BYTES // 1_000_000_000} GB",
            "give the summary of each run instead, or a shorter run",
        )
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        faults.stop("the file is UTF-16 text", "save it as UTF-8; in PowerShell: `... | Out-File -Encoding utf8 FILE`")
    if head.startswith(b"\x1f\x8b"):
        faults.stop("the file is compressed", "unpack it with `gunzip`, and name what comes out")
    if b"\0" in head:
        faults.stop("the file is not text", "name what the load generator wrote, as JSON, CSV or plain text")
    return head


def lines_of(path: Path, faults: Faults) -> Iterator[tuple[int, str]]:
    """Each line with its number from 1, without its end.

    Raises:
        InputError: when a line is no UTF-8 text or is too long.
    """
    with path.open("rb") as file:
        number = 0
        while line := file.readline(MAXIMUM_LINE + 1):
            number += 1
            if len(line) > MAXIMUM_LINE:
                faults.stop(
                    f"the line is longer than {MAXIMUM_LINE:,} bytes", "no load generator writes such lines", number
                )
            try:
                text = line.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError as error:
                faults.stop("the text is not UTF-8", "save the file as UTF-8", number, error.start + 1)
            if "\0" in text:
                faults.stop("the file is not text", "it holds a zero byte here", number, text.index("\0") + 1)
            yield number, text.rstrip("\r\n")
