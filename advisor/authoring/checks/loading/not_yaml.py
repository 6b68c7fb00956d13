"""A file is not YAML."""

from advisor.authoring.findings import FindingKind, Level

KIND = FindingKind(
    id="not-yaml",
    level=Level.ERROR,
    title="a file is not YAML",
    matters="Nobody can tell what the file says, so nothing of it counts.",
    mend="Check quotes, brackets and indentation at the place named and on the line before it.",
)
