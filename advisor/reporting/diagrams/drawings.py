"""Drawings of the recommended architecture: a picture for each milestone, and the text of two diagram languages."""

from dataclasses import dataclass

from advisor.model.assessment import Assessment
from advisor.model.rulebase import RuleBase
from advisor.reporting.diagrams.annotations import annotated
from advisor.reporting.diagrams.architecture import Architecture
from advisor.reporting.diagrams.containers import architecture_of
from advisor.reporting.diagrams.diagram import diagram_of
from advisor.reporting.diagrams.mermaid import mermaid
from advisor.reporting.diagrams.picture import painted
from advisor.reporting.diagrams.picture_in_words import described
from advisor.reporting.diagrams.structurizr import Day, structurizr
from advisor.reporting.sizing.milestones import in_a_sentence, load_title
from advisor.reporting.wording import clean

NOTHING_TO_DRAW = "Nothing was decided, so there is nothing to draw."


@dataclass(frozen=True)
class Drawing:
    """The architecture at one load: an SVG picture, the same in words, and as a Mermaid flowchart."""

    load: float
    title: str
    when: str
    picture: str
    in_words: str
    mermaid: str


@dataclass(frozen=True)
class Diagrams:
    """A drawing for each milestone, today's first, and one workspace in Structurizr's language for all."""

    drawings: tuple[Drawing, ...]
    structurizr: str


def diagrams(assessment: Assessment, base: RuleBase) -> Diagrams | None:
    """The drawings of an assessment; None when nothing was decided, one without numbers when nothing was sized."""
    if not assessment.decisions:
        return None
    stages = assessment.sizing.milestones if assessment.sizing else ()
    days = [(stage.load, annotated(assessment, base, stage)) for stage in stages]
    days = days or [(1.0, architecture_of(assessment, base))]
    project = clean(assessment.profile.name)
    texts = [Day(load_title(load), diagram_of(architecture)) for load, architecture in days]
    return Diagrams(
        drawings=tuple(_drawing(project, load, architecture) for load, architecture in days),
        structurizr=structurizr(project, texts),
    )


def _drawing(project: str, load: float, architecture: Architecture) -> Drawing:
    title, words = load_title(load), described(architecture)
    named = "Recommended architecture" if load == 1 else f"Recommended architecture {in_a_sentence(load)}"
    # A page may hold several pictures, and no two elements of one id.
    key = "picture" if load == 1 else f"picture-{load:g}".replace(".", "-")
    return Drawing(
        load=load,
        title=title,
        when=in_a_sentence(load),
        picture=painted(architecture, named, key, later=load > 1),
        in_words=words,
        mermaid=mermaid(diagram_of(architecture), f"{project}: {named}", words),
    )
