"""A key is missing."""

from advisor.authoring.findings import FindingKind, Level

KIND = FindingKind(
    id="missing-key",
    level=Level.ERROR,
    title="a key is missing",
    matters="An item without it cannot be explained, defended or used.",
    mend="Add the key.",
)
