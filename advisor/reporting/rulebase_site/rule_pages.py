"""The pages of rules, decision tables and topics."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from advisor.model.condition import facts_read
from advisor.model.rule import Derive, Rule
from advisor.model.table import Table
from advisor.reporting.rulebase_site.crossings import Crossings
from advisor.reporting.rulebase_site.links import Links, page_of
from advisor.reporting.rulebase_site.pieces import (
    Block,
    Grid,
    Line,
    Lines,
    Page,
    Part,
    Phrase,
    Piece,
    coded,
    joined,
    list_of,
    paragraph,
    rows,
    said,
)
from advisor.reporting.rulebase_site.rule_phrases import conclusion_phrase, condition_lines
from advisor.reporting.values import as_written
from advisor.reporting.wording import GRADE, counted


def rule_pages(links: Links, crossings: Crossings) -> Iterator[Page]:
    """A page for every rule, for every decision table and for every topic."""
    base = links.base
    for rule in base.rules.values():
        yield _rule(rule, links, crossings)
    for table in base.tables.values():
        yield _table(table, links)
    by_topic: dict[str, list[str]] = defaultdict(list)
    for rule in base.rules.values():
        by_topic[rule.topic].append(rule.id)
    for topic in sorted(by_topic):
        listed = list_of(links.rule(rule) for rule in by_topic[topic])
        title = topic.replace("_", " ").capitalize()
        lead = f"{counted(len(by_topic[topic]), 'rule')} of this topic."
        yield Page(page_of("topics", topic), "Topic", title, topic, lead, parts=(Part("Rules", listed),))


def _rule(rule: Rule, links: Links, crossings: Crossings) -> Page:
    table = links.base.table_of(rule.id)
    above: Phrase = (Piece("Topic: "), *links.topic(rule.topic))
    if table:
        above += (Piece(" · a row of the table "), *links.table(table.id))
    status = "" if rule.status == "active" else "Obsolete: no assessment uses it."
    replaced = (Piece("Replaced by "), *links.rule(rule.replaced_by)) if rule.replaced_by else ()
    derived = [name for one in rule.then if isinstance(one, Derive) for name in one.derive]
    readers = [(name, reader) for name in derived for reader in crossings.readers[name]]
    facts = facts_read(rule.when)
    parts = (
        Part("Status", paragraph(status) + list_of([replaced] if replaced else [])),
        Part("When", (Lines(condition_lines(rule.when, links)),)),
        Part("Then", list_of(conclusion_phrase(one, links) for one in rule.then)),
        Part("Because", paragraph(rule.because)),
        Part("Where it does not hold", paragraph(rule.limits)),
        Part("Sources", cited(rule.evidence, links)),
        Part("Facts it reads, and where they come from", list_of(_origin(fact, links, crossings) for fact in facts)),
        Part(
            "Who reads what it concludes",
            list_of((*links.rule(reader), Piece(" reads "), *links.fact(name)) for name, reader in readers),
        ),
        Part("Cases", _cases(rule, links)),
        Part(
            "What the checks pass over",
            list_of((*links.finding(kind), Piece(f": {reason}")) for kind, reason in rule.ignore.items()),
        ),
    )
    return Page(page_of("rules", rule.id), "Rule", rule.title, rule.id, above=above, parts=parts)


def _origin(fact: str, links: Links, crossings: Crossings) -> Phrase:
    deriving = joined(links.rule(rule) for rule in crossings.deriving[fact])
    return (*links.fact(fact), Piece(": concluded by "), *deriving) if deriving else links.fact(fact)


def _table(table: Table, links: Links) -> Page:
    hits = {
        "first": "The first row that holds speaks.",
        "unique": "At most one row can hold, and it speaks.",
        "collect": "Every row that holds speaks.",
    }
    listed = tuple(
        (links.rule(rule.id), joined((conclusion_phrase(one, links) for one in rule.then), "; "))
        for rule in (links.base.rules[table.rule_id(row)] for row in table.row_ids)
    )
    parts = (
        Part("When any row can speak", (Lines(condition_lines(table.when, links)),)),
        Part("Columns", list_of(links.fact(fact) for fact in table.table.reads)),
        Part("Rows", (Grid("Rows of the table", ("Row", "What follows"), listed),)),
        Part("Why there are gaps", paragraph(table.table.gaps)),
        Part("Sources", cited(table.evidence, links)),
    )
    above = (Piece("Topic: "), *links.topic(table.topic))
    path = page_of("tables", table.id)
    return Page(path, "Decision table", table.title, table.id, hits[table.table.hit], above, parts)


def cited(sources: tuple[str, ...], links: Links) -> tuple[Block, ...]:
    """Sources with grade and dates."""
    known = [links.base.evidence[name] for name in sources if name in links.base.evidence]
    if not known:
        return ()
    listed = tuple(
        (links.evidence(one.id), said(GRADE[one.grade]), said(one.read.isoformat()), said(one.review_by.isoformat()))
        for one in known
    )
    return (Grid("Sources", ("Source", "Grade", "Read", "Review by"), listed),)


def _cases(rule: Rule, links: Links) -> tuple[Block, ...]:
    lines = [
        Line((Piece(f"{words}: "), *_case(case, links)))
        for words, cases in (("speaks", rule.cases.fires), ("stays silent", rule.cases.silent))
        for case in cases
    ]
    return (Lines(tuple(lines)),) if lines else ()


def _case(case: dict[str, Any], links: Links) -> Phrase:
    phrases = ((*links.fact(fact), Piece(" = "), *coded(as_written(value))) for fact, value in case.items())
    return joined(phrases) or said("nothing is known")


def properties(caption: str, entries: Mapping[str, object]) -> tuple[Block, ...]:
    """Plain properties, those without a value left out."""
    return rows(caption, ((label, said(value if value is not None else "")) for label, value in entries.items()))
