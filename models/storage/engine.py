"""SQLAlchemy over the one way to connect: our transactions, our settings, our errors."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event
from sqlalchemy.engine import ExceptionContext

from models.storage.connection import BUSY_SECONDS, configure
from models.storage.errors import from_sqlite


def make_engine(path: Path, *, writing: bool) -> Engine:
    """An engine whose connections live as long as one transaction, so the file is released in between
    (Windows: restore, rename) and every thread has its own.

    Writers begin with BEGIN IMMEDIATE: two deferred transactions that read first and write then would fail at
    once, however long the time-out. Known SQLite errors rise as `EnvironmentProblem`.
    """
    # URL.create, not text: in a URL string «?» and «#» of the path would open another file.
    url = URL.create("sqlite", database=str(path))
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": BUSY_SECONDS})
    begin = "BEGIN IMMEDIATE" if writing else "BEGIN"

    def on_connect(connection: sqlite3.Connection, record: object) -> None:
        # The opening has made the triggers ours.
        configure(connection, read_only=not writing, trusted=writing)

    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    def on_error(context: ExceptionContext) -> BaseException | None:
        return from_sqlite(context.original_exception, path)

    event.listen(engine, "connect", on_connect)
    event.listen(engine, "begin", on_begin)
    event.listen(engine, "handle_error", on_error)
    return engine


def driver(connection: Connection) -> sqlite3.Connection:
    """The sqlite3 connection below `connection`; using it does not begin a transaction."""
    below: Any = connection.connection.driver_connection
    if not isinstance(below, sqlite3.Connection):
        raise TypeError(f"not an sqlite3 connection: {below!r}")
    return below
