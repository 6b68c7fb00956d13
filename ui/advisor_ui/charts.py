"""Charts of the recommendation page, each with the table that says the same in numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from advisor.model.assessment import DecisionResult, RankedOption

PALETTE = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9")
"""Okabe and Ito's colours, told apart with every common kind of colour vision."""

PATTERNS = ("", "/", ".", "x", "-")
"""Fill patterns, so that colour is never the only sign."""


INK = {"light": "#1b1f24", "dark": "#fafafa"}
"""The colour of the words, by the page's theme."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one criterion adds to (or takes from) each option's 50 points, in the order of the options asked for."""

    criterion: str
    title: str
    weight: int
    points: tuple[float, ...]


def contributions(decision: DecisionResult, options: Sequence[str], titles: dict[str, str]) -> tuple[Contribution, ...]:
    """Per criterion the points of each option, where the options differ most first.

    Criteria that say nothing are left out. An option's points sum up to its score less 50.
    """
    ranked = [_find(decision, option) for option in options]
    if not ranked:
        return ()
    found = []
    for criterion, cell in ranked[0].criteria.items():
        points = tuple(_points(option, criterion) for option in ranked)
        if any(points):
            found.append(Contribution(criterion, titles.get(criterion, criterion), cell.weight, points))
    return tuple(sorted(found, key=lambda row: (min(row.points) - max(row.points), -row.weight)))


def contribution_chart(rows: Sequence[Contribution], names: Sequence[str], ink: str = INK["light"]) -> go.Figure:
    """Grouped bars: one group a criterion, one bar an option, to the right for and to the left against."""
    text = {"color": ink, "size": 14}
    figure = go.Figure(
        [
            go.Bar(
                y=[row.title for row in rows],
                x=[row.points[place] for row in rows],
                name=name,
                orientation="h",
                marker={
                    "color": PALETTE[place % len(PALETTE)],
                    "pattern": {
                        "shape": PATTERNS[place % len(PATTERNS)],
                        "fillmode": "overlay",
                        "fgcolor": "white",
                        "size": 6,
                        "solidity": 0.35,
                    },
                    "line": {"width": 0},
                },
                hovertemplate="%{y}: %{x:+.1f} points<extra>" + name.replace("<", "&lt;") + "</extra>",
            )
            for place, name in enumerate(names)
        ]
    )
    figure.update_layout(
        barmode="group",
        bargap=0.35,
        bargroupgap=0.1,
        height=120 + len(rows) * (14 + 13 * len(names)),
        margin={"l": 0, "r": 10, "t": 10, "b": 40},
        legend={"orientation": "h", "yanchor": "bottom", "y": 1.0, "x": 0, "traceorder": "normal", "font": text},
        xaxis={
            "title": {"text": "Points against (left) and for (right)", "font": text},
            "tickfont": text,
            "zeroline": True,
            "zerolinecolor": ink,
            "zerolinewidth": 1,
        },
        yaxis={"autorange": "reversed", "automargin": True, "ticksuffix": "  ", "tickfont": text},
    )
    return figure


def share_chart(shares: Sequence[tuple[str, float, bool]], ink: str = INK["light"]) -> go.Figure:
    """Bars of shares (0 to 1) by name, the first on top; the recommended option's bar is the dark one."""
    text = {"color": ink, "size": 14}
    figure = go.Figure(
        go.Bar(
            y=[name.replace("<", "&lt;") for name, _, _ in shares],
            x=[100 * share for _, share, _ in shares],
            orientation="h",
            width=0.6,
            marker={"color": [PALETTE[0] if recommended else "#8aa4c0" for _, _, recommended in shares]},
            text=[f"{100 * share:.0f} %" for _, share, _ in shares],
            textposition="outside",
            textfont=text,
            cliponaxis=False,
            hoverinfo="skip",
        )
    )
    figure.update_layout(
        height=30 + 34 * len(shares),
        margin={"l": 0, "r": 50, "t": 5, "b": 5},
        showlegend=False,
        xaxis={"visible": False, "range": [0, 100], "fixedrange": True},
        yaxis={"autorange": "reversed", "automargin": True, "ticksuffix": "  ", "tickfont": text, "fixedrange": True},
    )
    return figure


def chart_in_words(rows: Sequence[Contribution], names: Sequence[str]) -> str:
    """What a screen reader says in the chart's place: the criteria that decide, with their points."""
    said = [
        f"{row.title}: " + ", ".join(f"{name} {value:+.1f}" for name, value in zip(names, row.points, strict=True))
        for row in rows[:3]
    ]
    return f"Points by criterion for {', '.join(names)}. The largest differences: " + "; ".join(said) + "."


def contribution_table(rows: Sequence[Contribution], names: Sequence[str]) -> list[dict[str, str]]:
    """The chart in numbers, one row a criterion, and the sums."""
    table = [
        {"Criterion": row.title, "Weight": str(row.weight)}
        | {name: f"{value:+.1f}" if value else "0" for name, value in zip(names, row.points, strict=True)}
        for row in rows
    ]
    sums = [sum(row.points[place] for row in rows) for place in range(len(names))]
    total = {name: f"{50 + value:.1f}" for name, value in zip(names, sums, strict=True)}
    return [*table, {"Criterion": "Score (50 plus the sum)", "Weight": "–", **total}]


def gaps(decision: DecisionResult, first: str, other: str, titles: dict[str, str]) -> list[dict[str, str]]:
    """By criterion, the points of the recommended option and of another one, and the gap, the largest loss first."""
    rows = contributions(decision, (first, other), titles)
    ordered = sorted(rows, key=lambda row: row.points[1] - row.points[0])
    return [
        {
            "Criterion": row.title,
            "The recommended one": f"{row.points[0]:+.1f}",
            "This one": f"{row.points[1]:+.1f}",
            "Gap": f"{row.points[1] - row.points[0]:+.1f}",
        }
        for row in ordered
        if row.points[0] != row.points[1]
    ]


def _points(option: RankedOption, criterion: str) -> float:
    total = 12 * sum(cell.weight for cell in option.criteria.values())
    cell = option.criteria[criterion]
    return round(100 * cell.weight * cell.value / total, 2)


def _find(decision: DecisionResult, option: str) -> RankedOption:
    return next(ranked for ranked in decision.ranking if ranked.option == option)
