"""The prices that the figures of cost read, each with a unit of the kind that its formulae expect."""

PRICED = {
    "price_core": "money/core/month",
    "price_memory": "money/GB/month",
    "price_function_call": "money/million requests",
    "price_function_time": "money/GB/s",
    "price_gateway": "money/million requests",
    "price_database_core": "money/core/month",
    "price_database_read": "money/million statements",
    "price_database_write": "money/million statements",
    "price_database_storage": "money/GB/month",
    "price_object_storage": "money/GB/month",
    "price_egress": "money/GB",
    "price_load_balancer": "money/month",
    "price_cluster": "money/month",
    "price_observability": "money/instance/month",
    "price_function_observability": "money/million requests",
    "price_broker": "money/month",
    "price_partition": "money/partition/month",
    "price_event": "money/million events",
    "price_cache": "money/month",
    "price_hour": "money/hour",
}
