"""A file uses a feature of YAML that is not allowed."""

from advisor.authoring.findings import FindingKind, Level

KIND = FindingKind(
    id="forbidden-yaml",
    level=Level.ERROR,
    title="a file uses a feature of YAML that is not allowed",
    matters="Anchors, aliases and tags make a file say something else than what a reader sees.",
    mend="Write the value out in full.",
)
