"""Check a rule base: everything that keeps it from loading, or else everything that could be better in it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import PurePath

from advisor.authoring.checks.integrity import idle_ignore
from advisor.authoring.checks.loading import case_fault, missing_file, wrong_form
from advisor.authoring.checks.registry import CHECKS, KINDS, LOAD_KINDS, Check
from advisor.authoring.findings import Finding, FindingKind, Ignored, Level, Place, Spotted
from advisor.authoring.subject import Subject
from advisor.engine.program import Program
from advisor.errors import InputError, Path, Problem
from advisor.loading.cases import case_faults
from advisor.loading.document import Document, read_document
from advisor.loading.sources import SourceFile
from advisor.loading.tables import path_within


@dataclass(frozen=True)
class Places:
    """Finds the line and column of an item's part, reading only the files that are asked for."""

    items: dict[tuple[str, str], tuple[str, Path]]
    contents: dict[str, bytes]

    def place(self, item: tuple[str, str], path: Path) -> Place:
        """Where a part of an item stands, or the nearest part above it."""
        file, base = self.items[item]
        document = _document(self.contents[file], file)
        problem = document.problem("", "", path_within(document.data, base, path))
        return Place(file, problem.line, problem.column)


@dataclass(frozen=True)
class Checked:
    """What a check came to: findings by place, those that rules ignore, and the program where the base loads.

    `contents` holds the text of every file by the name that places give it.
    """

    findings: tuple[Finding, ...]
    ignored: tuple[Ignored, ...]
    program: Program | None
    contents: dict[str, bytes]

    def shown(self, least: Level) -> tuple[Finding, ...]:
        """The findings of this level or a more serious one."""
        return tuple(finding for finding in self.findings if finding.kind.level in least.and_worse)

    @property
    def counts(self) -> dict[Level, int]:
        """How many findings each level has."""
        return {level: sum(finding.kind.level is level for finding in self.findings) for level in Level}


def check(
    files: Sequence[SourceFile],
    loaded: Program | Sequence[Problem],
    focus: Collection[str] | None = None,
    as_of: date | None = None,
) -> Checked:
    """Everything found in a rule base, given its files and its program, or the problems that kept it from loading.

    `focus` names the rules to look at (None: everything); `as_of` is the day for the age of sources (default: the rule
    base's snapshot day).
    """
    contents = {file.shown: file.content for file in files}
    if not isinstance(loaded, Program):
        return Checked(_in_order(load_findings(loaded, files)), (), None, contents)
    subject = Subject(loaded, focus, as_of)
    places = Places(loaded.base.places, contents)
    found, ignored = _examined(subject, places, CHECKS)
    found += _faults_of_cases(subject, places)
    silenced = {(_owner(loaded, entry.finding.item), entry.finding.kind.id) for entry in ignored}
    found += [_placed(idle_ignore.KIND, spotted, places) for spotted in idle_ignore.find(subject, silenced, KINDS)]
    return Checked(_in_order(found), tuple(ignored), loaded, contents)


def findings(subject: Subject, places: Places, checks: Iterable[Check] = CHECKS) -> tuple[Finding, ...]:
    """What the checks find in a rule base that loads, by place, without what its rules ignore."""
    return _in_order(_examined(subject, places, checks)[0])


def load_findings(problems: Iterable[Problem], files: Sequence[SourceFile]) -> Iterator[Finding]:
    """The faults that keep a rule base from loading, as findings."""
    shown = {file.name: file for file in files} | {file.shown: file for file in files}
    folder = files[0].shown.removesuffix(files[0].name) if files else ""
    for problem in problems:
        kind = LOAD_KINDS.get(problem.kind, wrong_form.KIND)
        source = shown.get(problem.file)
        missing = f"{folder}{problem.file}" if kind is missing_file.KIND else problem.file
        place = Place(source.shown if source else missing, problem.line, problem.column)
        if source and problem.path and (problem.line, problem.column) == (1, 1):
            place = _within(source, problem.path)
        yield Finding(kind, PurePath(problem.file).stem, place, problem.message, _sentence(problem.hint) or kind.mend)


def _examined(subject: Subject, places: Places, checks: Iterable[Check]) -> tuple[list[Finding], list[Ignored]]:
    """What the checks find: what counts, and what rules ignore with a reason."""
    found: list[Finding] = []
    ignored: list[Ignored] = []
    for check in checks:
        for spotted in check.find(subject):
            finding = _placed(check.kind, spotted, places)
            reason = _reason_to_ignore(subject, check, spotted)
            if reason:
                ignored.append(Ignored(finding, reason))
            else:
                found.append(finding)
    explained = {(finding.item, kind) for finding in found for kind in finding.kind.explains}
    return [finding for finding in found if (finding.item, finding.kind.id) not in explained], ignored


def _reason_to_ignore(subject: Subject, check: Check, spotted: Spotted) -> str:
    kind, name = spotted.item
    if check.kind.level is Level.ERROR or kind not in ("Rule", "Table"):
        return ""
    item = subject.base.rules[name] if kind == "Rule" else subject.base.tables[name]
    return item.ignore.get(check.kind.id, "")


def _owner(program: Program, rule: str) -> str:
    """The decision table whose row a rule is, or the rule itself."""
    table = program.base.table_of(rule)
    return table.id if table else rule


def _faults_of_cases(subject: Subject, places: Places) -> list[Finding]:
    """Each fault once, though rows of a table share their cases."""
    found: dict[tuple[Place, str], Finding] = {}
    for rule, problem in case_faults(subject.base, subject.rules):
        spotted = Spotted(("Rule", rule), problem.path, problem.message, _sentence(problem.hint))
        finding = _placed(case_fault.KIND, spotted, places)
        found.setdefault((finding.place, finding.message), finding)
    return list(found.values())


def _placed(kind: FindingKind, spotted: Spotted, places: Places) -> Finding:
    return Finding(
        kind,
        spotted.item[1],
        places.place(spotted.item, spotted.path),
        spotted.message,
        spotted.mend or kind.mend,
        tuple((name, places.place((kind, name), ())) for kind, name in spotted.related),
    )


def _in_order(found: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(found, key=_order))


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    place = finding.place
    return place.file, place.line, place.column, finding.kind.id, finding.message


def _sentence(hint: str) -> str:
    """A hint as a sentence of its own."""
    return f"{hint[0].upper()}{hint[1:]}{'' if hint.endswith(('.', '?', '!')) else '.'}" if hint else ""


def _within(source: SourceFile, path: Path) -> Place:
    """Where a path stands in a file, or the file's beginning where it cannot be read."""
    try:
        problem = _document(source.content, source.shown).problem("", "", path)
    except InputError:
        return Place(source.shown)
    return Place(source.shown, problem.line, problem.column)


@lru_cache(maxsize=1024)
def _document(content: bytes, file: str) -> Document:
    return read_document(content, file)
