"""The scalability law fitted to a load test: its points, the curve and its peak, as a chart, as a table, in words."""

import plotly.graph_objects as go

from advisor.model.load_test import LoadTestResult
from advisor.reporting.sizing.amounts import number
from advisor_ui.charts import INK, PALETTE

_STEPS = 80
_BEYOND = 1.5
"""By how much the curve goes on beyond the highest load measured, or the peak."""

_LEFT_OUT = "Left out"


def chart(result: LoadTestResult, ink: str = INK["light"]) -> go.Figure:
    """Throughput over the number of users at once."""
    text = {"color": ink, "size": 14}
    most = max(point.concurrency for point in result.points)
    end = _BEYOND * max(most, min(result.peak_concurrency or 0.0, 2 * most))
    loads = [1 + (end - 1) * step / _STEPS for step in range(_STEPS + 1)]
    figure = go.Figure(
        go.Scatter(
            x=loads,
            y=[result.throughput(load) for load in loads],
            mode="lines",
            name="Scalability law",
            line={"color": PALETTE[0], "width": 3},
            hovertemplate="%{x:.3g} at once: %{y:.4g} requests/s<extra></extra>",
        )
    )
    for name, used, symbol, colour in (("Measured", True, "circle", ink), (_LEFT_OUT, False, "x", PALETTE[1])):
        shown = [point for point in result.points if point.used is used]
        if shown:
            figure.add_trace(
                go.Scatter(
                    x=[point.concurrency for point in shown],
                    y=[point.throughput for point in shown],
                    mode="markers",
                    name=name,
                    marker={"symbol": symbol, "size": 10, "color": colour},
                    hovertemplate="%{x:.4g} at once: %{y:.4g} requests/s<extra></extra>",
                )
            )
    for place, (load, words) in enumerate(_marks(result, end)):
        figure.add_vline(load, line={"color": ink, "width": 1, "dash": "dash" if place else "dot"})
        figure.add_annotation(
            x=load, y=1, yref="paper", yanchor="bottom", yshift=2 + 18 * place, text=words, showarrow=False,
            font={"color": ink, "size": 13},
        )  # fmt: skip
    figure.update_layout(
        height=380,
        margin={"l": 10, "r": 10, "t": 48, "b": 10},
        legend={"orientation": "h", "yanchor": "top", "y": -0.2, "x": 0, "font": text},
        xaxis={"title": {"text": "At once", "font": text}, "tickfont": text, "rangemode": "tozero", "fixedrange": True},
        yaxis={
            "title": {"text": "Requests/s", "font": text},
            "tickfont": text,
            "rangemode": "tozero",
            "automargin": True,
            "fixedrange": True,
        },
    )
    return figure


def _marks(result: LoadTestResult, end: float) -> list[tuple[float, str]]:
    named = ((result.stop_adding_at, "stop adding"), (result.peak_concurrency, "peak"))
    return [(load, f"{words}: {load:,.3g}") for load, words in named if load is not None and load <= end]


def table(result: LoadTestResult) -> list[dict[str, str]]:
    """The points, each with what the law says there."""
    return [
        {
            "At once": number(point.concurrency, ""),
            "Measured": number(point.throughput, "requests/s"),
            "By the law": number(point.fitted, "requests/s") if point.used else "–",
            "Off by": f"{100 * (point.throughput / point.fitted - 1):+.1f} %" if point.used else _LEFT_OUT.lower(),
            "Where": point.place,
        }
        for point in result.points
    ]


def coefficients(result: LoadTestResult) -> list[dict[str, str]]:
    """The coefficients with their intervals."""
    named = (
        ("Contention α", result.alpha, "", "share of the work that waits for something shared"),
        ("Coherency β", result.beta, "", "what it costs that all must agree with all"),
        ("Throughput of one γ", result.gamma, " requests/s", "what one user alone gets"),
    )
    return [
        {
            "Coefficient": title,
            "Fitted": f"{one.value:.4g}{unit}",
            "95 % interval": f"{one.low:.3g} to {one.high:.3g}"
            if one.low is not None and one.high is not None
            else "–",
            "Meaning": meaning,
        }
        for title, one, unit, meaning in named
    ]


def in_words(result: LoadTestResult) -> str:
    """What a screen reader says in the chart's place."""
    used = [point for point in result.points if point.used]
    peak = (
        f"The law's peak is {number(result.peak_throughput, 'requests/s')} at {number(result.peak_concurrency, '')}."
        if result.peak_concurrency is not None and result.peak_throughput is not None
        else "Throughput never falls by the law."
    )
    return (
        f"Throughput over the number at once: {len(used)} measured points from {number(used[0].concurrency, '')} to "
        f"{number(used[-1].concurrency, '')}, and the fitted law. {peak} The table has the numbers."
    )
