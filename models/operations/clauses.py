"""The library of clauses: ours from `resources/clauses`, the office's own over them, the days they were checked."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Mapping
from functools import cache

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

import resources
from models.clause import Clause, ClauseCheck, ClauseVariant
from models.clause_data import ClauseData, LibraryClause, VariantData
from models.clause_text import read_clause
from models.errors import RecordNotFound
from models.operations.mapping import apply, existing_or_new, sync, to_value, to_values
from models.operations.office import read_legal
from models.storage.database import Database

_OWN_KEY = re.compile(r"own(\d+)$")


@cache
def shipped_clauses() -> Mapping[str, ClauseData]:
    """The clauses that come with the program, by key, in the order in which they are offered."""
    order = resources.path("clauses/order.txt").read_text(encoding="utf-8").split()
    files = {key: resources.path(f"clauses/{key}.txt").read_text(encoding="utf-8") for key in order}
    return {key: read_clause(text, key) for key, text in files.items()}


def read_library(session: Session) -> dict[str, ClauseData]:
    """Every clause by key: ours, each in the office's wording where there is one, then the office's own."""
    rows = session.scalars(select(Clause).options(selectinload(Clause.variants)).order_by(Clause.id))
    own = {row.key: to_value(row, ClauseData, variants=to_values(row.variants, VariantData)) for row in rows}
    return {**shipped_clauses(), **own}


def list_clauses(db: Database) -> list[LibraryClause]:
    """The library as it is shown."""
    with db.read() as session:
        legal = read_legal(session)
        checks = {row.key: row.checked_on for row in session.scalars(select(ClauseCheck))}
        library = read_library(session)
    shipped = shipped_clauses()
    found = []
    for key, clause in library.items():
        norm = legal.get(clause.legal_key)
        found.append(
            LibraryClause(
                clause,
                own=key not in shipped,
                changed=key in shipped and clause.id is not None,
                norm=norm.title if norm else "",
                norm_checked_on=norm.checked_on if norm else None,
                norm_note=norm.note if norm else "",
                checked_on=checks.get(key),
            )
        )
    return found


def clause(db: Database, key: str) -> ClauseData:
    """One clause as it is in use; RecordNotFound when gone."""
    with db.read() as session:
        return _present(read_library(session), key)


def _present(library: Mapping[str, ClauseData], key: str) -> ClauseData:
    if key not in library:
        raise RecordNotFound("Этого условия в библиотеке уже нет.", "Обновите список условий.")
    return library[key]


def save_clause(db: Database, data: ClauseData, checked_on: dt.date | None = None) -> str:
    """Save a clause as the office's own and the day its wording was checked; ours become its wording of ours.

    Returns the key; a clause without one is new and gets «own1», «own2» …
    """
    verb = "Изменить" if data.key else "Добавить"
    with db.unit_of_work(f"{verb} условие «{data.title}»") as work:
        key = data.key or _free_key(work.session)
        stored = work.session.scalars(select(Clause).where(Clause.key == key)).first()
        record = existing_or_new(work.session, Clause, stored.id if stored else None)
        apply(record, dataclasses.replace(data, key=key))
        sync(record.variants, _keyed(data.variants), ClauseVariant)
        _check(work.session, key, checked_on)
        work.session.flush()
        return key


def _free_key(session: Session) -> str:
    taken = (_OWN_KEY.match(key) for key in session.scalars(select(Clause.key)))
    return f"own{max((int(found[1]) for found in taken if found), default=0) + 1}"


def _keyed(variants: tuple[VariantData, ...]) -> list[VariantData]:
    """The variants with a key for each new one; ids of variants of ours mean nothing in the database."""
    taken = {item.key for item in variants}
    free = (str(number) for number in range(1, 1000) if str(number) not in taken)
    return [item if item.key else dataclasses.replace(item, key=next(free)) for item in variants]


def drop_clause(db: Database, key: str) -> None:
    """Delete a clause of the office's own, or return to our wording of one of ours. Contracts keep their copies."""
    with db.unit_of_work("Удалить условие") as work:
        record = work.session.scalars(select(Clause).where(Clause.key == key)).first()
        if record is None:
            raise RecordNotFound("Этого условия в библиотеке уже нет.", "Обновите список условий.")
        verb = "Вернуть исходное условие" if key in shipped_clauses() else "Удалить условие"
        work.label = f"{verb} «{record.title}»"
        work.session.delete(record)


def mark_clause_checked(db: Database, key: str, day: dt.date | None) -> None:
    """Keep the day on which somebody compared the wording of a clause with its norm."""
    with db.unit_of_work("Отметить проверку условия") as work:
        title = _present(read_library(work.session), key).title
        work.label = f"Условие «{title}»: проверено" if day else f"Условие «{title}»: снять отметку о проверке"
        _check(work.session, key, day)


def _check(session: Session, key: str, day: dt.date | None) -> None:
    row = session.get(ClauseCheck, key)
    if row is None:
        if day is not None:
            session.add(ClauseCheck(key=key, checked_on=day))
    else:
        row.checked_on = day
