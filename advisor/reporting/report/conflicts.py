"""Why nothing is left of a decision, in words: which answers rule everything out, and why each option falls."""

from dataclasses import dataclass

from advisor.model.assessment import Assessment, Conflict
from advisor.reporting.naming import Names
from advisor.reporting.report.reasons import ReasonView, ReasonWriter
from advisor.reporting.report.understanding import fact_value
from advisor.reporting.wording import capitalised


@dataclass(frozen=True)
class RuledOutView:
    """An option and what rules it out."""

    name: str
    vetoes: tuple[ReasonView, ...]


@dataclass(frozen=True)
class ConflictView:
    """A conflict in words; `answers` are names and values, none where the rules alone leave nothing."""

    sentence: str
    answers: tuple[tuple[str, str], ...]
    ruled_out: tuple[RuledOutView, ...]


def conflict_view(conflict: Conflict, assessment: Assessment, names: Names, reasons: ReasonWriter) -> ConflictView:
    """A conflict of an assessment in words."""
    facts = {fact.id: fact for fact in assessment.facts}
    return ConflictView(
        sentence=_sentence(conflict),
        answers=tuple(
            (capitalised(names.fact(answer)), fact_value(facts[answer], assessment, names))
            for answer in conflict.answers
        ),
        ruled_out=tuple(
            RuledOutView(names.option(conflict.decision, out.option), reasons.write_all(out.vetoes))
            for out in conflict.ruled_out
        ),
    )


def _sentence(conflict: Conflict) -> str:
    surely = conflict.certainty == "certain"
    verb = "rule" if surely else "probably rule"
    match len(conflict.answers):
        case 0:
            said = f"Whatever is answered, the rules {verb} out every option."
        case 1:
            said = f"This one answer {verb}s out every option."
        case _:
            said = (
                f"These answers together {verb} out every option. Take any one of them back, and that is no longer so."
            )
    return said if surely else f"{said} That rests on best estimates, or on what silence is taken to mean."
