"""The figure of a decision map, the same as a table, and what a screen reader says in its place."""

from collections import defaultdict
from collections.abc import Sequence

import plotly.graph_objects as go

from advisor.analysis.tipping.outcomes import Outcome
from advisor.reporting.naming import Names
from advisor.reporting.wording import listed
from advisor_ui.charts import INK
from advisor_ui.explore.map_areas import areas
from advisor_ui.explore.map_grid import Band, Grid, Side
from advisor_ui.explore.outcome_colours import Colours
from advisor_ui.explore.tipping_chart import label

_HEIGHT = 520
_LETTER, _LINE = 0.011, 0.05
"""The room that a letter needs across, and a line of words upwards, as shares of the map."""
_MOST_BANDS = 8
"""How many bands of an axis the table shows at most."""


def chart(decision: str, grid: Grid, colours: Colours, names: Names, ink: str = INK["light"]) -> go.Figure:
    """The map as a figure: one colour an outcome, and a mark where the answers are today."""
    codes = {outcome: place for place, outcome in enumerate(colours.outcomes)}
    steps = max(len(codes), 1)
    scale = [
        (bound / steps, colours.fill(outcome))
        for place, outcome in enumerate(colours.outcomes)
        for bound in (place, place + 1)
    ]
    text = {"color": ink, "size": 14}
    hover = [
        [
            [column.label, row.label, label(decision, outcome, names)]
            for column, outcome in zip(grid.x.bands, line, strict=True)
        ]
        for row, line in zip(grid.y.bands, grid.outcomes, strict=True)
    ]
    figure = go.Figure(
        go.Heatmap(
            x=_edges(grid.x),
            y=_edges(grid.y),
            z=[[codes[outcome] for outcome in line] for line in grid.outcomes],
            zmin=-0.5,
            zmax=steps - 0.5,
            colorscale=scale,
            showscale=False,
            customdata=hover,
            hovertemplate="%{customdata[0]}<br>%{customdata[1]}<extra>%{customdata[2]}</extra>",
        )
    )
    for outcome in colours.outcomes:
        figure.add_trace(_legend(label(decision, outcome, names), colours.fill(outcome)))
    _name_areas(decision, figure, grid, colours, names)
    _mark_today(figure, grid)
    figure.update_layout(
        height=_HEIGHT,
        margin={"l": 0, "r": 10, "t": 10, "b": 10},
        plot_bgcolor="rgba(0,0,0,0)",
        legend={"orientation": "h", "yanchor": "bottom", "y": 1.0, "x": 0, "font": text},
        xaxis=_axis(grid.x, text),
        yaxis=_axis(grid.y, text),
    )
    return figure


def _edges(side: Side) -> list[float]:
    return [side.bands[0].start, *(band.end for band in side.bands)]


def _legend(name: str, colour: str) -> go.Scatter:
    marker = {"symbol": "square", "size": 13, "color": colour}
    return go.Scatter(x=[None], y=[None], mode="markers", name=_plain(name), marker=marker)


def _name_areas(decision: str, figure: go.Figure, grid: Grid, colours: Colours, names: Names) -> None:
    """Write the outcome into every area that has room for it, so that colour is not the only sign."""
    for area in areas(grid):
        name = label(decision, area.outcome, names)
        if area.width > _LETTER * len(name) and area.height > _LINE:
            font = {"color": colours.text(area.outcome), "size": 13}
            figure.add_annotation(x=area.x, y=area.y, text=_plain(name), showarrow=False, font=font)


def _mark_today(figure: go.Figure, grid: Grid) -> None:
    """A diamond where both answers are known, else a line along the answer that is open."""
    if grid.x.here is not None and grid.y.here is not None:
        marker = {"symbol": "diamond", "size": 16, "color": "#ffffff", "line": {"color": "#000000", "width": 2}}
        figure.add_trace(
            go.Scatter(x=[grid.x.here], y=[grid.y.here], mode="markers", name="Today", marker=marker, hoverinfo="skip")
        )
    elif grid.x.here is not None:
        figure.add_vline(grid.x.here, line={"color": "#000000", "width": 3, "dash": "dot"})
    elif grid.y.here is not None:
        figure.add_hline(grid.y.here, line={"color": "#000000", "width": 3, "dash": "dot"})


def _axis(side: Side, text: dict[str, object]) -> dict[str, object]:
    return {
        "title": {"text": _plain(side.title), "font": text},
        "range": [0, 1],
        "tickvals": [place for place, _ in side.ticks],
        "ticktext": [_plain(words) for _, words in side.ticks],
        "tickfont": text,
        "automargin": True,
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
    }


def table(decision: str, grid: Grid, names: Names) -> list[dict[str, str]]:
    """The map as a table, with some of the bands where there are many."""
    columns, rows = _some(grid.x.bands), _some(grid.y.bands)
    corner = f"{grid.y.title} ↓  {grid.x.title} →"
    return [
        {corner: grid.y.bands[row].label}
        | {grid.x.bands[column].label: label(decision, grid.outcomes[row][column], names) for column in columns}
        for row in rows
    ]


def is_whole(grid: Grid) -> bool:
    """Whether the table shows every band."""
    return max(len(grid.x.bands), len(grid.y.bands)) <= _MOST_BANDS


def _some(bands: Sequence[Band]) -> list[int]:
    if len(bands) <= _MOST_BANDS:
        return list(range(len(bands)))
    return [round(step * (len(bands) - 1) / (_MOST_BANDS - 1)) for step in range(_MOST_BANDS)]


def in_words(decision: str, grid: Grid, names: Names) -> str:
    """What a screen reader says in the map's place."""
    area: dict[Outcome, float] = defaultdict(float)
    for row, line in zip(grid.y.bands, grid.outcomes, strict=True):
        for column, outcome in zip(grid.x.bands, line, strict=True):
            area[outcome] += (row.end - row.start) * (column.end - column.start)
    largest = sorted(area.items(), key=lambda pair: -pair[1])
    said = listed(f"{label(decision, outcome, names)} on {100 * share:.0f} %" for outcome, share in largest)
    return (
        f"Map of {names.decision(decision).lower()} over {grid.x.title.lower()} and {grid.y.title.lower()}. "
        f"Of the area drawn: {said}. The table below says the same."
    )


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
