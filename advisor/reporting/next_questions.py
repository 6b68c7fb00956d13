"""What is worth asking next, and whether the questions may stop, on the terminal, as text and as JSON."""

import json
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from advisor.analysis.asking.open_questions import OpenQuestion
from advisor.analysis.asking.stopping import Stop
from advisor.engine.plain import plain
from advisor.model.profile import Answer
from advisor.model.rulebase import RuleBase
from advisor.reporting.console_parts import bullet, heading
from advisor.reporting.naming import Names
from advisor.reporting.report.doubts import HARDLY_PAYS, effort_in_words, worth_in_words
from advisor.reporting.wording import clean, counted, listed

SCHEMA = "advisor/next-question/v1"

SHOWN = 8
"""How many questions are shown of those that pay, and of those that nobody can value."""

MAY_STOP = "Under these rules you may stop here: whatever the open answers are, no recommendation changes."

NOT_OUR_SUBJECT = "This is not our subject: nothing is recommended, so no answer matters."


def print_next_questions(
    questions: Sequence[OpenQuestion], stops: Sequence[Stop], base: RuleBase, console: Console
) -> None:
    """Print the open questions by worth per minute, and per decision whether it is settled.

    Without any decision the project is out of scope.
    """
    names = Names(base)
    console.print(Text(verdict(questions, stops), style="bold green"))
    pays = [one for one in questions if (one.unknown.worth or 0) >= HARDLY_PAYS]
    barely = [one for one in questions if one.unknown.worth is not None and one not in pays]
    unvalued = [one for one in questions if one.unknown.worth is None]
    for title, found in (
        ("Worth asking, the best a minute first", pays),
        ("Hardly worth asking for the sake of the recommendation", barely),
        ("Not valued, as nobody has said which answers are likely", unvalued),
    ):
        if found:
            heading(title, console)
            for one in found[:SHOWN]:
                console.print(bullet("?", _question(one, names), "yellow"))
            if len(found) > SHOWN:
                console.print(Text(f"and {counted(len(found) - SHOWN, 'further question')}", style="dim"))
    if stops:
        heading("Is it settled?", console)
    for stop in stops:
        mark, style = {"settled": ("✓", "green"), "open": ("?", "yellow"), "not_settled": ("…", "dim")}[stop.status]
        console.print(bullet(mark, _settled(stop, names), style))


def verdict(questions: Sequence[OpenQuestion], stops: Sequence[Stop]) -> str:
    """Whether to go on, in a sentence; what is estimated is not called proved."""
    if not stops:
        return NOT_OUR_SUBJECT
    if all(stop.status == "settled" for stop in stops):
        return MAY_STOP
    settled = sum(stop.status == "settled" for stop in stops)
    proved = f"{settled} of {counted(len(stops), 'decision')} {'is' if settled == 1 else 'are'} proved settled"
    if any((one.unknown.worth or 0) >= HARDLY_PAYS for one in questions):
        return f"Go on: some answers are worth their minutes; {proved}."
    unvalued = sum(one.unknown.worth is None for one in questions)
    which = f"that can be valued ({unvalued} cannot) " if unvalued else ""
    return f"No answer {which}is expected to be worth its minutes, by an estimate that is no proof; {proved}."


def next_questions_json(profile: str, questions: Sequence[OpenQuestion], stops: Sequence[Stop]) -> str:
    """The same as JSON, indented, ending in a newline."""
    document = {
        "schema": SCHEMA,
        "profile": profile,
        "in_scope": bool(stops),
        "may_stop": bool(stops) and all(stop.status == "settled" for stop in stops),
        "questions": [
            {
                "question": one.unknown.answer,
                "worth": one.unknown.worth,
                "effort": one.unknown.effort,
                "decision": one.decision or None,
                "matters_for": list(one.unknown.matters_for),
            }
            for one in questions
        ],
        "decisions": [
            {
                "decision": stop.decision,
                "recommended": stop.option,
                "status": stop.status,
                "otherwise": stop.winner,
                "answers": {name: _plain(answer) for name, answer in stop.told},
            }
            for stop in stops
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _question(one: OpenQuestion, names: Names) -> str:
    question = names.base.questions[one.unknown.answer]
    subjects = [one.decision] if one.decision else [name for name in one.unknown.matters_for if ":" not in name]
    matters = listed(names.decision(name).lower() for name in subjects[:4])
    effort = effort_in_words(one.unknown, question.effort)
    parts = [effort, worth_in_words(one.unknown, False), f"for {matters}" if matters else ""]
    return f"{clean(question.ask)} ({one.unknown.answer}; {'; '.join(part for part in parts if part)})"


def _settled(stop: Stop, names: Names) -> str:
    title = names.decision(stop.decision)
    now = names.option(stop.decision, stop.option) if stop.option else "nothing to decide"
    match stop.status:
        case "settled":
            return f"{title}: {now}. Proved: no open answer changes it."
        case "not_settled":
            return f"{title}: {now}. Not settled in time; --seconds gives the proof more."
        case _:
            told = listed(
                f"{names.fact(name)}: {names.value(name, _plain(answer), rounded=True)}" for name, answer in stop.told
            )
            other = names.option(stop.decision, stop.winner) if stop.winner else "nothing"
            return f"{title}: {now}, but {other} with {told}."


def _plain(answer: Answer) -> Any:
    if answer.sequence:
        return list(answer.sequence)
    return plain(answer.knowledge)
