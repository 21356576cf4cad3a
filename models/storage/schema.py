"""What a database must look like: the records, the storage's own tables, the triggers, and the way there."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from sqlalchemy import MetaData, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from models.storage.tables import STORAGE

# json_object takes at most 127 arguments in a stock SQLite: 63 columns.
MOST_COLUMNS = 63


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema. `apply` runs inside the transaction of the runner, with foreign keys off.

    No table may gain or lose rows unless it is named in `may_change` (new and dropped tables need no mention).
    """

    version: int
    title: str
    apply: Callable[[sqlite3.Connection], None]
    may_change: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Schema:
    """A complete schema. `metadata` holds the records; tables with `info={"audited": False}` are not logged."""

    metadata: MetaData
    migrations: tuple[Migration, ...]

    @classmethod
    def of(cls, metadata: MetaData) -> Schema:
        """A schema in its first version, made of `metadata` as it is now."""
        return cls(metadata, (Migration(1, "Первая версия базы", _creator(metadata)),))

    def __post_init__(self) -> None:
        numbers = [migration.version for migration in self.migrations]
        if numbers != list(range(1, len(numbers) + 1)):
            raise ValueError(f"migrations must be numbered 1, 2, 3 …, not {numbers}")
        for table in self.audited:
            _check_loggable(table)

    @property
    def version(self) -> int:
        """The `user_version` of an up-to-date file."""
        return len(self.migrations)

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every table by name, the storage's own included."""
        everything = [*self.metadata.tables.values(), *STORAGE.tables.values()]
        return tuple(sorted(everything, key=lambda table: table.name))

    @property
    def audited(self) -> tuple[Table, ...]:
        """The tables whose every change is logged, by name."""
        records = [table for table in self.metadata.tables.values() if table.info.get("audited", True)]
        return tuple(sorted(records, key=lambda table: table.name))


@cache
def office_schema() -> Schema:
    """The schema of the program itself."""
    from models.records import Base
    from models.storage.migrations import MIGRATIONS

    return Schema(Base.metadata, MIGRATIONS)


def ddl(metadata: MetaData) -> tuple[str, ...]:
    """CREATE statements of `metadata` and of the storage's tables, in a fixed order, ready for SQLite."""
    dialect = sqlite.dialect()
    statements: list[str] = []
    everything = [*metadata.tables.values(), *STORAGE.tables.values()]
    for table in sorted(everything, key=lambda table: table.name):
        statements.append(_tidy(str(CreateTable(table).compile(dialect=dialect))))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            statements.append(_tidy(str(CreateIndex(index).compile(dialect=dialect))))
    return tuple(statements)


def shape(connection: sqlite3.Connection) -> Mapping[tuple[str, str], str]:
    """What the file really contains: (type, name) -> SQL text with its blanks evened out."""
    rows = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    )
    return {(kind, name): " ".join((sql or "").split()) for kind, name, sql in rows}


def image_columns(table: Table) -> tuple[str, ...]:
    """The columns that a row image holds: all but the generated ones."""
    return tuple(column.name for column in table.columns if column.computed is None)


def key_columns(table: Table) -> tuple[str, ...]:
    """The primary key's columns in their declared order."""
    return tuple(column.name for column in table.primary_key.columns)


def run_all(connection: sqlite3.Connection, statements: Iterable[str]) -> None:
    """Execute plain SQL statements one by one (`executescript` would commit first)."""
    for statement in statements:
        connection.execute(statement)


def _creator(metadata: MetaData) -> Callable[[sqlite3.Connection], None]:
    return lambda connection: run_all(connection, ddl(metadata))


def _tidy(statement: str) -> str:
    lines = (line.rstrip().replace("\t", "    ") for line in statement.strip().splitlines())
    return "\n".join(line for line in lines if line)


def _check_loggable(table: Table) -> None:
    """The log keeps row images as JSON: no BLOB fits, and SQLite rounds REAL to 15 digits on the way."""
    dialect = sqlite.dialect()
    for column in table.columns:
        kind = column.type.compile(dialect=dialect).upper()
        if kind not in {"INTEGER", "INT", "TEXT"}:
            raise ValueError(f"{table.name}.{column.name} is {kind}: the change log holds INTEGER and TEXT only")
    if not table.primary_key.columns:
        raise ValueError(f"{table.name} has no primary key: its changes cannot be undone")
    if len(image_columns(table)) > MOST_COLUMNS:
        raise ValueError(f"{table.name} has more than {MOST_COLUMNS} columns: split it")
