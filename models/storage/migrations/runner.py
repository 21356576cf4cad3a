"""Bring a file to the present schema: all missing steps in one transaction, or nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from models.storage.connection import APPLICATION_ID, quoted
from models.storage.schema import Migration, Schema
from models.storage.triggers import drop_triggers, ensure_triggers


def version_of(connection: sqlite3.Connection) -> int:
    """The file's schema number, 0 for a file that is being made."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def upgrade(connection: sqlite3.Connection, schema: Schema, *, at: str, who: str) -> int:
    """Apply the steps that the file lacks and return how many there were.

    `connection` must have foreign keys off (the PRAGMA does nothing inside a transaction, and a rebuilt table
    would take its children along by cascade). The caller has made a backup. Either everything is committed or
    the file is as it was; a step that loses rows or breaks a reference is a bug and rises.
    """
    if connection.execute("PRAGMA foreign_keys").fetchone()[0]:
        raise RuntimeError("migrations run with foreign keys off")
    connection.execute("BEGIN IMMEDIATE")
    try:
        present = version_of(connection)
        steps = [step for step in schema.migrations if step.version > present]
        if steps:
            _apply(connection, schema, steps)
            if present:
                _bar_undo(connection, f"Обновление базы до версии {schema.version}", at, who)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return len(steps)


def row_counts(connection: sqlite3.Connection) -> Mapping[str, int]:
    """Number of rows of every table in the file."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    ).fetchall()
    return {
        name: int(connection.execute(f"SELECT count(*) FROM {quoted(name)}").fetchone()[0]) for (name,) in names
    }


def _apply(connection: sqlite3.Connection, schema: Schema, steps: list[Migration]) -> None:
    drop_triggers(connection)  # a rebuilt table loses its own anyway, and steps are not the user's changes
    for step in steps:
        before = row_counts(connection)
        step.apply(connection)
        _compare_counts(step, before, row_counts(connection))
        connection.execute(f"PRAGMA user_version={step.version}")
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    ensure_triggers(connection, schema)
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise RuntimeError(f"migration to {steps[-1].version} leaves broken references: {broken[:5]}")


def _compare_counts(step: Migration, before: Mapping[str, int], after: Mapping[str, int]) -> None:
    for name, count in before.items():
        if name in after and name not in step.may_change and after[name] != count:
            raise RuntimeError(f"migration {step.version} changed {name} from {count} to {after[name]} rows")


def _bar_undo(connection: sqlite3.Connection, label: str, at: str, who: str) -> None:
    """Row images older than this have other columns: undo ends here."""
    connection.execute(
        "INSERT INTO chg_op (at, who, label, kind, open) VALUES (?, ?, ?, 'barrier', 0)", (at, who, label)
    )
