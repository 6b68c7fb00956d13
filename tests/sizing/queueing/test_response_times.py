"""Response times against closed forms, integrals and the laws that they obey."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import integrate, stats

from advisor.sizing.accepted import OutOfRangeError
from advisor.sizing.queueing.response_times import ResponseTimes, Station, in_series
from advisor.sizing.queueing.waiting import erlang_c
from tests.sizing.queueing.erlang import SHARES, answered_later, mean_wait, response, wait_within

busy_shares = st.floats(0.01, 0.97)
times = st.floats(0.001, 1_000)
variabilities = st.sampled_from([0.0, 0.01, 0.0625, 0.3, 1.0, 1.5, 4.0, 25.0])


def percentiles_of(times: ResponseTimes) -> list[float]:
    return [times.p50, times.p95, times.p99]


@pytest.mark.parametrize("busy", [0.1, 0.5, 0.9, 0.99])
def test_one_server_answers_in_exponential_time(busy: float) -> None:
    told = [-0.2 * math.log(1 - share) / (1 - busy) for share in SHARES]
    assert percentiles_of(in_series([Station(1, busy / 0.2, 0.2)])) == pytest.approx(told, rel=1e-7)


@pytest.mark.parametrize(
    ("servers", "load"),
    [
        (2, 0.5),
        (2, 1.0),
        (2, 1.0 + 1e-6),
        (2, 1.0 - 1e-6),
        (3, 2.0),
        (5, 4.0),
        (5, 4.5),
        (50, 45.0),
        (50, 49.0),
        (50, 5.0),
    ],
)
def test_response_is_the_integral_of_service_and_wait(servers: int, load: float) -> None:
    """Rates of service and of the queue that are equal, nearly equal and far apart."""
    told = in_series([Station(servers, load, 1)])
    for time, share in zip(percentiles_of(told), SHARES, strict=True):
        within, _ = integrate.quad(
            lambda service, time=time: math.exp(-service) * wait_within(servers, load, 1, time - service), 0, time
        )
        assert within == pytest.approx(share, abs=1e-8)


def test_equal_rates_by_hand() -> None:
    """One server idle on average, c − a = 1: P(R > t) = e^(−t)(1 + C·t)."""
    told = in_series([Station(3, 2, 1)])
    for time, share in zip(percentiles_of(told), SHARES, strict=True):
        assert math.exp(-time) * (1 + erlang_c(3, 2) * time) == pytest.approx(1 - share, abs=1e-9)


@pytest.mark.parametrize("servers", [1, 2, 8, 50])
@pytest.mark.parametrize("busy", [0.2, 0.7, 0.95])
def test_the_transform_gives_the_closed_form_back(servers: int, busy: float) -> None:
    told, exact = in_series([Station(servers, busy * servers, 1)]), response(servers, busy * servers)
    assert told.mean == pytest.approx(exact.mean, rel=1e-12)
    assert percentiles_of(told) == pytest.approx(percentiles_of(exact), rel=1e-8)


@pytest.mark.parametrize("count", [2, 3, 5, 20])
def test_equal_single_servers_in_series_make_an_erlang_distribution(count: int) -> None:
    told = in_series([Station(1, 0.8, 1)] * count)
    assert told.mean == pytest.approx(count / 0.2)
    assert percentiles_of(told) == pytest.approx(stats.gamma.ppf(SHARES, count, scale=5), rel=1e-7)


def test_two_unlike_single_servers_in_series() -> None:
    """Times of rates 0.5 and 2 add to P(R > t) = (2e^(−t/2) − e^(−2t)/2) ÷ 1.5."""
    told = in_series([Station(1, 0.5, 1), Station(1, 0.5, 0.4)])
    for time, share in zip(percentiles_of(told), SHARES, strict=True):
        assert (2 * math.exp(-time / 2) - 0.5 * math.exp(-2 * time)) / 1.5 == pytest.approx(1 - share, abs=1e-9)


@pytest.mark.parametrize("busy", [0.3, 0.6, 0.9])
def test_one_server_of_fixed_service_as_erlang_found(busy: float) -> None:
    """P(W ≤ t) = (1 − ρ) Σ e^(ρ(t−k))(−ρ(t−k))^k ÷ k!, k up to t, for a service of 1 (Erlang 1909)."""
    told = in_series([Station(1, busy, 1, 0)])
    for time, share in zip(percentiles_of(told), SHARES, strict=True):
        wait = time - 1
        within = (1 - busy) * sum(
            math.exp(busy * (wait - k)) * (-busy * (wait - k)) ** k / math.factorial(k) for k in range(int(wait) + 1)
        )
        if wait == 0:
            assert within >= share
        else:
            # the distribution has corners at whole services, where an inverted transform is least precise
            assert within == pytest.approx(share, abs=2e-4)


@pytest.mark.parametrize("variability", [0.02, 0.1, 0.5, 0.9])
def test_service_alone_is_a_gamma(variability: float) -> None:
    shape = min(1 / variability, 16)
    deviation = math.sqrt(variability)
    scale = deviation / math.sqrt(shape)
    told = 1 - shape * scale + stats.gamma.ppf(SHARES, shape, scale=scale)
    assert percentiles_of(in_series([Station(1, 0, 1, variability)])) == pytest.approx(told, rel=1e-7)


def test_service_alone_is_a_mix_of_short_and_long() -> None:
    """Variability 4: 88.7 % short ones of mean 0.564 and 11.3 % long ones of mean 4.436, with equal work in each."""
    short = (1 + math.sqrt(3 / 5)) / 2
    for time, share in zip(percentiles_of(in_series([Station(1, 0, 1, 4)])), SHARES, strict=True):
        later = short * math.exp(-2 * short * time) + (1 - short) * math.exp(-2 * (1 - short) * time)
        assert later == pytest.approx(1 - share, abs=1e-9)


def test_a_queue_that_grows_without_end() -> None:
    assert in_series([Station(1, 0.1, 1), Station(2, 4, 0.5)]) == ResponseTimes(*[math.inf] * 4)


def test_nothing_to_do() -> None:
    assert in_series([]) == ResponseTimes(0, 0, 0, 0)
    assert in_series([Station(1, 9, 0), Station(1, 0, 2, 0)], fixed=0.5) == ResponseTimes(2.5, 2.5, 2.5, 2.5)


def test_fixed_services_that_seldom_wait() -> None:
    """More than half of the requests meet a free server at both stations, so that the median is the service alone."""
    told = in_series([Station(4, 1, 1, 0), Station(1, 0.1, 1, 0)])
    assert told.p50 == 2
    assert told.p99 > 2.3


@pytest.mark.parametrize("variability", [0.0, 0.01, 0.3, 1.0, 9.0])
def test_a_tiny_station_beside_a_slow_one_costs_no_digits(variability: float) -> None:
    alone = in_series([Station(1, 0.5, 1)])
    beside = in_series([Station(1, 0.5, 1), Station(8, 7e6, 1e-6, variability)])
    assert percentiles_of(beside) == pytest.approx(percentiles_of(alone), rel=1e-4)
    assert all(more > less for more, less in zip(percentiles_of(beside), percentiles_of(alone), strict=True))


def test_what_is_out_of_range_is_told_all_at_once() -> None:
    with pytest.raises(OutOfRangeError) as refusal:
        Station(0, -1, math.inf, math.nan)
    assert len(refusal.value.faults) == 4
    with pytest.raises(OutOfRangeError, match="the fixed time is -1"):
        in_series([], fixed=-1)


@settings(deadline=None)
@given(servers=st.integers(1, 100), busy=busy_shares)
def test_the_percentile_gives_the_share_back(servers: int, busy: float) -> None:
    told = in_series([Station(servers, busy * servers, 1)])
    later = [answered_later(time, servers, busy * servers) for time in percentiles_of(told)]
    assert later == pytest.approx([0.5, 0.05, 0.01], abs=1e-6)


@settings(deadline=None)
@given(servers=st.integers(1, 100), busy=busy_shares, service=times)
def test_more_servers_never_answer_later_and_less_load_neither(servers: int, busy: float, service: float) -> None:
    rate = busy * servers / service
    told = percentiles_of(in_series([Station(servers, rate, service)]))
    for easier in (Station(servers + 1, rate, service), Station(servers, rate * 0.9, service)):
        quicker = percentiles_of(in_series([easier]))
        assert all(less <= more * (1 + 1e-6) for less, more in zip(quicker, told, strict=True))


stations = st.builds(
    lambda servers, busy, service, variability: Station(servers, busy * servers / service, service, variability),
    st.integers(1, 60),
    busy_shares,
    st.floats(0.01, 10),
    variabilities,
)


@settings(deadline=None)
@given(hops=st.lists(stations, min_size=1, max_size=5), one_more=stations, unit=st.sampled_from([0.001, 60.0]))
def test_along_stations(hops: list[Station], one_more: Station, unit: float) -> None:
    told = in_series(hops)
    mean = sum(hop.service_time + mean_wait(hop.servers, hop.load, hop.service_time, hop.variability) for hop in hops)
    assert told.mean == pytest.approx(mean)
    assert 0 < told.p50 <= told.p95 <= told.p99 <= told.mean * 100
    longer = in_series([*hops, one_more])
    assert all(
        more >= less * (1 - 1e-3) for more, less in zip(percentiles_of(longer), percentiles_of(told), strict=True)
    )
    elsewhere = in_series(
        [Station(hop.servers, hop.arrival_rate / unit, hop.service_time * unit, hop.variability) for hop in hops],
        3 * unit,
    )
    shifted = [(time + 3) * unit for time in (told.mean, *percentiles_of(told))]
    assert [elsewhere.mean, *percentiles_of(elsewhere)] == pytest.approx(shifted, rel=1e-4)
