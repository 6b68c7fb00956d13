"""A comparison does not fit the fact."""

from advisor.authoring.findings import FindingKind, Level

KIND = FindingKind(
    id="wrong-comparison",
    level=Level.ERROR,
    title="a comparison does not fit the fact",
    matters="There is no answer to such a comparison, so the condition could never be decided.",
    mend=(
        "Use a comparison that fits: `in` or a bare value for words, `at_least` and its like for numbers, "
        "`includes` and its like for lists."
    ),
)
