"""A fact is named that is not declared."""

from advisor.authoring.findings import FindingKind, Level

KIND = FindingKind(
    id="unknown-fact",
    level=Level.ERROR,
    title="a fact is named that is not declared",
    matters="A condition on a fact that nobody asks for, computes or derives could never be decided.",
    mend="Correct the spelling, or declare the fact as a question or in `facts.yaml`.",
)
