"""What arrives over a month, and what of the peak's capacity then runs: the ground of every cost."""

from advisor.sizing.figures import figure
from advisor.sizing.parts.load import COUNTING
from advisor.sizing.quantity import Quantity


@figure(
    "average_load", "share", "Average load against the peak", "cost", "Ratio of flows; an average is below its peak",
    ("avg_rps?", "peak_rps", "usual_average_load"),
)  # fmt: skip
def average_load(average: Quantity | None, peak: Quantity, usual: Quantity) -> Quantity:
    """Requests a second on average ÷ at the peak, never above one; or what is usual where no average is known."""
    # Both may have been told apart from each other, so the least of one may stand beside the most of the other.
    return (average / peak).smaller(Quantity.exactly(1)) if average else usual


@figure(
    "requests_month", "million requests/month", "Requests a month", "cost", COUNTING,
    ("avg_rps?", "peak_rps", "usual_average_load"),
)  # fmt: skip
def requests_month(average: Quantity | None, peak: Quantity, usual: Quantity) -> Quantity:
    """Requests a second on average, no more than at the peak, × a month; else peak × what is usual of it."""
    return average.smaller(peak) if average else peak * usual


@figure(
    "application_requests_month", "million requests/month", "Requests a month that reach the application", "cost",
    COUNTING, ("size.application_rps", "size.average_load"),
)  # fmt: skip
def application_requests_month(rate: Quantity, average: Quantity) -> Quantity:
    """Requests that reach the application at the peak × average over peak × a month."""
    return rate * average


@figure(
    "running_share", "share", "Share of the peak's capacity that runs on average", "cost",
    "Between the average load and the peak, by how far capacity follows", ("size.average_load", "idle_share"),
)  # fmt: skip
def running_share(average: Quantity, idle: Quantity) -> Quantity:
    """Average over peak + share that stays on all the same × (1 − average over peak)."""
    return (average + idle * average.complement()).smaller(Quantity.exactly(1))
