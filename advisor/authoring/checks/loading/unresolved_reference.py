"""Something is named that does not exist."""

from advisor.authoring.findings import FindingKind, Level

KIND = FindingKind(
    id="unresolved-reference",
    level=Level.ERROR,
    title="something is named that does not exist",
    matters="A reference that leads nowhere drops a source, a practice or a conclusion.",
    mend="Correct the spelling, or declare what is named.",
)
