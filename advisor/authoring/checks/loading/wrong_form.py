"""A value does not have the form that is asked for."""

from advisor.authoring.findings import FindingKind, Level

KIND = FindingKind(
    id="wrong-form",
    level=Level.ERROR,
    title="a value does not have the form that is asked for",
    matters="What it should mean cannot be told.",
    mend="Write it as the message says.",
)
