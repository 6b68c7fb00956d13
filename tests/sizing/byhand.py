"""One figure from told inputs: `worth("busy_cores", rate="100 requests/s")`."""

from typing import Any

from advisor.sizing.figures import FIGURES
from advisor.sizing.quantity import Quantity


def told(text: str) -> Quantity:
    """A quantity such as `100 requests/s`, or `1..2..4 requests/s`."""
    number, _, unit = text.partition(" ")
    ends = [float(end) for end in number.split("..")]
    return Quantity.of(ends[0], ends[len(ends) // 2], ends[-1], unit)


def worth(name: str, *inputs: str | None) -> Any:
    """Low, best and high of a figure in its unit, or one number where they are the same; None where it is unknown."""
    figure = FIGURES[f"size.{name}"]
    assert len(inputs) == len(figure.inputs), figure.inputs
    found = figure.compute(*(None if text is None else told(text) for text in inputs))
    if found is None:
        return None
    estimate = found.to(figure.unit)
    ends = (float(estimate.low), float(estimate.best), float(estimate.high))
    return ends[1] if ends[0] == ends[2] else ends
