"""A source that should have been read again by now."""

from collections.abc import Iterator

from advisor.authoring.findings import FindingKind, Level, Spotted
from advisor.authoring.subject import Subject

KIND = FindingKind(
    id="evidence-past-review",
    level=Level.WARNING,
    title="a source is past the day by which it was to be read again",
    matters="Figures and recommendations age; what rests on a source that nobody looked at again may no longer hold.",
    mend="Read the source again, correct what rests on it, and set `read` and `review_by` anew.",
)


def find(subject: Subject) -> Iterator[Spotted]:
    """Every source whose `review_by` lies before the day of the check."""
    if not subject.whole:
        return
    for source in subject.base.evidence.values():
        if source.review_by < subject.day:
            message = f"`{source.id}` was to be read again by {source.review_by}; the check is as of {subject.day}"
            yield Spotted(("Evidence", source.id), ("review_by",), message)
