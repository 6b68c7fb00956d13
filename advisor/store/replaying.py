"""The profiles of all saved assessments, for whoever runs the place where they lie; their secret ids stay there."""

from pathlib import Path
from typing import Any

from sqlalchemy import make_url, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from advisor.errors import AdvisorError
from advisor.store.database import READS_ONLY, AssessmentRow, database_url, open_engine


def saved_profiles(url: str | None = None) -> tuple[dict[str, Any], ...] | None:
    """The profile documents, the oldest first; None where nothing was ever saved. Nothing is created or written.

    `url` is the address of the database (default: where assessments are saved).

    Raises:
        AdvisorError: when the address is wrong or the place cannot be read.
    """
    address = url or database_url()
    if not _exists(address):
        return None
    engine = open_engine(address)
    try:
        with Session(engine.execution_options(**{READS_ONLY: True})) as session:
            chosen = select(AssessmentRow.profile).order_by(AssessmentRow.created, AssessmentRow.id)
            return tuple(dict(profile) for profile in session.scalars(chosen))
    except SQLAlchemyError as error:
        raise AdvisorError(f"saved assessments cannot be read: {getattr(error, 'orig', None) or error}") from None
    finally:
        engine.dispose()


def _exists(address: str) -> bool:
    """Whether there is a database; of one that is no file on this machine, that is found out by opening it."""
    try:
        place = make_url(address)
    except SQLAlchemyError:
        return True  # opening it says what is wrong
    return place.get_backend_name() != "sqlite" or not place.database or Path(place.database).exists()
