"""The change log: one labelled operation per transaction, every changed row with its old and new image.

The log is the journal, the history of a record, undo and redo, and the signal of what changed, all at once.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from models.storage.tables import CHANGE, OPERATION

# A primary key: the value itself, or a tuple where the key has several columns.
Key = int | str | tuple[Any, ...]


class OperationKind(StrEnum):
    """What an operation is to undo; see `tables.OPERATION`."""

    DO = "do"
    FIXED = "fixed"
    UNDO = "undo"
    REDO = "redo"
    BARRIER = "barrier"


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """What one committed operation changed. `keys` maps each table to the primary keys of its rows.

    After a restore `everything` is true: whoever shows data reloads all of it.
    """

    op_id: int
    label: str
    kind: OperationKind
    tables: frozenset[str]
    keys: Mapping[str, frozenset[Key]] = field(default_factory=dict)
    everything: bool = False

    def touches(self, *tables: str) -> bool:
        """True when a row of any of `tables` may have changed."""
        return self.everything or not self.tables.isdisjoint(tables)


def key_text(key: Key) -> str:
    """A primary key as the log stores it: the JSON array that SQLite's json_array makes."""
    values = key if isinstance(key, tuple) else (key,)
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def parse_key(text: str) -> Key:
    """The primary key behind a stored JSON array."""
    values: list[Any] = json.loads(text)
    key: Key = values[0] if len(values) == 1 else tuple(values)
    return key


def start_operation(
    connection: Connection, label: str, kind: OperationKind, *, at: datetime, who: str, ref: int | None = None
) -> int:
    """Insert the operation's row at the start of its transaction and return its number. `at` is UTC."""
    row = insert(OPERATION).values(
        at=at.isoformat(timespec="microseconds"), who=who, label=label, kind=kind.value, ref=ref
    )
    key = connection.execute(row).inserted_primary_key
    if key is None:
        raise RuntimeError("SQLite gave the operation no number")
    return int(key[0])


def finish_operation(connection: Connection, op_id: int, label: str, kind: OperationKind) -> ChangeSet:
    """Close the operation before COMMIT; one that changed nothing leaves no row in the journal."""
    rows = connection.execute(select(CHANGE.c.tbl, CHANGE.c.pk).where(CHANGE.c.op == op_id)).all()
    if not rows and kind is not OperationKind.BARRIER:
        connection.execute(delete(OPERATION).where(OPERATION.c.id == op_id))
    else:
        connection.execute(update(OPERATION).where(OPERATION.c.id == op_id).values(open=0, label=label))
    keys: dict[str, set[Key]] = {}
    for table, key in rows:
        keys.setdefault(table, set()).add(parse_key(key))
    return ChangeSet(
        op_id=op_id,
        label=label,
        kind=kind,
        tables=frozenset(keys),
        keys={table: frozenset(found) for table, found in keys.items()},
    )


def is_committed(connection: Connection, op_id: int, at: datetime) -> bool:
    """Whether the operation reached the disk, asked after a COMMIT that answered with an error."""
    found = select(OPERATION.c.id).where(
        OPERATION.c.id == op_id, OPERATION.c.at == at.isoformat(timespec="microseconds"), OPERATION.c.open == 0
    )
    return connection.execute(found).first() is not None


def latest_operation(connection: Connection) -> tuple[int, datetime] | None:
    """Number and UTC moment of the last operation; what tells a backup whether anything changed since."""
    row = connection.execute(
        select(OPERATION.c.id, OPERATION.c.at).order_by(OPERATION.c.id.desc()).limit(1)
    ).first()
    return None if row is None else (int(row[0]), datetime.fromisoformat(row[1]))
