"""A check that found one of each: an error, a warning, a hint, and one that is ignored."""

import pytest

from advisor.authoring.check import Checked
from advisor.authoring.findings import Finding, FindingKind, Ignored, Level, Place

FILE = "rules/knowledge/load/a rule.yaml"
TEXT = "id: a\ntitle: An odd, 100 % title: yes\n"


def _kind(level: Level) -> FindingKind:
    return FindingKind(f"some-{level}", level, f"some {level}", "It matters.", "Mend it.")


def _finding(level: Level, line: int, column: int, message: str) -> Finding:
    related = (("b", Place("rules/knowledge/load/b.yaml", 3, 1)),) if level is Level.WARNING else ()
    return Finding(_kind(level), "a", Place(FILE, line, column), message, "Mend it.", related)


@pytest.fixture
def found() -> Checked:
    findings = (
        _finding(Level.ERROR, 1, 1, "no id, 100 %:\nnone"),
        _finding(Level.WARNING, 2, 8, "odd [bold]title[/bold]"),
        _finding(Level.HINT, 2, 1, "short"),
    )
    ignored = (Ignored(_finding(Level.WARNING, 1, 5, "dull"), "It is meant so."),)
    return Checked(findings, ignored, None, {FILE: TEXT.encode()})
