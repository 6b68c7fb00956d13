"""An `ignore` that silences nothing."""

from collections.abc import Collection, Iterator

from advisor.authoring.findings import FindingKind, Level, Spotted
from advisor.authoring.subject import Subject
from advisor.errors import did_you_mean

KIND = FindingKind(
    id="idle-ignore",
    level=Level.WARNING,
    title="an `ignore` silences nothing",
    matters="It would hide the next finding of its kind on this rule, for a reason that was given for another.",
    mend="Remove the entry.",
)


def find(subject: Subject, silenced: Collection[tuple[str, str]], kinds: dict[str, FindingKind]) -> Iterator[Spotted]:
    """Every entry that silenced nothing, or that names no kind of finding, or one of errors.

    `silenced` holds the pairs of rule or table and kind that did; which did not is known only where everything was
    looked at.
    """
    for item, ignore in _entries(subject):
        for name in ignore:
            path = ("ignore", name)
            if name not in kinds:
                yield Spotted(item, path, f"there is no kind of finding `{name}`", _nearest(name, kinds))
            elif kinds[name].level is Level.ERROR:
                yield Spotted(item, path, f"`{name}` is an error, which nothing can silence", "Mend the error instead.")
            elif subject.whole and (item[1], name) not in silenced:
                yield Spotted(item, path, f"nothing of the kind `{name}` is found here")


def _entries(subject: Subject) -> Iterator[tuple[tuple[str, str], dict[str, str]]]:
    """What each rule and each decision table ignores; rows share the entries of their table."""
    base = subject.base
    for table in base.tables.values():
        if subject.focus is None or table.id in subject.focus:
            yield ("Table", table.id), table.ignore
    for rule in base.rules.values():
        if base.table_of(rule.id) is None and (subject.focus is None or rule.id in subject.focus):
            yield ("Rule", rule.id), rule.ignore


def _nearest(name: str, kinds: dict[str, FindingKind]) -> str:
    hint = did_you_mean(name, kinds)
    return f"{hint[0].upper()}{hint[1:]}" if hint else ""
