"""An id is taken."""

from advisor.authoring.findings import FindingKind, Level

KIND = FindingKind(
    id="duplicate-id",
    level=Level.ERROR,
    title="an id is taken",
    matters="Two items of one name cannot be told apart in reasons, cases and references.",
    mend="Rename one of the two, and what refers to it.",
)
