"""A pack does not fit the rule base that it is laid over."""

from advisor.authoring.findings import FindingKind, Level

KIND = FindingKind(
    id="pack-fault",
    level=Level.ERROR,
    title="a pack does not fit the rule base",
    matters="What a pack changes must be one clear thing, or nobody knows which rules a report rests on.",
    mend="Name an item that the base has, give the reason and the hash that the message shows, and override it once.",
)
