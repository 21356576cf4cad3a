"""One file, many readers, one writer; every fault of the environment a sentence, every misuse an exception."""

from __future__ import annotations

import os
import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError
from storage_helpers import CACHE, CONTRACT, PARTNER, SCHEMA, add_partner, content, make, reopen

from models.storage import connection as storage_connection
from models.storage.change_log import ChangeSet
from models.storage.connection import APPLICATION_ID, connect
from models.storage.database import Database
from models.storage.drafts import drop_draft, list_drafts, load_draft, save_draft
from models.storage.errors import DatabaseBusy, DatabaseDamaged, DatabaseExists, DatabaseReadOnly


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return make(tmp_path / "Сеть.db")


@pytest.mark.parametrize(
    "name", ["сеть школ.db", "что?.db", "a#b.db", "100%20.db", "№ «1»; drop.db", "ab&mode=ro?x=1.db"]
)
def test_path_means_itself(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "Папка с пробелом"
    folder.mkdir()
    db = make(folder / name)
    add_partner(db, "Гимназия")
    db.close()
    assert [file.name for file in folder.iterdir() if not file.name.endswith("-journal")] == [name]
    assert content(reopen(folder / name))["partner"] == [(1, "Гимназия", None)]


def test_settings_are_in_force_for_readers_and_writers(db: Database) -> None:
    names = ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers", "secure_delete", "busy_timeout")
    expected = ("truncate", 2, 1, 1, 1, 5000)
    with db.read() as session:
        assert tuple(session.execute(text(f"PRAGMA {name}")).scalar() for name in names) == expected
        assert session.execute(text("PRAGMA trusted_schema")).scalar() == 0
    with db.unit_of_work("проба") as work:
        assert tuple(work.session.execute(text(f"PRAGMA {name}")).scalar() for name in names) == expected
        assert work.session.execute(text("PRAGMA application_id")).scalar() == APPLICATION_ID
        assert work.session.execute(text("PRAGMA user_version")).scalar() == SCHEMA.version


def test_creating_never_overwrites(db: Database) -> None:
    add_partner(db, "Школа")
    with pytest.raises(DatabaseExists, match="уже есть"):
        make(db.path)
    assert len(content(db)["partner"]) == 1


def test_commit_tells_what_changed(db: Database) -> None:
    told: list[ChangeSet] = []
    stop = db.subscribe(told.append)
    with db.unit_of_work("Черновое имя") as work:
        work.session.execute(insert(PARTNER).values(id=7, name="Школа"))
        work.session.execute(insert(CONTRACT).values(id=3, partner_id=7, number="1"))
        work.label = "Добавить «Школа»"
        with pytest.raises(RuntimeError):
            _ = work.changes
    assert told == [work.changes]
    assert work.changes.label == "Добавить «Школа»"
    assert work.changes.keys == {"partner": frozenset({7}), "contract": frozenset({3})}
    assert work.changes.touches("slot", "contract")
    assert not work.changes.touches("slot")
    stop()
    add_partner(db, "Ещё")
    assert len(told) == 1


def test_nothing_changed_leaves_no_trace(db: Database) -> None:
    partner = add_partner(db, "Школа")
    told: list[ChangeSet] = []
    db.subscribe(told.append)
    with db.unit_of_work("Сохранить") as work:
        work.session.execute(update(PARTNER).where(PARTNER.c.id == partner).values(name="Школа"))
    assert work.changes.tables == frozenset()
    assert told == []
    assert [line.label for line in db.journal()] == ["Добавить «Школа»"]


def test_an_exception_rolls_everything_back(db: Database) -> None:
    before = content(db)
    with pytest.raises(ZeroDivisionError), db.unit_of_work("Ошибка") as work:  # noqa: PT012
        work.session.execute(insert(PARTNER).values(name="Школа"))
        raise ZeroDivisionError
    assert content(db) == before
    assert db.journal() == []
    add_partner(db, "после ошибки")
    assert len(content(db)["partner"]) == 1


def test_a_bug_stays_a_bug(db: Database) -> None:
    add_partner(db, "А", inn="1")
    with pytest.raises(IntegrityError):
        add_partner(db, "Б", inn="1")


def test_savepoint_inside_the_operation(db: Database) -> None:
    with db.unit_of_work("Частично") as work:
        work.session.execute(insert(PARTNER).values(name="останется"))
        with work.session.begin_nested() as point:
            work.session.execute(insert(PARTNER).values(name="исчезнет"))
            point.rollback()
    assert [row[1] for row in content(db)["partner"]] == ["останется"]
    assert db.journal()[0].rows == {"partner": 1}


def test_reading_cannot_write(db: Database) -> None:
    with db.read() as session, pytest.raises(DatabaseReadOnly):
        session.execute(insert(CACHE).values(key="тайком"))
    with db.read() as session, pytest.raises(DBAPIError):
        session.execute(insert(PARTNER).values(name="тайком"))
    assert content(db)["partner"] == []


def test_records_cannot_be_written_past_the_log(db: Database) -> None:
    add_partner(db, "Школа")
    with pytest.raises(IntegrityError), db.unlogged() as session:
        session.execute(delete(PARTNER))
    with db.unlogged() as session:
        session.execute(insert(CACHE).values(key="a", value="1"))
    with db.read() as session:
        assert session.execute(select(CACHE.c.value)).scalar_one() == "1"
    assert len(db.journal()) == 1


def test_nesting_is_told_at_once(db: Database) -> None:
    with db.read(), pytest.raises(RuntimeError, match="reading"), db.unit_of_work("внутри чтения"):
        pass
    with db.unit_of_work("снаружи"), pytest.raises(RuntimeError, match="already open"), db.unit_of_work("внутри"):
        pass
    db.close()
    db.close()
    with pytest.raises(RuntimeError, match="closed"), db.read():
        pass


def test_threads_queue_for_writing(db: Database) -> None:
    def work(number: int) -> None:
        for turn in range(5):
            add_partner(db, f"{number}-{turn}")
            content(db)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(content(db)["partner"]) == 20
    assert len(db.journal()) == 20


def test_a_strange_writer_means_busy(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    short = tuple(
        ("busy_timeout", "50", 50) if pragma[0] == "busy_timeout" else pragma for pragma in storage_connection._PRAGMAS
    )
    monkeypatch.setattr(storage_connection, "_PRAGMAS", short)
    other = sqlite3.connect(db.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseBusy, match="занята другой программой"):
        add_partner(db, "Школа")
    other.execute("ROLLBACK")
    other.close()
    add_partner(db, "Школа")
    assert len(content(db)["partner"]) == 1


def test_read_only_opening(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    add_partner(db, "Школа")
    db.close()
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(DatabaseReadOnly, match="защищены от записи"):
        reopen(db.path)
    viewer = Database.open(db.path, schema=SCHEMA, read_only=True)
    assert content(viewer)["partner"] == [(1, "Школа", None)]
    with pytest.raises(DatabaseReadOnly, match="просмотра"):
        add_partner(viewer, "нельзя")


def test_an_error_at_commit_after_the_fact_is_no_loss(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk may answer COMMIT with an error although the data is on it: the database looks before it complains."""
    asked: list[object] = []
    real = db._writer.dialect.do_commit

    def lie(connection: object) -> None:
        real(connection)  # type: ignore[arg-type]
        asked.append(connection)
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR
        raise error

    monkeypatch.setattr(db._writer.dialect, "do_commit", lie)
    add_partner(db, "Школа")
    monkeypatch.undo()
    assert asked
    assert len(content(db)["partner"]) == 1


def test_deleted_data_does_not_stay_in_the_file(db: Database) -> None:
    with db.unlogged() as session:
        session.execute(insert(CACHE).values(key="паспорт", value="4509 123456 секрет"))
    assert "секрет".encode() in db.path.read_bytes()
    with db.unlogged() as session:
        session.execute(delete(CACHE))
    assert "секрет".encode() not in db.path.read_bytes()


def test_drafts_survive_and_are_forgotten(db: Database) -> None:
    clock = db._clock
    save_draft(db, "contract:new", {"number": "12/н", "copies": 3}, clock())
    save_draft(db, "contract:new", {"number": "12-н", "parties": ["А", "Б"]}, clock())
    save_draft(db, "person:4", {}, clock())
    again = reopen(db.path)
    draft = load_draft(again, "contract:new")
    assert draft is not None
    assert draft.payload == {"number": "12-н", "parties": ["А", "Б"]}
    assert [found.key for found in list_drafts(again)] == ["person:4", "contract:new"]
    drop_draft(again, "contract:new")
    assert load_draft(again, "contract:new") is None
    assert again.journal() == []


def test_text_that_is_not_utf8_means_damaged(db: Database) -> None:
    with db.unlogged() as session:
        session.execute(text("INSERT INTO cache (key, value) VALUES ('k', CAST(x'ff41' AS TEXT))"))
    with pytest.raises(DatabaseDamaged, match="повреждён"), db.read() as session:
        session.execute(select(CACHE)).all()


def test_a_lower_connection_is_ours_too(db: Database) -> None:
    with connect(db.path, read_only=True) as lower:
        assert lower.execute("PRAGMA query_only").fetchone() == (1,)
    lower.close()
