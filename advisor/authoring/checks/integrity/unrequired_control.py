"""A control that no rule requires."""

from collections.abc import Iterator

from advisor.authoring.findings import FindingKind, Level, Spotted
from advisor.authoring.subject import Subject
from advisor.model.rule import RegimeSelector, Require

KIND = FindingKind(
    id="unrequired-control",
    level=Level.WARNING,
    title="no rule requires a control",
    matters="A project that the regime binds is never told of the requirement.",
    mend="Require the control, or its whole regime, by the rule that says when it binds; or remove it.",
)


def find(subject: Subject) -> Iterator[Spotted]:
    """Every control that no active rule requires, by itself or with its regime."""
    if not subject.whole:
        return
    regimes: set[str] = set()
    controls: set[str] = set()
    for required in (then.require for rule in subject.rules for then in rule.then if isinstance(then, Require)):
        if isinstance(required, RegimeSelector):
            regimes.add(required.regime)
        else:
            controls.update(required)
    for regime in subject.base.regimes.values():
        for index, control in enumerate(regime.controls):
            if regime.id not in regimes and control.id not in controls:
                message = f"no rule requires the control `{control.id}`"
                yield Spotted(("Regime", regime.id), ("controls", index), message)
