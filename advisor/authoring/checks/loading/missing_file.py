"""A file that every rule base has is missing."""

from advisor.authoring.findings import FindingKind, Level

KIND = FindingKind(
    id="missing-file",
    level=Level.ERROR,
    title="a file that every rule base has is missing",
    matters="Without it nothing else can be resolved.",
    mend="Add the file, if need be with an empty list.",
)
