"""Demand from whatever traffic answers exist: each formula turns answers and declared factors into a rate or a count.

A formula is named in `facts.yaml`; it is computed when every answer it needs is known. Units are those of the answers:
requests/s, events/s, counts, seconds, kB.
"""

from collections.abc import Callable
from dataclasses import dataclass

from advisor.sizing.estimate import Estimate

SECONDS_PER_DAY = 86_400
SECONDS_PER_MONTH = 2_628_000

EXTREME = ("traffic_pattern", "extreme_spikes")
"""The answer that a peak stands further above the average than the factor between the two allows for."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A named formula: which facts and factors it takes, in order, and which yes-or-no answer must be yes.

    Facts in `optional` are passed as None when unknown; at least one input must be known. Facts in `positive` must be
    more than zero. `beyond` is an answer, given by question and choice, at which a factor reaches past its range, so
    that another result is no contradiction.
    """

    name: str
    compute: Callable[..., Estimate | None]
    facts: tuple[str, ...]
    factors: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    only_if: str = ""
    positive: tuple[str, ...] = ()
    beyond: tuple[str, str] | None = None

    @property
    def reads(self) -> tuple[str, ...]:
        """Every fact that it reads."""
        return (*self.facts, *self.optional, *((self.only_if,) if self.only_if else ()))


FORMULAE: dict[str, Formula] = {}


def formula(
    *facts: str,
    factors: tuple[str, ...] = (),
    optional: tuple[str, ...] = (),
    only_if: str = "",
    positive: tuple[str, ...] = (),
    beyond: tuple[str, str] | None = None,
) -> Callable[[Callable[..., Estimate | None]], Callable[..., Estimate | None]]:
    """Register a formula under its function's name."""

    def register(function: Callable[..., Estimate | None]) -> Callable[..., Estimate | None]:
        FORMULAE[function.__name__] = Formula(
            function.__name__, function, facts, factors, optional, only_if, positive, beyond
        )
        return function

    return register


@formula("users_daily", factors=("concurrent_share_of_daily",))
def concurrent_users_from_daily_users(users: Estimate, share: Estimate) -> Estimate:
    """Users of a day × share of them active in the busiest minute."""
    return users * share


@formula("users_monthly", factors=("daily_share_of_monthly", "concurrent_share_of_daily"))
def concurrent_users_from_monthly_users(users: Estimate, daily: Estimate, share: Estimate) -> Estimate:
    """Users of a month × share active on a day × share of those active in the busiest minute."""
    return users * daily * share


@formula("users_total", factors=("daily_share_of_total", "concurrent_share_of_daily"))
def concurrent_users_from_total_users(users: Estimate, daily: Estimate, share: Estimate) -> Estimate:
    """All users × share active on a day × share of those active in the busiest minute."""
    return users * daily * share


@formula("concurrent_users", factors=("requests_per_user_second",))
def user_rps_from_concurrent_users(users: Estimate, rate: Estimate) -> Estimate:
    """Active users × requests a second of one."""
    return users * rate


@formula("page_views_month", factors=("requests_per_page_view", "peak_to_average"))
def user_rps_from_page_views(views: Estimate, requests: Estimate, peak: Estimate) -> Estimate:
    """Page views a month ÷ seconds of a month × requests a view × peak over average."""
    return views / SECONDS_PER_MONTH * requests * peak


@formula("transactions_per_day")
def transactions_per_second_from_day(transactions: Estimate) -> Estimate:
    """Transactions a day ÷ seconds of a day."""
    return transactions / SECONDS_PER_DAY


@formula("transactions_per_month")
def transactions_per_second_from_month(transactions: Estimate) -> Estimate:
    """Transactions a month ÷ seconds of a month."""
    return transactions / SECONDS_PER_MONTH


@formula("devices", "message_interval_s", positive=("message_interval_s",))
def events_per_second_from_devices(devices: Estimate, interval: Estimate) -> Estimate:
    """Devices ÷ seconds between two messages of one."""
    return devices / interval


@formula("records_per_day")
def events_per_second_from_records(records: Estimate) -> Estimate:
    """Records a day ÷ seconds of a day."""
    return records / SECONDS_PER_DAY


@formula("peak_rps", factors=("peak_to_average",), beyond=EXTREME)
def average_rps_from_peak(peak: Estimate, factor: Estimate) -> Estimate:
    """Peak ÷ peak over average."""
    return peak / factor


@formula("page_views_month", factors=("requests_per_page_view",))
def average_rps_from_page_views(views: Estimate, requests: Estimate) -> Estimate:
    """Page views a month ÷ seconds of a month × requests a view."""
    return views / SECONDS_PER_MONTH * requests


@formula("avg_rps", factors=("peak_to_average",), beyond=EXTREME)
def peak_rps_from_average(average: Estimate, factor: Estimate) -> Estimate:
    """Average × peak over average."""
    return average * factor


@formula(factors=("peak_to_average",), optional=("demand.user_rps", "demand.transactions_per_sec", "events_per_sec"))
def peak_rps_from_parts(
    peak: Estimate, users: Estimate | None, transactions: Estimate | None, events: Estimate | None
) -> Estimate:
    """What people cause, or transactions × peak over average where that is more, plus events that arrive."""
    caused = users or Estimate.exactly(0)
    if transactions:
        caused = caused.larger(transactions * peak)
    return caused + events if events else caused


@formula("concurrent_users", factors=("connections_per_user",), only_if="realtime")
def connections_from_concurrent_users(users: Estimate, connections: Estimate) -> Estimate:
    """Active users × open connections of one, where data is pushed."""
    return users * connections


@formula("devices", only_if="realtime")
def connections_from_devices(devices: Estimate) -> Estimate:
    """One open connection a device, where data is pushed; at least half of them at once."""
    return Estimate(devices.low * 0.5, devices.best, devices.high)


@formula("users_monthly", factors=("online_share_of_monthly",), only_if="realtime")
def connections_from_monthly_users(users: Estimate, share: Estimate) -> Estimate:
    """Users of a month × share of them connected at once, where data is pushed."""
    return users * share


@formula(factors=("default_write_share",), optional=("peak_rps", "read_share", "events_per_sec"))
def writes_per_second(
    default: Estimate, peak: Estimate | None, reads: Estimate | None, events: Estimate | None
) -> Estimate | None:
    """Peak × share that writes, and no less than the events that are stored."""
    if peak is None:
        return events
    requests = peak * (reads.complement() if reads else default)
    if events is None:
        return requests
    return requests.larger(events)


@formula("peak_rps", "read_share", factors=("cacheable_share_of_reads",), optional=("personalised_share",))
def uncached_rps(peak: Estimate, reads: Estimate, cacheable: Estimate, personalised: Estimate | None) -> Estimate:
    """Peak × (1 − reads × share that is not personal × share that a shared cache answers)."""
    common = personalised.complement() if personalised else Estimate(0, 0.5, 1)
    return peak * (reads * common * cacheable).complement()


@formula("jobs_per_day", "job_duration_s")
def jobs_in_progress(jobs: Estimate, duration: Estimate) -> Estimate:
    """Jobs a second × seconds of one: Little's law, L = λW (Little 1961)."""
    return jobs / SECONDS_PER_DAY * duration


@formula("peak_rps", "payload_kb")
def bandwidth(peak: Estimate, payload: Estimate) -> Estimate:
    """Peak × payload in kB × 8 bit ÷ 1,000, in Mbit/s."""
    return peak * payload * 0.008
