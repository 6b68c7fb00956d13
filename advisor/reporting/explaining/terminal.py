"""One option explained on the terminal, or as text of the same shape."""

from rich.console import Console
from rich.text import Text

from advisor.reporting.console_parts import bullet, columns, heading
from advisor.reporting.explaining.explanation import Comparison, ExplanationView, GapRow


def print_explanation(view: ExplanationView, console: Console) -> None:
    """Print where an option stands, why, and what would change it."""
    console.print(Text(view.title, style="bold"))
    console.print(Text(f"The decision: {view.verdict}"))
    if view.standing:
        console.print(Text(f"\n{' '.join(view.standing)}"))
    for veto in view.vetoes:
        console.print(bullet("×", f"{veto.because} ({veto.certainty}; rule {veto.rule})", "red"))
    if view.comparison:
        _comparison(view.comparison, console)
    if view.hangs_on:
        heading("What it hangs on", console)
        console.print(Text(view.hangs_on))
        for argument in view.critical:
            console.print(bullet("·", f"{argument}.", "yellow"))
    if view.weights:
        heading("If criteria were weighed differently (the others keeping their proportions)", console)
        for line in view.weights:
            console.print(bullet("·", line, "default"))
    if view.tipping:
        heading("What would dethrone it, one answer at a time" if view.first else "One answer that would do", console)
        for line in view.tipping:
            console.print(bullet("·", line, "default"))
    if view.ways:
        heading("What would put its nearest rivals first" if view.first else "What would put it first", console)
    for way in view.ways:
        console.print(Text(way.sentence))
        for change in way.changes:
            console.print(bullet("·", change, "cyan"))
    console.print(Text("\nAll of this holds under these rules and weights.", style="dim"))


def _comparison(comparison: Comparison, console: Console) -> None:
    leader, follower = comparison.leader, comparison.follower
    heading(f"{leader} against {follower}, criterion by criterion", console)
    table = columns("left", "right", "right", "right", "right", "right")
    titles = ("Criterion", "Weight", leader, follower, "Weight × difference", "Points")
    for column, title in zip(table.columns, titles, strict=True):
        column.header = Text(title)
    for row in comparison.gaps:
        table.add_row(*_cells(row, ""))
    table.add_row(*_cells(comparison.total, "bold"))
    console.print(table)
    for title, mark, style, lines in (
        (f"What tells for {leader}", "+", "green", comparison.arguments_for),
        (f"What tells for {follower}", "−", "red", comparison.arguments_against),
    ):
        if lines:
            console.print(Text(f"\n{title}", style="bold"))
            for line in lines:
                console.print(bullet(mark, line, style))


def _cells(row: GapRow, style: str) -> tuple[Text, ...]:
    return tuple(
        Text(cell, style=style)
        for cell in (row.criterion, row.weight, row.leader, row.follower, row.weighted, row.points)
    )
