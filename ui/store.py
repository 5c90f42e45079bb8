"""Conversations in a database: any SQLAlchemy URL, a file beside the index by default."""

from __future__ import annotations

import json
import logging
from collections.abc import Container
from datetime import UTC, datetime, timedelta

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import (
    Column,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    delete,
    event,
    insert,
    select,
    update,
)
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool

from ui.conversation import Conversation, Exchange

_EXCHANGE = TypeAdapter(Exchange)
_EXCHANGES = Table(
    "exchanges",
    MetaData(),
    Column("position", Integer, primary_key=True, autoincrement=True),
    Column("id", String(16), unique=True, nullable=False),
    Column("conversation", String(64), index=True, nullable=False),
    Column("asked", String(32), index=True, nullable=False),
    Column("documents", Text, nullable=False),
    Column("exchange", Text, nullable=False),
)
_log = logging.getLogger(__name__)


class Store:
    """Keeps exchanges by conversation for ``retention_days``; safe from any thread and from several processes."""

    def __init__(self, url: str = "", retention_days: float = 30.0) -> None:
        self._retention = timedelta(days=retention_days)
        try:
            self._engine = _open(url)
        except (SQLAlchemyError, OSError) as error:
            _log.warning("conversations are kept in memory only: %s", str(error).splitlines()[0])
            self._engine = _open("")

    def add(self, conversation: str, exchange: Exchange) -> None:
        """Keep ``exchange`` as the last of ``conversation``, and forget what is older than the retention."""
        oldest = (datetime.now(UTC) - self._retention).isoformat(timespec="seconds")
        with self._engine.begin() as connection:
            connection.execute(delete(_EXCHANGES).where(_EXCHANGES.c.asked < oldest))
            connection.execute(
                insert(_EXCHANGES).values(
                    id=exchange.id,
                    conversation=conversation,
                    asked=exchange.asked,
                    documents=json.dumps(sorted(exchange.documents)),
                    exchange=_EXCHANGE.dump_json(exchange).decode(),
                )
            )

    def last(self, conversation: str, count: int) -> Conversation:
        """The newest ``count`` exchanges of a conversation, oldest first; unknown conversations have none."""
        rows = _EXCHANGES.c
        oldest = (datetime.now(UTC) - self._retention).isoformat(timespec="seconds")
        query = select(rows.exchange).where(rows.conversation == conversation, rows.asked >= oldest)
        with self._engine.connect() as connection:
            found = connection.scalars(query.order_by(rows.position.desc()).limit(count)).all()
        return tuple(exchange for text in reversed(found) if (exchange := _read(text)))

    def find(self, conversation: str, id_: str) -> Exchange | None:
        """The exchange ``id_`` of a conversation; None when it has no such one."""
        rows = _EXCHANGES.c
        query = select(rows.exchange).where(rows.conversation == conversation, rows.id == id_)
        with self._engine.connect() as connection:
            text = connection.scalar(query)
        return _read(text) if text else None

    def replace(self, exchange: Exchange) -> None:
        """Keep a changed exchange in place of the one with its id."""
        values = {"exchange": _EXCHANGE.dump_json(exchange).decode()}
        with self._engine.begin() as connection:
            connection.execute(update(_EXCHANGES).where(_EXCHANGES.c.id == exchange.id).values(values))

    def forget(self, conversation: str) -> None:
        """Delete a conversation."""
        with self._engine.begin() as connection:
            connection.execute(delete(_EXCHANGES).where(_EXCHANGES.c.conversation == conversation))

    def forget_without(self, documents: Container[str]) -> int:
        """Delete every exchange that quotes a document outside ``documents``; return how many."""
        rows = _EXCHANGES.c
        with self._engine.begin() as connection:
            kept = connection.execute(select(rows.position, rows.documents)).all()
            gone = [position for position, ids in kept if any(one not in documents for one in json.loads(ids))]
            for position in gone:
                connection.execute(delete(_EXCHANGES).where(rows.position == position))
        return len(gone)


def _open(url: str) -> Engine:
    if url:
        engine = create_engine(url)
    else:
        engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _wipe_what_is_deleted)
    _EXCHANGES.metadata.create_all(engine)
    return engine


def _wipe_what_is_deleted(connection: object, _: object) -> None:
    # A deleted document's text must not stay in free pages of the file.
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.execute("PRAGMA busy_timeout = 5000")
    cursor.close()


def _read(text: str) -> Exchange | None:
    """The exchange; None for one that another version wrote and this one cannot read."""
    try:
        return _EXCHANGE.validate_json(text)
    except ValidationError:
        return None
