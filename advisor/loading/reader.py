"""Documents of a rule base → models, in the order in which they depend on each other."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from advisor.errors import Path as DocumentPath
from advisor.errors import Problem, did_you_mean
from advisor.loading.conditions import ConditionReader
from advisor.loading.document import Document
from advisor.loading.layout import misplaced
from advisor.loading.reading import check_reading
from advisor.loading.references import check_references
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

ItemType = TypeVar("ItemType", bound=Item)
Formulae = Mapping[str, Sequence[str]]


class RuleBaseReader:
    """Turns documents into models in the order in which they depend on each other."""

    def __init__(self, documents: dict[str, Document], problems: list[Problem] | None = None) -> None:
        self.documents = documents
        self.problems: list[Problem] = list(problems or [])
        self.places: dict[tuple[str, str], tuple[Document, DocumentPath]] = {}
        self.files: dict[str, str] = {}

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
            fact_types=types,
            files=self.files,
            places={item: (document.file, path) for item, (document, path) in self.places.items()},
        )
        for kind, name, path, message, hint in (*check_references(rulebase, formulae), *check_reading(rulebase)):
            document, base = self.places.get((kind, name), (Document(name, None, {(): (1, 1)}), ()))
            self.problems.append(document.problem(message, hint, (*base, *path)))
        for name, message, hint in misplaced(self.documents, decisions):
            self.problems.append(self.documents[name].problem(message, hint))
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
                self.problems.append(Problem(f"the file `{file}` is missing", "every rule base has one", file))
            return {}
        if key and not isinstance(document.data, dict):
            self.problems.append(document.problem("a mapping is expected here", "write `derived:` and its like"))
            return {}
        data = document.data.get(key, []) if key else document.data
        base: DocumentPath = (key,) if key else ()
        if not isinstance(data, list):
            self.problems.append(document.problem("a list is expected here", "write `- id: …` lines", base))
            return {}
        found: dict[str, ItemType] = {}
        for index, entry in enumerate(data):
            path = (*base, index)
            later = "when" if model is Decision else ""
            bare = {k: v for k, v in entry.items() if k != later} if isinstance(entry, dict) else entry
            self._keep(found, validate(model, bare, document, path, self.problems), document, path)
        return _in_order(found)

    def _only_keys(self, file: str, known: tuple[str, ...]) -> None:
        document = self.documents.get(file)
        if document and isinstance(document.data, dict):
            for key in document.data.keys() - set(known):
                hint = did_you_mean(key, known) or f"use {', '.join(known)}"
                self.problems.append(document.problem(f"the key `{key}` is not known here", hint, (key,)))

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
                data = document.data
                if isinstance(data, dict) and isinstance(data.get("questions"), list):
                    bare = [
                        {k: v for k, v in {**entry, "section": data.get("id", "")}.items() if k != "ask_when"}
                        if isinstance(entry, dict)
                        else entry
                        for entry in data["questions"]
                    ]
                    data = {**data, "questions": bare}
                section = validate(Section, data, document, (), self.problems)
                self._keep(found, section, document, (), name)
                for index, question in enumerate(section.questions if section else ()):
                    self._keep(asked, question, document, ("questions", index))
        return tuple(_in_order(found).values())

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
        document = self.documents.get("constraints.yaml")
        if document is None:
            return ()
        if not isinstance(document.data, list):
            self.problems.append(document.problem("a list is expected here", "write `- id: …` lines"))
            return ()
        found: dict[str, Constraint] = {}
        for index, entry in enumerate(document.data):
            parsed = self._with_parsed(entry, "must", types, document, (index,))
            self._keep(found, validate(Constraint, parsed, document, (index,), self.problems), document, (index,))
        return tuple(found.values())

    def _rules(self, types: dict[str, FactType]) -> dict[str, Rule]:
        found: dict[str, Rule] = {}
        for name, document in self.documents.items():
            if name.startswith("knowledge/"):
                data = self._with_parsed(document.data, "when", types, document, ())
                if isinstance(data, dict):
                    data = {**data, "topic": name.split("/")[1]}
                rule = validate(Rule, data, document, (), self.problems)
                self._keep(found, rule, document, (), name)
        return _in_order(found)

    def _with_parsed(
        self, data: Any, key: str, types: dict[str, FactType], document: Document, path: DocumentPath
    ) -> Any:
        if not isinstance(data, dict) or key not in data:
            return data
        return {**data, key: self._condition(data[key], types, document, (*path, key))}

    def _condition(self, raw: Any, types: dict[str, FactType], document: Document, path: DocumentPath) -> Condition:
        return ALWAYS if raw == {} else ConditionReader(document, types, self.problems).read(raw, path)

    def _keep(self, found: dict[str, Any], item: Any, document: Document, path: DocumentPath, name: str = "") -> None:
        """File an item under its id, unless it is faulty, a duplicate, or in a file of another name."""
        if item is None:
            return
        kind = type(item).__name__
        twin = self.places.get((kind, item.id))
        if item.id in found and twin:
            hint = f"it stands in {twin[0].file} too; rename one"
            self.problems.append(document.problem(f"the id `{item.id}` is taken", hint, (*path, "id")))
        if name and name.rsplit("/", 1)[-1] != f"{item.id}.yaml":
            hint = f"rename the file to `{item.id}.yaml`, or the id"
            self.problems.append(
                document.problem(f"the file's name differs from the id `{item.id}`", hint, (*path, "id"))
            )
        found[item.id] = item
        self.places[(kind if kind != "Option" else f"Option:{item.decision}", item.id)] = (document, path)
        self.places[(kind, item.id)] = (document, path)
        if kind == "Rule":
            self.files[item.id] = name


def _in_order(found: dict[str, Any]) -> dict[str, Any]:
    return dict(sorted(found.items(), key=lambda pair: (pair[1].order, pair[0])))


def _at(data: Any, path: DocumentPath) -> Any:
    for part in path:
        data = data[part]
    return data
