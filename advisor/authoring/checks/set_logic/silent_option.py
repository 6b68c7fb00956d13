"""An option that no rule speaks of."""

from collections.abc import Iterator

from advisor.authoring.findings import FindingKind, Level, Spotted
from advisor.authoring.subject import Subject
from advisor.engine.selection import selects
from advisor.model.evaluation import View
from advisor.model.truth import Truth

KIND = FindingKind(
    id="silent-option",
    level=Level.WARNING,
    title="no rule speaks of an option",
    matters="Nothing speaks for it, against it or rules it out: it stands in the middle of every ranking, by silence.",
    mend="Write the rules that set it apart, give it the attributes that rules select by, or mark it `status: stub`.",
)


def find(subject: Subject) -> Iterator[Spotted]:
    """Every full option that no rule favours, disfavours or vetoes, or could by what a fact holds."""
    if not subject.whole:
        return
    view = View({name: declared.anything for name, declared in subject.base.fact_types.items()}, frozenset())
    for decision, options in subject.base.options.items():
        for option in options.values():
            targets = (support.target for support in subject.program.supports[decision])
            if option.status == "full" and all(selects(target, option, view) is Truth.FALSE for target in targets):
                message = f"no rule favours, disfavours or vetoes `{option.id}` as {decision}"
                yield Spotted((f"Option:{decision}", option.id), ("id",), message)
