"""A text or list that must say something is empty."""

from advisor.authoring.findings import FindingKind, Level

KIND = FindingKind(
    id="empty-value",
    level=Level.ERROR,
    title="a text or list that must say something is empty",
    matters="A rule that says neither why it holds nor by which source nor where it ends cannot be defended.",
    mend="Fill it in.",
)
