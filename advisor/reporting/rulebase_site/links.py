"""Where the page of every item lies, and how the item is called in a link to it."""

import re
from hashlib import sha256

from advisor.model.rulebase import RuleBase
from advisor.reporting.naming import Names
from advisor.reporting.rulebase_site.pieces import Phrase, Piece, said

_SAFE = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*\Z")


def page_of(folder: str, name: str) -> str:
    """The path of a page; an id that is no plain file name is made one, and stays unmistakable by its hash."""
    if not _SAFE.match(name):
        name = f"{re.sub('[^A-Za-z0-9_-]+', '_', name)[:60]}-{sha256(name.encode()).hexdigest()[:8]}"
    return f"{folder}/{name}.html"


class Links:
    """Links to the items of one rule base; an id that it does not hold becomes plain words."""

    def __init__(self, base: RuleBase) -> None:
        self.base = base
        self.names = Names(base)

    def rule(self, rule: str) -> Phrase:
        """A rule by its title."""
        return self._to("rules", rule, self.names.rule(rule), rule in self.base.rules)

    def table(self, table: str) -> Phrase:
        """A decision table by its title."""
        known = self.base.tables.get(table)
        return self._to("tables", table, known.title if known else table, known is not None)

    def topic(self, topic: str) -> Phrase:
        """A topic."""
        return self._to(
            "topics", topic, topic.replace("_", " "), any(r.topic == topic for r in self.base.rules.values())
        )

    def fact(self, fact: str) -> Phrase:
        """A fact by its id as words."""
        return self._to("facts", fact, self.names.fact(fact), fact in self.base.fact_types)

    def decision(self, decision: str) -> Phrase:
        """A decision by its title."""
        return self._to("decisions", decision, self.names.decision(decision), decision in self.base.decisions)

    def option(self, decision: str, option: str) -> Phrase:
        """An option by its name."""
        known = option in self.base.options.get(decision, {})
        return self._to("options", f"{decision}.{option}", self.names.option(decision, option), known)

    def criterion(self, criterion: str) -> Phrase:
        """A criterion by its title."""
        return self._to("criteria", criterion, self.names.criterion(criterion), criterion in self.base.criteria)

    def evidence(self, source: str) -> Phrase:
        """A source by its title."""
        known = self.base.evidence.get(source)
        return self._to("evidence", source, known.title if known else source, known is not None)

    def practice(self, practice: str) -> Phrase:
        """A practice by its title."""
        return self._to("practices", practice, self.names.practice(practice), practice in self.base.practices)

    def risk(self, risk: str) -> Phrase:
        """A risk by its title."""
        return self._to("risks", risk, self.names.risk(risk), risk in self.base.risks)

    def regime(self, regime: str) -> Phrase:
        """A regime by its title."""
        known = self.base.regimes.get(regime)
        return self._to("controls", regime, known.title if known else regime, known is not None)

    def control(self, control: str) -> Phrase:
        """A control by reference and title, on the page of its regime."""
        found = self.base.controls.get(control)
        if found is None:
            return said(control)
        regime, known = found
        return self._to("controls", regime.id, f"{regime.title}: {known.reference} {known.title}", True)

    def section(self, section: str) -> Phrase:
        """A section of the questionnaire by its title."""
        title = next((one.title for one in self.base.sections if one.id == section), "")
        return self._to("questions", section, title or section, bool(title))

    def finding(self, kind: str) -> Phrase:
        """A kind of finding, in the list of what the checks pass over."""
        return (Piece(kind, "ignored.html", code=True),)

    @staticmethod
    def _to(folder: str, name: str, title: str, known: bool) -> Phrase:
        words = said(title)[0].text or name
        return (Piece(words, page_of(folder, name)),) if known else said(words)
