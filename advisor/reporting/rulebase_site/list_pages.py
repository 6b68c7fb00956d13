"""The first page, and the pages that list items of one kind."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from advisor.authoring.checks.registry import KINDS
from advisor.model.evidence import UNCERTAINTY
from advisor.reporting.rulebase_site.crossings import Crossings
from advisor.reporting.rulebase_site.links import Links
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
    said,
)
from advisor.reporting.rulebase_site.ranges import range_lines
from advisor.reporting.rulebase_site.rule_pages import properties
from advisor.reporting.rulebase_site.rule_phrases import condition_lines
from advisor.reporting.rulebase_site.sizing_page import sizing_pages
from advisor.reporting.wording import GRADE, counted

LISTS = (
    ("rules.html", "Rules"),
    ("questions.html", "Questions"),
    ("facts.html", "Facts"),
    ("decisions.html", "Decisions"),
    ("practices.html", "Practices"),
    ("risks.html", "Risks"),
    ("controls.html", "Controls"),
    ("evidence.html", "Sources"),
)
"""The lists that every page links to."""


def list_pages(links: Links, crossings: Crossings) -> Iterator[Page]:
    """The first page and every list."""
    base = links.base
    yield _first(links)
    topics: dict[str, list[str]] = defaultdict(list)
    for rule in base.rules.values():
        topics[rule.topic].append(rule.id)
    lines = tuple(
        Line(links.topic(topic), tuple(Line(links.rule(rule)) for rule in topics[topic])) for topic in sorted(topics)
    )
    tables = list_of(links.table(table) for table in base.tables)
    parts = (Part("Rules by topic", (Lines(lines),)), Part("Decision tables", tables))
    yield Page("rules.html", "List", "Rules", parts=parts)
    sections = tuple(
        Line(links.section(one.id), tuple(Line((*links.fact(q.id), Piece(f": {q.ask}"))) for q in one.questions))
        for one in base.sections
    )
    yield _page("questions.html", "Questions", (Lines(sections),))
    yield _page("facts.html", "Facts", _facts(links, crossings))
    yield Page("decisions.html", "List", "Decisions", parts=_decisions(links))
    yield _page("practices.html", "Practices", list_of(links.practice(name) for name in base.practices))
    yield _page("risks.html", "Risks", list_of(links.risk(name) for name in base.risks))
    regimes = tuple(
        Line(links.regime(one.id), tuple(Line(links.control(control.id)) for control in one.controls))
        for one in base.regimes.values()
    )
    yield _page("controls.html", "Controls", (Lines(regimes),))
    graded = (
        (*links.evidence(one.id), Piece(f": {one.grade}, review by {one.review_by.isoformat()}"))
        for one in base.evidence.values()
    )
    yield _page("evidence.html", "Sources", list_of(graded))
    yield _constraints(links)
    yield _computed(links)
    yield from sizing_pages(links)
    yield _ignored(links)


def _page(path: str, title: str, blocks: tuple[Block, ...]) -> Page:
    return Page(path, "List", title, parts=(Part(f"All {title.lower()}", blocks),))


def _first(links: Links) -> Page:
    base = links.base
    counts: dict[str, Iterable[object]] = {
        "rules.html": base.rules,
        "questions.html": base.questions,
        "facts.html": base.fact_types,
        "decisions.html": base.decisions,
        "practices.html": base.practices,
        "risks.html": base.risks,
        "controls.html": base.controls,
        "evidence.html": base.evidence,
    }
    listed = [(Piece(title, path), Piece(f": {len(list(counts[path])):,}")) for path, title in LISTS]
    options = sum(len(found) for found in base.options.values())
    further: list[Phrase] = [
        (Piece("Constraints", "constraints.html"), Piece(f": {len(base.constraints)}")),
        (Piece("Formulae and factors", "computed.html"), Piece(f": {len(base.computed)} computed facts")),
        *(
            [(Piece("Sizing", "sizing.html"), Piece(f": {len(base.assumptions)} assumptions"))]
            if base.assumptions
            else []
        ),
        (Piece("What the checks pass over", "ignored.html"),),
    ]
    limits = tuple(
        Line(said(one.reason), (*condition_lines(one.when, links), Line(said(f"Instead: {one.instead}"))))
        for one in base.pack.out_of_scope
    )
    about = {
        "Version": base.pack.version,
        "Brought up to date on": base.pack.snapshot.isoformat(),
        "Licence": base.pack.licence,
        "Options": options,
        "SHA-256": base.sha256,
    }
    changes = [
        (Piece(f"{one.pack}: {one.action} {one.kind} "), *coded(one.id), Piece(f", since {one.reason}"))
        for one in base.overrides
    ]
    packs = ", ".join(f"{one.name} {one.version}" for one in base.packs)
    parts = (
        Part("About", properties("About this rule base", {**about, "Packs": packs})),
        Part("What there is", list_of([*listed, *further])),
        Part("What packs override", list_of(changes)),
        Part("How well the rules are supported", _support(links)),
        Part("Not our subject", (Lines(limits),) if limits else ()),
    )
    return Page("index.html", "Rule base", base.pack.name, lead=base.pack.description, parts=parts)


def _support(links: Links) -> tuple[Block, ...]:
    """How many active rules have which grade as that of their best source."""
    base, grades = links.base, list(UNCERTAINTY)
    rules = [rule for rule in base.rules.values() if rule.status == "active"]
    best = Counter(
        min(
            (base.evidence[name].grade for name in rule.evidence if name in base.evidence), key=grades.index, default=""
        )
        for rule in rules
    )
    listed = tuple(
        (said(f"{grade}: {GRADE[grade]}"), said(best[grade]), said(f"{best[grade] / len(rules):.1%}"))
        for grade in grades
        if best[grade]
    )
    head = ("Best source of the rule", "Rules", "Share")
    return (Grid(f"{counted(len(rules), 'active rule')} by their best source", head, listed),) if listed else ()


def _facts(links: Links, crossings: Crossings) -> tuple[Block, ...]:
    return list_of(
        (
            *links.fact(fact),
            Piece(" "),
            *coded(fact),
            Piece(f": read by {counted(len(crossings.readers[fact]), 'rule')}" if crossings.readers[fact] else ""),
        )
        for fact in links.base.fact_types
    )


def _decisions(links: Links) -> tuple[Part, ...]:
    base = links.base
    lines = tuple(
        Line(links.decision(decision), tuple(Line(links.option(decision, option)) for option in options))
        for decision, options in base.options.items()
    )
    return (
        Part("Decisions and their options", (Lines(lines),)),
        Part("Criteria", list_of(links.criterion(name) for name in base.criteria)),
    )


def _constraints(links: Links) -> Page:
    lines = tuple(
        Line((*coded(one.id), Piece(f": {one.because}")), condition_lines(one.must, links))
        for one in links.base.constraints
    )
    lead = "What every profile satisfies; answers that cannot are refused."
    parts = (Part("All constraints", (Lines(lines),) if lines else ()),)
    return Page("constraints.html", "List", "Constraints", lead=lead, parts=parts)


def _computed(links: Links) -> Page:
    base = links.base
    facts = tuple(
        (links.fact(one.id), said(one.meaning), joined(coded(name) for name in one.formulae))
        for one in base.computed.values()
    )
    parts = (
        Part("Computed facts", (Grid("Computed facts", ("Fact", "Meaning", "Formulae"), facts),) if facts else ()),
        Part("Factors", range_lines(base.factors.values(), links) if base.factors else ()),
    )
    return Page("computed.html", "List", "Formulae and factors", parts=parts)


def _ignored(links: Links) -> Page:
    """By kind of finding, the rules at which the checks pass over it, with the reasons."""
    by_kind: dict[str, list[Line]] = defaultdict(list)
    for rule in links.base.rules.values():
        for kind, reason in rule.ignore.items():
            by_kind[kind].append(Line((*links.rule(rule.id), Piece(f": {reason}"))))
    lines = tuple(
        Line((*coded(kind), Piece(f": {KINDS[kind].title}" if kind in KINDS else "")), tuple(by_kind[kind]))
        for kind in sorted(by_kind)
    )
    nothing = paragraph("Nothing: no rule asks the checks to pass over a finding.")
    parts = (Part("By kind of finding", (Lines(lines),) if lines else nothing),)
    return Page("ignored.html", "List", "What the checks pass over", parts=parts)
