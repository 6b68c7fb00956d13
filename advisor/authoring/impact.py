"""What a change of the rule base changes in an assessment: two assessments of one profile, laid side by side."""

from collections.abc import Iterable
from dataclasses import dataclass

from advisor.model.assessment import Assessment, DecisionResult

SHOWN_OPTIONS = 5
"""How many of the best options of a decision are compared, before and after."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing before and after; None where it was, or is, absent."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class OptionMove:
    """An option's place (from 1) and score before and after; None where it was, or is, no candidate."""

    option: str
    rank_before: int | None
    rank_after: int | None
    score_before: float | None
    score_after: float | None

    @property
    def moved(self) -> bool:
        """Whether its place or its score differs."""
        return (self.rank_before, self.score_before) != (self.rank_after, self.score_after)


@dataclass(frozen=True, slots=True)
class DecisionChange:
    """One decision whose outcome, band or leading scores differ."""

    decision: str
    recommended: Change
    band: Change
    options: tuple[OptionMove, ...]

    @property
    def new_winner(self) -> bool:
        """Whether another option is recommended."""
        return self.recommended.before != self.recommended.after


@dataclass(frozen=True, slots=True)
class Impact:
    """Everything that differs; `reasons_only` when the results are the same and only their reasons differ."""

    scope: Change | None
    decisions: tuple[DecisionChange, ...]
    risks: tuple[Change, ...]
    practices: tuple[Change, ...]
    controls: tuple[Change, ...]
    preferences: tuple[Change, ...]
    reasons_only: bool

    @property
    def nothing(self) -> bool:
        """Whether the two assessments say the same, with the same reasons."""
        lists = (self.decisions, self.risks, self.practices, self.controls, self.preferences)
        return self.scope is None and not any(lists) and not self.reasons_only


def impact_of(before: Assessment, after: Assessment) -> Impact:
    """The differences between two assessments of one profile."""
    names = dict.fromkeys((*before.decisions, *after.decisions))
    shifts = (_decision_change(name, before.decisions.get(name), after.decisions.get(name)) for name in names)
    scope = Change("scope", before.scope.status, after.scope.status)
    found = Impact(
        scope=None if scope.before == scope.after else scope,
        decisions=tuple(shift for shift in shifts if shift),
        risks=_changes(
            ((risk.id, f"{risk.severity}, {risk.status}") for risk in before.risks),
            ((risk.id, f"{risk.severity}, {risk.status}") for risk in after.risks),
        ),
        practices=_changes(
            ((practice.id, practice.priority) for practice in before.practices),
            ((practice.id, practice.priority) for practice in after.practices),
        ),
        controls=_changes(
            ((control.id, "required") for control in before.controls),
            ((control.id, "required") for control in after.controls),
        ),
        preferences=_changes(
            ((f"{item.decision}.{item.option}", item.verdict) for item in before.preferences),
            ((f"{item.decision}.{item.option}", item.verdict) for item in after.preferences),
        ),
        reasons_only=False,
    )
    same_reasons = _without_stamp(before) == _without_stamp(after)
    return found if not found.nothing or same_reasons else Impact(None, (), (), (), (), (), reasons_only=True)


def _decision_change(name: str, before: DecisionResult | None, after: DecisionResult | None) -> DecisionChange | None:
    moves = _moves(before, after)
    change = DecisionChange(
        name,
        Change(name, before.recommended if before else None, after.recommended if after else None),
        Change(name, before.band if before else None, after.band if after else None),
        moves,
    )
    same_band = change.band.before == change.band.after
    return None if not change.new_winner and same_band and not any(move.moved for move in moves) else change


def _moves(before: DecisionResult | None, after: DecisionResult | None) -> tuple[OptionMove, ...]:
    """The leading options of either side, in their new order."""
    old = {ranked.option: ranked for ranked in before.ranking} if before else {}
    new = {ranked.option: ranked for ranked in after.ranking} if after else {}
    leading = dict.fromkeys((*list(new)[:SHOWN_OPTIONS], *list(old)[:SHOWN_OPTIONS]))
    return tuple(
        OptionMove(
            option,
            old[option].rank if option in old else None,
            new[option].rank if option in new else None,
            old[option].score if option in old else None,
            new[option].score if option in new else None,
        )
        for option in leading
    )


def _changes(before: Iterable[tuple[str, str]], after: Iterable[tuple[str, str]]) -> tuple[Change, ...]:
    old, new = dict(before), dict(after)
    names = dict.fromkeys((*new, *old))
    return tuple(Change(name, old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name))


def _without_stamp(assessment: Assessment) -> Assessment:
    return assessment.model_copy(update={"rulebase": None})
