"""A file's name differs from the id within."""

from advisor.authoring.findings import FindingKind, Level

KIND = FindingKind(
    id="file-name",
    level=Level.ERROR,
    title="a file's name differs from the id within",
    matters="Whoever knows the id must find the file.",
    mend="Rename the file, or change the id.",
)
