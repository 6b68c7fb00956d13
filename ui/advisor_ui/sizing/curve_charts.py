"""Figures of curves over the load, on a logarithmic axis with the present load and the breaking point marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log10

import plotly.graph_objects as go

from advisor_ui.charts import INK, PALETTE

DASHES = ("solid", "dash", "dot", "dashdot")
"""So that colour is never the only sign."""

_TICKS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20)
_HEIGHT = 390


@dataclass(frozen=True)
class Curve:
    """A line over the load; `None` where it has no value. A band lies between `low` and `high` where they are given."""

    name: str
    loads: tuple[float, ...]
    values: tuple[float | None, ...]
    low: tuple[float | None, ...] = ()
    high: tuple[float | None, ...] = ()


@dataclass(frozen=True)
class Mark:
    """A load that the chart marks."""

    load: float
    words: str


def chart(
    curves: Sequence[Curve],
    marks: Sequence[Mark],
    unit: str,
    ink: str = INK["light"],
    limit: tuple[float, str] | None = None,
    top: float | None = None,
    logarithmic: bool = False,
) -> go.Figure:
    """Lines over the load, in a unit; `limit` is a level with its words, `top` where the axis ends."""
    figure = go.Figure()
    for place, curve in enumerate(curves):
        colour = PALETTE[place % len(PALETTE)]
        if curve.low:
            _band(figure, curve, colour, top)
        figure.add_trace(
            go.Scatter(
                x=curve.loads,
                y=curve.values,
                mode="lines",
                name=_plain(curve.name),
                line={"color": colour, "width": 3, "dash": DASHES[place % len(DASHES)]},
                hovertemplate="%{x:.3g} times the load: %{y:.3g}<extra>" + _plain(curve.name) + "</extra>",
            )
        )
    if limit:
        figure.add_hline(limit[0], line={"color": ink, "width": 1, "dash": "dot"})
        figure.add_annotation(
            x=0, xref="paper", xanchor="left", y=limit[0], yanchor="bottom", text=_plain(limit[1]), showarrow=False,
            font={"color": ink, "size": 13},
        )  # fmt: skip
    _mark(figure, marks, ink)
    _lay_out(figure, unit, ink, top, logarithmic)
    return figure


def _band(figure: go.Figure, curve: Curve, colour: str, top: float | None) -> None:
    """What eight of ten draws lie within; where there is no upper end, up to the top."""
    loads = [load for load, low in zip(curve.loads, curve.low, strict=True) if low is not None]
    low = [value for value in curve.low if value is not None]
    high = [
        value if value is not None else top
        for value, below in zip(curve.high, curve.low, strict=True)
        if below is not None
    ]
    if not loads or any(value is None for value in high):
        return
    figure.add_trace(
        go.Scatter(
            x=[*loads, *reversed(loads)],
            y=[*low, *reversed(high)],
            fill="toself",
            fillcolor=_faint(colour),
            line={"width": 0},
            hoverinfo="skip",
            name=f"{_plain(curve.name)}, likely range",
        )
    )


def _mark(figure: go.Figure, marks: Sequence[Mark], ink: str) -> None:
    for place, mark in enumerate(marks):
        figure.add_vline(mark.load, line={"color": ink, "width": 2, "dash": "solid" if place == 0 else "dash"})
        figure.add_annotation(
            x=_place(mark.load),
            y=1,
            yref="paper",
            yanchor="bottom",
            yshift=2 + 18 * (place % 2),
            text=_plain(mark.words),
            showarrow=False,
            font={"color": ink, "size": 13},
        )


def _place(load: float) -> float:
    """Where a load stands on a logarithmic axis, as annotations want it."""
    return log10(load)


def _lay_out(figure: go.Figure, unit: str, ink: str, top: float | None, logarithmic: bool) -> None:
    text = {"color": ink, "size": 14}
    figure.update_layout(
        height=_HEIGHT,
        margin={"l": 10, "r": 10, "t": 48, "b": 10},
        legend={"orientation": "h", "yanchor": "top", "y": -0.32, "x": 0, "font": text},
        xaxis={
            "title": {"text": "Load, in times of today's peak", "font": text},
            "type": "log",
            "range": [_place(_TICKS[0]), _place(_TICKS[-1])],
            "tickvals": list(_TICKS),
            "ticktext": [f"×{tick:g}" for tick in _TICKS],
            "tickfont": text,
            "fixedrange": True,
        },
        yaxis={
            "title": {"text": _plain(unit), "font": text},
            "tickfont": text,
            "automargin": True,
            "fixedrange": True,
            **({"type": "log", "dtick": 1} if logarithmic else {"rangemode": "tozero"}),
            **({"range": [0, top]} if top is not None and not logarithmic else {}),
        },
    )


def _faint(colour: str) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.15)"


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
