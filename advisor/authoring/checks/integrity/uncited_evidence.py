"""A source that nothing cites."""

from collections.abc import Iterator

from advisor.authoring.findings import FindingKind, Level, Spotted
from advisor.authoring.subject import Subject

KIND = FindingKind(
    id="uncited-evidence",
    level=Level.WARNING,
    title="a source is cited by nothing",
    matters="A source that nothing rests on looks like knowledge, and somebody will keep reading it again in vain.",
    mend="Cite it where it is what a rule rests on, or remove the file.",
)


def find(subject: Subject) -> Iterator[Spotted]:
    """Every source that no item of the rule base cites."""
    if not subject.whole:
        return
    base = subject.base
    options = [option for options in base.options.values() for option in options.values()]
    citing = (base.rules, base.practices, base.risks, base.regimes, base.criteria)
    cited = {source for items in citing for item in items.values() for source in item.evidence}
    ranges = (*base.factors.values(), *base.ranges_assumed.values())
    cited |= {source for one in ranges for source in one.sources}
    cited |= {source for option in options for source in option.sources}
    for name in base.evidence.keys() - cited:
        yield Spotted(("Evidence", name), ("id",), f"nothing cites the source `{name}`")
