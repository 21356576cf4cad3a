"""Upgrades are all or nothing, start from a verified backup, and lose neither rows nor references."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from storage_helpers import SCHEMA, SMALL, Clock, add_partner, content, make

from models.storage.backup import Reason, default_folder, list_backups, restore
from models.storage.change_log import OperationKind
from models.storage.connection import connect
from models.storage.database import Database
from models.storage.errors import DatabaseReadOnly, DatabaseTooNew
from models.storage.migrations.runner import upgrade, version_of
from models.storage.schema import Migration, Schema, shape

# A table rebuilt the only way SQLite allows: new table, copy, drop, rename.
REBUILD = (
    "CREATE TABLE partner_new (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, inn TEXT, "
    "CONSTRAINT uq_partner_inn UNIQUE (inn)) STRICT",
    "INSERT INTO partner_new SELECT id, name, inn FROM partner",
    "DROP TABLE partner",
    "ALTER TABLE partner_new RENAME TO partner",
)


def rebuild(connection: sqlite3.Connection) -> None:
    for statement in REBUILD:
        connection.execute(statement)


def newer(*steps: Callable[[sqlite3.Connection], object], may_change: frozenset[str] = frozenset()) -> Schema:
    """The small schema with further steps."""

    def wrap(step: Callable[[sqlite3.Connection], object]) -> Callable[[sqlite3.Connection], None]:
        def apply(connection: sqlite3.Connection) -> None:
            step(connection)

        return apply

    added = tuple(Migration(number, "Шаг", wrap(step), may_change) for number, step in enumerate(steps, start=2))
    return Schema(SMALL, (*SCHEMA.migrations, *added))


def sql(statement: str) -> Callable[[sqlite3.Connection], object]:
    return lambda connection: connection.execute(statement)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file of version 1 with rows that cascade."""
    db = make(tmp_path / "Сеть.db")
    add_partner(db, "Лицей", ("1", "2"))
    add_partner(db, "Школа", ("3",))
    db.close()
    return db.path


def opened(path: Path, schema: Schema) -> Database:
    return Database.open(path, schema=schema, who="Завуч", clock=Clock())


def test_rebuilding_a_parent_keeps_its_children(old: Path) -> None:
    before = content(opened(old, SCHEMA))
    db = opened(old, newer(rebuild))
    assert content(db) == before
    with connect(old, read_only=True) as connection:
        assert version_of(connection) == 2
        assert connection.execute("PRAGMA foreign_key_list(contract)").fetchall()
    connection.close()
    add_partner(db, "Ещё")
    assert db.history("partner", 3)[0].label == "Добавить «Ещё»"


def test_a_verified_backup_comes_first(old: Path) -> None:
    before = content(opened(old, SCHEMA))
    schema = newer(sql("CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT"))
    opened(old, schema).close()
    (made,) = list_backups(default_folder(old))
    assert made.reason is Reason.MIGRATION
    assert made.op_id == 2
    assert content(opened(made.path, SCHEMA)) == before
    opened(old, schema)
    assert len(list_backups(default_folder(old), "Сеть")) == 1


def test_undo_ends_at_an_upgrade(old: Path) -> None:
    db = opened(old, newer(rebuild))
    assert db.undo_label() is None
    assert db.undo() is None
    assert db.undo(1) is None
    assert db.journal()[0].kind is OperationKind.BARRIER
    assert db.journal()[0].label == "Обновление базы до версии 2"


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (sql("DELETE FROM contract WHERE id = 3"), "changed contract from 3 to 2 rows"),
        (sql("INSERT INTO partner (name) VALUES ('лишний')"), "changed partner"),
        (sql("UPDATE contract SET partner_id = 99"), "broken references"),
    ],
)
def test_a_step_that_loses_something_is_a_bug_and_changes_nothing(
    old: Path, step: Callable[[sqlite3.Connection], object], words: str
) -> None:
    first = opened(old, SCHEMA)
    before = content(first)
    first.close()
    with pytest.raises(RuntimeError, match=words):
        opened(old, newer(rebuild, step))
    db = opened(old, SCHEMA)
    assert content(db) == before
    with connect(old, read_only=True) as connection:
        assert version_of(connection) == 1
    connection.close()
    db.close()


def test_a_failing_second_step_takes_back_the_first(old: Path) -> None:
    with connect(old, read_only=True) as connection:
        before = shape(connection)
    connection.close()
    with pytest.raises(sqlite3.OperationalError):
        opened(old, newer(rebuild, sql("DROP TABLE nowhere")))
    with connect(old, read_only=True) as connection:
        assert shape(connection) == before
    connection.close()


def test_counts_may_change_where_the_step_says_so(old: Path) -> None:
    step = sql("DELETE FROM contract WHERE id = 3")
    db = opened(old, newer(step, may_change=frozenset({"contract"})))
    assert len(content(db)["contract"]) == 2


def test_every_io_point_leaves_old_or_new(old: Path) -> None:
    """The step is interrupted after each of its statements: the file is the old one every time."""
    sound = old.read_bytes()
    for stop in range(len(REBUILD)):

        def broken(connection: sqlite3.Connection, stop: int = stop) -> None:
            for statement in REBUILD[:stop]:
                connection.execute(statement)
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            opened(old, newer(broken))
        db = opened(old, SCHEMA)
        assert [row[1] for row in content(db)["partner"]] == ["Лицей", "Школа"]
        db.close()
    assert len(sound) == old.stat().st_size


def test_a_newer_file_is_refused_with_its_version(old: Path) -> None:
    opened(old, newer(rebuild)).close()
    with pytest.raises(DatabaseTooNew, match=r"версия 2.*до 1"):
        opened(old, SCHEMA)


def test_an_older_file_is_not_opened_for_looking_only(old: Path) -> None:
    """Nothing may be written into it, so it cannot be upgraded, and its tables are not those of the records."""
    with pytest.raises(DatabaseReadOnly, match="прежней версией"):
        Database.open(old, schema=newer(rebuild), read_only=True)


def test_an_older_backup_is_upgraded_when_restored(old: Path) -> None:
    schema = newer(sql("ALTER TABLE cache ADD COLUMN extra TEXT"))
    db = opened(old, schema)
    (made,) = list_backups(default_folder(old))
    add_partner(db, "после обновления")
    restore(db, made, Clock()())
    assert [row[1] for row in content(db)["partner"]] == ["Лицей", "Школа"]
    with connect(old, read_only=True) as connection:
        assert version_of(connection) == 2
        assert [row[1] for row in connection.execute("PRAGMA table_info(cache)")] == ["key", "value", "extra"]
    connection.close()


def test_migrations_refuse_foreign_keys(old: Path) -> None:
    with connect(old) as connection, pytest.raises(RuntimeError, match="foreign keys off"):
        upgrade(connection, SCHEMA, at="", who="")
    connection.close()


def test_numbers_must_have_no_gap() -> None:
    with pytest.raises(ValueError, match="numbered"):
        Schema(SMALL, (*SCHEMA.migrations, Migration(3, "Шаг", rebuild)))
