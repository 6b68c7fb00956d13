"""A file stands where nothing reads it."""

from advisor.authoring.findings import FindingKind, Level

KIND = FindingKind(
    id="misplaced-file",
    level=Level.ERROR,
    title="a file stands where nothing reads it",
    matters="What it says is silently left out.",
    mend="Move the file into the folder of its kind, or remove it.",
)
