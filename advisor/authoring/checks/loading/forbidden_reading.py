"""Something is read that may not be read here."""

from advisor.authoring.findings import FindingKind, Level

KIND = FindingKind(
    id="forbidden-reading",
    level=Level.ERROR,
    title="something is read that may not be read here",
    matters=(
        "Questions and constraints rest on answers alone, and what the advisor happens to know must never decide "
        "what is true."
    ),
    mend="Read an answer instead, or split the rule.",
)
