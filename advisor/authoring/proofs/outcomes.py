"""What came of proving: every part of every claim, with its witness or the reason why there is none."""

from dataclasses import dataclass
from typing import Literal

from advisor.authoring.proofs.goals import Claim
from advisor.model.profile import Profile

Status = Literal["shown", "proved", "refuted", "not_settled"]
"""*shown* by a witness and *proved* by the lack of any are good; *refuted* and *not_settled* are not."""

How = Literal["plain", "tried", "solver", "time"]
"""Found without a search, among profiles drawn, by the solver, or not within the time."""


@dataclass(frozen=True)
class Outcome:
    """One part of a claim.

    `words` say in a sentence what came out; `details` name the rules responsible. `witness` is a profile, confirmed by
    the engine, that shows or refutes it.
    """

    claim: Claim
    id: str
    item: tuple[str, str]
    status: Status
    how: How
    words: str
    details: tuple[str, ...] = ()
    witness: Profile | None = None

    @property
    def holds(self) -> bool:
        """Whether this part of the claim is settled, and in its favour."""
        return self.status in ("shown", "proved")


@dataclass(frozen=True)
class Proofs:
    """Every part of the claims asked about; `left_out` says what they do not speak of.

    `tried` counts the profiles drawn, `seconds` what it took on the clock.
    """

    claims: tuple[Claim, ...]
    outcomes: tuple[Outcome, ...]
    left_out: tuple[str, ...]
    tried: int
    seconds: float

    @property
    def hold(self) -> bool:
        """Whether every claim holds."""
        return all(outcome.holds for outcome in self.outcomes)

    def of(self, claim: Claim) -> tuple[Outcome, ...]:
        """The parts of one claim."""
        return tuple(outcome for outcome in self.outcomes if outcome.claim is claim)
