"""A file cannot be read."""

from advisor.authoring.findings import FindingKind, Level

KIND = FindingKind(
    id="unreadable-file",
    level=Level.ERROR,
    title="a file cannot be read",
    matters="What cannot be read cannot be checked, and nothing of it reaches a recommendation.",
    mend="Save the file as UTF-8, split one of more than a megabyte, and make sure that it may be read.",
)
