"""Where saved assessments lie: SQLite in the user's data directory, or whatever ADVISOR_DATABASE names."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, Connection, DateTime, Engine, String, create_engine, event, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from advisor.errors import AdvisorError

READS_ONLY = "advisor_reads_only"
"""Execution option of connections that do not write."""


class Base(DeclarativeBase):
    """The tables of the store."""


class AssessmentRow(Base):
    """One saved assessment; `profile` is the profile document in the raw forms of a profile file."""

    __tablename__ = "assessments"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    profile: Mapped[dict[str, Any]] = mapped_column(JSON)
    created: Mapped[datetime] = mapped_column(DateTime(timezone=True), default=lambda: datetime.now(UTC))
    updated: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), default=lambda: datetime.now(UTC), onupdate=lambda: datetime.now(UTC)
    )


def database_url() -> str:
    """The address of the database: ADVISOR_DATABASE, else a file in the user's data directory."""
    if named := os.environ.get("ADVISOR_DATABASE"):
        return named
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return f"sqlite:///{Path(home) / 'scalability-advisor' / 'assessments.sqlite'}"


def open_engine(url: str) -> Engine:
    """Connect, and create the table where it is missing.

    Raises:
        AdvisorError: when the address is wrong or the place cannot be written.
    """
    try:
        address = make_url(url)
        if address.get_backend_name() == "sqlite" and address.database:
            Path(address.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(address)
        if engine.dialect.name == "sqlite":
            _prepare_sqlite(engine)
        Base.metadata.create_all(engine)
    except (SQLAlchemyError, ImportError, OSError) as error:
        reason = getattr(error, "strerror", None) or getattr(error, "orig", None) or error
        raise AdvisorError(f"saved assessments cannot be opened: {reason}; look at ADVISOR_DATABASE") from None
    return engine


def _prepare_sqlite(engine: Engine) -> None:
    """Let one writer and many readers work at once; a transaction that writes takes the lock when it begins."""

    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver would begin transactions late, after the first read
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=5000"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        reads_only = connection.get_execution_options().get(READS_ONLY)
        connection.exec_driver_sql("BEGIN" if reads_only else "BEGIN IMMEDIATE")
