"""Reading the change log: what happened to a record, and what happened at all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, or_, select
from sqlalchemy.orm import Session

from models.storage.change_log import Key, OperationKind, key_text, parse_key
from models.storage.tables import CHANGE, OPERATION
from models.text import fold


class Action(StrEnum):
    """What happened to one row."""

    INSERT = "insert"
    UPDATE = "update"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change of one row. `old` and `new` are whole rows as stored (dates as ISO text, money in kopecks,
    flags as 0 and 1), empty where there was no row. `at` is local time. `undone`: taken back since.
    """

    op_id: int
    at: datetime
    who: str
    label: str
    table: str
    pk: Key
    action: Action
    old: Mapping[str, Any]
    new: Mapping[str, Any]
    undone: bool

    @property
    def changed(self) -> dict[str, tuple[Any, Any]]:
        """Column -> (before, after) for the columns that differ."""
        names = [*self.old, *(name for name in self.new if name not in self.old)]
        pairs = {name: (self.old.get(name), self.new.get(name)) for name in names}
        return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


@dataclass(frozen=True, slots=True)
class Operation:
    """One line of the journal. `rows` counts the changed rows of each table; `at` is local time."""

    op_id: int
    at: datetime
    who: str
    label: str
    kind: OperationKind
    undone: bool
    rows: Mapping[str, int]


def read_history(
    session: Session, table: str, pk: Key, also: Iterable[tuple[str, str]] = ()
) -> list[HistoryEntry]:
    """Everything that happened to row `pk` of `table`, newest first.

    `also` names child rows by (table, column): those whose column held `pk` before or after the change.
    """
    wanted = [and_(CHANGE.c.tbl == table, CHANGE.c.pk == key_text(pk))]
    wanted += [_refers(child, column, pk) for child, column in also]
    query = (
        select(CHANGE, OPERATION.c.at, OPERATION.c.who, OPERATION.c.label, OPERATION.c.undone)
        .join(OPERATION, OPERATION.c.id == CHANGE.c.op)
        .where(or_(*wanted))
        .order_by(CHANGE.c.id.desc())
    )
    return [
        HistoryEntry(
            op_id=row.op,
            at=_local(row.at),
            who=row.who,
            label=row.label,
            table=row.tbl,
            pk=parse_key(row.pk),
            action=Action(row.act),
            old=json.loads(row.old) if row.old else {},
            new=json.loads(row.new) if row.new else {},
            undone=bool(row.undone),
        )
        for row in session.execute(query)
    ]


def read_journal(session: Session, limit: int = 200, search: str = "") -> list[Operation]:
    """The latest `limit` operations whose label or author contains `search` (folded), newest first."""
    wanted = fold(search)
    query = select(OPERATION).where(OPERATION.c.open == 0).order_by(OPERATION.c.id.desc())
    if not wanted:
        query = query.limit(limit)
    found: list[Row[Any]] = []
    # SQLite folds no Cyrillic, so labels are compared here; rows stream until the page is full.
    for row in session.execute(query.execution_options(yield_per=500)):
        if len(found) == limit:
            break
        if wanted in fold(f"{row.label} {row.who}"):
            found.append(row)
    counts = _row_counts(session, [row.id for row in found])
    return [
        Operation(
            op_id=row.id,
            at=_local(row.at),
            who=row.who,
            label=row.label,
            kind=OperationKind(row.kind),
            undone=bool(row.undone),
            rows=counts.get(row.id, {}),
        )
        for row in found
    ]


def _refers(table: str, column: str, pk: Key) -> ColumnElement[bool]:
    path = f'$."{column}"'
    return and_(
        CHANGE.c.tbl == table,
        or_(func.json_extract(CHANGE.c.old, path) == pk, func.json_extract(CHANGE.c.new, path) == pk),
    )


def _row_counts(session: Session, op_ids: Sequence[int]) -> dict[int, dict[str, int]]:
    counts: dict[int, dict[str, int]] = {}
    for start in range(0, len(op_ids), 500):
        query = (
            select(CHANGE.c.op, CHANGE.c.tbl, func.count())
            .where(CHANGE.c.op.in_(op_ids[start : start + 500]))
            .group_by(CHANGE.c.op, CHANGE.c.tbl)
        )
        for op_id, table, number in session.execute(query):
            counts.setdefault(op_id, {})[table] = number
    return counts


def _local(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone()
