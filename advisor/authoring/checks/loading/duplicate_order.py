"""An order number is taken."""

from advisor.authoring.findings import FindingKind, Level

KIND = FindingKind(
    id="duplicate-order",
    level=Level.ERROR,
    title="an order number is taken",
    matters="Ties and listings follow the order numbers, so no two items of a kind may share one.",
    mend="Take a number that is free.",
)
