"""A case states what cannot be."""

from advisor.authoring.findings import FindingKind, Level

KIND = FindingKind(
    id="case-fault",
    level=Level.ERROR,
    title="a case states what cannot be",
    matters="A case with impossible answers tests nothing.",
    mend="State answers that one project can have, each in the form of an answer in a profile.",
)
