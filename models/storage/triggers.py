"""The triggers that write the change log, generated from the schema.

Triggers see what ORM events miss: bulk statements, plain SQL and foreign key cascades; and they write in the very
transaction of the change.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from sqlalchemy import Table

from models.storage.connection import quoted
from models.storage.schema import Schema, image_columns, key_columns

# The open operation of this transaction. Without one the subquery is NULL and `chg.op NOT NULL` refuses the row.
_OPERATION = "(SELECT id FROM chg_op WHERE id = (SELECT max(id) FROM chg_op) AND open = 1)"


def triggers(schema: Schema) -> Mapping[str, str]:
    """Name -> CREATE TRIGGER for every audited table."""
    made: dict[str, str] = {}
    for table in schema.audited:
        for action, body in _bodies(table).items():
            name = f"log_{table.name}_{action}"
            made[name] = f"CREATE TRIGGER {quoted(name)} AFTER {body} END"
    return made


def ensure_triggers(connection: sqlite3.Connection, schema: Schema) -> bool:
    """Make the file's triggers exactly ours; True when something had to be changed.

    Foreign triggers (a restored stranger's file may carry hostile ones) are dropped. Writes nothing when all is
    well, so opening costs no disk flush. Works inside a transaction of the caller, or in one of its own.
    """
    wanted = triggers(schema)
    present = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall())
    if present == wanted:
        return False
    own_transaction = not connection.in_transaction
    if own_transaction:
        connection.execute("BEGIN IMMEDIATE")
    try:
        drop_triggers(connection)
        for statement in wanted.values():
            connection.execute(statement)
        if own_transaction:
            connection.execute("COMMIT")
    except BaseException:
        if own_transaction and connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return True


def drop_triggers(connection: sqlite3.Connection) -> None:
    """Remove every trigger of the file."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in names:
        connection.execute(f"DROP TRIGGER {quoted(name)}")


def _bodies(table: Table) -> Mapping[str, str]:
    """Per trigger: event, condition and statements. A changed primary key is logged as deletion and insertion,
    so that every logged row keeps one key.
    """
    name = quoted(table.name)
    inserted = _log(table, "insert", key="NEW", new="NEW")
    deleted = _log(table, "delete", key="OLD", old="OLD")
    updated = _log(table, "update", key="OLD", old="OLD", new="NEW")
    rekeyed = _differs(key_columns(table))
    changed = _differs(image_columns(table))
    return {
        "insert": f"INSERT ON {name} BEGIN {inserted}",
        "update": f"UPDATE ON {name} WHEN NOT ({rekeyed}) AND ({changed}) BEGIN {updated}",
        "rekey": f"UPDATE ON {name} WHEN {rekeyed} BEGIN {deleted} {inserted}",
        "delete": f"DELETE ON {name} BEGIN {deleted}",
    }


def _log(table: Table, action: str, *, key: str, old: str = "", new: str = "") -> str:
    literal = "'" + table.name.replace("'", "''") + "'"
    return (
        f"INSERT INTO chg (op, tbl, pk, act, old, new) VALUES ({_OPERATION}, {literal}, {_key(table, key)}, "
        f"'{action}', {_image(table, old)}, {_image(table, new)});"
    )


def _image(table: Table, row: str) -> str:
    if not row:
        return "NULL"
    pairs = (f"'{name}', {row}.{quoted(name)}" for name in image_columns(table))
    return f"json_object({', '.join(pairs)})"


def _key(table: Table, row: str) -> str:
    return f"json_array({', '.join(f'{row}.{quoted(name)}' for name in key_columns(table))})"


def _differs(columns: tuple[str, ...]) -> str:
    """True when any column really changes: saving a form untouched must leave no trace."""
    return " OR ".join(f"OLD.{name} IS NOT NEW.{name} COLLATE BINARY" for name in map(quoted, columns))
