"""Simulated queues that formulae are held against: stations in series by events, and one station by recursion."""

import random
from collections import deque
from collections.abc import Callable

import numpy as np
import simpy
from numpy.typing import NDArray

from advisor.sizing.queueing.response_times import Station

Floats = NDArray[np.float64]
Draw = Callable[[np.random.Generator, tuple[int, int]], Floats]


def by_events(stations: list[Station], requests: int, seed: int) -> Floats:
    """Response times along stations of exponential service, first come first served, from an empty start (SimPy)."""
    clock = simpy.Environment()
    chance = random.Random(seed)
    free = [station.servers for station in stations]
    queues: list[deque[float]] = [deque() for _ in stations]
    times: list[float] = []

    def arrive(place: int, begun: float) -> None:
        if free[place]:
            free[place] -= 1
            serve(place, begun)
        else:
            queues[place].append(begun)

    def serve(place: int, begun: float) -> None:
        service = chance.expovariate(1 / stations[place].service_time)
        clock.timeout(service, (place, begun)).callbacks.append(leave)

    def leave(event: simpy.Event) -> None:
        place, begun = event.value
        if queues[place]:
            serve(place, queues[place].popleft())
        else:
            free[place] += 1
        if place + 1 < len(stations):
            arrive(place + 1, begun)
        else:
            times.append(clock.now - begun)

    def enter(_: simpy.Event | None) -> None:
        arrive(0, clock.now)
        clock.timeout(chance.expovariate(stations[0].arrival_rate)).callbacks.append(enter)

    enter(None)
    while len(times) < requests:
        clock.step()
    return np.array(times)


def by_recursion(
    stations: list[Station], requests: int, warming: int, runs: int, seed: int, service: Draw | None = None
) -> Floats:
    """Response times [request, run] of many runs at once, any service time of mean 1 (Kiefer and Wolfowitz 1955).

    Each request takes the server that is free first; what leaves a station enters the next in the order of leaving.
    """
    chance = np.random.default_rng(seed)
    # requests that enter last are left out, since some that would have overtaken them are not simulated
    count = warming + requests + 20 * max(station.servers for station in stations)
    begun = chance.exponential(1 / stations[0].arrival_rate, (count, runs)).cumsum(axis=0)
    arriving, entered = begun, np.broadcast_to(np.arange(count)[:, None], begun.shape)
    for station in stations:
        needs = chance.exponential(size=begun.shape) if service is None else service(chance, (count, runs))
        leaving = _served(arriving, needs * station.service_time, station.servers)
        order = leaving.argsort(axis=0)
        arriving = np.take_along_axis(leaving, order, axis=0)
        entered = np.take_along_axis(entered, order, axis=0)
    left = np.empty_like(begun)
    np.put_along_axis(left, entered, arriving, axis=0)
    return (left - begun)[warming : warming + requests]


def _served(arriving: Floats, services: Floats, servers: int) -> Floats:
    """When each request leaves one station, first come first served."""
    leaving = np.empty_like(arriving)
    every = np.arange(arriving.shape[1])
    free_at = np.zeros((arriving.shape[1], servers))
    for row, (arrived, service) in enumerate(zip(arriving, services, strict=True)):
        first = free_at.argmin(axis=1)
        leaving[row] = np.maximum(arrived, free_at[every, first]) + service
        free_at[every, first] = leaving[row]
    return leaving
