"""Outcomes of a portfolio as lines of JSON or rows of CSV, and its summary as JSON or as tables for the terminal."""

import csv
import io
import json
from collections.abc import Callable, Iterable
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from advisor.analysis.portfolio.findings import PRIORITIES, SEVERITIES
from advisor.analysis.portfolio.portfolio import Outcome
from advisor.analysis.portfolio.summary import PortfolioSummary
from advisor.analysis.portfolio.tally import Member
from advisor.engine.assess import software_version
from advisor.model.rulebase import RuleBase
from advisor.model.stamps import RuleBaseStamp
from advisor.reporting.naming import Names
from advisor.reporting.wording import clean, counted

Placed = tuple[Outcome, Member]
"""What is said of a profile, and where the profile stands."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_SHOWN = 8


class RowWriter:
    """Writes outcomes as text, one profile a line: nested with `jsonl`, flat with `csv`."""

    def __init__(self, base: RuleBase, form: str) -> None:
        self._decisions = tuple(base.decisions)
        self._write: Callable[[Iterable[Placed]], str] = self._json if form == "jsonl" else self._csv
        self.header = "" if form == "jsonl" else _csv_text([self._columns()])

    def write(self, outcomes: Iterable[Placed]) -> str:
        """The lines of these outcomes."""
        return self._write(outcomes)

    def _json(self, outcomes: Iterable[Placed]) -> str:
        return "".join(f"{json.dumps(_nested(*placed), ensure_ascii=False)}\n" for placed in outcomes)

    def _csv(self, outcomes: Iterable[Placed]) -> str:
        return _csv_text(self._flat(*placed) for placed in outcomes)

    def _columns(self) -> list[str]:
        decided = [column for name in self._decisions for column in (name, f"{name}.runner_up", f"{name}.gap")]
        risks = [f"risks_{severity}" for severity in reversed(SEVERITIES)]
        practices = [f"practices_{priority}" for priority in PRIORITIES]
        return ["profile", "file", "line", "scope", "out_of_scope_because", *decided, *risks, *practices]

    def _flat(self, outcome: Outcome, member: Member) -> list[Any]:
        cells: list[Any] = [_harmless(outcome.profile), _harmless(member.file), member.line]
        cells += ["out" if outcome.beyond else "in", " ".join(limit.reason for limit in outcome.beyond)]
        for name in self._decisions:
            taken = outcome.decisions.get(name)
            cells += [taken.option, taken.runner_up, taken.gap] if taken else [None] * 3
        for severity in reversed(SEVERITIES):
            cells.append("; ".join(risk for risk, grave in outcome.risks if grave == severity))
        for priority in PRIORITIES:
            cells.append("; ".join(practice for practice, urgent in outcome.practices if urgent == priority))
        return cells


def summary_json(summary: PortfolioSummary, faulty: int, base: RuleBase) -> str:
    """The summary as JSON (`advisor/portfolio/v1`); `faulty` rows were left out."""
    stamp = RuleBaseStamp.of(base)
    found = {
        "schema": "advisor/portfolio/v1",
        "advisor": {"version": software_version(), "engine": "compiled"},
        "rulebase": stamp.model_dump(),
        "faulty": faulty,
        **summary.model_dump(),
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def print_summary(summary: PortfolioSummary, faulty: int, base: RuleBase, console: Console) -> None:
    """Print the summary."""
    names = Names(base)
    left_out = f", {counted(faulty, 'row')} left out for {'its' if faulty == 1 else 'their'} faults" if faulty else ""
    outside = f", {summary.out_of_scope} of them beyond our field" if summary.out_of_scope else ""
    console.print(Text(f"{counted(summary.profiles, 'profile')}{outside}{left_out}", style="bold"))
    if summary.decisions:
        console.print(_decisions(summary, names))
    if summary.risks:
        console.print(_risks(summary, names))
    _print_outliers(summary, names, console)


def _decisions(summary: PortfolioSummary, names: Names) -> Table:
    table = _table("What is recommended", "decision", "profiles", "closer than a point", "recommended")
    for name, spread in summary.decisions.items():
        shown = [
            f"{names.option(name, one.option) if one.option else 'nothing: all ruled out'} {one.share:.1%}"
            for one in spread.recommended[:_SHOWN]
        ]
        if len(spread.recommended) > _SHOWN:
            shown.append(f"{len(spread.recommended) - _SHOWN} more")
        close = f"{spread.close_calls / spread.taken:.0%}"
        table.add_row(Text(names.decision(name)), str(spread.taken), close, Text(", ".join(shown)))
    return table


def _risks(summary: PortfolioSummary, names: Names) -> Table:
    table = _table("Commonest risks", "risk", "profiles", "share", "high, medium, low")
    for risk in summary.risks[:_SHOWN]:
        severities = ", ".join(str(risk.severities.get(severity, 0)) for severity in reversed(SEVERITIES))
        table.add_row(Text(names.risk(risk.risk)), str(risk.profiles), f"{risk.share:.1%}", severities)
    return table


def _print_outliers(summary: PortfolioSummary, names: Names, console: Console) -> None:
    outliers = summary.outliers
    if outliers.rare_stacks:
        table = _table("Rarest stacks", "profile", "line", "shared by", "most alone in")
        for rare in outliers.rare_stacks[:_SHOWN]:
            alone = (
                f"{names.decision(name)}: {names.option(name, option) if option else 'nothing'} {share:.1%}"
                for name, share in rare.most_alone_in.items()
                for option in (rare.stack[name],)
            )
            where = _where(rare.file, rare.line)
            table.add_row(Text(clean(rare.profile)), where, str(rare.profiles_with_it), Text(", ".join(alone)))
        console.print(table)
        console.print(Text(f"{counted(outliers.distinct_stacks, 'distinct stack')} in all.\n", style="dim"))
    if outliers.rare_recommendations:
        table = _table("Rare recommendations", "decision", "option", "profiles", "such as")
        for one in outliers.rare_recommendations[:_SHOWN]:
            option = names.option(one.decision, one.option) if one.option else "nothing: all ruled out"
            examples = ", ".join(clean(place.profile) for place in one.examples)
            table.add_row(Text(names.decision(one.decision)), Text(option), str(one.profiles), Text(examples))
        console.print(table)
    if outliers.closest_calls:
        table = _table("Closest calls", "profile", "line", "points", "between")
        for call in outliers.closest_calls[:_SHOWN]:
            options = " and ".join(names.option(call.decision, one) for one in (call.recommended, call.runner_up))
            between = Text(f"{names.decision(call.decision)}: {options}")
            table.add_row(Text(clean(call.profile)), _where(call.file, call.line), f"{call.gap:.2f}", between)
        console.print(table)


def _nested(outcome: Outcome, member: Member) -> dict[str, Any]:
    return {
        "schema": "advisor/portfolio-row/v1",
        "profile": outcome.profile,
        "position": {"file": member.file, "line": member.line},
        "scope": {"status": "out" if outcome.beyond else "in", "reasons": [limit.reason for limit in outcome.beyond]},
        "decisions": {
            name: {"recommended": taken.option, "runner_up": taken.runner_up, "gap": taken.gap}
            for name, taken in outcome.decisions.items()
        },
        "risks": [{"id": risk, "severity": severity} for risk, severity in outcome.risks],
        "practices": [{"id": practice, "priority": priority} for practice, priority in outcome.practices],
    }


def _csv_text(rows: Iterable[Iterable[Any]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False)
    for column in columns:
        numeric = column in ("profiles", "share", "points", "shared by", "closer than a point")
        table.add_column(column, justify="right" if numeric else "left", header_style="dim")
    return table


def _where(file: str, line: int) -> Text:
    return Text(clean(file if line == 1 else str(line)))
