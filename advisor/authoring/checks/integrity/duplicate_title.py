"""Two items of one kind under one title."""

from collections.abc import Iterator, Mapping

from advisor.authoring.findings import FindingKind, Level, Spotted
from advisor.authoring.subject import Subject
from advisor.model.advice import Practice, Regime, Risk
from advisor.model.decision import Criterion, Decision, Option
from advisor.model.evidence import Evidence
from advisor.model.rule import Rule

KIND = FindingKind(
    id="duplicate-title",
    level=Level.WARNING,
    title="two items of one kind have the same title",
    matters="Reports and lists show titles, so a reader takes the two for one; or one is a copy that nobody finished.",
    mend="Say in each title what sets the item apart, or remove the copy.",
)

Titled = Criterion | Decision | Evidence | Practice | Regime | Risk | Rule


def find(subject: Subject) -> Iterator[Spotted]:
    """Every item whose title an earlier one of its kind has; case, blanks and full stops make no difference."""
    base = subject.base
    if subject.whole:
        kinds: tuple[Mapping[str, Titled], ...] = (
            base.criteria, base.decisions, base.practices, base.risks, base.regimes, base.evidence,
        )  # fmt: skip
        for items in kinds:
            yield from _twins({name: (type(item).__name__, item.title) for name, item in items.items()})
        for decision, options in base.options.items():
            yield from _options(decision, options)
    focus = {rule.id for rule in subject.rules}
    rules = {name: ("Rule", rule.title) for name, rule in base.rules.items() if rule.status == "active"}
    yield from (twin for twin in _twins(rules) if twin.item[1] in focus)


def _options(decision: str, options: Mapping[str, Option]) -> Iterator[Spotted]:
    named = {name: (f"Option:{decision}", option.name) for name, option in options.items()}
    return _twins(named, "name")


def _twins(titles: Mapping[str, tuple[str, str]], key: str = "title") -> Iterator[Spotted]:
    first: dict[str, str] = {}
    for name, (kind, title) in titles.items():
        twin = first.setdefault(_plain(title), name)
        if twin != name:
            yield Spotted((kind, name), (key,), f"`{twin}` is called `{title}` too", related=((kind, twin),))


def _plain(title: str) -> str:
    return " ".join(title.casefold().rstrip(".").split())
