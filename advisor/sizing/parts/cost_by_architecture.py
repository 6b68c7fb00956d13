"""The same application as a monolith, as services and as functions: what each costs, and where two of them meet.

Compared are the application and what stands around it; database, storage, traffic and broker are much the same in all
three and left out. Cores count in fractions, since over a month fewer run at night than at noon. Whatever is
recommended, servers are priced on its platform (on cloud machines where that bills by call), functions as functions.
"""

import numpy as np

from advisor.sizing.estimate import Amount, Estimate
from advisor.sizing.figures import figure
from advisor.sizing.parts.cost import BY_CALL
from advisor.sizing.quantity import Quantity

SERVERS = "Utilisation law U = X·D (Denning and Buzen 1978), never below the least that runs"
NEVER = 1e12
"""Requests a month (some 400,000 a second) beyond which no break-even is looked for."""


@figure(
    "server_core_price", "money/core/month", "A core for a month, with its memory and what watches it", "architectures",
    "Sum of prices",
    ("price_core", "memory_sold_per_core", "price_memory", "price_observability", "cores_per_host"),
)  # fmt: skip
def server_core_price(
    core: Quantity, memory: Quantity, gigabyte: Quantity, watching: Quantity, per_host: Quantity
) -> Quantity:
    """Price of a core + memory sold with it × price + watching a host ÷ its cores."""
    return core + memory * gigabyte + watching / per_host


@figure(
    "server_request_price", "money/million requests", "Price of one more request on servers", "architectures", SERVERS,
    ("application_cpu", "size.running_share", "server_utilisation", "size.average_load", "size.server_core_price"),
)  # fmt: skip
def server_request_price(
    work: Quantity, running: Quantity, planned: Quantity, average: Quantity, core: Quantity
) -> Quantity:
    """Processor time × share that runs on average ÷ (planned utilisation × average over peak) × price of a core."""
    return work * running / (planned * average) * core


@figure(
    "server_floor", "money/month", "The least that servers cost, however small the load", "architectures", SERVERS,
    ("least_instances", "smallest_server", "size.server_core_price"),
)  # fmt: skip
def server_floor(least: Quantity, smallest: Quantity, core: Quantity) -> Quantity:
    """Least instances × cores of the smallest × price of a core."""
    return least * smallest * core


@figure(
    "cost_monolith", "money/month", "As a monolith on servers", "architectures", SERVERS,
    ("size.application_requests_month", "size.server_request_price", "size.server_floor", "price_load_balancer"),
)  # fmt: skip
def cost_monolith(requests: Quantity, request: Quantity, floor: Quantity, balancer: Quantity) -> Quantity:
    """Requests × price of one on servers, or the least that runs; and a load balancer."""
    return (requests * request).larger(floor) + balancer


@figure(
    "cost_services", "money/month", "As services on servers", "architectures", SERVERS,
    (
        "size.application_requests_month", "size.server_request_price", "application_cpu", "service_calls",
        "remote_call_cpu", "services", "least_instances", "smallest_instance", "size.server_core_price",
        "size.server_floor", "price_load_balancer", "price_cluster",
    ),
)  # fmt: skip
def cost_services(
    requests: Quantity, request: Quantity, work: Quantity, calls: Quantity, remote: Quantity, services: Quantity,
    least: Quantity, smallest: Quantity, core: Quantity, floor: Quantity, balancer: Quantity, cluster: Quantity,
) -> Quantity:  # fmt: skip
    """As the monolith, with the work of calls between services and the least of every service; and a cluster."""
    heavier = Quantity.exactly(1) + calls * remote / work
    least_of_all = (services * least * smallest * core).larger(floor)
    return (requests * request * heavier).larger(least_of_all) + balancer + cluster


@figure(
    "call_price", "money/million requests", "Price of a request on functions, with gateway and watching",
    "architectures", BY_CALL, ("size.function_price", "price_gateway", "price_function_observability"),
)  # fmt: skip
def call_price(function: Quantity, gateway: Quantity, watching: Quantity) -> Quantity:
    """Price of the functions + gateway + watching, for one request."""
    return function + gateway + watching


@figure(
    "cost_serverless", "money/month", "As functions", "architectures", BY_CALL,
    ("size.application_requests_month", "size.call_price"),
)  # fmt: skip
def cost_serverless(requests: Quantity, call: Quantity) -> Quantity:
    """Requests × price of one; nothing while idle."""
    return requests * call


@figure(
    "break_even_serverless", "million requests/month", "Volume above which servers are cheaper than functions",
    "architectures", "Where requests × price of a call = balancer + larger of floor and requests × price on servers",
    ("size.call_price", "price_load_balancer", "size.server_floor", "size.server_request_price"),
)  # fmt: skip
def break_even_serverless(call: Quantity, balancer: Quantity, floor: Quantity, request: Quantity) -> Quantity | None:
    """Fixed cost of servers ÷ price of a call, or ÷ what a call costs more than on servers if that is more volume."""
    one, fixed, least, rising = call.base, balancer.base, floor.base, request.base
    met = Estimate(
        _meeting(one.high, fixed.low, least.low, rising.low),
        _meeting(one.best, fixed.best, least.best, rising.best),
        _meeting(one.low, fixed.high, least.high, rising.high),
    )
    ends = Quantity(met, (floor / call).dimensions)
    return None if np.all(ends.to("requests/month").best >= NEVER) else ends


def _meeting(call: Amount, fixed: Amount, floor: Amount, rising: Amount) -> Amount:
    """The requests a second at which both cost the same; NEVER where functions stay cheaper."""
    never = Quantity.exactly(NEVER, "requests/month").base.best
    dearer = np.where(call > rising, call - rising, 1.0)
    above_floor = np.where(call > rising, fixed / dearer, never)
    return np.minimum(np.maximum((fixed + floor) / call, above_floor), never)
