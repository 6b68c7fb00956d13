"""Create, read and change saved assessments. Whoever knows an id may do so: it is a secret, and never listed."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from advisor.store.database import READS_ONLY, AssessmentRow

_SECRET_BYTES = 16
NAME_LENGTH = 200
_DELETED = object()


@dataclass(frozen=True, slots=True)
class SavedAssessment:
    """One saved assessment; `profile` has the keys of a profile file, answers in their raw forms."""

    id: str
    name: str
    profile: dict[str, Any]
    created: datetime
    updated: datetime

    @property
    def answers(self) -> dict[str, Any]:
        """The raw answers by question id."""
        answers: dict[str, Any] = self.profile.get("answers") or {}
        return answers

    @property
    def factors(self) -> dict[str, Any]:
        """The profile's own ranges for assumptions, in their raw forms, by id."""
        factors: dict[str, Any] = self.profile.get("factors") or {}
        return factors


class AssessmentStore:
    """The saved assessments of one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._reading = engine.execution_options(**{READS_ONLY: True})

    def create(self, name: str, profile: dict[str, Any] | None = None) -> SavedAssessment:
        """Save a new assessment under a new id of 128 random bits."""
        row = AssessmentRow(
            id=secrets.token_urlsafe(_SECRET_BYTES), name=name[:NAME_LENGTH], profile=_document(name, profile or {})
        )
        with Session(self._engine, expire_on_commit=False) as session, session.begin():
            session.add(row)
        return _saved(row)

    def get(self, identifier: str) -> SavedAssessment | None:
        """The assessment of that id, or None."""
        with Session(self._reading) as session:
            row = session.get(AssessmentRow, identifier)
            return _saved(row) if row else None

    def recent_profiles(self, count: int) -> tuple[dict[str, Any], ...]:
        """The profiles of the assessments changed last, without their secret ids; at most so many."""
        chosen = select(AssessmentRow.profile).order_by(AssessmentRow.updated.desc(), AssessmentRow.id).limit(count)
        with Session(self._reading) as session:
            return tuple(dict(profile) for profile in session.scalars(chosen))

    def save_answer(self, identifier: str, question: str, raw: Any) -> SavedAssessment:
        """Add or replace one answer; others, perhaps just changed elsewhere, stay as they are."""
        return self._change(identifier, question, raw)

    def remove_answer(self, identifier: str, question: str) -> SavedAssessment:
        """Forget one answer; the question counts as not answered again."""
        return self._change(identifier, question, _DELETED)

    def save_factor(self, identifier: str, factor: str, raw: Any) -> SavedAssessment:
        """Add or replace one of the profile's own ranges for an assumption; None forgets it."""
        with self._row(identifier) as row:
            factors = dict(row.profile.get("factors") or {})
            factors.pop(factor, None)
            if raw is not None:
                factors[factor] = raw
            kept = {key: value for key, value in row.profile.items() if key != "factors"}
            row.profile = {**kept, "factors": factors} if factors else kept
        return _saved(row)

    def rename(self, identifier: str, name: str) -> SavedAssessment:
        """Give the assessment, and so its profile, another name."""
        with self._row(identifier) as row:
            row.name = name[:NAME_LENGTH]
            row.profile = {**row.profile, "profile": row.name}
        return _saved(row)

    def _change(self, identifier: str, question: str, raw: Any) -> SavedAssessment:
        with self._row(identifier) as row:
            answers = dict(row.profile.get("answers") or {})
            if raw is _DELETED:
                answers.pop(question, None)
            else:
                answers[question] = raw
            row.profile = {**row.profile, "answers": answers}
        return _saved(row)

    @contextmanager
    def _row(self, identifier: str) -> Iterator[AssessmentRow]:
        with Session(self._engine, expire_on_commit=False) as session, session.begin():
            row = session.get(AssessmentRow, identifier, with_for_update=True)
            if row is None:
                raise KeyError(identifier)
            yield row


def _document(name: str, profile: dict[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in profile.items() if key not in ("profile", "answers")}
    return {"profile": name[:NAME_LENGTH], "as_of": None, **kept, "answers": dict(profile.get("answers") or {})}


def _saved(row: AssessmentRow) -> SavedAssessment:
    return SavedAssessment(row.id, row.name, row.profile, _aware(row.created), _aware(row.updated))


def _aware(moment: datetime) -> datetime:
    # SQLite keeps no time zone; what was written is UTC.
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
