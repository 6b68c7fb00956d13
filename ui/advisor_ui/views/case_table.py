"""The cases of a rule and how they came out, as a table."""

from collections.abc import Iterable

from advisor_ui.components.tables import table
from advisor_ui.markdown import coded, literal
from advisor_ui.rules import rule_services
from advisor_ui.rules.rule_services import CaseResult


def case_table(results: Iterable[CaseResult]) -> None:
    """Draw cases with how they came out."""
    rows = [
        {
            "Case": f"{result.kind} {result.number}",
            "Given": ", ".join(
                f"`{name}`: {literal(rule_services.as_written(value))}" for name, value in result.facts.items()
            )
            or "nothing",
            "Result": "✓ passes" if result.passed else "✗ **fails**",
            "Why": coded(result.why),
        }
        for result in results
    ]
    if all(not row["Why"] for row in rows):
        rows = [{key: text for key, text in row.items() if key != "Why"} for row in rows]
    if rows:
        table(rows, "The rule's cases: where it must fire and where it must stay silent")
