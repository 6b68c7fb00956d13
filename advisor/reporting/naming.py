"""Ids of a rule base → the words that readers know them by."""

import re
from typing import Any

from advisor.model.fact import FactType, Kind
from advisor.model.rulebase import RuleBase
from advisor.reporting.values import show_value
from advisor.reporting.wording import clean

_ABBREVIATIONS = {"rps": "requests/s", "cpu": "CPU", "rto": "RTO", "rpo": "RPO", "db": "database"}


class Names:
    """The words for every id of one rule base; an id that it doesn't hold is shown as it is, cleaned."""

    def __init__(self, base: RuleBase) -> None:
        self.base = base

    def option(self, decision: str, option: str) -> str:
        """What an option of a decision is called."""
        known = self.base.options.get(decision, {}).get(option)
        return clean(known.name) if known else self.any_option(option)

    def any_option(self, option: str) -> str:
        """What an option is called when its decision is not at hand."""
        for decision in self.base.option_decisions.get(option, ()):
            return clean(self.base.options[decision][option].name)
        question = self.base.questions.get("existing_stack")
        choices = {choice.id: choice.label for choice in question.choices} if question else {}
        return clean(choices.get(option, option.replace("_", " ")))

    def decision(self, decision: str) -> str:
        """What a decision is called."""
        return clean(self.base.decisions[decision].title) if decision in self.base.decisions else clean(decision)

    def criterion(self, criterion: str | None) -> str:
        """What a criterion is called."""
        return clean(self.base.criteria[criterion].title) if criterion in self.base.criteria else clean(criterion or "")

    def rule(self, rule: str) -> str:
        """The title of a rule."""
        return clean(self.base.rules[rule].title) if rule in self.base.rules else clean(rule)

    def practice(self, practice: str) -> str:
        """The title of a practice."""
        return clean(self.base.practices[practice].title) if practice in self.base.practices else clean(practice)

    def risk(self, risk: str) -> str:
        """The title of a risk."""
        return clean(self.base.risks[risk].title) if risk in self.base.risks else clean(risk)

    def fact(self, fact: str) -> str:
        """A short name of a fact: its id as words."""
        match fact.split("."):
            case ["chosen" | "existing" as kind, decision]:
                return f"{kind} {self.decision(decision).lower()}"
            case ["chosen" | "existing" as kind, decision, attribute]:
                return f"{kind} {self.decision(decision).lower()}, {_words(attribute)}"
            case ["pain_in", pain]:
                return f"where it hurts: {self.choice('pains', pain).lower()}"
            case ["demand" | "size", name]:
                return _words(name)
            case _:
                return self._answer_name(fact)

    def _answer_name(self, fact: str) -> str:
        words = fact.split("_")
        declared = self.base.fact_types.get(fact)
        units = set(re.split("[^a-z]+", declared.unit.lower())) if declared and declared.unit else set()
        while len(words) > 1 and words[-1] in units:
            words.pop()
        return _words("_".join(words))

    def choice(self, question: str, choice: str) -> str:
        """The label of one of a question's choices."""
        asked = self.base.questions.get(question)
        found = next((known for known in asked.choices if known.id == choice), None) if asked else None
        if found:
            return clean(found.label)
        return self.any_option(choice) if choice in self.base.option_decisions else clean(choice)

    def value(self, fact: str, value: Any, rounded: bool = False) -> str:
        """A fact's value in words, with its unit."""
        return show_value(value, self.type_of(fact), lambda choice: self._word(fact, choice), rounded)

    def type_of(self, fact: str) -> FactType | None:
        """The declared type of a fact."""
        return self.base.fact_types.get(fact)

    def _word(self, fact: str, word: str) -> str:
        parts = fact.split(".")
        if parts[0] in ("chosen", "existing"):
            return self.option(parts[1], word) if len(parts) == 2 else clean(word.replace("_", " "))
        if parts[0] == "pain_in" and len(parts) == 2:
            return self.any_option(word)
        if fact in self.base.derived:
            return clean(word.replace("_", " "))
        question = self.base.questions.get(fact)
        if question and question.type in (Kind.MAP, Kind.ORDER):
            return self._map_word(word)
        return self.choice(fact, word)

    def _map_word(self, word: str) -> str:
        if word in self.base.decisions:
            return self.decision(word)
        if word in self.base.criteria:
            return self.criterion(word)
        if word in self.base.option_decisions:
            return self.any_option(word)
        asked = (name for name, one in self.base.questions.items() if any(choice.id == word for choice in one.choices))
        question = next(asked, None)
        return self.choice(question, word) if question else clean(word.replace("_", " "))

    def subject(self, subject: str) -> str:
        """What a missing answer matters for: a decision, or `risk:…`, `practice:…`, `control:…`, `criterion:…`."""
        kind, _, name = subject.partition(":")
        match kind:
            case "risk":
                return f"risk: {self.risk(name)}"
            case "practice":
                return f"practice: {self.practice(name)}"
            case "criterion":
                return f"weight of {self.criterion(name).lower()}"
            case "control":
                control = self.base.controls.get(name)
                regime = self.base.regimes.get(name)
                return f"control: {clean(control[1].title if control else regime.title if regime else name)}"
            case _:
                return self.decision(subject)


def _words(name: str) -> str:
    return clean(" ".join(_ABBREVIATIONS.get(word, word) for word in name.split("_")))
