"""A small schema with every kind of reference, for tests of the storage that need no real records."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text, select

from models.storage.database import Database
from models.storage.schema import Schema

SMALL = MetaData()

PARTNER = Table(
    "partner",
    SMALL,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("inn", Text, unique=True),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)
CONTRACT = Table(
    "contract",
    SMALL,
    Column("id", Integer, primary_key=True),
    Column("partner_id", ForeignKey("partner.id", ondelete="CASCADE", name="fk_contract_partner")),
    Column("parent_id", ForeignKey("contract.id", ondelete="SET NULL", name="fk_contract_parent")),
    Column("number", Text, nullable=False),
    Column("kopecks", Integer, nullable=False, server_default="0"),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)
SLOT = Table(
    "slot",
    SMALL,
    Column("contract_id", ForeignKey("contract.id", ondelete="CASCADE", onupdate="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("title", Text, nullable=False),
    sqlite_strict=True,
)
CACHE = Table(
    "cache",
    SMALL,
    Column("key", Text, primary_key=True),
    Column("value", Text),
    sqlite_strict=True,
    info={"audited": False},
)

SCHEMA = Schema.of(SMALL)
RECORDS = (PARTNER, CONTRACT, SLOT)

Rows = dict[str, list[tuple[object, ...]]]


class Clock:
    """A clock that moves one second each time it is read."""

    def __init__(self) -> None:
        self.now = datetime(2026, 9, 1, 6, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def make(path: Path) -> Database:
    """A new small database."""
    return Database.create(path, schema=SCHEMA, who="Завуч", clock=Clock())


def reopen(path: Path) -> Database:
    """Open a small database anew."""
    return Database.open(path, schema=SCHEMA, who="Завуч", clock=Clock())


def add_partner(db: Database, name: str, numbers: tuple[str, ...] = (), inn: str | None = None) -> int:
    """Add a partner with contracts in one operation and return its number."""
    with db.unit_of_work(f"Добавить «{name}»") as work:
        row = work.session.execute(PARTNER.insert().values(name=name, inn=inn).returning(PARTNER.c.id))
        partner: int = row.scalar_one()
        for number in numbers:
            work.session.execute(CONTRACT.insert().values(partner_id=partner, number=number))
    return partner


def content(db: Database) -> Rows:
    """Every row of every record, in order."""
    with db.read() as session:
        return {
            table.name: [tuple(row) for row in session.execute(select(table).order_by(*table.primary_key))]
            for table in RECORDS
        }
