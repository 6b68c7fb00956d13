"""Check a rule base: everything that keeps it from loading, or else everything that could be better in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from advisor.authoring.checks.registry import CHECKS, Check
from advisor.authoring.findings import Finding, Place, Spotted
from advisor.authoring.subject import Subject
from advisor.errors import Path
from advisor.loading.document import Document, read_document


@dataclass(frozen=True)
class Places:
    """Finds the line and column of an item's part, reading only the files that are asked for."""

    items: dict[tuple[str, str], tuple[str, Path]]
    contents: dict[str, bytes]

    def place(self, item: tuple[str, str], path: Path) -> Place:
        """Where a part of an item stands, or the nearest part above it."""
        file, base = self.items[item]
        problem = _document(self.contents[file], file).problem("", "", (*base, *path))
        return Place(file, problem.line, problem.column)


def findings(subject: Subject, places: Places, checks: Iterable[Check] = CHECKS) -> tuple[Finding, ...]:
    """What the checks find in a rule base that loads, by place."""
    found = [_placed(check, spotted, places) for check in checks for spotted in check.find(subject)]
    return tuple(sorted(found, key=lambda finding: (finding.place.file, finding.place.line, finding.place.column)))


def _placed(check: Check, spotted: Spotted, places: Places) -> Finding:
    return Finding(
        check.kind,
        spotted.item[1],
        places.place(spotted.item, spotted.path),
        spotted.message,
        spotted.mend or check.kind.mend,
        tuple((name, places.place((kind, name), ())) for kind, name in spotted.related),
    )


@lru_cache(maxsize=1024)
def _document(content: bytes, file: str) -> Document:
    return read_document(content, file)
