"""A word is none of the values offered."""

from advisor.authoring.findings import FindingKind, Level

KIND = FindingKind(
    id="value-outside-choices",
    level=Level.ERROR,
    title="a word is none of the values offered",
    matters="Nothing ever has this value, so what depends on it never happens.",
    mend="Correct the spelling, or declare the value.",
)
