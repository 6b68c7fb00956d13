"""Which assumptions make a sizing uncertain."""

from advisor.model.sizing import Sizing

SHOWN = 5
_AIMS = ("size.instances", "size.database_cores", "size.headroom", "size.latency_p95")
"""The figures that a plan hangs on."""


def widest(sizing: Sizing) -> tuple[str, ...]:
    """The ids of the assumptions behind the main figures, those with the widest range first."""
    known = {figure.id: figure for figure in sizing.figures}
    waiting, read = [name for name in _AIMS if name in known], set[str]()
    while waiting:
        for name in known[waiting.pop()].inputs:
            if name not in read:
                read.add(name)
                waiting.extend([name] if name in known else [])
    behind = [one for one in sizing.assumptions if one.id in read and one.high > one.low > 0]
    return tuple(one.id for one in sorted(behind, key=lambda one: -one.high / one.low)[:SHOWN])
