"""Changing one rule: check it, run its cases, see its effect, take it away as a patch.

Until it is saved, a draft stands in for one file while the base is loaded anew.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import unified_diff
from functools import lru_cache
from pathlib import Path
from typing import Any

from advisor.api import check_rulebase
from advisor.authoring.cases.running import CaseResult, run_cases
from advisor.authoring.checks.loading import duplicate_id
from advisor.authoring.findings import Finding, Level, Place
from advisor.authoring.scaffold import new_rule_text
from advisor.authoring.source import rule_text, shipped_text
from advisor.model.rulebase import RuleBase

_ID = re.compile(r"^id:[ \t]*([\w.-]+)[ \t]*(?:#.*)?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Draft:
    """A rule as it is being written. `replaces` is the text that counts today, or None for a new rule."""

    file: str
    text: str
    replaces: str | None = None

    @property
    def rule(self) -> str:
        """The id that the file stands for."""
        return Path(self.file).stem

    @property
    def changed(self) -> bool:
        """Whether it differs from what counts today."""
        return self.text != self.replaces


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft that was checked with the rest of the base; `program` is None where the base does not load with it."""

    program: Any
    findings: tuple[Finding, ...]
    file: str

    @property
    def sound(self) -> bool:
        """Whether the base loads with the draft in it."""
        return self.program is not None

    @property
    def here(self) -> tuple[Finding, ...]:
        """What is found in the draft itself."""
        return tuple(finding for finding in self.findings if finding.place.file.endswith(self.file))

    @property
    def elsewhere(self) -> tuple[Finding, ...]:
        """What the draft breaks in other files."""
        errors = (finding for finding in self.findings if finding.kind.level is Level.ERROR)
        return tuple(finding for finding in errors if not finding.place.file.endswith(self.file))


def draft_of(base: RuleBase, rule: str, folder: Path | None = None, packs: tuple[Path, ...] = ()) -> Draft:
    """A rule of the base or of a pack, ready to be changed."""
    text = rule_text(base, rule, folder, packs)
    return Draft(base.files[rule], text, text)


def new_draft(base: RuleBase, topic: str) -> Draft:
    """A new rule of a topic, from a template that loads as it stands."""
    text = new_rule_text(base, topic=topic)
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


def check(draft: Draft, base: RuleBase, folder: Path | None = None, packs: tuple[Path, ...] = ()) -> Checked:
    """Check the base with the draft in it, as `advisor rules check` does. The same text is checked once."""
    if draft.replaces is None and draft.rule in base.rules | base.tables:
        message, mend = f"the id `{draft.rule}` is taken", "Choose another one, or edit that rule."
        taken = Finding(duplicate_id.KIND, draft.rule, Place(draft.file), message, mend)
        return Checked(None, (taken,), draft.file)
    return _check(draft.file, draft.text, base.sha256, folder, packs)


@lru_cache(maxsize=2)
def _check(file: str, text: str, _base: str, folder: Path | None, packs: tuple[Path, ...]) -> Checked:
    found = check_rulebase(folder, {file: text.encode()}, packs, focus=[Path(file).stem])
    return Checked(found.program, found.findings, file)


def cases_of(checked: Checked) -> tuple[CaseResult, ...]:
    """The cases of the draft, run on the base with the draft in it; of a table, those of all its rows."""
    base: RuleBase = checked.program.base
    rules = [rule for rule in base.rules.values() if base.files[rule.id] == checked.file]
    return tuple(run_cases(checked.program, rules))


def patch(draft: Draft) -> str:
    """The draft as a patch of the shipped rule base, in the form that `git apply` takes."""
    former = shipped_text(draft.file)
    name = f"rules/{draft.file}"
    head = [f"diff --git a/{name} b/{name}\n"] + (["new file mode 100644\n"] if former is None else [])
    lines: Iterable[str] = unified_diff(
        (former or "").splitlines(keepends=True),
        f"{draft.text.rstrip()}\n".splitlines(keepends=True),
        "/dev/null" if former is None else f"a/{name}",
        f"b/{name}",
    )
    return "".join([*head, *lines])
