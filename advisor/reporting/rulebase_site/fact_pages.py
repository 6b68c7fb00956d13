"""The pages of facts, questions included, and of the sections of the questionnaire."""

from collections.abc import Iterator

from advisor.authoring.schema.fact_meaning import fact_meaning, value_meanings
from advisor.model.condition import ALWAYS
from advisor.model.fact import FactType, Kind
from advisor.model.question import Question
from advisor.reporting.rulebase_site.crossings import Crossings
from advisor.reporting.rulebase_site.links import Links, page_of
from advisor.reporting.rulebase_site.pieces import Block, Lines, Page, Part, Phrase, Piece, coded, list_of, rows, said
from advisor.reporting.rulebase_site.rule_phrases import condition_lines, value_phrase
from advisor.reporting.values import show_number, with_unit

_KINDS = {
    Kind.BOOL: "yes or no",
    Kind.ONE: "one word",
    Kind.MANY: "a list of words",
    Kind.NUMBER: "a number",
    Kind.COUNT: "a whole number",
    Kind.SHARE: "a share",
    Kind.PERCENT: "percent",
    Kind.TEXT: "text",
    Kind.MAP: "words for words",
    Kind.ORDER: "words in order",
}


def fact_pages(links: Links, crossings: Crossings) -> Iterator[Page]:
    """A page for every fact that a condition may read, and for every section of the questionnaire."""
    for fact, declared in links.base.fact_types.items():
        yield _fact(fact, declared, links, crossings)
    for section in links.base.sections:
        asked = list_of((*links.fact(one.id), Piece(f": {one.ask}")) for one in section.questions)
        path = page_of("questions", section.id)
        parts = (Part("Questions", asked),)
        yield Page(path, "Section of the questionnaire", section.title, section.id, section.intro, parts=parts)


def _fact(fact: str, declared: FactType, links: Links, crossings: Crossings) -> Page:
    base = links.base
    question = base.questions.get(fact)
    meanings = value_meanings(fact, base)
    values = (
        (
            *value_phrase(fact, choice, links),
            Piece(f" ({choice})" + (f": {meanings[choice]}" if choice in meanings else "")),
        )
        for choice in declared.choices
    )
    parts = (
        Part("What it looks like", rows("Type of the fact", _type(declared).items())),
        Part("Where it is asked", _asked(question, links) if question else ()),
        Part("When it is asked", _asked_when(question, links)),
        Part("Values", list_of(values)),
        Part("Where it is computed", _computed(fact, links)),
        Part("Where it comes from", _chosen(fact, links)),
        Part("Rules that conclude it", list_of(links.rule(rule) for rule in crossings.deriving[fact])),
        Part("Rules that read it", list_of(links.rule(rule) for rule in crossings.readers[fact])),
        Part("What else reads it", list_of(crossings.other_readers[fact])),
    )
    title = links.names.fact(fact)
    return Page(
        page_of("facts", fact), "Fact", title[:1].upper() + title[1:], fact, fact_meaning(fact, base), parts=parts
    )


def _type(declared: FactType) -> dict[str, Phrase]:
    bounds = ""
    if declared.kind.numeric:
        least, most = (show_number(value, declared) for value in (declared.minimum, declared.maximum))
        bounds = f"{least} or more" if most == "any" else f"{least} to {most}"
    return {
        "Type": said(_KINDS[declared.kind] + (", in ascending order" if declared.ordered else "")),
        "Unit": said(declared.unit),
        "Bounds": said(with_unit(bounds, declared) if bounds else ""),
        "Own words": said("allowed" if declared.open and declared.choices else ""),
    }


def _asked(question: Question, links: Links) -> tuple[Block, ...]:
    changes = {"easy": "easily", "months": "in months", "hard": "hardly", "frozen": "not at all"}
    return rows(
        "The question",
        (
            ("Question", said(question.ask)),
            ("Why we ask", said(question.why)),
            ("Section", links.section(question.section)),
            ("Asked first", said("yes" if question.core else "")),
            ("Effort to find out", said(f"{question.effort} min")),
            ("Can change", said(changes[question.change])),
            ("Assumed while nobody has told", said("" if question.assume is None else _plain(question.assume))),
        ),
    )


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return (", ".join(map(str, value)) or "none") if isinstance(value, tuple) else str(value)


def _asked_when(question: Question | None, links: Links) -> tuple[Block, ...]:
    if question is None or question.ask_when == ALWAYS:
        return ()
    return (Lines(condition_lines(question.ask_when, links)),)


def _computed(fact: str, links: Links) -> tuple[Block, ...]:
    known = links.base.computed.get(fact)
    return list_of(coded(formula) for formula in known.formulae) if known else ()


def _chosen(fact: str, links: Links) -> tuple[Block, ...]:
    kind, _, rest = fact.partition(".")
    decision = rest.partition(".")[0]
    if kind not in ("chosen", "existing") or decision not in links.base.decisions:
        return ()
    words = "What is recommended for " if kind == "chosen" else "What exists today for "
    return list_of([(Piece(words), *links.decision(decision))])
