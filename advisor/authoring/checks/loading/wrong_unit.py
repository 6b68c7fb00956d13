"""A unit does not fit."""

from advisor.authoring.findings import FindingKind, Level

KIND = FindingKind(
    id="wrong-unit",
    level=Level.ERROR,
    title="a unit does not fit",
    matters="A number in another unit is wrong by a factor that no reader sees.",
    mend="Write the number in a unit that fits the fact.",
)
