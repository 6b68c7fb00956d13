"""Changing one rule for a session: check it, run its cases, see its effect, take it away as a file.

The shipped rule base is only read. A draft stands in for one file while the base is loaded anew.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from advisor import advise, load_rulebase
from advisor.authoring.cases import CaseResult, run_cases
from advisor.authoring.impact import Impact, impact_of
from advisor.authoring.source import rule_text
from advisor.errors import InputError, Problem
from advisor.model.assessment import Assessment
from advisor.model.profile import Profile
from advisor.model.rule import CONCLUSION_KEYS
from advisor.model.rulebase import RuleBase

_ID = re.compile(r"^id:[ \t]*([\w.-]+)[ \t]*(?:#.*)?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Draft:
    """A rule as it is being written. `replaces` is the shipped text, or None for a new rule."""

    file: str
    text: str
    replaces: str | None = None

    @property
    def rule(self) -> str:
        """The id that the file stands for."""
        return Path(self.file).stem

    @property
    def changed(self) -> bool:
        """Whether it differs from what is shipped."""
        return self.text != self.replaces


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft that was loaded with the rest of the base: a program, or the faults, those of the draft first."""

    program: Any
    problems: tuple[Problem, ...]
    file: str

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems

    @property
    def here(self) -> tuple[Problem, ...]:
        """The faults in the draft itself."""
        return tuple(problem for problem in self.problems if problem.file.endswith(self.file))

    @property
    def elsewhere(self) -> tuple[Problem, ...]:
        """The faults that the draft causes in other files."""
        return tuple(problem for problem in self.problems if not problem.file.endswith(self.file))


def draft_of(base: RuleBase, rule: str, folder: Path | None = None) -> Draft:
    """A shipped rule, ready to be changed."""
    text = rule_text(base, rule, folder)
    return Draft(base.files[rule], text, text)


def new_draft(base: RuleBase, topic: str) -> Draft:
    """A new rule of a topic, from a template that loads as it stands."""
    text = _template(base)
    return Draft(f"knowledge/{topic}/{identifier(text)}.yaml", text)


def with_text(draft: Draft, text: str) -> Draft:
    """The draft with another text; the file of a new rule follows its id."""
    if draft.replaces is not None or not identifier(text):
        return Draft(draft.file, text, draft.replaces)
    folder = draft.file.rsplit("/", 1)[0]
    return Draft(f"{folder}/{identifier(text)}.yaml", text)


def identifier(text: str) -> str:
    """The id that a rule's text states, or nothing."""
    match = _ID.search(text)
    return match.group(1) if match else ""


def check(draft: Draft, base: RuleBase, folder: Path | None = None) -> Checked:
    """Load the base with the draft in it. The same text is loaded once."""
    if draft.replaces is None and draft.rule in base.rules:
        taken = Problem(f"the id `{draft.rule}` is taken", "choose another one, or edit that rule", draft.file)
        return Checked(None, (taken,), draft.file)
    return _check(draft.file, draft.text, base.sha256, folder)


@lru_cache(maxsize=2)
def _check(file: str, text: str, _base: str, folder: Path | None) -> Checked:
    try:
        program = load_rulebase(folder, changed={file: text.encode()})
    except InputError as error:
        return Checked(None, error.problems, file)
    return Checked(program, (), file)


def cases_of(checked: Checked) -> tuple[CaseResult, ...]:
    """The cases of the draft, run on the base with the draft in it."""
    rule = checked.program.base.rules[Path(checked.file).stem]
    return tuple(run_cases(checked.program, [rule]))


def effect(checked: Checked, profile: Profile, before: Assessment) -> Impact:
    """What the draft changes in an assessment of a profile."""
    return impact_of(before, advise(profile, checked.program, quick=True))


def pack_file(draft: Draft, base: RuleBase) -> bytes:
    """The draft as a file to keep or to send, with a header that says what it was written against."""
    kind = "A new rule for" if draft.replaces is None else "Replaces a rule of"
    header = [f"# {kind} {base.pack.name} {base.pack.version}: {draft.file}", f"# base sha256: {base.sha256}"]
    if draft.replaces is not None:
        header.append(f"# replaced item's sha256: {sha256(draft.replaces.encode()).hexdigest()}")
    return ("\n".join(header) + "\n" + draft.text.rstrip() + "\n").encode()


def completion_words(base: RuleBase) -> dict[str, Any]:
    """What the editor offers: keys with a meaning, and per key the values that fit."""
    values: dict[str, list[str]] = {
        name: list(map(str, declared.choices)) for name, declared in base.fact_types.items() if declared.choices
    }
    for decision in base.decisions.values():
        values[decision.id] = list(base.options[decision.id])
        for name, attribute in decision.attributes.items():
            values.setdefault(name, list(attribute.choices))
    values |= {
        "recommend": list(base.practices),
        "warn": list(base.risks),
        "criterion": list(base.criteria),
        "weigh": list(base.criteria),
        "evidence": list(base.evidence),
        "require": list(base.controls),
        "regime": list(base.regimes),
        "severity": ["low", "medium", "high"],
        "priority": ["now", "next_quarter", "at_trigger"],
        "strength": ["1", "2", "3"],
        "derive": list(base.derived),
    }
    structure = ("id", "order", "title", "when", "then", "because", "evidence", "limits", "cases", "fires", "silent")
    inner = ("any", "all", "not", "at_least", "at_most", "more_than", "less_than", "between", "in", "includes")
    more = ("includes_any", "includes_all", "known", "uncertain", "criterion", "strength", "argument", "reason")
    keys = [[name, "key"] for name in (*structure, *inner, *more, *CONCLUSION_KEYS)]
    keys += [[name, declared.kind.value] for name, declared in base.fact_types.items()]
    return {"keys": keys, "values": {name: words for name, words in values.items() if words}}


def _template(base: RuleBase) -> str:
    fact = next(name for name, question in base.questions.items() if question.type == "bool")
    practice = next(name for name, item in base.practices.items() if item.status == "full")
    order = max((rule.order for rule in base.rules.values()), default=0) + 1
    return f"""id: my-new-rule
order: {order}
title: One sentence that says what the rule knows
when:                       # all of it must hold; any:, all: and not: nest
  {fact}: true
then:                       # favour, disfavour, veto, weigh, derive, require, recommend or warn
  - recommend: {practice}
because: One sentence with the causal reason.
evidence: [{next(iter(base.evidence))}]
limits: One sentence, where it does not hold.
cases:
  fires: [{{{fact}: true}}]
  silent: [{{{fact}: false}}]
"""
