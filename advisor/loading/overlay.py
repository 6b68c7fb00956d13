"""What packs add to, and take from, the lists inside files of a rule base."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from advisor.loading.document import Document

ORDERS_APART = 1_000_000
"""By how much the order numbers of a pack are raised over those of the base, and of each pack over the one before."""


def written_order(order: int) -> int:
    """An order number as its author wrote it."""
    return order % ORDERS_APART


@dataclass(frozen=True, slots=True)
class Overlay:
    """Further documents of a file's name, in the order of the packs, and entries of the base's file to leave out.

    An entry is named by its file, the key of its list (empty where the whole file is the list) and its id. Whole files
    are not our subject: those that packs add or leave out are so among the documents already.
    """

    additions: Mapping[str, tuple[Document, ...]] = field(default_factory=dict)
    left_out: frozenset[tuple[str, str, str]] = frozenset()

    def keeps(self, file: str, key: str, entry: Any) -> bool:
        """Whether an entry of the base's file stays in its list."""
        return not (isinstance(entry, dict) and (file, key, str(entry.get("id"))) in self.left_out)
