import json

from advisor import api
from advisor.authoring.check import Checked
from advisor.authoring.findings import Level
from advisor.reporting.findings.json import findings_json
from tests.reporting.conftest import FIXTURES


def test_findings_say_what_where_why_and_how_to_mend_it(found: Checked) -> None:
    document = json.loads(findings_json(found, Level.WARNING))
    assert (document["schema"], document["rulebase"]) == ("advisor/findings/v1", None)
    assert document["counts"] == {"error": 1, "warning": 1, "hint": 1, "ignored": 1}
    assert [entry["level"] for entry in document["findings"]] == ["error", "warning"]
    assert document["findings"][1] == {
        "kind": "some-warning",
        "level": "warning",
        "item": "a",
        "file": "rules/knowledge/load/a rule.yaml",
        "line": 2,
        "column": 8,
        "message": "odd [bold]title[/bold]",
        "matters": "It matters.",
        "mend": "Mend it.",
        "related": [{"item": "b", "file": "rules/knowledge/load/b.yaml", "line": 3, "column": 1}],
    }
    assert document["ignored"][0]["reason"] == "It is meant so."


def test_a_base_that_loads_is_named_with_its_hash() -> None:
    checked = api.check_rulebase(FIXTURES / "rules_authoring")
    named = json.loads(findings_json(checked, Level.WARNING))["rulebase"]
    assert checked.program is not None
    assert named == {"name": "authoring", "version": "1.0.0", "sha256": checked.program.base.sha256}
