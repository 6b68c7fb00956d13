"""A key stands twice in one mapping."""

from advisor.authoring.findings import FindingKind, Level

KIND = FindingKind(
    id="duplicate-key",
    level=Level.ERROR,
    title="a key stands twice in one mapping",
    matters="Only one of the two could count, and a reader cannot see which.",
    mend="Keep one of them, or put each into a mapping of its own.",
)
