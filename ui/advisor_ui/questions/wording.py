"""Answers and faults in words, as the pages show them."""

from typing import Any

from advisor.errors import Problem
from advisor.model.decision import Option
from advisor.model.fact import Kind
from advisor.model.question import Question
from advisor.model.rulebase import RuleBase
from advisor_ui.questions.answer_form import Mode, missing, read_form

BANDS = {
    "clear": "clear",
    "lean": "lean",
    "tie": "tie",
    "indifferent": "hardly matters",
}
BAND_MEANINGS = {
    "clear": "the next best option is far behind",
    "lean": "ahead, but a rival is within reach",
    "tie": "several options share the first place",
    "hardly matters": "the options do not differ enough here to be worth a debate",
}
MODES = {
    Mode.RANGE: "I only know a range",
    Mode.SEVERAL: "One of several",
    Mode.MORE: "Perhaps more than these",
    Mode.NONE: "None of these",
    Mode.UNKNOWN: "I don't know",
    Mode.NOT_APPLICABLE: "Not applicable",
}


def answer_words(question: Question, raw: Any, base: RuleBase) -> str:
    """An answer as a sentence would have it; empty for no answer."""
    form = read_form(question, raw)
    match form.mode:
        case Mode.UNKNOWN:
            return "Not known"
        case Mode.NOT_APPLICABLE:
            return f"Does not apply: {form.reason}" if form.reason else "Does not apply"
        case Mode.NONE:
            return "None"
        case Mode.RANGE:
            best = f", best estimate {form.best}" if form.best else ""
            return f"{form.low or '?'} to {_measured(form.high or '?', question)}{best}"
        case Mode.SEVERAL:
            return "One of: " + _listed(form.value, question, base)
        case Mode.MORE:
            return _listed(form.value, question, base) + "; perhaps more"
        case Mode.KEPT:
            return str(form.value)
        case _:
            return _plain_words(question, form.value, base)


def word(question: Question, identifier: str, base: RuleBase) -> str:
    """The label of a choice, or the name of an option that an open question allows."""
    labels = {choice.id: choice.label for choice in question.choices}
    return labels.get(identifier) or (option_name(identifier, base) if question.open else identifier)


def option_name(identifier: str, base: RuleBase) -> str:
    """The name of an option of any decision; a word that is no option stays as it is."""
    options = [base.options[decision][identifier] for decision in base.option_decisions.get(identifier, ())]
    return options[0].name if options else identifier


def stack_options(base: RuleBase) -> dict[str, Option]:
    """Every option that can be a part of an existing system, by id, in the order of the decisions."""
    found: dict[str, Option] = {}
    for options in base.options.values():
        for identifier, option in options.items():
            if identifier != "none":
                found.setdefault(identifier, option)
    return found


def plain_word(identifier: str) -> str:
    """An id that has no label, as a word: `all_hours` becomes `All hours`."""
    return identifier.replace("_", " ").capitalize()


def plain_word_of_name(name: str) -> str:
    """A file name as words: `ticket-shop` becomes `Ticket shop`."""
    return name.replace("-", " ").capitalize()


def status(question: Question, raw: Any) -> str:
    """What kind of answer it is."""
    match read_form(question, raw).mode:
        case Mode.UNKNOWN:
            return "Said to be unknown"
        case Mode.NOT_APPLICABLE:
            return "Not applicable"
        case Mode.RANGE:
            return "Given as a range"
        case Mode.SEVERAL | Mode.MORE:
            return "Given in part"
        case _:
            return "Given"


def fault_words(problem: Problem, base: RuleBase | None = None) -> str:
    """A problem as the user reads it; with a base, questions are called by what they ask instead of by their ids."""
    message = problem.message
    if base is not None:
        if len(problem.path) > 1:
            message = message.removeprefix(f"{problem.path[1]}: ")
        for question in base.questions.values():
            message = message.replace(f"`{question.id}`", f"“{question.ask}”")
    text = f"{message[:1].upper()}{message[1:]}"
    return quoted(f"{text}: {problem.hint}." if problem.hint else f"{text}.")


def understood(question: Question, raw: Any, value: Any) -> str:
    """How a number was read, where that is not plain from how it was typed. `value` is the fact as the rules see it."""
    form = read_form(question, raw)
    if not question.type.numeric or value is None or form.mode not in (None, Mode.RANGE):
        return ""
    unit = {Kind.PERCENT: "%", Kind.SHARE: "", Kind.COUNT: ""}.get(question.type, question.unit)
    if isinstance(value, dict):
        low, high = value["between"]
        best = "" if form.best else f"; best estimate about {_rounded(value['best'])} unless you give one"
        return f"Read as {number_words(low)} to {number_words(high)} {unit}".rstrip() + f"{best}."
    if form.value is None or form.value.replace(".", "", 1).isdecimal():
        return ""
    return f"Read as {number_words(value)} {unit}".rstrip() + "."


def _rounded(number: float) -> str:
    return number_words(float(f"{number:.2g}"))


def number_words(number: float) -> str:
    """A number with thousands apart and no more digits than matter."""
    return f"{number:,.0f}" if number >= 10_000 or float(number).is_integer() else f"{number:,.4g}"


def faults_of(raw: Any, problems: tuple[Problem, ...], base: RuleBase) -> str:
    """What is wrong with an answer, in one line; empty when nothing is."""
    return missing(raw) or " ".join(fault_words(problem, base) for problem in problems)


def quoted(text: str) -> str:
    """Code marks turned into quotation marks: `x` becomes “x”."""
    parts = text.split("`")
    return "".join(part if place % 2 == 0 else f"“{part}”" for place, part in enumerate(parts))


def _plain_words(question: Question, value: Any, base: RuleBase) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "Yes" if value else "No"
        case list() if question.type is Kind.ORDER:
            return ", ".join(base.criteria[name].title if name in base.criteria else str(name) for name in value)
        case list():
            return _listed(value, question, base)
        case dict():
            return "; ".join(
                f"{_key_word(question, key, base)}: {_value_words(entry, base)}" for key, entry in value.items()
            )
        case _ if question.type.numeric:
            return _measured(str(value), question)
        case _:
            return word(question, str(value), base)


def _key_word(question: Question, key: str, base: RuleBase) -> str:
    if question.keys == "decisions" and key in base.decisions:
        return base.decisions[key].title
    asked = base.questions.get(question.keys)
    return word(asked, key, base) if asked else key


def _value_words(entry: Any, base: RuleBase) -> str:
    names = entry if isinstance(entry, list) else [entry]
    return ", ".join(
        option_name(str(name), base) if str(name) in base.option_decisions else plain_word(str(name)) for name in names
    )


def _listed(words: list[str], question: Question, base: RuleBase) -> str:
    return "; ".join(word(question, name, base) for name in words)


def _measured(text: str, question: Question) -> str:
    """A number as typed, with the unit where none was typed."""
    bare = text.strip().rstrip("kMG%").replace(".", "", 1).replace("_", "").isdecimal()
    unit = {Kind.PERCENT: "%"}.get(question.type, question.unit)
    if not bare or not unit or text.endswith("%"):
        return text
    return f"{text} {unit}"
