"""Documents of a rule base → models, in the order in which they depend on each other."""

from collections.abc import Iterator
from typing import Any, TypeVar

from advisor.errors import Path as DocumentPath
from advisor.loading.assumptions import check_assumptions
from advisor.loading.conditions import ConditionReader
from advisor.loading.consequences import without_consequences
from advisor.loading.document import Document
from advisor.loading.item_reader import ItemReader, ItemType, at, in_order
from advisor.loading.layout import misplaced
from advisor.loading.prices import FILE as PRICES
from advisor.loading.prices import SHEET, check_prices
from advisor.loading.ranges import check_factors
from advisor.loading.reading import check_reading
from advisor.loading.references import Finding, check_references
from advisor.loading.tables import is_table, path_within, paths_of_row_tests, read_table, row_path
from advisor.loading.validation import validate
from advisor.loading.vocabulary import fact_types
from advisor.model.advice import Practice, Regime, Risk
from advisor.model.condition import ALWAYS, Condition
from advisor.model.decision import Criterion, Decision, Option
from advisor.model.evidence import Evidence
from advisor.model.fact import ComputedFact, DerivedFact, FactType
from advisor.model.factor import Factor
from advisor.model.prices import PriceSheet
from advisor.model.question import Question, Section
from advisor.model.rule import Rule
from advisor.model.rulebase import Constraint, Pack, RuleBase
from advisor.model.sizing import Arithmetic, Assumption, Price, SheetTitle
from advisor.model.table import rules_of

RangeType = TypeVar("RangeType", bound=Factor)


class RuleBaseReader(ItemReader):
    """Turns documents into models in the order in which they depend on each other."""

    def read(self, sha256: str, arithmetic: Arithmetic) -> RuleBase:
        """The rule base; only to be used when `problems` stayed empty."""
        criteria = self.listed(Criterion, "criteria.yaml")
        derived = self.listed(DerivedFact, "facts.yaml", "derived")
        computed = self.listed(ComputedFact, "facts.yaml", "computed")
        self.only_keys("facts.yaml", ("derived", "computed", "factors"))
        sections = self._sections()
        questions = {question.id: question for section in sections for question in section.questions}
        decisions = self.listed(Decision, "decisions.yaml")
        options = {decision: self._options(decision) for decision in decisions}
        sizes = arithmetic.figures if "sizing.yaml" in self.documents else {}
        types = fact_types(questions, derived, computed, decisions, options, sizes)
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
            factors=self._ranges(Factor, "facts.yaml", "factors", types),
            constraints=self._constraints(types),
            practices=self.one_a_file(Practice, "practices"),
            risks=self.one_a_file(Risk, "risks"),
            regimes=self.one_a_file(Regime, "controls"),
            evidence=self.one_a_file(Evidence, "evidence"),
            rules=self._rules(types),
            assumptions=self._assumptions(types),
            price_sheet=self._price_sheet(types),
            tables=self.tables,
            fact_types=types,
            files=self.files,
            places={item: (document.file, path) for item, (document, path) in self.places.items()},
            test_paths=self._test_paths(),
        )
        for kind, name, path, message, hint, fault in self._faults(rulebase, arithmetic):
            document, base = self.places.get((kind, name), (Document(name, None, {(): (1, 1)}), ()))
            self.problems.append(document.problem(message, hint, path_within(document.data, base, path), fault))
        for name, message, hint in misplaced(self.documents, decisions):
            self.problems.append(self.documents[name].problem(message, hint, kind="misplaced-file"))
        self.problems = without_consequences(self.problems, self.unread, self.broken)
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

    def _options(self, decision: str) -> dict[str, Option]:
        return self.one_a_file(Option, f"options/{decision}", decision=decision)

    def _sections(self) -> tuple[Section, ...]:
        found: dict[str, Section] = {}
        asked: dict[str, Question] = {}
        for name, document in self.documents.items():
            if name.startswith("questions/"):
                section = validate(Section, _without_ask_when(document.data), document, (), self.problems)
                self.keep(found, section, document, (), name)
                if section:
                    questions = self._questions(name, document, section, asked)
                    found[section.id] = section.model_copy(update={"questions": questions})
        return tuple(in_order(found).values())

    def _questions(
        self, name: str, document: Document, section: Section, asked: dict[str, Question]
    ) -> tuple[Question, ...]:
        """The questions of a section: those of the base that stay, and those that packs add to it."""
        kept: list[Question] = []
        for index, question in enumerate(section.questions):
            if self.overlay.keeps(name, "questions", {"id": question.id}):
                self.keep(asked, question, document, ("questions", index))
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
                self.keep(asked, question, addition, ("questions", index))
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
        entry = at(document.data, path)
        if key not in entry:
            return item
        return item.model_copy(update={key: self._condition(entry[key], types, document, (*path, key))})

    def _constraints(self, types: dict[str, FactType]) -> tuple[Constraint, ...]:
        found: dict[str, Constraint] = {}
        for document, path, entry in self.entries("constraints.yaml"):
            parsed = self._with_parsed(entry, "must", types, document, path)
            self.keep(found, validate(Constraint, parsed, document, path, self.problems), document, path)
        return tuple(found.values())

    def _assumptions(self, types: dict[str, FactType]) -> dict[str, Assumption]:
        self.only_keys("sizing.yaml", ("assumptions",))
        return self._ranges(Assumption, "sizing.yaml", "assumptions", types)

    def _price_sheet(self, types: dict[str, FactType]) -> PriceSheet | None:
        document = self.documents.get(PRICES)
        if document is None:
            return None
        self.only_keys(PRICES, ("sheet", "prices"))
        prices = self._ranges(Price, PRICES, "prices", types)
        if not isinstance(document.data, dict):
            return None
        if "sheet" not in document.data:
            hint = "write whose prices they are: `sheet: {title: …, currency: USD, dated: 2026-11-23}`"
            self.problems.append(document.problem("the key `sheet` is missing", hint, kind="missing-key"))
            return None
        title = validate(SheetTitle, document.data["sheet"], document, ("sheet",), self.problems)
        self.places[(SHEET, PRICES)] = (document, ("sheet",))
        return PriceSheet(title, prices) if title else None

    def _ranges(self, model: type[RangeType], file: str, key: str, types: dict[str, FactType]) -> dict[str, RangeType]:
        """The factors, assumptions or prices of a file, with the conditions of their variants."""
        found: dict[str, RangeType] = {}
        for document, path, entry in self.entries(file, key):
            data = entry
            if isinstance(entry, dict) and isinstance(entry.get("variants"), list):
                variants = [
                    self._with_parsed(variant, "when", types, document, (*path, "variants", place))
                    for place, variant in enumerate(entry["variants"])
                ]
                data = {**entry, "variants": variants}
            self.keep(found, validate(model, data, document, path, self.problems), document, path)
        return in_order(found)

    def _faults(self, rulebase: RuleBase, arithmetic: Arithmetic) -> Iterator[Finding]:
        yield from check_references(rulebase, arithmetic.formulae)
        yield from check_factors(rulebase)
        yield from check_reading(rulebase)
        if "sizing.yaml" in self.documents:
            yield from check_assumptions(rulebase, arithmetic)
        yield from check_prices(rulebase, arithmetic)

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
                self.keep(found, rule, document, (), name)
        for taken in self.tables.keys() & found.keys():
            document, _ = self.places[("Table", taken)]
            hint = f"a rule in {self.files[taken]} has it; rename one"
            self.problems.append(document.problem(f"the id `{taken}` is taken", hint, ("id",), "duplicate-id"))
        return in_order(found)

    def _table(self, found: dict[str, Rule], types: dict[str, FactType], document: Document, name: str) -> None:
        """File a decision table, and the rules that its rows become."""
        table = read_table(document, name.split("/")[1], types, self.problems)
        if table is None:
            return
        self.keep(self.tables, table, document, (), name)
        for rule in rules_of(table):
            path = row_path(table, rule)
            self.keep(found, rule, document, path)
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
