"""What the recommended stack costs a month, component by component, without the people who operate it.

Capacity that is rented by the month costs what runs on average; what is billed by the call costs what is called. The
assumptions `by_call_share` and `by_statement_share` tell which of the two holds, so that no formula asks what was
chosen. What is sent to users, search and analytics have modules of their own; `cost_sum` adds all of it up.
"""

from advisor.sizing.figures import figure
from advisor.sizing.quantity import Quantity

PRICE_LIST = "Quantity × price of the sheet"
BY_CALL = "Calls and memory over time, as functions are billed (Adzic and Chatley 2017; Eivy 2017)"


@figure(
    "paid_cores", "cores", "Cores paid for, on average over the month", "cost", "Capacity that follows the load",
    (
        "size.instances", "cores_per_instance", "size.running_share", "deployables", "least_instances",
        "smallest_instance", "by_call_share",
    ),
)  # fmt: skip
def paid_cores(
    instances: Quantity, cores: Quantity, running: Quantity, parts: Quantity, least: Quantity, smallest: Quantity,
    by_call: Quantity,
) -> Quantity:  # fmt: skip
    """Cores of instances × share that runs on average, or the least of each part; none where billed by call."""
    return (instances * cores * running).larger(parts * least * smallest) * by_call.complement()


@figure(
    "function_price", "money/million requests", "Price of a request as functions bill it", "cost", BY_CALL,
    (
        "functions_per_request", "price_function_call", "application_cpu", "function_memory_per_core", "function_wait",
        "function_memory", "price_function_time",
    ),
)  # fmt: skip
def function_price(
    calls: Quantity, call: Quantity, work: Quantity, per_core: Quantity, waiting: Quantity, memory: Quantity,
    held: Quantity,
) -> Quantity:  # fmt: skip
    """Calls × price + (processor time × memory sold with a core + waiting × memory held) × price of a GB-second."""
    return calls * call + (work * per_core + calls * waiting * memory) * held


@figure(
    "cost_application", "money/month", "Application", "cost", PRICE_LIST,
    (
        "size.paid_cores", "price_core", "memory_sold_per_core", "size.memory", "size.running_share", "price_memory",
        "by_call_share", "size.application_requests_month", "size.function_price",
    ),
)  # fmt: skip
def cost_application(
    cores: Quantity, core: Quantity, sold: Quantity, memory: Quantity, running: Quantity, gigabyte: Quantity,
    by_call: Quantity, requests: Quantity, request: Quantity,
) -> Quantity:  # fmt: skip
    """Cores paid for × price + memory sold with them, or needed, × price; where billed by call: requests × price."""
    held = (cores * sold).larger(memory * running * by_call.complement())
    return cores * core + held * gigabyte + requests * request * by_call


@figure(
    "cost_workers", "money/month", "Background jobs", "cost", PRICE_LIST,
    (
        "size.workers", "job_peak_factor", "idle_share", "cores_per_worker", "price_core", "memory_sold_per_core",
        "price_memory",
    ),
)  # fmt: skip
def cost_workers(
    workers: Quantity, peak: Quantity, idle: Quantity, cores: Quantity, core: Quantity, sold: Quantity,
    gigabyte: Quantity,
) -> Quantity:  # fmt: skip
    """Workers that run on average × cores of one × price of a core with the memory sold with it."""
    average = Quantity.exactly(1) / peak
    running = (average + idle * average.complement()).smaller(Quantity.exactly(1))
    return workers * running * cores * (core + sold * gigabyte)


@figure(
    "cost_cache", "money/month", "Data cache", "cost", PRICE_LIST,
    ("size.cache_reads", "cache_reads_per_node", "price_cache"),
)  # fmt: skip
def cost_cache(reads: Quantity, each: Quantity, node: Quantity) -> Quantity:
    """Nodes that what the cache answers needs × price of one with its copy; nothing inside the application."""
    return (reads / each).rounded_up().at_least(1) * node


@figure(
    "cost_database", "money/month", "Database", "cost", PRICE_LIST,
    (
        "size.database_cores", "database_standbys", "least_database_cores", "price_database_core", "by_statement_share",
        "size.average_load", "size.database_reads", "price_database_read", "size.database_writes?",
        "price_database_write",
    ),
)  # fmt: skip
def cost_database(
    cores: Quantity, standbys: Quantity, least: Quantity, core: Quantity, by_statement: Quantity, average: Quantity,
    reads: Quantity, read: Quantity, writes: Quantity | None, write: Quantity,
) -> Quantity:  # fmt: skip
    """Cores with standbys × price; what is billed by the statement: average statements × price."""
    servers = (cores * (standbys + Quantity.exactly(1))).larger(least) * core
    statements = reads * read + writes * write if writes else reads * read
    return servers * by_statement.complement() + statements * average * by_statement


@figure(
    "cost_storage", "money/month", "Storage", "cost", PRICE_LIST,
    (
        "size.data_kept", "storage_overhead", "database_copies", "price_database_storage", "object_volume",
        "price_object_storage",
    ),
)  # fmt: skip
def cost_storage(
    data: Quantity, overhead: Quantity, copies: Quantity, database: Quantity, objects: Quantity, kept: Quantity
) -> Quantity:
    """Data that stores are planned for × overhead × copies × price + files and media × price."""
    return data * overhead * copies * database + objects * kept


@figure(
    "cost_broker", "money/month", "Message broker", "cost", PRICE_LIST,
    ("price_broker", "size.partitions?", "price_partition", "events_per_sec?", "price_event"),
)  # fmt: skip
def cost_broker(
    fixed: Quantity, partitions: Quantity | None, partition: Quantity, events: Quantity | None, event: Quantity
) -> Quantity:
    """What the broker costs before its first event + partitions × price + events × price."""
    cost = fixed + partitions * partition if partitions else fixed
    return cost + events * event if events else cost


@figure(
    "cost_platform", "money/month", "Platform: load balancer, cluster, observability", "cost", PRICE_LIST,
    (
        "price_load_balancer", "size.paid_cores", "cores_per_host", "price_observability", "clusters", "price_cluster",
        "by_call_share", "size.application_requests_month", "price_gateway", "price_function_observability",
    ),
)  # fmt: skip
def cost_platform(
    balancer: Quantity, cores: Quantity, per_host: Quantity, watching: Quantity, clusters: Quantity, cluster: Quantity,
    by_call: Quantity, requests: Quantity, gateway: Quantity, watching_calls: Quantity,
) -> Quantity:  # fmt: skip
    """Load balancer + hosts × watching + clusters × price; where billed by call: requests × gateway, watching."""
    rented = balancer * by_call.complement() + cores / per_host * watching
    return rented + clusters * cluster + requests * (gateway + watching_calls) * by_call
