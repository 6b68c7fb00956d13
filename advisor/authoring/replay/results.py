"""What replaying profiles on two versions of the rules finds."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from advisor.authoring.replay.differences import Difference, Key, Reach
from advisor.authoring.replay.material import ORIGINS, Material, Origin, Pair, Unreadable
from advisor.authoring.replay.outlook import Kind
from advisor.authoring.replay.versions import Version


@dataclass(frozen=True, slots=True)
class Cause:
    """Items that bring a change about: one alone, or several only together (none of them can be spared)."""

    items: tuple[Key, ...]

    @property
    def joint(self) -> bool:
        """Whether it takes several items."""
        return len(self.items) > 1


@dataclass(frozen=True)
class Witness:
    """A profile, as both versions read it, that shows a change; with any answer or word less, it would not."""

    pair: Pair

    @property
    def answers(self) -> dict[str, Any]:
        """The answers, as a profile states them."""
        answers: dict[str, Any] = self.pair.material.document["answers"]
        return answers


@dataclass(frozen=True)
class Effect:
    """One change: of what, from what to what (None: it does not arise), and in how many profiles of which origin.

    `names` are profiles that somebody wrote, all of them. `causes` is None where nobody looked for them, for want of
    time or because many graver changes were found.
    """

    kind: Kind
    name: str
    before: str | None
    after: str | None
    profiles: dict[Origin, int]
    names: tuple[str, ...] = ()
    witness: Witness | None = None
    causes: tuple[Cause, ...] | None = None

    @property
    def count(self) -> int:
        """In how many profiles it shows."""
        return sum(self.profiles.values())


@dataclass(frozen=True)
class Replay:
    """What replaying found. `tried` counts profiles by origin, `full` those assessed in full (bands, risks and verdicts
    are compared on these alone), `scores_alone` those in which some score moves and nothing else does. `cancelling`
    are items that alone would change something, where nothing changes with all of them."""

    before: Version
    after: Version
    differences: tuple[Difference, ...]
    tried: dict[Origin, int] = field(default_factory=dict)
    full: int = 0
    touched: int = 0
    scores_alone: int = 0
    effects: tuple[Effect, ...] = ()
    cancelling: tuple[Key, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def proved(self) -> bool:
        """Whether it is proved that no outcome of any profile changes: nothing differs that an outcome hangs on."""
        return all(difference.reach < Reach.OUTCOME for difference in self.differences)

    @property
    def unchanged(self) -> bool:
        """Whether no change was seen."""
        return not self.effects and all(one.side == "both" for one in self.unreadable)

    @property
    def new_winners(self) -> bool:
        """Whether some recommendation changed."""
        return any(effect.kind in ("winner", "scope") for effect in self.effects)


def by_origin(materials: Iterable[Material]) -> dict[Origin, int]:
    """How many profiles there are of each origin."""
    counts = Counter(material.origin for material in materials)
    return {origin: counts[origin] for origin in ORIGINS if counts[origin]}
