"""Undo and redo from the change log: by name, surviving restarts, never over somebody's later change.

An undo is an operation of its own that plays the logged rows backwards; a redo is the undo of that undo. Foreign
keys are off while rows are replayed, for a cascade would run a second time beside its own logged rows; references
are checked before COMMIT instead.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Table, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased

from models.storage.change_log import OperationKind, parse_key
from models.storage.connection import quoted
from models.storage.errors import ChangeConflict
from models.storage.schema import Schema, image_columns, key_columns
from models.storage.tables import CHANGE, OPERATION

_UNDO_PREFIX = "Отменено: "
_REDO_PREFIX = "Возвращено: "


@dataclass(frozen=True, slots=True)
class Step:
    """What the next undo or redo will do: play `target` backwards; `origin` is the user's own operation."""

    target: int
    origin: int
    label: str
    kind: OperationKind

    @property
    def journal_label(self) -> str:
        """The label of the new operation."""
        return (_UNDO_PREFIX if self.kind is OperationKind.UNDO else _REDO_PREFIX) + self.label


def next_undo(connection: Connection, op_id: int | None = None) -> Step | None:
    """The operation that undo would take back: the latest one in force, or `op_id` if it can be undone."""
    query = (
        select(OPERATION.c.id, OPERATION.c.label)
        .where(OPERATION.c.kind == OperationKind.DO, OPERATION.c.undone == 0, OPERATION.c.open == 0)
        .where(OPERATION.c.id > _barrier())
        .order_by(OPERATION.c.id.desc())
        .limit(1)
    )
    if op_id is not None:
        query = query.where(OPERATION.c.id == op_id)
    row = connection.execute(query).first()
    return None if row is None else Step(int(row[0]), int(row[0]), str(row[1]), OperationKind.UNDO)


def next_redo(connection: Connection) -> Step | None:
    """The undo that redo would take back: the latest one in force with no new operation after it."""
    origin = aliased(OPERATION)
    last_done = select(func.coalesce(func.max(OPERATION.c.id), 0)).where(OPERATION.c.kind == OperationKind.DO)
    query = (
        select(OPERATION.c.id, origin.c.id, origin.c.label)
        .join(origin, origin.c.id == OPERATION.c.ref)
        .where(OPERATION.c.kind == OperationKind.UNDO, OPERATION.c.undone == 0, OPERATION.c.open == 0)
        .where(OPERATION.c.id > _barrier(), OPERATION.c.id > last_done.scalar_subquery())
        .order_by(OPERATION.c.id.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    return None if row is None else Step(int(row[0]), int(row[1]), str(row[2]), OperationKind.REDO)


def play_back(connection: Connection, schema: Schema, step: Step) -> None:
    """Reverse the rows of `step.target` and mark what is in force now.

    Runs inside an open operation of kind `step.kind`, foreign keys off. Raises ChangeConflict where a row is not
    as the operation left it, a unique value is taken, or other rows refer to what would vanish.
    """
    tables = {table.name: table for table in schema.audited}
    rows = connection.execute(
        select(CHANGE).where(CHANGE.c.op == step.target).order_by(CHANGE.c.id.desc())
    ).all()
    for row in rows:
        try:
            _reverse(connection, tables[row.tbl], row, step)
        except IntegrityError as error:
            raise _conflict(step, row) from error
    _check_references(connection, tables, {row.tbl for row in rows}, step)
    undone = int(step.kind is OperationKind.UNDO)
    connection.execute(update(OPERATION).where(OPERATION.c.id == step.origin).values(undone=undone))
    if step.kind is OperationKind.REDO:
        connection.execute(update(OPERATION).where(OPERATION.c.id == step.target).values(undone=1))


def _barrier() -> Any:
    barriers = OPERATION.alias("barriers")
    return (
        select(func.coalesce(func.max(barriers.c.id), 0))
        .where(barriers.c.kind == OperationKind.BARRIER)
        .scalar_subquery()
    )


def _reverse(connection: Connection, table: Table, row: Row[Any], step: Step) -> None:
    old: Mapping[str, Any] | None = None if row.old is None else json.loads(row.old)
    new: Mapping[str, Any] | None = None if row.new is None else json.loads(row.new)
    keys = key_columns(table)
    where = " AND ".join(f"{quoted(name)} = ?" for name in keys)
    image = new if new is not None else old
    if image is None:
        raise RuntimeError(f"change {row.id} has no image")
    key = tuple(image[name] for name in keys)
    if _present_image(connection, table, where, key) != new:
        raise _conflict(step, row)
    name = quoted(table.name)
    if old is None:
        connection.exec_driver_sql(f"DELETE FROM {name} WHERE {where}", key)
    elif new is None:
        columns = ", ".join(map(quoted, old))
        marks = ", ".join("?" * len(old))
        connection.exec_driver_sql(f"INSERT INTO {name} ({columns}) VALUES ({marks})", tuple(old.values()))
    else:
        settings = ", ".join(f"{quoted(column)} = ?" for column in old)
        connection.exec_driver_sql(f"UPDATE {name} SET {settings} WHERE {where}", (*old.values(), *key))


def _present_image(
    connection: Connection, table: Table, where: str, key: tuple[Any, ...]
) -> dict[str, Any] | None:
    names = image_columns(table)
    columns = ", ".join(map(quoted, names))
    query = f"SELECT {columns} FROM {quoted(table.name)} WHERE {where}"
    row = connection.exec_driver_sql(query, key).first()
    return None if row is None else dict(zip(names, row, strict=True))


def _check_references(
    connection: Connection, tables: Mapping[str, Table], touched: Iterable[str], step: Step
) -> None:
    """Rows put back need their parents, rows taken away must not be referred to."""
    changed = set(touched)
    affected = changed | {
        table.name
        for table in tables.values()
        if any(key.column.table.name in changed for key in table.foreign_keys)
    }
    for name in sorted(affected):
        broken = connection.exec_driver_sql(f"PRAGMA foreign_key_check({quoted(name)})").first()
        if broken is not None:
            raise ChangeConflict(
                f"Нельзя {_verb(step)} действие «{step.label}»: с этими записями уже связаны другие.",
                "Сначала удалите или измените записи, добавленные позже.",
                name,
                broken[1],
            )


def _conflict(step: Step, row: Row[Any]) -> ChangeConflict:
    return ChangeConflict(
        f"Нельзя {_verb(step)} действие «{step.label}»: запись с тех пор изменили.",
        "Откройте историю записи и внесите нужное изменение вручную; ничего не потеряно.",
        row.tbl,
        parse_key(row.pk),
    )


def _verb(step: Step) -> str:
    return "отменить" if step.kind is OperationKind.UNDO else "вернуть"
