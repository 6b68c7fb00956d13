"""Tipping points, axes and decision maps on the terminal, or as text of the same shape."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from advisor.analysis.tipping.outcomes import Outcome
from advisor.analysis.tipping.tipping import AxisTipping
from advisor.model.rulebase import RuleBase
from advisor.reporting.console_parts import bullet, columns, heading
from advisor.reporting.exploring.axis_bar import axis_bar
from advisor.reporting.exploring.axis_scale import AxisScale, scale_around
from advisor.reporting.exploring.exploration import (
    excluded_words,
    listed_words,
    outcome_words,
    range_words,
    tipping_rows,
    today,
)
from advisor.reporting.naming import Names
from advisor.reporting.report.tipping import magnitude
from advisor.reporting.wording import capitalised, clean, counted

ROWS = 5
"""How many tipping points of a decision are shown unless it is asked for by name."""

_WIDTH = 64

_PROVISO = "One answer changes at a time, all else as told; under these rules and weights. A number in brackets is how "
_PROVISO += "far the threshold itself may be off."


def print_tipping_points(
    axes: Sequence[AxisTipping], base: RuleBase, console: Console, decision: str | None = None
) -> None:
    """The nearest tipping points of every decision, or all of one."""
    names = Names(base)
    if not axes:
        console.print(Text("This is not our subject, so nothing is recommended that could tip."))
        return
    steady = []
    for name in [decision] if decision else list(axes[0].present):
        rows = tipping_rows(axes, name, names)
        if not rows:
            steady.append(names.decision(name).lower())
            continue
        heading(f"{names.decision(name)}: {outcome_words(name, axes[0].present[name], names)}", console)
        table = columns("left", "left", "left", "left")
        for column, title in zip(table.columns, ("Answer", "Today", "Were it", "Then"), strict=True):
            column.header = Text(title)
        shown = rows if decision else rows[:ROWS]
        for row in shown:
            table.add_row(Text(row.question), Text(row.today, "dim"), Text(row.tips), Text(row.then, "bold"))
        console.print(table)
        if len(rows) > len(shown):
            more = counted(len(rows) - len(shown), "more change", "more changes")
            console.print(Text(f"{more}; --decision {name} shows all.", style="dim"))
    if steady:
        console.print(Text(f"\nNo single answer changes: {', '.join(steady)}."))
    console.print(Text(f"\n{_PROVISO}", style="dim"))


def print_axis(axis: AxisTipping, base: RuleBase, console: Console, decision: str | None = None) -> None:
    """What every decision, or one, does along the axis of an answer."""
    names = Names(base)
    console.print(Text(clean(base.questions[axis.question].ask), style="bold"))
    console.print(Text(f"Today: {today(axis, names)}"))
    for excluded in axis.excluded:
        console.print(Text(f"Not possible: {excluded_words(axis.question, excluded, names)}", style="dim"))
    wanted = [decision] if decision else list(axis.present)
    moving = [name for name in wanted if _differs(axis, name)]
    steady = [name for name in wanted if name not in moving]
    if axis.reach is not None:
        _numbers(axis, moving, names, console)
    else:
        _listed(axis, moving, names, console)
    if steady:
        held = ", ".join(f"{names.decision(name).lower()} ({_present(axis, name, names)})" for name in steady)
        console.print(Text(f"\nThe same all along: {held}.", style="dim"))
    console.print(Text("All else as told; under these rules and weights.", style="dim"))


def _present(axis: AxisTipping, decision: str, names: Names) -> str:
    return outcome_words(decision, axis.present[decision], names)


def _differs(axis: AxisTipping, decision: str) -> bool:
    outcomes: Iterable[Outcome] = (
        *(stretch.outcome for stretch in axis.stretches.get(decision, ())),
        *(group.outcome for group in axis.answers.get(decision, ())),
    )
    return len(set(outcomes)) > 1


def _numbers(axis: AxisTipping, decisions: list[str], names: Names, console: Console) -> None:
    assert axis.reach is not None
    here = float(axis.here) if isinstance(axis.here, int | float) else None
    borders = [stretch.low for name in decisions for stretch in axis.stretches[name][1:]]
    scale = scale_around([*borders, *([] if here is None else [here])], axis.reach, names.type_of(axis.question))
    for name in decisions:
        heading(names.decision(name), console)
        bar = axis_bar(axis.stretches[name], here, scale, _WIDTH)
        console.print(Text(f"  {bar.letters}", style="bold"))
        if bar.here is not None:
            console.print(Text(f"  {' ' * bar.here}▲ today", style="cyan"))
        console.print(Text(f"  {_ends(axis, scale, names)}", style="dim"))
        letters = {outcome: letter for letter, outcome in bar.legend}
        for stretch in axis.stretches[name]:
            where = capitalised(range_words(axis, name, stretch, names))
            then = outcome_words(name, stretch.outcome, names)
            console.print(bullet(letters[stretch.outcome], f"{where}: {then}", "bold"))


def _ends(axis: AxisTipping, scale: AxisScale, names: Names) -> str:
    declared = names.type_of(axis.question)
    first, last = magnitude(scale.low, declared), magnitude(scale.high, declared)
    return f"{first}{last.rjust(max(1, _WIDTH - len(first)))}"


def _listed(axis: AxisTipping, decisions: list[str], names: Names, console: Console) -> None:
    for name in decisions:
        heading(names.decision(name), console)
        for group in axis.answers[name]:
            answers = "; ".join(listed_words(axis.question, answer, names) for answer in group.answers)
            console.print(bullet("·", f"{capitalised(outcome_words(name, group.outcome, names))}: {answers}", "bold"))
