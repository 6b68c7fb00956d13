"""A practice that no assessment can name."""

from collections.abc import Iterator

from advisor.authoring.findings import FindingKind, Level, Spotted
from advisor.authoring.subject import Subject
from advisor.model.rule import Recommend

KIND = FindingKind(
    id="unraised-practice",
    level=Level.WARNING,
    title="a practice is recommended by nothing",
    matters="What nothing recommends reaches no reader, and its upkeep is in vain.",
    mend="Recommend it by a rule, name it where it mitigates a risk or meets a control, or remove it.",
)


def find(subject: Subject) -> Iterator[Spotted]:
    """Every practice that no active rule recommends, no risk names as mitigation and no control as its fulfilment."""
    if not subject.whole:
        return
    base = subject.base
    used = {then.recommend for rule in subject.rules for then in rule.then if isinstance(then, Recommend)}
    used |= {practice for risk in base.risks.values() for practice in risk.mitigations}
    used |= {practice for _, control in base.controls.values() for practice in control.practices}
    for practice in base.practices.values():
        if practice.id not in used and practice.status == "full":
            message = f"no rule recommends the practice `{practice.id}`, and no risk or control names it"
            yield Spotted(("Practice", practice.id), ("id",), message)
