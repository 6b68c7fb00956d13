"""The sources that a report cites: numbered as they appear, with grade, age on the day of the report, and slips."""

from dataclasses import dataclass
from datetime import date

from advisor.model.evidence import Evidence
from advisor.model.rulebase import RuleBase
from advisor.reporting.wording import GRADE, clean, counted


@dataclass(frozen=True)
class SourceView:
    """One source as the report lists it; `link` is empty where the address is no web address."""

    number: int
    id: str
    title: str
    address: str
    link: str
    grade: str
    grade_meaning: str
    read: str
    age: str
    review: str
    overdue: bool
    supports: str
    correction: str


class Citations:
    """Numbers sources in the order in which they are cited."""

    def __init__(self, base: RuleBase, as_of: date) -> None:
        self._evidence = base.evidence
        self._as_of = as_of
        self._cited: dict[str, SourceView] = {}

    def cite(self, ids: tuple[str, ...]) -> tuple[SourceView, ...]:
        """The sources of these ids; a source that the rule base does not hold is left out."""
        return tuple(self._view(name) for name in dict.fromkeys(ids) if name in self._evidence)

    def _view(self, name: str) -> SourceView:
        if name not in self._cited:
            self._cited[name] = _source(len(self._cited) + 1, self._evidence[name], self._as_of)
        return self._cited[name]

    @property
    def all(self) -> tuple[SourceView, ...]:
        """Every source cited so far."""
        return tuple(self._cited.values())


def _source(number: int, evidence: Evidence, as_of: date) -> SourceView:
    address = clean(evidence.address)
    overdue = as_of > evidence.review_by
    return SourceView(
        number=number,
        id=evidence.id,
        title=clean(evidence.title),
        address=address,
        link=address if address.startswith(("https://", "http://")) and " " not in address else "",
        grade=evidence.grade,
        grade_meaning=GRADE[evidence.grade],
        read=evidence.read.isoformat(),
        age=_age(evidence.read, as_of),
        review=f"overdue since {evidence.review_by}" if overdue else f"by {evidence.review_by}",
        overdue=overdue,
        supports=clean(evidence.supports),
        correction=clean(evidence.correction),
    )


def _age(read: date, as_of: date) -> str:
    """How old the reading is, in whole months."""
    months = (as_of.year - read.year) * 12 + as_of.month - read.month - (as_of.day < read.day)
    if months < 1:
        return "under 1 month" if as_of >= read else "read later"
    return counted(months, "month")
