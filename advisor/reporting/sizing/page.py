"""The sizing alone as a page: HTML and Markdown."""

from dataclasses import dataclass

from advisor.errors import AdvisorError
from advisor.model.assessment import Assessment
from advisor.model.rulebase import RuleBase
from advisor.reporting.diagrams.drawings import NOTHING_TO_DRAW, Diagrams, diagrams
from advisor.reporting.naming import Names
from advisor.reporting.render import html_templates, markdown_templates, pictures, tidied
from advisor.reporting.report.packs import packs_view
from advisor.reporting.sizing.view import NOT_SIZED, SizingView, sizing_view
from advisor.reporting.sources import Citations, SourceView
from advisor.reporting.wording import GRADE, clean


@dataclass(frozen=True)
class SizingPage:
    """What the page of a sizing shows."""

    project: str
    as_of: str
    packs: tuple[str, ...]
    sizing: SizingView
    diagrams: Diagrams | None
    sources: tuple[SourceView, ...]
    grades: tuple[tuple[str, str], ...]


def sizing_page(assessment: Assessment, base: RuleBase) -> SizingPage:
    """The sizing of an assessment as a page.

    Raises:
        AdvisorError: when there is no sizing, saying why.
    """
    names, citations = Names(base), Citations(base, assessment.as_of)
    sizing = sizing_view(assessment, names, citations)
    if sizing is None:
        raise AdvisorError(why_not_sized(assessment))
    return SizingPage(
        project=clean(assessment.profile.name),
        as_of=assessment.as_of.isoformat(),
        packs=packs_view(assessment, names).sentences,
        sizing=sizing,
        diagrams=diagrams(assessment, base),
        sources=citations.all,
        grades=tuple(GRADE.items()),
    )


def sizing_to_html(assessment: Assessment, base: RuleBase) -> str:
    """One self-contained HTML page.

    Raises:
        AdvisorError: when there is no sizing.
    """
    page = sizing_page(assessment, base)
    drawn = page.diagrams.drawings if page.diagrams else ()
    template = html_templates().get_template("sizing_page.html.j2")
    return template.render(report=page, drawn=drawn, pictures=pictures(page.diagrams))


def sizing_to_markdown(assessment: Assessment, base: RuleBase) -> str:
    """Markdown (GitHub's dialect).

    Raises:
        AdvisorError: when there is no sizing.
    """
    template = markdown_templates().get_template("sizing_page.md.j2")
    return tidied(template.render(report=sizing_page(assessment, base)))


def to_structurizr(assessment: Assessment, base: RuleBase) -> str:
    """A workspace in Structurizr's language.

    Raises:
        AdvisorError: when nothing was decided.
    """
    return _drawn(assessment, base).structurizr


def to_mermaid(assessment: Assessment, base: RuleBase, load: float = 1.0) -> str:
    """A Mermaid flowchart of the milestone at that load.

    Raises:
        AdvisorError: when nothing was decided, or there is no such milestone.
    """
    drawings = {one.load: one.mermaid for one in _drawn(assessment, base).drawings}
    if load not in drawings:
        known = ", ".join(f"{one:g}" for one in drawings)
        raise AdvisorError(f"there is no milestone at {load:g} times the load; there are: {known}")
    return drawings[load]


def why_not_sized(assessment: Assessment) -> str:
    """Why an assessment has no sizing, and what to do."""
    if assessment.scope.status == "out":
        return "this project is not our subject, so nothing is sized; `advisor advise` says why"
    return f"{NOT_SIZED[:1].lower()}{NOT_SIZED[1:]}"


def _drawn(assessment: Assessment, base: RuleBase) -> Diagrams:
    drawn = diagrams(assessment, base)
    if drawn is None:
        raise AdvisorError(NOTHING_TO_DRAW)
    return drawn
