"""One way to connect to SQLite: the settings that survived the crash tests, set and read back.

Why these (measured): `TRUNCATE` + `FULL` lost nothing in 1 000 kills and 1 000 power cuts, while SQLite's default
loses the last save when the deletion of the journal is not synced, and WAL breaks on sticks, shares and plain
file copies.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from models.storage.errors import DatabaseBusy

# «ZVEN»: bytes 68-71 of the file; tells our database from every other SQLite file.
APPLICATION_ID = 0x5A56454E
BUSY_SECONDS = 5.0

# name, value to set, value to read back
_PRAGMAS: tuple[tuple[str, str, object], ...] = (
    ("busy_timeout", str(int(BUSY_SECONDS * 1000)), int(BUSY_SECONDS * 1000)),
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "FULL", 2),
    ("recursive_triggers", "ON", 1),  # INSERT OR REPLACE must fire the change log's delete trigger
    ("cell_size_check", "ON", 1),
    ("secure_delete", "ON", 1),  # deleted personal data must not stay readable in the file
    ("temp_store", "MEMORY", 2),
    ("mmap_size", "0", 0),  # a failing stick must give an error, not kill the process
)

_SWITCH = {True: "ON", False: "OFF"}


def configure(
    connection: sqlite3.Connection,
    *,
    read_only: bool = False,
    foreign_keys: bool = True,
    trusted: bool = False,
) -> None:
    """Set every PRAGMA on a fresh connection and assert that SQLite took it.

    Transactions become ours alone (`isolation_level = None`): Python's own BEGIN leaves DDL outside them.
    `trusted` says that the file's triggers are known to be ours. Only such a connection may fire them: SQLite
    3.40 counts json_object among the functions that a stranger's trigger must not call.
    Raises DatabaseBusy where the journal mode cannot be changed because another program has the file open.
    """
    connection.isolation_level = None
    wanted = (
        *_PRAGMAS,
        ("foreign_keys", _SWITCH[foreign_keys], int(foreign_keys)),
        ("trusted_schema", _SWITCH[trusted], int(trusted)),
    )
    for name, value, expected in wanted:
        connection.execute(f"PRAGMA {name}={value}").fetchall()
        row = connection.execute(f"PRAGMA {name}").fetchone()
        # A build without memory mapping answers `mmap_size` with no row at all.
        if row is not None and row[0] != expected:
            _refuse(name, row[0])
    if read_only:
        connection.execute("PRAGMA query_only=ON")


def _refuse(name: str, answer: object) -> None:
    if name == "journal_mode" and answer == "wal":
        raise DatabaseBusy(
            "База занята другой программой.",
            "Закройте программу, которая открыла этот файл, и повторите.",
        )
    raise RuntimeError(f"SQLite refused PRAGMA {name}: {answer!r}")


def connect(path: Path, *, read_only: bool = False, foreign_keys: bool = True) -> sqlite3.Connection:
    """A configured connection without SQLAlchemy, for migrations, backups and checks. The caller closes it.

    The path goes to SQLite as it is (no URI), so `?`, `#`, `%20` and Cyrillic mean themselves.
    """
    connection = sqlite3.connect(str(path), timeout=BUSY_SECONDS, isolation_level=None)
    try:
        configure(connection, read_only=read_only, foreign_keys=foreign_keys)
    except BaseException:
        connection.close()
        raise
    return connection


def quoted(name: str) -> str:
    """An identifier for SQL text."""
    return '"' + name.replace('"', '""') + '"'


def first_fault(connection: sqlite3.Connection, *, full: bool) -> str | None:
    """What SQLite finds wrong first (its own English words), None for a sound file.

    The quick check skips indexes and references; only the full one compares them.
    """
    check = "integrity_check" if full else "quick_check"
    line = str(connection.execute(f"PRAGMA {check}(1)").fetchone()[0])
    if line != "ok" or not full:
        return None if line == "ok" else line
    try:
        broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.OperationalError as error:
        # «foreign key mismatch»: the text of a table's definition is damaged.
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
            raise
        return str(error)
    return None if broken is None else f"broken reference in {broken[0]}"
