"""What today's stack must carry as the load grows."""

from collections.abc import Mapping, Sequence

from advisor.analysis.growth import settled
from advisor.engine.facts import ToldRange
from advisor.engine.program import Program
from advisor.engine.sizing import size, sizing_of
from advisor.model.profile import Profile
from advisor.model.sizing import Sizing


def sizes_at(
    program: Program, profile: Profile, loads: Sequence[float], measured: Mapping[str, ToldRange] | None = None
) -> tuple[Sizing, ...]:
    """What the stack that is recommended today must carry at each load; nothing where the rule base does not size."""
    found = settled(program, profile, measured)
    if found is None:
        return ()
    facts, _, choices = found
    return tuple(sizing_of(size(program.base, facts, load), choices) for load in loads)
