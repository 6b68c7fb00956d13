"""The kinds of YAML files: where each stands in a rule base, and which model it states."""

from dataclasses import dataclass
from fnmatch import fnmatch

from advisor.model.advice import Practice, Regime, Risk
from advisor.model.base import Item
from advisor.model.decision import Criterion, Decision, Option
from advisor.model.evidence import Evidence
from advisor.model.fact import ComputedFact, DerivedFact
from advisor.model.factor import Factor
from advisor.model.packs import Change, PackTitle
from advisor.model.question import Section
from advisor.model.rule import Rule
from advisor.model.rulebase import Constraint, Pack
from advisor.model.sizing import Assumption, Price, SheetTitle
from advisor.model.table import Table


@dataclass(frozen=True, slots=True)
class FileKind:
    """One kind of file: its name, the pattern of its path below the folder of the rule base, and what it states."""

    name: str
    pattern: str
    models: tuple[type[Item], ...]
    title: str


FILE_KINDS = (
    FileKind("pack", "pack.yaml", (Pack, PackTitle), "the title page of a rule base, or of a pack"),
    FileKind("criteria", "criteria.yaml", (Criterion,), "the criteria that options are judged by"),
    FileKind("decisions", "decisions.yaml", (Decision,), "the decisions, in the order they are taken"),
    FileKind("facts", "facts.yaml", (DerivedFact, ComputedFact, Factor), "derived facts, computed facts and factors"),
    FileKind("constraints", "constraints.yaml", (Constraint,), "what every profile satisfies"),
    FileKind("sizing", "sizing.yaml", (Assumption,), "what the sizing assumes where nobody told"),
    FileKind("prices", "prices.yaml", (SheetTitle, Price), "what things cost, for the sizing"),
    FileKind("questions", "questions/*.yaml", (Section,), "a page of the questionnaire"),
    FileKind("option", "options/*/*.yaml", (Option,), "a candidate of a decision"),
    FileKind("practice", "practices/*.yaml", (Practice,), "a practice to recommend"),
    FileKind("risk", "risks/*.yaml", (Risk,), "a risk to warn of"),
    FileKind("controls", "controls/*.yaml", (Regime,), "a law or standard with its requirements"),
    FileKind("evidence", "evidence/*.yaml", (Evidence,), "a source of knowledge"),
    FileKind("rule", "knowledge/*/*.yaml", (Rule, Table), "a rule, or a decision table"),
    FileKind("overrides", "overrides.yaml", (Change,), "what a pack disables, replaces or weighs otherwise"),
)
"""Every kind of file of a rule base, in the order of reading."""


def kind_of(name: str) -> FileKind | None:
    """The kind of the file with this name below the folder of a rule base; None when nothing reads it."""
    fitting = (kind for kind in FILE_KINDS if fnmatch(name, kind.pattern))
    return next((kind for kind in fitting if name.count("/") == kind.pattern.count("/")), None)
