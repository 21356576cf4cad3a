"""The first version, not frozen yet: it follows the records until `python -m models.storage.freeze` is run."""

from __future__ import annotations

import sqlite3

from models.storage.schema import ddl, run_all


def apply(connection: sqlite3.Connection) -> None:
    """Create every table and index."""
    from models.records import Base

    run_all(connection, ddl(Base.metadata))
