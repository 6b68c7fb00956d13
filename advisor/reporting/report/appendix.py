"""The appendix: every rule that fired, every answer as given, and what is needed to derive the report again."""

from dataclasses import dataclass

from advisor.model.assessment import Assessment
from advisor.reporting.naming import Names
from advisor.reporting.values import as_written
from advisor.reporting.wording import clean


@dataclass(frozen=True)
class FiredRule:
    """One rule that fired."""

    id: str
    title: str
    certainty: str


@dataclass(frozen=True)
class GivenAnswer:
    """One answer as it stands in the profile."""

    id: str
    written: str
    remark: str


@dataclass(frozen=True)
class Appendix:
    """What a reader needs to check the report. `possible` rules fire only if missing answers turn out so."""

    fired: tuple[FiredRule, ...]
    possible: tuple[FiredRule, ...]
    answers: tuple[GivenAnswer, ...]
    stamps: tuple[tuple[str, str], ...]


def appendix(assessment: Assessment, names: Names) -> Appendix:
    """The appendix of an assessment's report."""
    rules = tuple(FiredRule(clean(one.rule), names.rule(one.rule), one.certainty) for one in assessment.fired)
    return Appendix(
        fired=tuple(rule for rule in rules if rule.certainty != "possible"),
        possible=tuple(rule for rule in rules if rule.certainty == "possible"),
        answers=tuple(_answer(name, assessment) for name in assessment.profile.answers),
        stamps=_stamps(assessment, names),
    )


def _answer(name: str, assessment: Assessment) -> GivenAnswer:
    remark = assessment.profile.remarks.get(name)
    words = clean("; ".join(part for part in (remark.note, remark.source) if part)) if remark else ""
    return GivenAnswer(clean(name), as_written(assessment.profile.answers[name]), words)


def _stamps(assessment: Assessment, names: Names) -> tuple[tuple[str, str], ...]:
    stamp = assessment.rulebase
    return (
        ("Day of the report", assessment.as_of.isoformat()),
        ("Advisor", f"{clean(assessment.advisor.version)}, engine {clean(assessment.advisor.engine)}"),
        ("Rule base", f"{clean(stamp.name)} {clean(stamp.version)}, {clean(names.base.pack.licence)}"),
        ("Rule base, SHA-256", stamp.sha256),
        ("Packs", ", ".join(clean(f"{pack.name} {pack.version}") for pack in stamp.packs) or "none"),
        *((clean(f"Pack {pack.name}, SHA-256"), pack.sha256) for pack in stamp.packs),
        ("Overrides", ", ".join(clean(f"{one.action} {one.kind} {one.id}") for one in stamp.overrides) or "none"),
        ("Profile", clean(assessment.profile.name)),
        ("Profile, SHA-256", assessment.profile.sha256),
        ("Result format", assessment.schema_),
    )
