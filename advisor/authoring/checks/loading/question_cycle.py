"""A question waits for itself."""

from advisor.authoring.findings import FindingKind, Level

KIND = FindingKind(
    id="question-cycle",
    level=Level.ERROR,
    title="a question waits for itself",
    matters="A question that is asked only after its own answer is never asked.",
    mend="Break the cycle: let one of the questions be asked always.",
)
