"""The first text of a new item: it loads as it stands, and its comments say what to put in place of what."""

import re
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from advisor.errors import InputError, Problem, did_you_mean
from advisor.loading.overlay import written_order
from advisor.model.condition import ALWAYS
from advisor.model.decision import Attribute
from advisor.model.question import Question
from advisor.model.rulebase import RuleBase

FOLDERS = {"practice": "practices", "risk": "risks", "evidence": "evidence"}
"""Kinds of items that stand in one folder, without a topic."""

KINDS = ("rule", "option", "question", *FOLDERS)
_ID = re.compile(r"[a-z0-9]+([_-][a-z0-9]+)*\Z")


@dataclass(frozen=True, slots=True)
class Scaffold:
    """A new file, or (`continues`) what to add at the end of a file that exists; and what to do next, in sentences."""

    file: str
    text: str
    next_steps: tuple[str, ...]
    continues: bool = False


def scaffold(base: RuleBase, kind: str, topic: str, name: str, today: date, new_topic: bool = False) -> Scaffold:
    """A new item of a kind. `topic` is the topic of a rule, the decision of an option, the section of a question.

    Raises:
        InputError: when the id is taken or malformed, when the topic is not known (a rule's may be new, on demand), or
            when the base has nothing yet that the item would have to name.
    """
    _check_id(kind, name)
    writers: dict[str, Callable[[], Scaffold]] = {
        "rule": lambda: _rule(base, topic, name, new_topic),
        "option": lambda: _option(base, topic, name),
        "question": lambda: _question(base, topic, name),
        "practice": lambda: _practice(base, name),
        "risk": lambda: _risk(base, name),
        "evidence": lambda: _evidence(base, name, today),
    }
    return writers[kind]()


def new_rule_text(base: RuleBase, name: str = "my-new-rule", topic: str = "") -> str:
    """A rule that loads as it stands and whose two cases pass.

    Raises:
        InputError: when the base has no question, practice or source that it could name.
    """
    fact, yes, no = _told_apart(base)
    practice = next((one.id for one in base.practices.values() if one.status == "full"), "") or _first(
        base.practices, "practice"
    )
    orders = {rule.order for rule in base.rules.values()}
    own = [rule.order for rule in base.rules.values() if rule.topic == topic]
    return f"""id: {name}
order: {_free(orders, max(own, default=max(orders, default=0)))}
title: One sentence that says what the rule knows
when:                       # all of it must hold; any:, all: and not: nest
  {fact}: {yes}
then:                       # favour, disfavour, veto, weigh, derive, require, recommend or warn
  - recommend: {practice}
because: One sentence with the causal reason.
evidence: [{_first(base.evidence, "evidence")}]
limits: One sentence, where it does not hold.
cases:                      # answers under which it must fire, and answers under which it must stay silent
  fires: [{{{fact}: {yes}}}]
  silent: [{{{fact}: {no}}}]
"""


def _rule(base: RuleBase, topic: str, name: str, new_topic: bool) -> Scaffold:
    _refuse_taken(name, base.rules, "rule")
    topics = {rule.topic for rule in base.rules.values()}
    if topic not in topics and not new_topic:
        hint = did_you_mean(topic, topics) or f"the topics are {', '.join(sorted(topics))}"
        raise _wrong(f"there is no topic `{topic}`", f"{hint}; `--new-topic` opens a new one")
    _check_id("topic", topic)
    steps = (
        "Say in the title, in `because` and in `limits` what you know; put your own condition and conclusion in place.",
        "Cite the source that supports it; a new one comes from `advisor rules new --kind evidence SOURCE-ID`.",
        f"Then run `advisor rules check` and `advisor rules test {name}`.",
    )
    return Scaffold(f"knowledge/{topic}/{name}.yaml", new_rule_text(base, name, topic), steps)


def _option(base: RuleBase, decision: str, name: str) -> Scaffold:
    if decision not in base.decisions:
        hint = did_you_mean(decision, base.decisions) or f"the decisions are {', '.join(base.decisions)}"
        raise _wrong(f"there is no decision `{decision}`", hint)
    options = base.options[decision]
    _refuse_taken(name, options, "option")
    attributes = "\n".join(_attribute(key, one) for key, one in base.decisions[decision].attributes.items())
    text = f"""id: {name}
order: {_free({option.order for option in options.values()})}
name: The name as its makers write it
# family: of near-twins that share a runtime
status: stub                # a stub is never recommended; write full when all below is stated
summary: One sentence that says what it is.
attributes:                 # rules speak of these, so each must be right
{attributes or "  {}"}
strengths:
  - One sentence.
limits:
  - One sentence.
evidence: [{_first(base.evidence, "evidence")}]
"""
    steps = (
        "Correct every attribute: the first choice stands there only as an example.",
        "Give strengths, limits, skills, life cycle and sources, then set `status: full`.",
        "Then run `advisor rules check`, and see with `advisor explain` how the option fares on an example.",
    )
    return Scaffold(f"options/{decision}/{name}.yaml", text, steps)


def _attribute(name: str, declared: Attribute) -> str:
    first = declared.choices[0] if declared.choices else "word"
    value = {"bool": "false", "number": "1", "many": f"[{first}]", "one": first}[declared.type]
    choices = f"; one of {', '.join(declared.choices)}" if declared.choices else ""
    return f"  {name}: {value}    # {declared.meaning.rstrip('.')}{choices}"


def _question(base: RuleBase, section: str, name: str) -> Scaffold:
    sections = {one.id: one for one in base.sections}
    if section not in sections:
        hint = did_you_mean(section, sections) or f"the sections are {', '.join(sections)}"
        raise _wrong(f"there is no section `{section}`", hint)
    _refuse_taken(name, base.fact_types, "fact")
    orders = {question.order for question in base.questions.values()}
    own = [question.order for question in sections[section].questions]
    text = f"""  - id: {name}
    order: {_free(orders, max(own, default=max(orders, default=0)))}
    ask: One question that ends with a question mark?
    why: One sentence that says what the answer decides.
    type: bool              # bool, one, many, number, count, share, percent, text, map or order
    effort: 5               # minutes to find the answer out
    change: months          # how soon the answer could change: easy, months, hard or frozen
    # unit: of a number, as in ms or GB
    # choices: of one or many, as in `id: Label` or `id: {{label: Label, help: A sentence.}}`
    # ask_when: answers under which the question arises
    # prior: what is likely while nobody has told
"""
    steps = (
        "Word the question so that an architect can answer it without the rules, and give its choices or its unit.",
        f"Write a rule that reads it, for example with `advisor rules new TOPIC ID` and `when: {{{name}: true}}`.",
        "Then run `advisor rules check`.",
    )
    return Scaffold(f"questions/{section}.yaml", text, steps, continues=True)


def _practice(base: RuleBase, name: str) -> Scaffold:
    _refuse_taken(name, base.practices, "practice")
    text = f"""id: {name}
order: {_free({practice.order for practice in base.practices.values()})}
title: A few words that name what one does
status: stub                # a stub is never recommended; write full when all below is said
what: One sentence that says what it is.
how: Two or three sentences that say how it is done.
first_steps:
  - One sentence.
# tools: {{any: [name of a tool]}}, or by runtime family
done_when: One sentence with a measurable state.
# trigger: what starts it, for priority at_trigger
priority: next_quarter      # now, next_quarter or at_trigger
evidence: [{_first(base.evidence, "evidence")}]
"""
    steps = (
        "Say what it is, how to begin and how one sees that it is done; then set `status: full`.",
        f"Let a rule raise it: `then: [{{recommend: {name}}}]`.",
        "Then run `advisor rules check`.",
    )
    return Scaffold(f"practices/{name}.yaml", text, steps)


def _risk(base: RuleBase, name: str) -> Scaffold:
    _refuse_taken(name, base.risks, "risk")
    text = f"""id: {name}
order: {_free({risk.order for risk in base.risks.values()})}
title: A few words that name what may go wrong
status: stub                # write full when all below is said
what_happens: One or two sentences that say what happens, and to whom.
early_signs:
  - One sentence about what can be seen early.
mitigations: [{next(iter(base.practices), "")}]
severity: medium            # low, medium or high
evidence: [{_first(base.evidence, "evidence")}]
"""
    steps = (
        "Say what happens, how it shows early and which practices lessen it; then set `status: full`.",
        f"Let a rule raise it: `then: [{{warn: {name}}}]`.",
        "Then run `advisor rules check`.",
    )
    return Scaffold(f"risks/{name}.yaml", text, steps)


def _evidence(base: RuleBase, name: str, today: date) -> Scaffold:
    _refuse_taken(name, base.evidence, "source")
    text = f"""id: {name}
order: {_free({source.order for source in base.evidence.values()})}
title: The title as its authors write it
address: https://example.org/
kind: documentation         # documentation, measurement, standard, law, book, paper, article, survey or talk
grade: documented           # standard, measured, documented, survey, expert or anecdote
read: {today.isoformat()}
review_by: {(today + timedelta(days=365)).isoformat()}
supports: One sentence that says what it supports, and only that.
# figures: [a number with its unit and where it stands]
"""
    steps = (
        "Give title, address, kind and grade, and say what the source supports.",
        f"Cite it in a rule or an option: `evidence: [{name}]`.",
        "Then run `advisor rules check`.",
    )
    return Scaffold(f"evidence/{name}.yaml", text, steps)


def _told_apart(base: RuleBase) -> tuple[str, str, str]:
    """A question that is always asked and takes one word, with two answers to it."""
    asked = [question for question in base.questions.values() if question.ask_when == ALWAYS and not question.assume]
    for question in asked:
        if question.type == "bool":
            return question.id, "true", "false"
    found = next((question for question in asked if question.type == "one" and len(question.choices) > 1), None)
    if found is None:
        raise _wrong("the rule base asks nothing yet that a rule could read", "write a question first")
    return found.id, *_two_choices(found)


def _two_choices(question: Question) -> tuple[str, str]:
    return question.choices[0].id, question.choices[1].id


def _free(taken: set[int], after: int | None = None) -> int:
    """The next number that no item has, after that one or after all; of a pack's items, the numbers as written."""
    written = {written_order(order) for order in taken}
    number = (max(written, default=0) if after is None else written_order(after)) + 1
    while number in written:
        number += 1
    return number


def _first(items: Iterable[str], kind: str) -> str:
    first = next(iter(items), "")
    if not first:
        raise _wrong(f"the rule base has no {kind} yet", f"write one first: `advisor rules new --kind {kind} ID`")
    return first


def _refuse_taken(name: str, known: Container[str], what: str) -> None:
    if name in known:
        raise _wrong(f"there is a {what} `{name}` already", "choose another id, or edit that one")


def _check_id(kind: str, name: str) -> None:
    if not _ID.match(name):
        sign = "-" if kind in ("rule", "evidence") else "_"
        plain = sign.join(re.findall("[a-z0-9]+", name.lower()))
        hint = f"for example `{plain}`" if plain else "use small letters, digits and hyphens"
        raise _wrong(f"`{name}` does not do as an id: small letters and digits, with `-` or `_` between them", hint)


def _wrong(message: str, hint: str) -> InputError:
    return InputError([Problem(message, hint)])
