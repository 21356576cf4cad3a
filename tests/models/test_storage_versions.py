"""The real schema: migrations make exactly what the records describe, and every landed version still opens."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from models.storage.connection import connect, quoted
from models.storage.database import Database
from models.storage.freeze import source
from models.storage.integrity import check_database
from models.storage.migrations import v0001_initial
from models.storage.schema import ddl, office_schema, shape
from models.storage.tables import STORAGE

FILES = sorted((Path(__file__).parent.parent / "data" / "db").glob("v*.sqlite"))


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A new database of the program."""
    path = tmp_path / "новая.db"
    Database.create(path).close()
    return path


def test_migrations_make_what_the_records_describe(fresh: Path) -> None:
    """If this fails: version 1 has not landed - run `python -m models.storage.freeze`; else add a migration."""
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(fresh))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        # alembic takes several metadata at run time; its stubs know only one.
        targets: Any = [office_schema().metadata, STORAGE]
        differences = compare_metadata(context, targets)
    engine.dispose()
    assert differences == []


def test_migrations_keep_checks_defaults_and_strictness(fresh: Path) -> None:
    """What alembic does not compare: the text of every definition, as far as only version 1 made it."""
    if office_schema().version > 1:
        pytest.skip("altered tables keep their own text")
    with sqlite3.connect(":memory:") as expected:
        for statement in ddl(office_schema().metadata):
            expected.execute(statement)
        wanted = dict(shape(expected))
    expected.close()
    with connect(fresh, read_only=True) as connection:
        made = {key: text for key, text in shape(connection).items() if key[0] != "trigger"}
    connection.close()
    assert made == wanted
    assert all(text.endswith("STRICT") for (kind, _name), text in made.items() if kind == "table")


def test_a_new_database_is_sound(fresh: Path) -> None:
    assert [problem for problem in check_database(fresh) if problem.code != "space"] == []


def test_freezing_gives_a_module_that_makes_the_same(tmp_path: Path) -> None:
    """The text of the module against the records as they are now, whatever version the migrations have reached."""
    namespace: dict[str, object] = {}
    exec(compile(source(), "v0001_initial.py", "exec"), namespace)
    apply = namespace["apply"]
    assert callable(apply)
    with sqlite3.connect(tmp_path / "frozen.db") as connection:
        apply(connection)
        frozen = dict(shape(connection))
    connection.close()
    with sqlite3.connect(":memory:") as expected:
        for statement in ddl(office_schema().metadata):
            expected.execute(statement)
        assert dict(shape(expected)) == frozen
    expected.close()
    assert max(len(line) for line in source().splitlines()) < 200
    assert v0001_initial.__doc__


def rows_of(path: Path) -> Mapping[str, list[tuple[object, ...]]]:
    with connect(path, read_only=True) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = {name: connection.execute(f"SELECT * FROM {quoted(name)} ORDER BY 1, 2").fetchall() for name in names}
    connection.close()
    return found


@pytest.mark.parametrize("stored", FILES, ids=lambda path: path.stem)
def test_every_landed_version_opens_and_upgrades(tmp_path: Path, stored: Path) -> None:
    path = tmp_path / "Сеть школ.db"
    shutil.copy(stored, path)
    before = rows_of(path)
    assert all(before[name] for name in before if name not in {"draft", "sqlite_sequence"})
    db = Database.open(path)
    db.close()
    after = rows_of(path)
    for name, rows in before.items():
        if name not in {"chg_op", "sqlite_sequence"}:
            assert [row[: len(old)] for row, old in zip(after[name], rows, strict=True)] == rows
    assert [problem for problem in check_database(path) if problem.code != "space"] == []


def test_a_stored_database_can_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import make_version_database as maker

    monkeypatch.setattr(maker, "FOLDER", tmp_path)
    assert maker.main([]) == 0
    path = tmp_path / f"v{office_schema().version:04}.sqlite"
    assert maker.main([]) == 1
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    rows = rows_of(path)
    assert all(len(rows[table.name]) == maker.ROWS for table in office_schema().audited)
    assert [problem for problem in check_database(path) if problem.code != "space"] == []
    db = Database.open(path)
    assert db.redo_label() == "Изменить образец"
    assert db.redo() is not None
