"""Documents of a rule base → models, in the order in which they depend on each other."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any, TypeVar

from advisor.errors import Path as DocumentPath
from advisor.errors import Problem, did_you_mean
from advisor.loading.conditions import ConditionReader
from advisor.loading.consequences import names_within, without_consequences
from advisor.loading.document import Document
from advisor.loading.layout import misplaced
from advisor.loading.overlay import Overlay
from advisor.loading.reading import check_reading
from advisor.loading.references import check_references
from advisor.loading.tables import is_table, path_within, paths_of_row_tests, read_table, row_path
from advisor.loading.validation import validate
from advisor.loading.vocabulary import fact_types
from advisor.model.advice import Practice, Regime, Risk
from advisor.model.base import Item
from advisor.model.condition import ALWAYS, Condition
from advisor.model.decision import Criterion, Decision, Option
from advisor.model.evidence import Evidence
from advisor.model.fact import ComputedFact, DerivedFact, Factor, FactType
from advisor.model.question import Question, Section
from advisor.model.rule import Rule
from advisor.model.rulebase import Constraint, Pack, RuleBase
from advisor.model.table import Table, rules_of

ItemType = TypeVar("ItemType", bound=Item)
Formulae = Mapping[str, Sequence[str]]


class RuleBaseReader:
    """Turns documents into models in the order in which they depend on each other."""

    def __init__(
        self, documents: dict[str, Document], problems: list[Problem] | None = None, overlay: Overlay | None = None
    ) -> None:
        self.documents = documents
        self.overlay = overlay or Overlay()
        self.problems: list[Problem] = list(problems or [])
        self._unread = {problem.file for problem in self.problems}
        self._broken: set[str] = set()
        self.places: dict[tuple[str, str], tuple[Document, DocumentPath]] = {}
        self.tests: dict[tuple[str, DocumentPath], tuple[DocumentPath, ...]] = {}
        self.files: dict[str, str] = {}
        self.tables: dict[str, Table] = {}

    def read(self, sha256: str, formulae: Formulae) -> RuleBase:
        """The rule base; only to be used when `problems` stayed empty."""
        criteria = self._listed(Criterion, "criteria.yaml")
        derived = self._listed(DerivedFact, "facts.yaml", "derived")
        computed = self._listed(ComputedFact, "facts.yaml", "computed")
        factors = self._listed(Factor, "facts.yaml", "factors")
        self._only_keys("facts.yaml", ("derived", "computed", "factors"))
        sections = self._sections()
        questions = {question.id: question for section in sections for question in section.questions}
        decisions = self._listed(Decision, "decisions.yaml")
        options = {decision: self._options(decision) for decision in decisions}
        types = fact_types(questions, derived, computed, decisions, options)
        sections = self._with_ask_when(sections, types)
        rulebase = RuleBase(
            pack=self._pack(types),
            sha256=sha256,
            criteria=criteria,
            decisions=self._with_conditions(decisions, types, "when"),
            sections=sections,
            questions={question.id: question for section in sections for question in section.questions},
            options=options,
            derived=derived,
            computed=computed,
            factors=factors,
            constraints=self._constraints(types),
            practices=self._one_a_file(Practice, "practices"),
            risks=self._one_a_file(Risk, "risks"),
            regimes=self._one_a_file(Regime, "controls"),
            evidence=self._one_a_file(Evidence, "evidence"),
            rules=self._rules(types),
            tables=self.tables,
            fact_types=types,
            files=self.files,
            places={item: (document.file, path) for item, (document, path) in self.places.items()},
            test_paths=self._test_paths(),
        )
        for kind, name, path, message, hint, fault in (*check_references(rulebase, formulae), *check_reading(rulebase)):
            document, base = self.places.get((kind, name), (Document(name, None, {(): (1, 1)}), ()))
            self.problems.append(document.problem(message, hint, path_within(document.data, base, path), fault))
        for name, message, hint in misplaced(self.documents, decisions):
            self.problems.append(self.documents[name].problem(message, hint, kind="misplaced-file"))
        self.problems = without_consequences(self.problems, self._unread, self._broken)
        return rulebase

    def _pack(self, types: dict[str, FactType]) -> Pack:
        document = self.documents.get("pack.yaml")
        data = document.data if document and isinstance(document.data, dict) else {}
        limits = data.get("out_of_scope") or []
        if document and isinstance(limits, list):
            limits = [
                self._with_parsed(limit, "when", types, document, ("out_of_scope", i)) for i, limit in enumerate(limits)
            ]
        pack = validate(Pack, {**data, "out_of_scope": limits}, document, (), self.problems) if document else None
        return pack or Pack(name="", version="", language=1, snapshot="1970-01-01", licence="")  # type: ignore[arg-type]

    def _listed(self, model: type[ItemType], file: str, key: str = "") -> dict[str, ItemType]:
        document = self.documents.get(file)
        if document is None:
            if not any(problem.file.endswith(file) for problem in self.problems):
                self.problems.append(
                    Problem(f"the file `{file}` is missing", "every rule base has one", file, kind="missing-file")
                )
                self._unread.add(file)
            return {}
        found: dict[str, ItemType] = {}
        for document, path, entry in self._entries(file, key):
            later = "when" if model is Decision else ""
            bare = {k: v for k, v in entry.items() if k != later} if isinstance(entry, dict) else entry
            self._keep(found, validate(model, bare, document, path, self.problems), document, path)
        return _in_order(found)

    def _entries(self, file: str, key: str = "") -> Iterator[tuple[Document, DocumentPath, Any]]:
        """The entries of a list, each with where it stands: those of the base that stay, then those of packs."""
        base: DocumentPath = (key,) if key else ()
        for number, document in enumerate(self._pages(file)):
            if key and not isinstance(document.data, dict):
                self.problems.append(
                    document.problem("a mapping is expected here", "write `derived:` and its like", kind="wrong-type")
                )
                self._unread.add(file)
                continue
            data = document.data.get(key, []) if key else document.data
            if not isinstance(data, list):
                self.problems.append(
                    document.problem("a list is expected here", "write `- id: …` lines", base, "wrong-type")
                )
                self._unread.add(file)
                continue
            for index, entry in enumerate(data):
                if number > 0 or self.overlay.keeps(file, key, entry):
                    yield document, (*base, index), entry

    def _pages(self, file: str) -> tuple[Document, ...]:
        """The base's file of this name and those of packs that add to it."""
        return (self.documents[file], *self.overlay.additions.get(file, ())) if file in self.documents else ()

    def _only_keys(self, file: str, known: tuple[str, ...]) -> None:
        for document in self._pages(file):
            for key in document.data.keys() - set(known) if isinstance(document.data, dict) else ():
                hint = did_you_mean(key, known) or f"use {', '.join(known)}"
                self.problems.append(
                    document.problem(f"the key `{key}` is not known here", hint, (key,), "unknown-key")
                )

    def _one_a_file(self, model: type[ItemType], folder: str, **given: str) -> dict[str, ItemType]:
        found: dict[str, ItemType] = {}
        for name, document in self.documents.items():
            if name.startswith(f"{folder}/") and name.count("/") == folder.count("/") + 1:
                data = {**document.data, **given} if isinstance(document.data, dict) else document.data
                self._keep(found, validate(model, data, document, (), self.problems), document, (), name)
        return _in_order(found)

    def _options(self, decision: str) -> dict[str, Option]:
        return self._one_a_file(Option, f"options/{decision}", decision=decision)

    def _sections(self) -> tuple[Section, ...]:
        found: dict[str, Section] = {}
        asked: dict[str, Question] = {}
        for name, document in self.documents.items():
            if name.startswith("questions/"):
                section = validate(Section, _without_ask_when(document.data), document, (), self.problems)
                self._keep(found, section, document, (), name)
                if section:
                    questions = self._questions(name, document, section, asked)
                    found[section.id] = section.model_copy(update={"questions": questions})
        return tuple(_in_order(found).values())

    def _questions(
        self, name: str, document: Document, section: Section, asked: dict[str, Question]
    ) -> tuple[Question, ...]:
        """The questions of a section: those of the base that stay, and those that packs add to it."""
        kept: list[Question] = []
        for index, question in enumerate(section.questions):
            if self.overlay.keeps(name, "questions", {"id": question.id}):
                self._keep(asked, question, document, ("questions", index))
                kept.append(question)
        title = {"order": section.order, "title": section.title, "intro": section.intro}
        further = self.overlay.additions.get(name, ())
        for addition in further:
            data = _without_ask_when(addition.data)
            whole = {**title, **data} if isinstance(data, dict) else data
            more = validate(Section, whole, addition, (), self.problems)
            if more and more.id != section.id:
                message, hint = f"the file's name differs from the id `{more.id}`", f"write `id: {section.id}`"
                self.problems.append(addition.problem(message, hint, ("id",), "file-name"))
            for index, question in enumerate(more.questions if more else ()):
                self._keep(asked, question, addition, ("questions", index))
                kept.append(question)
        return tuple(sorted(kept, key=lambda question: question.order) if further else kept)

    def _with_ask_when(self, sections: tuple[Section, ...], types: dict[str, FactType]) -> tuple[Section, ...]:
        return tuple(
            section.model_copy(
                update={
                    "questions": tuple(
                        self._with_condition(question, "ask_when", types) for question in section.questions
                    )
                }
            )
            for section in sections
        )

    def _with_conditions(self, items: dict[str, ItemType], types: dict[str, FactType], key: str) -> dict[str, ItemType]:
        return {name: self._with_condition(item, key, types) for name, item in items.items()}

    def _with_condition(self, item: ItemType, key: str, types: dict[str, FactType]) -> ItemType:
        document, path = self.places[(type(item).__name__, item.id)]  # type: ignore[attr-defined]
        entry = _at(document.data, path)
        if key not in entry:
            return item
        return item.model_copy(update={key: self._condition(entry[key], types, document, (*path, key))})

    def _constraints(self, types: dict[str, FactType]) -> tuple[Constraint, ...]:
        found: dict[str, Constraint] = {}
        for document, path, entry in self._entries("constraints.yaml"):
            parsed = self._with_parsed(entry, "must", types, document, path)
            self._keep(found, validate(Constraint, parsed, document, path, self.problems), document, path)
        return tuple(found.values())

    def _rules(self, types: dict[str, FactType]) -> dict[str, Rule]:
        found: dict[str, Rule] = {}
        for name, document in self.documents.items():
            if name.startswith("knowledge/"):
                if is_table(document.data):
                    self._table(found, types, document, name)
                    continue
                data = self._with_parsed(document.data, "when", types, document, ())
                if isinstance(data, dict):
                    data = {**data, "topic": name.split("/")[1]}
                rule = validate(Rule, data, document, (), self.problems)
                self._keep(found, rule, document, (), name)
        for taken in self.tables.keys() & found.keys():
            document, _ = self.places[("Table", taken)]
            hint = f"a rule in {self.files[taken]} has it; rename one"
            self.problems.append(document.problem(f"the id `{taken}` is taken", hint, ("id",), "duplicate-id"))
        return _in_order(found)

    def _table(self, found: dict[str, Rule], types: dict[str, FactType], document: Document, name: str) -> None:
        """File a decision table, and the rules that its rows become."""
        table = read_table(document, name.split("/")[1], types, self.problems)
        if table is None:
            return
        self._keep(self.tables, table, document, (), name)
        for rule in rules_of(table):
            path = row_path(table, rule)
            self._keep(found, rule, document, path)
            self.files[rule.id] = name
            self.tests[(document.file, (*path, "when"))] = paths_of_row_tests(document, path, rule, types)

    def _with_parsed(
        self, data: Any, key: str, types: dict[str, FactType], document: Document, path: DocumentPath
    ) -> Any:
        if not isinstance(data, dict) or key not in data:
            return data
        return {**data, key: self._condition(data[key], types, document, (*path, key))}

    def _condition(self, raw: Any, types: dict[str, FactType], document: Document, path: DocumentPath) -> Condition:
        if raw == {}:
            return ALWAYS
        reader = ConditionReader(document, types, self.problems)
        condition = reader.read(raw, path)
        self.tests[(document.file, path)] = tuple(reader.tests)
        return condition

    def _test_paths(self) -> dict[str, tuple[DocumentPath, ...]]:
        """For every rule, where its tests stand."""
        rules = ((name, document, path) for (kind, name), (document, path) in self.places.items() if kind == "Rule")
        found = ((name, self.tests.get((document.file, (*path, "when")))) for name, document, path in rules)
        return {name: paths for name, paths in found if paths}

    def _keep(self, found: dict[str, Any], item: Any, document: Document, path: DocumentPath, name: str = "") -> None:
        """File an item under its id, unless it is faulty, a duplicate, or in a file of another name."""
        if item is None:
            self._broken.update(names_within(_at(document.data, path)), [PurePath(name).stem] if name else ())
            return
        kind = type(item).__name__
        twin = self.places.get((kind, item.id))
        if item.id in found and twin:
            hint = f"it stands in {twin[0].file} too; rename one"
            self.problems.append(document.problem(f"the id `{item.id}` is taken", hint, (*path, "id"), "duplicate-id"))
        if name and name.rsplit("/", 1)[-1] != f"{item.id}.yaml":
            hint = f"rename the file to `{item.id}.yaml`, or the id"
            self.problems.append(
                document.problem(f"the file's name differs from the id `{item.id}`", hint, (*path, "id"), "file-name")
            )
        found[item.id] = item
        self.places[(kind if kind != "Option" else f"Option:{item.decision}", item.id)] = (document, path)
        self.places[(kind, item.id)] = (document, path)
        if kind == "Rule":
            self.files[item.id] = name


def _without_ask_when(data: Any) -> Any:
    """A section's values with the section in each question, and without the conditions, which are read later."""
    if not isinstance(data, dict) or not isinstance(data.get("questions"), list):
        return data
    questions = [
        {k: v for k, v in {**entry, "section": data.get("id", "")}.items() if k != "ask_when"}
        if isinstance(entry, dict)
        else entry
        for entry in data["questions"]
    ]
    return {**data, "questions": questions}


def _in_order(found: dict[str, Any]) -> dict[str, Any]:
    return dict(sorted(found.items(), key=lambda pair: (pair[1].order, pair[0])))


def _at(data: Any, path: DocumentPath) -> Any:
    for part in path:
        data = data[part]
    return data
