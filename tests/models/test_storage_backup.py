"""Backups are whole or absent, prove themselves, grow thinner with age, and come back in one transaction."""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert
from storage_helpers import CONTRACT, SCHEMA, Clock, add_partner, content, make, reopen

from models.storage import backup as backups
from models.storage.backup import (
    Backup,
    Reason,
    backup_if_due,
    default_folder,
    list_backups,
    make_backup,
    parse_backup,
    restore,
    restore_over_damaged,
    superfluous_backups,
    thin,
    verify_backup,
)
from models.storage.change_log import ChangeSet
from models.storage.database import Database
from models.storage.errors import (
    BackupDamaged,
    DatabaseDamaged,
    DatabaseReadOnly,
    DatabaseTooNew,
    DiskFull,
    NotADatabase,
)
from models.storage.integrity import check_database

NOW = datetime(2026, 9, 1, 9, 30)
VERSION = SCHEMA.version


@pytest.fixture
def db(tmp_path: Path) -> Database:
    made = make(tmp_path / "Сеть школ.db")
    add_partner(made, "Лицей", ("1", "2"))
    return made


def take(db: Database, at: datetime = NOW, reason: Reason = Reason.MANUAL) -> Backup:
    return make_backup(db.path, default_folder(db.path), reason, at)


def names(db: Database) -> list[object]:
    return [row[1] for row in content(db)["partner"]]


def test_a_backup_is_one_verified_file_whose_name_tells_all(db: Database) -> None:
    made = take(db)
    assert [file.name for file in made.path.parent.iterdir()] == [made.path.name]
    assert made.path.name.startswith("Сеть школ 2026-09-01 09-30-00 вручную №1 ")
    assert parse_backup(made.path) == made
    assert list_backups(default_folder(db.path), "Сеть школ") == [made]
    verify_backup(made, VERSION)
    assert check_database(made.path, schema=SCHEMA) == []
    assert content(reopen(made.path)) == content(db)


def test_a_backup_is_made_while_others_write(db: Database) -> None:
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            add_partner(db, f"школа {number}", ("а", "б"))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = [take(db, NOW + timedelta(seconds=turn)) for turn in range(5)]
    finally:
        stop.set()
        writer.join(60)
    for one in made:
        verify_backup(one, VERSION)
        rows = content(reopen(one.path))
        assert len(rows["contract"]) == 2 * len(rows["partner"])
        assert one.op_id == len(rows["partner"])


def test_other_files_are_not_taken_for_backups(db: Database) -> None:
    made = take(db)
    folder = made.path.parent
    (folder / "Прочти меня.txt").write_text("…", encoding="utf-8")
    shutil.copy(made.path, folder / made.path.name.replace("вручную", "нечаянно"))
    shutil.copy(made.path, folder / made.path.name.replace("2026-09", "2026-19"))
    assert list_backups(folder) == [made]
    assert list_backups(folder, "Другая база") == []
    assert list_backups(folder / "нет такой") == []


def test_every_flipped_bit_of_a_backup_is_found(db: Database) -> None:
    made = take(db)
    sound = made.path.read_bytes()
    for position in range(0, len(sound), 499):
        data = bytearray(sound)
        data[position] ^= 1 << position % 8
        made.path.write_bytes(bytes(data))
        with pytest.raises(BackupDamaged, match="испорчена"):
            verify_backup(made, VERSION)


def test_a_damaged_database_is_not_backed_up(db: Database) -> None:
    take(db)
    with db.unit_of_work("Много") as work:
        work.session.execute(insert(CONTRACT), [{"number": "x" * 90} for _ in range(300)])
    db.close()
    data = bytearray(db.path.read_bytes())
    data[-3 * 4096 : -2 * 4096] = bytes(4096)
    db.path.write_bytes(bytes(data))
    with pytest.raises(DatabaseDamaged):
        take(db, NOW + timedelta(hours=1))
    assert len(list(default_folder(db.path).iterdir())) == 1


@pytest.mark.parametrize("stage", ["first_fault", "_digest", "sync_file", "row_counts"])
def test_a_failed_backup_leaves_no_partial_file(db: Database, monkeypatch: pytest.MonkeyPatch, stage: str) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups, stage, full)
    with pytest.raises(DiskFull, match="нет места"):
        take(db)
    assert list(default_folder(db.path).iterdir()) == []


def test_what_a_killed_program_left_is_swept_away(db: Database) -> None:
    folder = default_folder(db.path)
    folder.mkdir()
    old, young = folder / "~1-a.part", folder / "~2-b.part-journal"
    for leftover in (old, young):
        leftover.write_bytes(b"half")
    os.utime(old, (0, 0))
    made = take(db)
    assert sorted(file.name for file in folder.iterdir()) == sorted([made.path.name, young.name])


def test_counts_that_differ_refuse_the_copy(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([{"partner": 1}, {"partner": 0}])
    monkeypatch.setattr(backups, "row_counts", lambda connection: next(answers))
    with pytest.raises(DatabaseDamaged, match="не сходится"):
        take(db)
    assert list(default_folder(db.path).iterdir()) == []


def test_restoring_brings_back_everything_and_keeps_a_safety_copy(db: Database) -> None:
    before = content(db)
    made = take(db)
    add_partner(db, "Позже")
    later = content(db)
    told: list[ChangeSet] = []
    db.subscribe(told.append)
    safety = restore(db, made, NOW)
    assert content(db) == before
    assert told[0].everything
    assert told[0].touches("partner")
    assert db.journal()[0].label == "Восстановлена резервная копия от 01.09.2026 09:30"
    assert db.undo_label() is None
    assert safety.reason is Reason.RESTORE
    assert content(reopen(safety.path)) == later
    add_partner(db, "Снова пишем")
    assert db.undo_label() == "Добавить «Снова пишем»"
    restore(db, safety.path, NOW + timedelta(minutes=1))
    assert content(db) == later


def test_restoring_drops_a_strangers_triggers(db: Database, tmp_path: Path) -> None:
    made = take(db)
    evil = tmp_path / "принесли на флешке.db"
    shutil.copy(made.path, evil)
    with sqlite3.connect(evil) as connection:
        connection.execute("CREATE TRIGGER evil AFTER INSERT ON chg_op BEGIN DELETE FROM partner; END")
    connection.close()
    restore(db, evil, NOW)
    add_partner(db, "Новая")
    assert names(db) == ["Лицей", "Новая"]


def test_what_cannot_be_restored_changes_nothing(db: Database, tmp_path: Path) -> None:
    made = take(db)
    add_partner(db, "Позже")
    before = content(db)
    text = tmp_path / "заметки.db"
    text.write_text("не база" * 500, encoding="utf-8")
    newer = tmp_path / "из будущего.db"
    data = bytearray(made.path.read_bytes())
    data[60:64] = (999).to_bytes(4, "big")
    newer.write_bytes(bytes(data))
    cases: list[tuple[Path | Backup, type[Exception]]] = [(text, NotADatabase), (newer, DatabaseTooNew)]
    made.path.write_bytes(bytes(data))
    cases.append((made, BackupDamaged))
    for source, problem in cases:
        with pytest.raises(problem):
            restore(db, source, NOW)
    assert content(db) == before
    viewer = Database.open(db.path, schema=SCHEMA, read_only=True)
    with pytest.raises(DatabaseReadOnly):
        restore(viewer, reopen(newer_sound(tmp_path, db)).path, NOW)


def newer_sound(folder: Path, db: Database) -> Path:
    return make_backup(db.path, folder / "ещё", Reason.MANUAL, NOW).path


def test_a_ruined_file_is_set_aside_with_its_journal(db: Database) -> None:
    made = take(db)
    before = content(db)
    db.close()
    db.path.write_bytes(b"ruin" * 2000)
    journal = db.path.with_name(db.path.name + "-journal")
    journal.write_bytes(b"stale journal" * 100)
    aside = restore_over_damaged(db.path, made, NOW, VERSION)
    assert sorted(file.name for file in aside.iterdir()) == [db.path.name, journal.name]
    assert (aside / db.path.name).read_bytes() == b"ruin" * 2000
    assert content(reopen(db.path)) == before
    assert not db.path.with_name(db.path.name + ".part").exists()


def test_automatic_backups_come_when_due(db: Database) -> None:
    first = backup_if_due(db, NOW)
    assert first is not None
    assert backup_if_due(db, NOW + timedelta(hours=5), closing_down=True) is None, "nothing changed"
    add_partner(db, "А")
    assert backup_if_due(db, NOW + timedelta(minutes=29)) is None
    second = backup_if_due(db, NOW + timedelta(minutes=30))
    assert second is not None
    add_partner(db, "Б")
    assert backup_if_due(db, NOW + timedelta(minutes=35), closing_down=True) is not None
    add_partner(db, "В")
    assert backup_if_due(db, datetime(2026, 9, 2, 0, 1)) is not None, "a new day"
    add_partner(db, "Г")
    assert backup_if_due(db, NOW - timedelta(days=300)) is not None, "the clock was set back"
    assert len(list_backups(default_folder(db.path))) == 5


def test_an_untouched_database_needs_no_backup(tmp_path: Path) -> None:
    assert backup_if_due(make(tmp_path / "пусто.db"), NOW) is None
    assert not default_folder(tmp_path / "пусто.db").exists()


def dated(*moments: datetime) -> list[Backup]:
    return [Backup(Path(f"{at}.db"), "a", at, Reason.AUTO, 1, "0" * 32, 1) for at in moments]


def test_thinning_keeps_days_weeks_and_months() -> None:
    """Two years of a copy every six hours."""
    every = dated(*(NOW - timedelta(hours=6 * step) for step in range(4 * 730)))
    doomed = {one.made_at for one in superfluous_backups(every, NOW)}
    kept = [one.made_at for one in every if one.made_at not in doomed]
    assert kept[:9] == [NOW - timedelta(hours=6 * step) for step in range(9)]
    assert len(kept) == 9 + 12 + 10 + 9
    assert kept == sorted(kept, reverse=True)
    assert timedelta(days=270) < NOW - kept[-1] < timedelta(days=400)


@given(st.lists(st.integers(-10_000, 900_000), unique=True, min_size=1))
def test_thinning_is_stable_and_never_takes_the_newest(minutes: list[int]) -> None:
    every = dated(*(NOW - timedelta(minutes=age) for age in minutes))
    doomed = superfluous_backups(every, NOW)
    kept = [one for one in every if one not in doomed]
    assert max(every, key=lambda one: one.made_at) in kept
    assert all(one in kept for one in every if one.made_at >= NOW - timedelta(days=2))
    assert len(kept) <= 31 + sum(one.made_at >= NOW - timedelta(days=2) for one in every)
    assert superfluous_backups(kept, NOW) == []


def test_thinning_deletes_files(db: Database) -> None:
    for step in range(40):
        take(db, NOW - timedelta(days=10, hours=step))
    removed = thin(list_backups(default_folder(db.path)), NOW)
    assert len(removed) == 37
    assert len(list_backups(default_folder(db.path))) == 3


def test_clock_with_a_zone_is_told_as_local_time(db: Database) -> None:
    moment = Clock()()
    assert take(db, moment).made_at == moment.astimezone().replace(tzinfo=None, microsecond=0)
