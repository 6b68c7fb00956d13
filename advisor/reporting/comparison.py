"""Two profiles laid side by side, in words and on the terminal: the verdict, what is recommended, what differs and why.

Every text goes in as `Text`, never as Rich mark-up, since profiles and rules are untrusted.
"""

from collections.abc import Iterable
from io import StringIO
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from advisor.analysis.comparing.advised import DECIDED, Change
from advisor.analysis.comparing.comparison import Answered, Comparison, Difference
from advisor.analysis.comparing.mixing import FACTOR
from advisor.model.rulebase import RuleBase
from advisor.reporting.naming import Names
from advisor.reporting.values import NOT_KNOWN, show_value
from advisor.reporting.wording import PRIORITY, capitalised, clean, counted, listed

WIDTH = 120
"""Columns of a page that is not shown on a terminal."""

_NAMED_IN_VERDICT = 6
_NAMED_CHANGES = 2

_MOVED = {"alone": "", "bound": "all or none, else they contradict: ", "together": "only together: "}
_EVERYTHING = "decision, risk, practice or control"
_AS_ABOVE = "as above"

Labels = tuple[str, str]
"""What the two profiles are called."""


class ComparisonWriter:
    """Writes a comparison in the words of one rule base."""

    def __init__(self, comparison: Comparison, base: RuleBase, labels: Labels) -> None:
        self._comparison = comparison
        self._names = Names(base)
        self.labels: Labels = (clean(labels[0]), clean(labels[1]))

    def verdict(self) -> str:
        """In a sentence or two: how far both agree, and which answers make the difference."""
        if not self._comparison.different_answers:
            return "Your answers are the same, and so is the advice."
        return f"{self._agreement()}; {self._cause()}."

    def _agreement(self) -> str:
        scopes = (self._comparison.one.scope, self._comparison.other.scope)
        if scopes == ("out", "out"):
            return "By the answers of either of you, the project is not our subject"
        if "out" in scopes:
            out, into = self.labels if scopes[0] == "out" else reversed(self.labels)
            return f"By the answers of {out} the project is not our subject, by those of {into} it is"
        total = len(self._comparison.decisions)
        agreed = sum(decision.agree for decision in self._comparison.decisions)
        if agreed == total:
            return f"You agree on all {counted(total, 'decision')}"
        return f"You agree on {agreed or 'none'} of {counted(total, 'decision')}"

    def _cause(self) -> str:
        """Which answers bear on a decision, else on what is advised beside it."""
        every = self._comparison.different_answers
        deciding = [one for one in self._comparison.differences if one.bears_on == "decisions"]
        shown = [answer for one in deciding or self._comparison.differences for answer in one.answers]
        if not shown:
            return f"{counted(every, 'different answer')} {'changes' if every == 1 else 'change'} no {_EVERYTHING}"
        named = [self.name(answer) for answer in shown[:_NAMED_IN_VERDICT]]
        if len(shown) > len(named):
            named.append(f"{len(shown) - len(named)} more")
        which = "the one different answer" if every == 1 else f"{len(shown)} of {every} different answers"
        effect = ("make", "the difference") if deciding else ("change", "only risks, practices or controls")
        return f"{which} {effect[0]}{'s' if len(shown) == 1 else ''} {effect[1]}: {listed(named)}"

    def decisions(self) -> tuple[tuple[str, str, str], ...]:
        """Every decision and what it is by the answers of each; the last is empty where both agree."""
        return tuple(
            (
                self._names.decision(one.decision),
                self._option(one.decision, one.one),
                "" if one.agree else self._option(one.decision, one.other),
            )
            for one in self._comparison.decisions
        )

    def name(self, answer: Answered) -> str:
        """What an answer or a factor is called, within a sentence."""
        factor = self._names.base.factors.get(answer.id.removeprefix(FACTOR))
        return clean(f"{factor.title[:1].lower()}{factor.title[1:]}") if factor else self._names.fact(answer.id)

    def value(self, answer: Answered, value: Any) -> str:
        """An answer's value as reports show it."""
        if value is None:
            return NOT_KNOWN
        if isinstance(value, dict) and "not_applicable" in value:
            return "does not apply"
        if answer.id.startswith(FACTOR):
            return show_value(value, None, clean)
        return self._names.value(answer.id, value)

    def effects(self, difference: Difference) -> tuple[str, str]:
        """What changes for each of the two with the other one's answers."""
        return self._changes(difference.in_one), self._changes(difference.in_other)

    def _changes(self, found: tuple[Change, ...]) -> str:
        """Changes in words: every decision, then others up to a few, the rest counted."""
        if not found:
            return "nothing"
        decided = [one for one in found if one.kind in DECIDED]
        beside = [one for one in found if one.kind not in DECIDED]
        named = beside[: max(0, _NAMED_CHANGES - len(decided))]
        return "; ".join([*(self.change(one) for one in (*decided, *named)), *_counted(beside[len(named) :])])

    def change(self, one: Change) -> str:
        """One change in words."""
        if one.kind == "scope":
            return "the project is our subject" if one.after == "in" else "the project is not our subject"
        if one.kind == "decision":
            before, after = self._option(one.id, one.before), self._option(one.id, one.after)
            return f"{self._names.decision(one.id)}: {before} → {after}"
        subject = self._names.subject(f"{one.kind}:{one.id}")
        if one.before is None or one.after is None:
            return f"{'without' if one.after is None else 'with'} {subject}"
        before, after = (PRIORITY.get(value, value).lower() for value in (one.before, one.after))
        return f"{subject} ({before} → {after})"

    def _option(self, decision: str, option: str | None) -> str:
        if option is None:
            return "does not arise"
        return self._names.option(decision, option) if option else "every option is ruled out"


def _counted(changes: Iterable[Change]) -> list[str]:
    found: dict[str, int] = {}
    for change in changes:
        found[change.kind] = found.get(change.kind, 0) + 1
    return [counted(number, f"more {kind}") for kind, number in found.items()]


def comparison_text(comparison: Comparison, base: RuleBase, labels: Labels) -> str:
    """What the terminal shows, without colour."""
    page = StringIO()
    plain = Console(file=page, width=WIDTH, color_system=None, force_terminal=False, highlight=False)
    print_comparison(comparison, base, labels, plain)
    return "".join(f"{line.rstrip()}\n" for line in page.getvalue().splitlines())


def print_comparison(comparison: Comparison, base: RuleBase, labels: Labels, console: Console) -> None:
    """Print a comparison; `labels` is what the two profiles are called."""
    writer = ComparisonWriter(comparison, base, labels)
    console.print(Text(writer.verdict(), style="bold green"))
    if not comparison.different_answers:
        return
    if comparison.decisions:
        console.print()
        console.print(_decisions(writer))
    groups = (
        ("Different answers that bear on a decision", "decisions"),
        ("Different answers that change only what is advised beside the decisions", "advice"),
    )
    for title, bears_on in groups:
        found = [one for one in comparison.differences if one.bears_on == bears_on]
        if found:
            console.print()
            console.print(_differences(title, found, writer))
    if comparison.idle:
        console.print()
        names = listed(writer.name(answer) for answer in comparison.idle)
        console.print(Text(f"Different answers that change no {_EVERYTHING}, one by one or all together: {names}."))


def _table(title: str, *columns: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), title=Text(title, style="bold"), title_justify="left")
    for column in columns:
        table.add_column(Text(column, style="dim"), overflow="fold")
    return table


def _decisions(writer: ComparisonWriter) -> Table:
    table = _table("What is recommended", "Decision", *writer.labels)
    for decision, one, other in writer.decisions():
        style = "bold" if other else "dim"
        table.add_row(Text(decision, style), Text(one, style), Text(other or "the same", style))
    return table


def _differences(title: str, differences: list[Difference], writer: ComparisonWriter) -> Table:
    one, other = writer.labels
    table = _table(title, "Answer", one, other, f"{one}, with {other}'s answer", f"{other}, with {one}'s answer")
    for difference in differences:
        first, *further = difference.answers
        effects = (Text(f"{_MOVED[difference.moved]}{effect}") for effect in writer.effects(difference))
        table.add_row(*_row(first, writer), *effects)
        for answer in further:
            table.add_row(*_row(answer, writer), Text(_AS_ABOVE), Text(_AS_ABOVE))
    return table


def _row(answer: Answered, writer: ComparisonWriter) -> tuple[Text, Text, Text]:
    values = (writer.value(answer, answer.one), writer.value(answer, answer.other))
    return Text(capitalised(writer.name(answer)), "bold"), Text(values[0]), Text(values[1])
