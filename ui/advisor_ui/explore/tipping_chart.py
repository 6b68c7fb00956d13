"""The figure of the bars of tipping points, and what a screen reader says in its place."""

from collections.abc import Iterator

import plotly.graph_objects as go

from advisor.analysis.tipping.outcomes import Nothing, Outcome
from advisor.analysis.tipping.tipping import AxisTipping
from advisor.reporting.naming import Names
from advisor.reporting.wording import capitalised
from advisor_ui.charts import INK
from advisor_ui.explore import tipping_words
from advisor_ui.explore.outcome_colours import Colours
from advisor_ui.explore.tipping_bars import Bar


def chart(decision: str, rows: list[Bar], colours: Colours, names: Names, ink: str = INK["light"]) -> go.Figure:
    """The bars as a figure: one trace an outcome, triangles where the answers are today."""
    figure = go.Figure([_trace(decision, found, rows, colours, names) for found in colours.outcomes])
    figure.add_trace(
        go.Scatter(
            x=[row.here for row in rows if row.here is not None],
            y=[place + 0.36 for place, row in enumerate(rows) if row.here is not None],
            mode="markers",
            name="Today",
            marker={"symbol": "triangle-up", "size": 13, "color": ink},
            hoverinfo="skip",
        )
    )
    text = {"color": ink, "size": 14}
    for place, row in enumerate(rows):
        for at, words in row.marks:
            figure.add_annotation(
                x=at, y=place, yshift=26, text=_plain(words), showarrow=False, font={"color": ink, "size": 13}
            )
    figure.update_layout(
        barmode="overlay",
        height=90 + 72 * len(rows),
        margin={"l": 0, "r": 10, "t": 10, "b": 10},
        legend={"orientation": "h", "yanchor": "bottom", "y": 1.0, "x": 0, "font": text},
        xaxis={"visible": False, "range": [0, 1], "fixedrange": True},
        yaxis={
            "autorange": False,
            "range": [len(rows) - 0.5, -0.75],
            "tickvals": list(range(len(rows))),
            "ticktext": [_plain(row.title) for row in rows],
            "automargin": True,
            "ticksuffix": "  ",
            "tickfont": text,
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
        },
    )
    return figure


def _trace(decision: str, found: Outcome, rows: list[Bar], colours: Colours, names: Names) -> go.Bar:
    name = _plain(label(decision, found, names))
    parts = [(place, segment) for place, row in enumerate(rows) for segment in row.segments if segment.outcome == found]
    return go.Bar(
        y=[place for place, _ in parts],
        x=[segment.end - segment.start for _, segment in parts],
        base=[segment.start for _, segment in parts],
        name=name,
        orientation="h",
        width=0.45,
        marker={"color": colours.fill(found), "line": {"color": "#ffffff", "width": 2}},
        text=[name if segment.end - segment.start > 0.02 * len(name) else "" for _, segment in parts],
        textposition="inside",
        insidetextanchor="middle",
        textfont={"color": colours.text(found), "size": 13},
        customdata=[_plain(segment.label) for _, segment in parts],
        hovertemplate="%{customdata}<extra>" + name + "</extra>",
    )


def label(decision: str, found: Outcome, names: Names) -> str:
    """An outcome in a legend."""
    short = {Nothing.ALL_VETOED: "Every option ruled out", Nothing.NOT_TAKEN: "Does not arise"}
    return short.get(found, "No such project") if isinstance(found, Nothing) else names.option(decision, found)


def in_words(decision: str, axes: list[AxisTipping], names: Names) -> str:
    """What a screen reader says in the chart's place."""
    return " ".join(_sentences(decision, axes, names))


def _sentences(decision: str, axes: list[AxisTipping], names: Names) -> Iterator[str]:
    yield f"Tipping points of {names.decision(decision).lower()}."
    for axis in axes:
        for condition, then in tipping_words.changes(decision, axis, names):
            yield f"{capitalised(names.fact(axis.question))}, if it were {condition}: {then}."


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
