"""A fact depends on its own negation, or a decision on itself."""

from advisor.authoring.findings import FindingKind, Level

KIND = FindingKind(
    id="negation-cycle",
    level=Level.ERROR,
    title="a fact depends on its own negation, or a decision on itself",
    matters="No order exists in which such rules could be settled; each answer would take itself back.",
    mend="Take the test that closes the circle out of one of the rules.",
)
