import json

from advisor.authoring.check import Checked
from advisor.authoring.findings import Finding, FindingKind, Level, Place
from advisor.reporting.findings.sarif import findings_sarif


def run_of(checked: Checked, least: Level):
    document = json.loads(findings_sarif(checked, least))
    assert document["version"] == "2.1.0"
    [run] = document["runs"]
    return run


def test_every_result_refers_to_its_rule_by_id_and_index(found: Checked) -> None:
    run = run_of(found, Level.HINT)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["some-error", "some-warning", "some-hint"]
    assert rules[0]["helpUri"] == "docs/findings/some-error.md"
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert rules[result["ruleIndex"]]["defaultConfiguration"]["level"] == result["level"]


def test_levels_are_those_of_the_standard(found: Checked) -> None:
    assert [result["level"] for result in run_of(found, Level.HINT)["results"]] == [
        "error",
        "warning",
        "note",
        "warning",
    ]
    assert [result["level"] for result in run_of(found, Level.ERROR)["results"]] == ["error"]


def test_a_place_is_a_uri_with_line_and_column(found: Checked) -> None:
    result = run_of(found, Level.WARNING)["results"][1]
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "rules/knowledge/load/a%20rule.yaml"},
        "region": {"startLine": 2, "startColumn": 8},
    }
    [related] = result["relatedLocations"]
    assert related["physicalLocation"]["region"]["startLine"] == 3


def test_a_file_elsewhere_has_an_absolute_address() -> None:
    kind = FindingKind("some", Level.ERROR, "some", "It matters.", "Mend it.")
    finding = Finding(kind, "a", Place("/other place/a.yaml"), "here", "Mend it.")
    [result] = run_of(Checked((finding,), (), None, {}), Level.ERROR)["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "file:///other%20place/a.yaml"


def test_what_a_rule_ignores_is_suppressed_with_its_reason(found: Checked) -> None:
    *others, ignored = run_of(found, Level.WARNING)["results"]
    assert ignored["suppressions"] == [{"kind": "inSource", "justification": "It is meant so."}]
    assert not any("suppressions" in result for result in others)
