"""The pages of decisions, criteria and options."""

from collections.abc import Iterator
from typing import Any

from advisor.model.condition import ALWAYS
from advisor.model.decision import Decision, Option
from advisor.reporting.rulebase_site.crossings import Crossings
from advisor.reporting.rulebase_site.links import Links, page_of
from advisor.reporting.rulebase_site.pieces import (
    Block,
    Grid,
    Lines,
    Page,
    Part,
    Phrase,
    Piece,
    joined,
    list_of,
    paragraph,
    rows,
    said,
    sentences,
)
from advisor.reporting.rulebase_site.rule_pages import cited, properties
from advisor.reporting.rulebase_site.rule_phrases import condition_lines

_CLOUDS = {"aws": "AWS", "azure": "Azure", "gcp": "Google Cloud", "other": "Others"}


def option_pages(links: Links, crossings: Crossings) -> Iterator[Page]:
    """A page for every decision, for every criterion and for every option."""
    base = links.base
    for decision in base.decisions.values():
        yield _decision(decision, links, crossings)
        for option in base.options[decision.id].values():
            yield _option(decision, option, links, crossings)
    for criterion in base.criteria.values():
        counted = [links.decision(one.id) for one in base.decisions.values() if criterion.id in one.criteria]
        parts = (
            Part("Weight", properties("Weight", {"Weight": criterion.weight})),
            Part("Why this weight", paragraph(criterion.because)),
            Part("Decisions in which it counts", list_of(counted)),
            Part("Rules that weigh it more", list_of(links.rule(rule) for rule in crossings.weighing[criterion.id])),
            Part("Rules with points on it", list_of(links.rule(rule) for rule in crossings.counting[criterion.id])),
            Part("Sources", cited(criterion.evidence, links)),
        )
        path = page_of("criteria", criterion.id)
        yield Page(path, "Criterion", criterion.title, criterion.id, criterion.meaning, parts=parts)


def _decision(decision: Decision, links: Links, crossings: Crossings) -> Page:
    attributes = tuple(
        (links.fact(f"chosen.{decision.id}.{name}"), said(one.meaning), said(", ".join(one.choices) or one.type))
        for name, one in decision.attributes.items()
    )
    when = () if decision.when == ALWAYS else (Lines(condition_lines(decision.when, links)),)
    facts = (f"chosen.{decision.id}", f"existing.{decision.id}")
    readers = dict.fromkeys(rule for fact in facts for rule in crossings.readers[fact])
    options = links.base.options[decision.id].values()
    parts = (
        Part("When it arises", when),
        Part("Options", list_of((*links.option(decision.id, one.id), Piece(f": {one.summary}")) for one in options)),
        Part("Criteria that count", list_of(links.criterion(name) for name in decision.criteria)),
        Part("Attributes of its options", _grid("Attributes", ("Attribute", "Meaning", "Values"), attributes)),
        Part("Rules that read the choice", list_of(links.rule(rule) for rule in readers)),
    )
    return Page(
        page_of("decisions", decision.id), "Decision", decision.title, decision.id, decision.question, parts=parts
    )


def _grid(caption: str, head: tuple[str, ...], listed: tuple[tuple[Phrase, ...], ...]) -> tuple[Block, ...]:
    return (Grid(caption, head, listed),) if listed else ()


def _option(decision: Decision, option: Option, links: Links, crossings: Crossings) -> Page:
    name = f"{decision.id}.{option.id}"
    attributes = ((key.replace("_", " "), said(_shown(value))) for key, value in option.attributes.items())
    libraries = ((use.replace("_", " "), said(", ".join(names))) for use, names in option.libraries.items())
    variants = ((relative, said(difference)) for relative, difference in option.variants.items())
    offers = ((_CLOUDS.get(cloud, cloud), said(", ".join(names))) for cloud, names in option.managed_offers.items())

    def rules(found: list[str]) -> tuple[Block, ...]:
        return list_of(links.rule(rule) for rule in found)

    parts = (
        Part(
            "In short",
            properties(
                "Properties",
                {
                    "Family": option.family,
                    "Licence": option.licence,
                    "Licence before": option.licence_history,
                    "Grows by": option.scaling_unit,
                    "Guarantees": option.guarantees,
                    "Operations": option.operations,
                    "Skills": ", ".join(option.skills),
                    "Status": "a stub: it is never recommended" if option.status == "stub" else "",
                },
            ),
        ),
        Part("Strengths", sentences(option.strengths)),
        Part("Limits", sentences(option.limits)),
        Part("Variants", rows("Variants", variants)),
        Part("Attributes", rows("Attributes", attributes)),
        Part("Figures", _figures(option, links)),
        Part("Managed offers", rows("Managed offers", offers)),
        Part("Migration", properties("Migration", {"In": option.migration_in, "Out": option.migration_out})),
        Part("Rules for it", rules(crossings.favouring[name])),
        Part("Rules against it", rules(crossings.disfavouring[name])),
        Part("Rules that rule it out", rules(crossings.vetoing[name])),
        Part("Risks that it avoids, by rule", rules(crossings.avoiding[name])),
        Part("Life cycle", _life_cycle(option)),
        Part("Libraries", rows("Libraries", libraries)),
        Part("Sources", cited(option.sources, links)),
    )
    above = (Piece("Decision: "), *links.decision(decision.id))
    return Page(page_of("options", name), "Option", option.name, option.id, option.summary, above, parts)


def _figures(option: Option, links: Links) -> tuple[Block, ...]:
    listed = tuple(
        (said(one.what), said(one.value), joined(links.evidence(source) for source in one.evidence))
        for one in option.figures
    )
    return _grid("Figures", ("What", "Value", "Source"), listed)


def _life_cycle(option: Option) -> tuple[Block, ...]:
    if option.life_cycle is None:
        return ()
    releases = tuple(
        (
            said(one.version),
            said(one.ends.isoformat() if one.ends else "not set"),
            said("yes" if one.long_term else "no"),
        )
        for one in option.life_cycle.releases
    )
    policy = properties("Policy", {"Policy": option.life_cycle.policy, "Read": option.life_cycle.snapshot.isoformat()})
    return policy + _grid("Releases", ("Version", "Support ends", "Long-term"), releases)


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    words = value if isinstance(value, tuple) else (value,)
    return ", ".join(str(word).replace("_", " ") for word in words) or "none"
