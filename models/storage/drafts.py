"""What stood in a form before it was saved: kept aside, restored after a crash, never part of the change log."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from models.storage.database import Database
from models.storage.tables import DRAFT


@dataclass(frozen=True, slots=True)
class Draft:
    """One unsaved form. `key` names the form and its record («contract:15», «contract:new»)."""

    key: str
    payload: Mapping[str, Any]
    updated_at: datetime


def save_draft(database: Database, key: str, payload: Mapping[str, Any], now: datetime) -> None:
    """Keep `payload` (whatever JSON can hold) under `key`, over an earlier one. `now` has a zone.

    A database opened for looking keeps none: what is typed there cannot be saved anyway.
    """
    if database.read_only:
        return
    text = json.dumps(payload, ensure_ascii=False)
    row = insert(DRAFT).values(key=key, payload=text, updated_at=now.isoformat(timespec="seconds"))
    changed = {"payload": row.excluded.payload, "updated_at": row.excluded.updated_at}
    with database.unlogged() as session:
        session.execute(row.on_conflict_do_update(index_elements=[DRAFT.c.key], set_=changed))


def load_draft(database: Database, key: str) -> Draft | None:
    """The draft under `key`, None where there is none."""
    with database.read() as session:
        row = session.execute(select(DRAFT).where(DRAFT.c.key == key)).first()
    return None if row is None else _draft(row.key, row.payload, row.updated_at)


def list_drafts(database: Database) -> list[Draft]:
    """Every draft, the latest first: what is offered after a crash."""
    with database.read() as session:
        rows = session.execute(select(DRAFT).order_by(DRAFT.c.updated_at.desc(), DRAFT.c.key)).all()
    return [_draft(row.key, row.payload, row.updated_at) for row in rows]


def drop_draft(database: Database, key: str) -> None:
    """Forget the draft under `key`, if any: the form was saved or given up."""
    if database.read_only:
        return
    with database.unlogged() as session:
        session.execute(delete(DRAFT).where(DRAFT.c.key == key))


def _draft(key: str, payload: str, updated_at: str) -> Draft:
    return Draft(key, json.loads(payload), datetime.fromisoformat(updated_at).astimezone())
