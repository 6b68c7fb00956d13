"""The report for the terminal: one screen for a busy reader, then rankings, risks, practices and doubts.

Every text goes in as `Text`, never as Rich mark-up, since profiles and rules are untrusted.
"""

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from advisor.model.assessment import Assessment
from advisor.model.rulebase import RuleBase
from advisor.reporting.console_parts import bullet, columns, heading, labelled
from advisor.reporting.report.conflicts import ConflictView
from advisor.reporting.report.decisions import DecisionView
from advisor.reporting.report.robustness import RobustnessView
from advisor.reporting.report.stacks import StacksView
from advisor.reporting.report.summary import MainDecision, SummaryView
from advisor.reporting.report.view import ReportView, build_view
from advisor.reporting.sizing.terminal import print_milestones
from advisor.reporting.sizing.view import SizingView
from advisor.reporting.wording import counted

_BAR = 20

_ASKED = 5
"""How many missing answers are shown."""

_TITLES = ("", "Option", "Score", "", "First in", "")


def print_report(assessment: Assessment, base: RuleBase, console: Console) -> None:
    """Print the report; the HTML and Markdown reports hold the sources and the rest."""
    report = build_view(assessment, base)
    purpose = f": {report.purpose}" if report.purpose else ""
    console.print(Text(f"{report.project}{purpose}", style="bold"))
    console.print(Text(f"As of {report.as_of}", style="dim"))
    for sentence in report.packs.sentences:
        console.print(Text(sentence))
    if report.out_of_scope:
        _out_of_scope(report, console)
        return
    if report.summary:
        _summary(report.summary, report, console)
    for decision in report.decisions:
        _ranking(decision, console)
    _sizing(report.sizing, console)
    _risks(report, console)
    _roadmap(report, console)
    _rest(report, console)


def _out_of_scope(report: ReportView, console: Console) -> None:
    console.print(Text("\nThis is not our subject. We give no advice on this project.", style="bold"))
    for reason, instead in report.out_of_scope.reasons if report.out_of_scope else ():
        console.print(labelled("Why", reason))
        console.print(labelled("Instead", instead))
    _overrides(report, console)


def _summary(summary: SummaryView, report: ReportView, console: Console) -> None:
    console.print()
    console.print(Text(summary.headline, style="bold green"))
    if summary.sizing:
        console.print(labelled("To run", summary.sizing))
    for warning in report.warnings:
        console.print(labelled("Note", warning, "yellow"))
    for decision in summary.main:
        console.print()
        console.print(_main(decision))
    if summary.others:
        table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
        for other in summary.others:
            table.add_row(Text(other.title), Text(other.verdict, style="bold"), Text(other.sure, style="dim"))
        console.print()
        console.print(table)
    if summary.stacks:
        _stacks(summary.stacks, console)
    console.print()
    for risk in summary.risks:
        console.print(labelled(f"Risk, {risk.severity}", risk.title, "red"))
    if not summary.risks:
        console.print(Text("None of our rules raises a risk."))
    if summary.experiment:
        console.print(labelled("Next step", f"{summary.experiment.step} {summary.experiment.settles}", "cyan"))
    console.print(Text(report.provisional or report.robustness, style="dim"))


def _main(decision: MainDecision) -> Group:
    title = Text(f"{decision.title}: ")
    title.append(decision.verdict, style="bold")
    sure = f"How sure: {decision.sure}. {decision.why_low}".rstrip()
    lines = [bullet("", sure, "", "dim")]
    lines += [bullet("+", reason.because, "green") for reason in decision.reasons]
    lines += [bullet("−", reason.because, "red") for reason in decision.against]
    if decision.known_limit:
        lines.append(bullet("−", f"Known limit: {decision.known_limit}", "red"))
    if decision.decisive:
        lines.append(bullet("?", decision.critical, "yellow"))
    return Group(title, *lines)


def _ranking(decision: DecisionView, console: Console) -> None:
    heading(f"{decision.title}: {decision.verdict}", console)
    if decision.conflict:
        _conflict(decision.conflict, console)
    if decision.robustness:
        _robustness(decision.robustness, console)
    table = columns("right", "left", "right", "left", "right", "left")
    for row in decision.ranking:
        style = "bold" if row.recommended else ""
        bar = "█" * round(_BAR * row.width / 100)
        table.add_row(
            Text(str(row.place)),
            Text(row.name, style=style),
            Text(row.score, style=style),
            Text(bar, "blue"),
            Text(row.first),
            Text(", ".join(row.remarks), "dim"),
        )
    for column, title in zip(table.columns, _TITLES, strict=True):
        column.header = Text("" if title == "First in" and not decision.robustness else title)
    console.print(table)
    for other in () if decision.conflict else decision.why_not:
        for veto in other.vetoes:
            if veto.certainty == "possible":
                console.print(bullet("?", f"{other.name} would be ruled out if this held: {veto.because}", "yellow"))
            else:
                console.print(bullet("×", f"{other.name}: {veto.because}", "red"))


def _conflict(conflict: ConflictView, console: Console) -> None:
    """Which answers leave nothing, and why each option falls."""
    console.print(Text(conflict.sentence, style="bold yellow"))
    for name, value in conflict.answers:
        console.print(bullet("·", f"{name}: {value}", "yellow"))
    for out in conflict.ruled_out:
        console.print(bullet("×", f"{out.name}: {' '.join(veto.because for veto in out.vetoes)}", "red"))
    console.print()


def _robustness(robustness: RobustnessView, console: Console) -> None:
    console.print(Text(robustness.text))
    console.print()


def _stacks(stacks: StacksView, console: Console) -> None:
    console.print()
    console.print(Text(stacks.summary))
    table = columns("left", *("left" for _ in stacks.headings))
    for column, title in zip(table.columns, ("", *(f"With {name}" for name in stacks.headings)), strict=True):
        column.header = Text(title)
    for row in stacks.differing:
        table.add_row(Text(row.decision), *(Text(option, style="bold") for option in row.options))
    console.print(table)
    if stacks.same:
        console.print(Text(stacks.same, style="dim"))


def _sizing(sizing: SizingView | None, console: Console) -> None:
    if sizing is None or not sizing.parts:
        return
    heading("Sizing", console)
    console.print(Text(sizing.in_a_line))
    if sizing.milestones:
        console.print()
        print_milestones(sizing.milestones, console)
    console.print(Text(f"{sizing.ranges} `advisor size` shows every figure with its formula.", style="dim"))


def _risks(report: ReportView, console: Console) -> None:
    heading("Risks", console)
    for risk in report.risks:
        console.print(labelled(f"{risk.severity}", f"{risk.title} ({risk.applies_to})", "red"))
        mitigations = ", ".join(mitigation.title for mitigation in risk.mitigations)
        if mitigations:
            console.print(Padding(Text(f"Mitigations: {mitigations}", style="dim"), (0, 0, 0, 2)))
    if not report.risks:
        console.print(Text("None of our rules raises a risk that stays open."))
    for risk in report.avoided:
        console.print(labelled("avoided", risk.title, "green"))


def _roadmap(report: ReportView, console: Console) -> None:
    heading("Practices", console)
    for stage in report.roadmap:
        console.print(Text(stage.title, style="bold"))
        for practice in stage.practices:
            trigger = f" ({practice.trigger})" if practice.trigger else ""
            console.print(bullet("·", f"{practice.title}{trigger}", "default"))
    if not report.roadmap:
        console.print(Text("None of our rules recommends a practice."))


def _rest(report: ReportView, console: Console) -> None:
    if report.preferences:
        heading("Your own inclination", console)
        for preference in report.preferences:
            console.print(labelled(f"{preference.decision}, {preference.option}", preference.verdict))
            for reason in preference.reasons_against[:2]:
                console.print(bullet("−", reason.because, "red"))
    if report.regimes:
        heading("Compliance", console)
        for regime in report.regimes:
            count = (
                counted(len(regime.controls), "control")
                if regime.controls
                else "no entries in the rule base; check it yourself"
            )
            console.print(Text(f"{regime.title}: {count}"))
    heading("What we do not know", console)
    for unknown in report.asked[:_ASKED]:
        worth = f"; {unknown.worth}" if unknown.worth and unknown.valued else ""
        console.print(bullet("?", f"{unknown.ask} ({unknown.id}, {unknown.effort}{worth})", "yellow"))
    further = len(report.asked) - _ASKED
    if further > 0:
        console.print(Text(f"and {counted(further, 'further answer')}", style="dim"))
    if report.not_asked:
        console.print(Text(report.not_asked, style="dim"))
    if not report.unknowns:
        console.print(Text("Nothing that any rule waits for."))
    _triggers(report, console)
    _overrides(report, console)
    console.print()
    console.print(Text(report.not_legal_advice, style="dim"))


def _overrides(report: ReportView, console: Console) -> None:
    if report.packs.overrides:
        heading("Overrides of the rule base", console)
        for override in report.packs.overrides:
            console.print(bullet("·", f"{override.pack} {override.what}. Why: {override.reason}", "default"))


def _triggers(report: ReportView, console: Console) -> None:
    if report.triggers:
        heading("When to look again", console)
        for trigger in report.triggers:
            console.print(bullet("·", f"{trigger.when} {trigger.then}", "default"))
        if report.more_triggers:
            console.print(Text(report.more_triggers, style="dim"))
