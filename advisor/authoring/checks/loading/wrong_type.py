"""A value has the wrong type."""

from advisor.authoring.findings import FindingKind, Level

KIND = FindingKind(
    id="wrong-type",
    level=Level.ERROR,
    title="a value has the wrong type",
    matters="A value of another type cannot be compared, or means something else than it seems to.",
    mend="Write a value of the type that is asked for.",
)
