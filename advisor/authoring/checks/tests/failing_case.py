"""A case that comes out otherwise than its rule expects."""

from collections.abc import Iterator

from advisor.authoring.cases.running import run_cases
from advisor.authoring.findings import FindingKind, Level, Spotted
from advisor.authoring.logic import logic_of
from advisor.authoring.subject import Subject
from advisor.model.condition import Not

KIND = FindingKind(
    id="failing-case",
    level=Level.ERROR,
    title="a case comes out otherwise than its rule expects",
    matters="Either the rule does not say what its author meant, or the case does not; somebody's advice is wrong.",
    mend="Correct the condition, or the case if that is what is wrong.",
)


def find(subject: Subject) -> Iterator[Spotted]:
    """Every case that can be read and fails.

    One that cannot be read is another kind of finding, and so is a rule that could not pass since it never, or always,
    holds.
    """
    logic = logic_of(subject.program)
    for result in run_cases(subject.program, subject.rules):
        if not result.passed and not result.unreadable:
            when = subject.base.rules[result.rule].when
            if logic.impossible(when if result.kind == "fires" else Not(when), within_base=True):
                continue
            item, path = ("Rule", result.rule), ("cases", result.kind, result.number - 1)
            expected = "fire" if result.kind == "fires" else "stay silent"
            yield Spotted(item, path, f"`{result.rule}` should {expected} here, but {result.why}")
