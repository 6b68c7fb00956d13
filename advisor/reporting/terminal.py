"""The report for the terminal: one screen for a busy reader, then rankings, risks, practices and doubts.

Every text goes in as `Text`, never as Rich mark-up, since profiles and rules are untrusted.
"""

from rich.console import Console, Group
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from advisor.model.assessment import Assessment
from advisor.model.rulebase import RuleBase
from advisor.reporting.decisions import DecisionView
from advisor.reporting.summary import MainDecision, SummaryView
from advisor.reporting.view import ReportView, build_view
from advisor.reporting.wording import counted

_BAR = 20


def print_report(assessment: Assessment, base: RuleBase, console: Console) -> None:
    """Print the report; the HTML and Markdown reports hold the sources and the rest."""
    report = build_view(assessment, base)
    purpose = f": {report.purpose}" if report.purpose else ""
    console.print(Text(f"{report.project}{purpose}", style="bold"))
    console.print(Text(f"As of {report.as_of}", style="dim"))
    if report.out_of_scope:
        _out_of_scope(report, console)
        return
    if report.summary:
        _summary(report.summary, report, console)
    for decision in report.decisions:
        _ranking(decision, console)
    _risks(report, console)
    _roadmap(report, console)
    _rest(report, console)


def _out_of_scope(report: ReportView, console: Console) -> None:
    console.print(Text("\nThis is not our subject. We give no advice on this project.", style="bold"))
    for reason, instead in report.out_of_scope.reasons if report.out_of_scope else ():
        console.print(_labelled("Why", reason))
        console.print(_labelled("Instead", instead))


def _summary(summary: SummaryView, report: ReportView, console: Console) -> None:
    console.print()
    console.print(Text(summary.headline, style="bold green"))
    for warning in report.warnings:
        console.print(_labelled("Note", warning, "yellow"))
    for decision in summary.main:
        console.print()
        console.print(_main(decision))
    if summary.others:
        table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
        for other in summary.others:
            table.add_row(Text(other.title), Text(other.verdict, style="bold"), Text(other.sure, style="dim"))
        console.print()
        console.print(table)
    console.print()
    for risk in summary.risks:
        console.print(_labelled(f"Risk, {risk.severity}", risk.title, "red"))
    if not summary.risks:
        console.print(Text("None of our rules raises a risk."))
    if summary.experiment:
        console.print(_labelled("Next step", f"{summary.experiment.step} {summary.experiment.settles}", "cyan"))
    console.print(Text(report.provisional, style="dim"))


def _main(decision: MainDecision) -> Group:
    title = Text(f"{decision.title}: ")
    title.append(decision.verdict, style="bold")
    title.append(f" ({decision.sure})", style="dim")
    lines = [_bullet("+", reason.because, "green") for reason in decision.reasons]
    lines += [_bullet("−", reason.because, "red") for reason in decision.against]
    if decision.known_limit:
        lines.append(_bullet("−", f"Known limit: {decision.known_limit}", "red"))
    if decision.decisive:
        lines.append(_bullet("?", decision.critical, "yellow"))
    return Group(title, *lines)


def _bullet(mark: str, text: str, style: str) -> Table:
    """A paragraph that hangs behind its mark."""
    line = Table.grid(padding=(0, 1))
    line.add_column(width=3, justify="right")
    line.add_column()
    line.add_row(Text(mark, style=style), Text(text))
    return line


def _labelled(label: str, text: str, style: str = "bold") -> Text:
    shown = Text(f"{label}: ", style=style)
    shown.append(text, style="default")
    return shown


def _heading(title: str, console: Console) -> None:
    console.print()
    console.print(Rule(Text(title, style="bold"), align="left", characters="─"))


def _ranking(decision: DecisionView, console: Console) -> None:
    _heading(f"{decision.title}: {decision.verdict}", console)
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(justify="right")
    table.add_column()
    table.add_column(justify="right")
    table.add_column()
    table.add_column(overflow="fold")
    for row in decision.ranking:
        style = "bold" if row.recommended else ""
        bar = "█" * round(_BAR * row.width / 100)
        remarks = ", ".join(row.remarks)
        table.add_row(
            Text(str(row.place)),
            Text(row.name, style=style),
            Text(row.score, style=style),
            Text(bar, "blue"),
            Text(remarks, "dim"),
        )
    console.print(table)
    vetoed = [(other.name, veto.because) for other in decision.why_not for veto in other.vetoes]
    for name, because in vetoed:
        console.print(_bullet("×", f"{name}: {because}", "red"))


def _risks(report: ReportView, console: Console) -> None:
    _heading("Risks", console)
    for risk in report.risks:
        console.print(_labelled(f"{risk.severity}", f"{risk.title} ({risk.applies_to})", "red"))
        mitigations = ", ".join(mitigation.title for mitigation in risk.mitigations)
        if mitigations:
            console.print(Padding(Text(f"Mitigations: {mitigations}", style="dim"), (0, 0, 0, 2)))
    if not report.risks:
        console.print(Text("None of our rules raises a risk that stays open."))
    for risk in report.avoided:
        console.print(_labelled("avoided", risk.title, "green"))


def _roadmap(report: ReportView, console: Console) -> None:
    _heading("Practices", console)
    for stage in report.roadmap:
        console.print(Text(stage.title, style="bold"))
        for practice in stage.practices:
            trigger = f" ({practice.trigger})" if practice.trigger else ""
            console.print(_bullet("·", f"{practice.title}{trigger}", "default"))
    if not report.roadmap:
        console.print(Text("None of our rules recommends a practice."))


def _rest(report: ReportView, console: Console) -> None:
    if report.preferences:
        _heading("Your own inclination", console)
        for preference in report.preferences:
            console.print(_labelled(f"{preference.decision}, {preference.option}", preference.verdict))
            for reason in preference.reasons_against[:2]:
                console.print(_bullet("−", reason.because, "red"))
    if report.regimes:
        _heading("Compliance", console)
        for regime in report.regimes:
            count = (
                counted(len(regime.controls), "control")
                if regime.controls
                else "no entries in the rule base; check it yourself"
            )
            console.print(Text(f"{regime.title}: {count}"))
    _heading("What we do not know", console)
    for unknown in report.unknowns[:5]:
        console.print(_bullet("?", f"{unknown.ask} ({unknown.id})", "yellow"))
    further = len(report.unknowns) - 5
    if further > 0:
        console.print(Text(f"and {counted(further, 'further answer')}", style="dim"))
    if not report.unknowns:
        console.print(Text("Nothing that any rule waits for."))
    console.print()
    console.print(Text(report.not_legal_advice, style="dim"))
