"""The demand of a request from a fitted load test: utilisation law, bottleneck law, and what they cannot say."""

import pytest

from advisor.sizing.accepted import OutOfRangeError
from advisor.sizing.scalability.fitting import Point, Scalability, fit
from advisor.sizing.scalability.law import ScalabilityLaw
from advisor.sizing.scalability.service_demand import measured_demand


def fitted(alpha: float, beta: float, gamma: float, loads: tuple[int, ...] = (1, 2, 4, 8, 16, 32)) -> Scalability:
    law = ScalabilityLaw(alpha, beta, gamma)
    return fit([Point(load, law.throughput(load)) for load in loads])


def test_the_utilisation_law_by_hand() -> None:
    found = fitted(0.05, 0.0, 50)
    highest = found.highest_measured.throughput
    demand = measured_demand(found, 8, 0.6)
    assert demand.basis == "measured"
    assert demand.seconds.best == pytest.approx(8 * 0.6 / highest)
    assert demand.seconds.low < demand.seconds.best < demand.seconds.high
    assert "8 cores × 60% busy" in demand.words[0]


def test_a_wider_scatter_gives_a_wider_range() -> None:
    law, scattered = ScalabilityLaw(0.05, 0.0, 50), []
    for load, by in ((1, 1.1), (2, 0.9), (4, 1.1), (8, 0.9), (16, 1.1), (32, 0.95)):
        scattered.append(Point(load, law.throughput(load) * by))
    wide, narrow = measured_demand(fit(scattered), 8, 0.6).seconds, measured_demand(fitted(0.05, 0, 50), 8, 0.6).seconds
    assert wide.high / wide.low > narrow.high / narrow.low


def test_without_a_busy_share_the_laws_only_bound_it() -> None:
    found = fitted(0.03, 0.0008, 50, (1, 2, 4, 8, 16, 32, 64))
    demand = measured_demand(found, 4)
    assert demand.basis == "bounded"
    assert demand.seconds.high == pytest.approx(4 / found.highest_measured.throughput)
    assert 0 < demand.seconds.low < demand.seconds.best < demand.seconds.high


def test_a_request_alone_bounds_it_where_cores_stand_idle() -> None:
    found = fitted(0.03, 0.0008, 50, (1, 2, 4, 8, 16, 32, 64))
    demand = measured_demand(found, 400)
    assert demand.seconds.high == pytest.approx(1 / 50)
    assert any("something else is the bottleneck" in words for words in demand.words)


def test_a_test_that_stops_early_is_told_to_go_on() -> None:
    found = fitted(0.01, 0.00001, 50, (1, 2, 3, 4, 5, 6))
    assert any("go on to more load" in words for words in measured_demand(found, 1).words)


def test_without_cores_it_speaks_of_the_system() -> None:
    found = fitted(0.05, 0.0, 50)
    demand = measured_demand(found, None)
    assert demand.seconds.low == pytest.approx(0.05 / 50, rel=1e-5)
    assert demand.seconds.high == pytest.approx(1 / 50, rel=1e-5)
    assert any("tell the number of cores" in words for words in demand.words)


@pytest.mark.parametrize(
    ("cores", "share"), [(0, None), (-1, None), (float("nan"), None), (4, 0), (4, 1.2), (4, float("nan")), (None, 0.5)]
)
def test_what_makes_no_sense_is_refused(cores: float | None, share: float | None) -> None:
    with pytest.raises(OutOfRangeError):
        measured_demand(fitted(0.05, 0, 50), cores, share)
