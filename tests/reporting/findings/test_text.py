from advisor.authoring.check import Checked
from advisor.authoring.findings import Finding, FindingKind, Level, Place
from advisor.reporting.console_parts import plain_text
from advisor.reporting.findings.text import print_findings

EXPECTED = """\
rules/knowledge/load/a rule.yaml:2:8: warning: odd [bold]title[/bold] [some-warning]
     2 | title: An odd, 100 % title: yes
       |        ^
  see: rules/knowledge/load/b.yaml:3:1: b
  mend: Mend it.
"""


def text(checked: Checked, least: Level, show_ignored: bool = False) -> str:
    return plain_text(lambda console: print_findings(checked, least, show_ignored, console))


def test_a_finding_stands_over_its_line_with_a_mark_under_its_column(found: Checked) -> None:
    assert EXPECTED in text(found, Level.WARNING)


def test_what_is_not_shown_is_counted(found: Checked) -> None:
    last = text(found, Level.WARNING).splitlines()[-1]
    assert last == (
        "the rule base does not load: 1 error, 1 warning, 1 hint (see --level hint), 1 ignored (see --show-ignored)."
    )
    assert "short" in text(found, Level.HINT) and "short" not in text(found, Level.WARNING)
    assert "odd" not in text(found, Level.ERROR).replace("An odd", "")


def test_what_is_ignored_is_listed_with_its_reason_on_demand(found: Checked) -> None:
    shown = text(found, Level.ERROR, show_ignored=True)
    assert "rules/knowledge/load/a rule.yaml:1:5: ignored: dull [some-warning]\n  reason: It is meant so.\n" in shown


def test_a_place_outside_every_file_is_named_without_a_line_of_source() -> None:
    kind = FindingKind("missing-file", Level.ERROR, "a file is missing", "It matters.", "Add it.")
    finding = Finding(kind, "facts", Place("rules/facts.yaml"), "the file is missing", "Add it.")
    assert text(Checked((finding,), (), None, {}), Level.ERROR).splitlines()[:2] == [
        "rules/facts.yaml:1:1: error: the file is missing [missing-file]",
        "  mend: Add it.",
    ]


def test_a_long_line_is_cut_around_its_mark() -> None:
    kind = FindingKind("some", Level.ERROR, "some", "It matters.", "Mend it.")
    finding = Finding(kind, "a", Place("a.yaml", 1, 301), "here", "Mend it.")
    lines = text(Checked((finding,), (), None, {"a.yaml": b"x" * 300 + b"Y" + b"x" * 300}), Level.ERROR).splitlines()
    assert len(lines[1]) < 120
    assert lines[1][lines[2].index("^")] == "Y"
