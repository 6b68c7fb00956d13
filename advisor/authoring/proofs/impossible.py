"""Whether a constraint model has no solution, which is a proof that no valid profile does what it demands."""

from time import perf_counter

from advisor.authoring.proofs.goals import NOTHING_TOLD
from advisor.solving.model import Model
from advisor.solving.search import search


def never_holds(model: Model, deadline: float) -> bool:
    """Whether it is proved, before the deadline (of `perf_counter`), that nothing does."""
    return perf_counter() < deadline and (
        search(model, NOTHING_TOLD, lambda proposal, moved: True, deadline).status == "impossible"
    )
