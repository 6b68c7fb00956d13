"""A number lies outside its bounds."""

from advisor.authoring.findings import FindingKind, Level

KIND = FindingKind(
    id="value-outside-bounds",
    level=Level.ERROR,
    title="a number lies outside its bounds",
    matters="Such a value cannot be, or leaves the scale on which it is compared.",
    mend="Choose a number within the bounds.",
)
