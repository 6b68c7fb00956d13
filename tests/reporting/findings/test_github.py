from advisor.authoring.check import Checked
from advisor.authoring.findings import Finding, FindingKind, Level, Place
from advisor.reporting.findings.github import findings_github


def test_one_command_a_finding_with_the_level_that_github_knows(found: Checked) -> None:
    lines = findings_github(found, Level.HINT).splitlines()
    assert [line.split(" ", 1)[0] for line in lines] == ["::error", "::warning", "::notice"]
    assert findings_github(found, Level.ERROR).count("\n") == 1


def test_line_ends_and_percent_signs_are_escaped_in_messages(found: Checked) -> None:
    [line] = findings_github(found, Level.ERROR).splitlines()
    assert line == (
        "::error file=rules/knowledge/load/a rule.yaml,line=1,col=1,title=some-error::no id, 100 %25:%0Anone. Mend it."
    )


def test_commas_and_colons_are_escaped_in_properties() -> None:
    kind = FindingKind("some", Level.ERROR, "some", "It matters.", "Mend it.")
    finding = Finding(kind, "a", Place("C:/rules, mine/50%.yaml"), "here", "Mend it.")
    [line] = findings_github(Checked((finding,), (), None, {}), Level.ERROR).splitlines()
    assert line.startswith("::error file=C%3A/rules%2C mine/50%25.yaml,line=1,")
