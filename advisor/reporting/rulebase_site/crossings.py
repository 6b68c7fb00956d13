"""Who speaks of what: for every item of a rule base, the rules and other items that name it."""

from collections import defaultdict
from dataclasses import dataclass, field

from advisor.engine.selection import reads_facts
from advisor.model.condition import facts_read
from advisor.model.rule import (
    Derive,
    Disfavour,
    Favour,
    Recommend,
    RegimeSelector,
    Require,
    Rule,
    Target,
    Veto,
    Warn,
    Weigh,
)
from advisor.reporting.rulebase_site.links import Links
from advisor.reporting.rulebase_site.pieces import Phrase, Piece
from advisor.reporting.rulebase_site.rule_phrases import covered_options

Index = dict[str, list[str]]


def _index() -> Index:
    return defaultdict(list)


@dataclass
class Crossings:
    """Indexes by id; each list holds rule ids in the rules' order, each once. Options are `decision.option`."""

    readers: Index = field(default_factory=_index)
    deriving: Index = field(default_factory=_index)
    favouring: Index = field(default_factory=_index)
    disfavouring: Index = field(default_factory=_index)
    vetoing: Index = field(default_factory=_index)
    weighing: Index = field(default_factory=_index)
    counting: Index = field(default_factory=_index)
    recommending: Index = field(default_factory=_index)
    warning: Index = field(default_factory=_index)
    avoiding: Index = field(default_factory=_index)
    requiring: Index = field(default_factory=_index)
    citing: Index = field(default_factory=_index)
    other_readers: dict[str, list[Phrase]] = field(default_factory=lambda: defaultdict(list))
    other_citing: dict[str, list[Phrase]] = field(default_factory=lambda: defaultdict(list))


def crossings_of(links: Links) -> Crossings:
    """Every crossing of a rule base."""
    found = Crossings()
    for rule in links.base.rules.values():
        for fact in facts_read(rule.when):
            _add(found.readers[fact], rule.id)
        for source in rule.evidence:
            _add(found.citing[source], rule.id)
        _conclusions(rule, found, links)
    _other_readers(found, links)
    _other_citing(found, links)
    return found


def _conclusions(rule: Rule, found: Crossings, links: Links) -> None:
    for conclusion in rule.then:
        match conclusion:
            case Favour(favour=target, criterion=criterion):
                _target(rule, target, found.favouring, found, links)
                _add(found.counting[criterion], rule.id)
            case Disfavour(disfavour=target, criterion=criterion):
                _target(rule, target, found.disfavouring, found, links)
                _add(found.counting[criterion], rule.id)
            case Veto(veto=target):
                _target(rule, target, found.vetoing, found, links)
            case Weigh(weigh=weigh):
                for criterion in weigh:
                    _add(found.weighing[criterion], rule.id)
            case Derive(derive=derived):
                for fact in derived:
                    _add(found.deriving[fact], rule.id)
            case Recommend(recommend=practice):
                _add(found.recommending[practice], rule.id)
            case Warn(warn=risk, avoided_by=avoided_by):
                _add(found.warning[risk], rule.id)
                if avoided_by:
                    _target(rule, avoided_by, found.avoiding, found, links)
            case Require(require=RegimeSelector(regime=regime)):
                known = links.base.regimes.get(regime)
                for control in known.controls if known else ():
                    _add(found.requiring[control.id], rule.id)
            case Require(require=tuple() as controls):
                for name in controls:
                    _add(found.requiring[name], rule.id)


def _target(rule: Rule, target: Target, index: Index, found: Crossings, links: Links) -> None:
    """A selector that reads a fact may cover any option of its decision."""
    facts = reads_facts(target)
    for fact in facts:
        _add(found.readers[fact], rule.id)
    for option in links.base.options.get(target.decision, {}) if facts else covered_options(target, links):
        _add(index[f"{target.decision}.{option}"], rule.id)


def _other_readers(found: Crossings, links: Links) -> None:
    base = links.base
    for question in base.questions.values():
        for fact in facts_read(question.ask_when):
            found.other_readers[fact].append((Piece("whether is asked: "), *links.fact(question.id)))
    for decision in base.decisions.values():
        for fact in facts_read(decision.when):
            found.other_readers[fact].append((Piece("whether arises the decision "), *links.decision(decision.id)))
    for constraint in base.constraints:
        for fact in facts_read(constraint.must):
            found.other_readers[fact].append((Piece(f"the constraint {constraint.id}", "constraints.html"),))
    for limit in base.pack.out_of_scope:
        for fact in facts_read(limit.when):
            found.other_readers[fact].append((Piece(f"the limit of scope {limit.id}", "index.html"),))


def _other_citing(found: Crossings, links: Links) -> None:
    base = links.base
    for decision, options in base.options.items():
        for option in options.values():
            for source in option.sources:
                found.other_citing[source].append((Piece("option "), *links.option(decision, option.id)))
    for practice in base.practices.values():
        for source in practice.evidence:
            found.other_citing[source].append((Piece("practice "), *links.practice(practice.id)))
    for risk in base.risks.values():
        for source in risk.evidence:
            found.other_citing[source].append((Piece("risk "), *links.risk(risk.id)))
    for regime in base.regimes.values():
        for source in regime.evidence:
            found.other_citing[source].append((Piece("regime "), *links.regime(regime.id)))
    for criterion in base.criteria.values():
        for source in criterion.evidence:
            found.other_citing[source].append((Piece("weight of "), *links.criterion(criterion.id)))
    for factor in base.factors.values():
        for source in factor.sources:
            found.other_citing[source].append((Piece(f"factor {factor.title}", "computed.html"),))
    for assumption in base.ranges_assumed.values():
        for source in assumption.sources:
            found.other_citing[source].append((Piece(f"sizing: {assumption.title}", "sizing.html"),))


def _add(found: list[str], name: str) -> None:
    if name not in found:
        found.append(name)
