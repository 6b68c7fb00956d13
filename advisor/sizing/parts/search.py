"""The search engine: an index as large as the text in it, and nodes by that index and by the queries.

A node holds so much index that the file cache still helps; the makers put it as a ratio of memory to data.
"""

import numpy as np

from advisor.sizing.figures import figure
from advisor.sizing.parts.capacity import UTILISATION_LAW
from advisor.sizing.quantity import Quantity

INDEX = "Data × size of the index × copies (Elastic, sizing by volume)"


@figure(
    "search_queries", "requests/s", "Searches at the peak", "search", "Flow balance (Denning and Buzen 1978)",
    ("size.application_rps", "read_share?", "default_write_share", "search_share"),
)  # fmt: skip
def search_queries(rate: Quantity, reads: Quantity | None, writes: Quantity, share: Quantity) -> Quantity | None:
    """Requests that read × share of those that search; none without a search engine of its own."""
    return rate * (reads or writes.complement()) * share if np.any(share.base.best > 0) else None


@figure(
    "search_index", "GB", "Index of the search engine, with its copies", "search", INDEX,
    ("size.data_kept", "searchable_share", "search_index_overhead", "search_copies"),
)  # fmt: skip
def search_index(data: Quantity, share: Quantity, overhead: Quantity, copies: Quantity) -> Quantity | None:
    """Data × share that is searched × index for each byte of it × copies; none without a search engine of its own."""
    return data * share * overhead * copies if np.any(share.base.best > 0) else None


@figure(
    "search_nodes", "nodes", "Nodes of the search engine", "search", f"{UTILISATION_LAW}; memory to data",
    (
        "size.search_index", "search_data_per_node", "size.search_queries", "search_cpu", "search_cores_per_node",
        "store_utilisation", "least_search_nodes",
    ),
)  # fmt: skip
def search_nodes(
    index: Quantity, held: Quantity, queries: Quantity, work: Quantity, cores: Quantity, planned: Quantity,
    least: Quantity,
) -> Quantity:  # fmt: skip
    """Index ÷ what a node holds, or processor time of the searches ÷ (cores × planned utilisation); never too few."""
    computing = queries * work / (cores * planned)
    return (index / held).larger(computing).larger(least).rounded_up()
