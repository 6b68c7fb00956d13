"""A number is written as text."""

from advisor.authoring.findings import FindingKind, Level

KIND = FindingKind(
    id="number-as-text",
    level=Level.ERROR,
    title="a number is written as text",
    matters="Quotes make a text of it; whether it then counts as a number should not hang on luck.",
    mend="Remove the quotes.",
)
