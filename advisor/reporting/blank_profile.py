"""A commented profile to fill in: core questions first, then the rest by section; every answer line is a comment."""

from collections.abc import Iterator
from textwrap import wrap

from advisor.model.fact import Kind
from advisor.model.question import Question
from advisor.model.rulebase import RuleBase
from advisor.reporting.values import show_number
from advisor.reporting.wording import clean

_WIDTH = 110

_HEAD = """\
# A profile for the Scalability Advisor. Remove the `#` in front of an answer and put yours in its place.
# What you don't know stays as it is: it counts as unknown, never as zero. Other forms of an answer:
#   {between: [2k, 20k], best: 6k}                  a range, where numbers are asked
#   {one_of: [a, b]}                                one of several
#   {at_least: [a, b]}                              these and perhaps more, where a list is asked; [] means none
#   {not_applicable: why}                           the question does not arise
#   {value: 200 ms, note: words, source: words}     an answer with a remark
profile: my-project
# as_of: {snapshot}    # the day for life cycles and the age of sources
answers:
"""

_EXAMPLES = {Kind.BOOL: "true", Kind.COUNT: "10", Kind.SHARE: "50%", Kind.PERCENT: "99.9%", Kind.TEXT: "a few words"}


def blank_profile(base: RuleBase) -> str:
    """The text of a profile without answers that says all that can be answered."""
    core = [question for question in base.questions.values() if question.core]
    lines = [_HEAD.replace("{snapshot}", base.pack.snapshot.isoformat())]
    lines += _page("First", "With these alone there is an answer already.", core, base)
    for section in base.sections:
        rest = [question for question in section.questions if not question.core]
        if rest:
            lines += _page(section.title, section.intro, rest, base)
    return "\n".join(line.rstrip() for line in "\n".join(lines).splitlines()) + "\n"


def _page(title: str, intro: str, questions: list[Question], base: RuleBase) -> Iterator[str]:
    if not questions:
        return
    yield f"  # ==== {clean(title)} ===="
    yield from _comment(intro)
    yield ""
    for question in questions:
        yield from _comment(question.ask)
        yield from _comment(_expected(question, base), indent="    ")
        for choice in question.choices:
            yield from _comment(f"{choice.id}: {choice.label}", indent="      ")
        yield f"  # {question.id}: {_example(question, base)}"
        yield ""


def _comment(text: str, indent: str = " ") -> Iterator[str]:
    yield from (f"  #{indent}{line}" for line in wrap(clean(text), _WIDTH))


def _expected(question: Question, base: RuleBase) -> str:
    """What kind of answer is expected, in a few words."""
    unit = f" in {question.unit}" if question.unit else ""
    match question.type:
        case Kind.BOOL:
            return "true or false"
        case Kind.ONE:
            return "one of these" + (", or your own word" if question.open else "")
        case Kind.MANY:
            return "a list of these" + (", or your own words" if question.open else "")
        case Kind.SHARE:
            return "a share, such as 90%"
        case Kind.PERCENT:
            return "percent"
        case Kind.COUNT:
            return f"a whole number{unit}"
        case Kind.NUMBER:
            return f"a number{unit}, such as {_number(question)}"
        case Kind.ORDER:
            return f"a list, the first one first, of: {', '.join(_words(question.keys, base))}"
        case Kind.MAP:
            values = (
                "its options" if question.values == "options" else f"one of {', '.join(_words(question.values, base))}"
            )
            return f"for each of {question.keys}, {values}"
        case _:
            return "words"


def _words(what: str | tuple[str, ...], base: RuleBase) -> tuple[str, ...]:
    """The words that the keys or values of an answer may be."""
    if isinstance(what, tuple):
        return what
    if what in base.questions:
        return base.questions[what].fact_type.choices
    return {"criteria": tuple(base.criteria), "decisions": tuple(base.decisions)}.get(what, ())


def _example(question: Question, base: RuleBase) -> str:
    """An answer that is valid as it stands."""
    first = question.choices[0].id if question.choices else "word"
    match question.type:
        case Kind.ONE:
            return first
        case Kind.MANY:
            return f"[{first}]"
        case Kind.ORDER:
            return f"[{', '.join(_words(question.keys, base)[:3])}]"
        case Kind.MAP:
            return _map_example(question, base)
        case Kind.NUMBER:
            return _number(question)
        case kind:
            return _EXAMPLES[kind]


def _map_example(question: Question, base: RuleBase) -> str:
    keys = _words(question.keys, base)
    if question.values == "options":
        decision = next((key for key in keys if base.options.get(key)), "")
        return f"{{{decision}: {next(iter(base.options[decision]))}}}" if decision else "{}"
    values = _words(question.values, base)
    return f"{{{keys[0]}: {values[0]}}}" if keys and values else "{}"


def _number(question: Question) -> str:
    """A number within bounds, with its unit."""
    value = 100.0 if question.minimum <= 100 <= question.maximum else question.minimum
    if question.prior and question.prior.range:
        low, high = question.prior.range
        middle = (low * high) ** 0.5 if low > 0 else (low + high) / 2
        value = min(max(float(f"{middle:.1g}"), low), high)
    return f"{show_number(value).replace(',', '')} {question.unit}".rstrip()
