"""A key is not known."""

from advisor.authoring.findings import FindingKind, Level

KIND = FindingKind(
    id="unknown-key",
    level=Level.ERROR,
    title="a key is not known",
    matters="A key that nothing reads looks like knowledge and has no effect; most often it is a slip of the pen.",
    mend="Correct the spelling, or remove the key.",
)
