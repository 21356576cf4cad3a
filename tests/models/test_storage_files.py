"""Files that are not what they should be: each gives its own Russian sentence, none is changed, none opens."""

from __future__ import annotations

import re
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import insert, text
from storage_helpers import CONTRACT, SCHEMA, add_partner, content, make, reopen

from models.errors import EnvironmentProblem
from models.problems import Problem, Severity
from models.storage import integrity
from models.storage.connection import APPLICATION_ID, connect
from models.storage.errors import DatabaseDamaged, DatabaseMissing, DatabaseTooNew, NotADatabase
from models.storage.integrity import check_database, check_open_database
from models.storage.triggers import triggers

PAGE = 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A sound database of some thirty pages."""
    db = make(tmp_path / "Сеть школ.db")
    with db.unit_of_work("Много") as work:
        work.session.execute(insert(CONTRACT), [{"number": f"договор {number}" * 5} for number in range(200)])
    db.close()
    return tmp_path / "Сеть школ.db"


def patch(offset: int, data: bytes) -> Callable[[Path], None]:
    def act(path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(offset)
            file.write(data)

    return act


def put(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


def cut(keep: Callable[[int], int]) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(path.read_bytes()[: keep(path.stat().st_size)])


def strange_database(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE music (id INTEGER PRIMARY KEY)")
    connection.close()


def archive(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("word/document.xml", "<w/>" * 400)


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def number(value: int) -> bytes:
    return value.to_bytes(4, "big")


DAMAGE: dict[str, tuple[Callable[[Path], object], type[EnvironmentProblem], str]] = {
    "missing": (Path.unlink, DatabaseMissing, "не найден"),
    "missing folder": (lambda path: shutil.rmtree(path.parent), DatabaseMissing, "не найден"),
    "folder": (folder, NotADatabase, "папка"),
    "empty": (put(b""), NotADatabase, "пуст"),
    "one byte": (put(b"S"), DatabaseDamaged, "только начало"),
    "only the header": (cut(lambda size: 100), DatabaseDamaged, "только начало"),
    "text": (put("Просто текст".encode() * 100), NotADatabase, "не является базой"),
    "short text": (put("ООО".encode("cp1251")), NotADatabase, "не является базой"),
    "archive": (archive, NotADatabase, "архив или документ"),
    "random (as an encrypted one)": (put(bytes(range(1, 256)) * 40), NotADatabase, "зашифрован"),
    "zeros": (put(bytes(3 * PAGE)), DatabaseDamaged, "стёрто"),
    "zeroed first page": (patch(0, bytes(PAGE)), DatabaseDamaged, "стёрто"),
    "zeroed page in the middle": (patch(6 * PAGE, bytes(PAGE)), DatabaseDamaged, "повреждён"),
    "half": (cut(lambda size: size // PAGE // 2 * PAGE), DatabaseDamaged, "Размер"),
    "one byte less": (cut(lambda size: size - 1), DatabaseDamaged, "обрезан"),
    "garbage appended": (lambda path: path.write_bytes(path.read_bytes() + b"x" * PAGE), DatabaseDamaged, "Размер"),
    "a few bytes appended": (lambda path: path.write_bytes(path.read_bytes() + b"\r\n"), DatabaseDamaged, "обрезан"),
    "another program's": (strange_database, NotADatabase, "другой программы"),
    "another application id": (patch(68, number(APPLICATION_ID + 1)), NotADatabase, "другой программы"),
    "no version": (patch(60, number(0)), NotADatabase, "другой программы"),
    "newer": (patch(60, number(999)), DatabaseTooNew, "версия 999"),
    "newer file format": (patch(18, b"\x03\x03"), DatabaseTooNew, "формате"),
    "page size lies": (patch(16, b"\x0f\xff"), DatabaseDamaged, "обрезан"),
    "page count lies": (patch(28, number(7)), DatabaseDamaged, "Размер"),
    "schema page broken": (patch(100, b"\xff" * 60), DatabaseDamaged, "повреждён"),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_damaged_file_is_told_and_left_alone(path: Path, kind: str) -> None:
    act, problem, words = DAMAGE[kind]
    act(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(problem) as caught:
        reopen(path)
    assert words in caught.value.title
    assert re.fullmatch(r"[А-ЯЁ«].*[.]", caught.value.title)
    assert re.fullmatch(r"[А-ЯЁ].*[.]", caught.value.advice)
    assert "Traceback" not in str(caught.value)
    assert (path.read_bytes() if path.is_file() else None) == before
    found = check_database(path, schema=SCHEMA)
    assert found[0].severity is Severity.ERROR
    assert found[0].field == "file"


def test_sound_file_has_no_findings(path: Path) -> None:
    assert check_database(path, schema=SCHEMA) == []


def test_wal_left_by_another_tool_is_taken_back(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
    connection.close()
    db = reopen(path)
    add_partner(db, "Школа")
    assert path.read_bytes()[18:20] == b"\x01\x01"
    assert len(content(db)["partner"]) == 1


def hurt(path: Path, *statements: str) -> None:
    """Change the file behind the program's back."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA ignore_check_constraints=ON")
    connection.execute("PRAGMA writable_schema=ON")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def codes(found: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.code, problem.field) for problem in found]


def test_hostile_trigger_is_found_and_dropped_on_opening(path: Path) -> None:
    hurt(path, "CREATE TRIGGER evil AFTER INSERT ON chg_op BEGIN DELETE FROM contract; END")
    assert codes(check_database(path, schema=SCHEMA)) == [("foreign_object", "evil")]
    db = reopen(path)
    add_partner(db, "Школа")
    assert len(content(db)["contract"]) == 200
    assert check_open_database(path, schema=SCHEMA) == []


def test_missing_and_changed_objects_are_named(path: Path) -> None:
    hurt(
        path,
        "DROP TRIGGER log_slot_insert",
        "DROP INDEX ix_chg__op",
        "CREATE VIEW chg_view AS SELECT 1",
        "ALTER TABLE cache ADD COLUMN extra TEXT",
    )
    found = check_database(path, schema=SCHEMA)
    assert codes(found) == [
        ("foreign_object", "chg_view"),
        ("missing_object", "ix_chg__op"),
        ("missing_object", "log_slot_insert"),
        ("changed_object", "cache"),
    ]
    assert "посторонний объект: представление «chg_view»" in found[0].text
    with connect(reopen(path).path, read_only=True) as connection:
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type='trigger'")}
    connection.close()
    assert names == set(triggers(SCHEMA))


def test_lost_parents_and_broken_texts_are_counted(path: Path) -> None:
    hurt(
        path,
        "DROP TRIGGER log_contract_update",
        "UPDATE contract SET partner_id = 77 WHERE id <= 2",
        "INSERT INTO cache (key, value) VALUES ('k', CAST(x'd0ff41' AS TEXT))",
        triggers(SCHEMA)["log_contract_update"],
    )
    found = check_database(path, schema=SCHEMA)
    assert codes(found) == [("reference", "contract"), ("reference", "contract"), ("unreadable_text", "cache")]


def test_little_space_and_further_checks_are_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(integrity, "LEAST_FREE", 2**60)
    missing = Problem("scan.pdf", "missing", "Нет файла.", Severity.ERROR)
    found = check_database(path, schema=SCHEMA, file_checks=[lambda database: [missing]])
    assert codes(found) == [("space", "disk"), ("missing", "scan.pdf")]
    assert found[0].severity is Severity.WARNING


def test_flipped_bits_never_end_in_a_traceback(path: Path) -> None:
    """Every opening of a file with one flipped bit either works or says something in Russian."""
    original = path.read_bytes()
    for position in range(0, len(original), 997):
        data = bytearray(original)
        data[position] ^= 1 << position % 8
        path.write_bytes(bytes(data))
        with suppress(EnvironmentProblem):
            db = reopen(path)
            content(db)
            db.close()
        assert isinstance(check_database(path, schema=SCHEMA), list)


def test_a_crashed_writer_is_rolled_back(path: Path) -> None:
    """A journal with content beside the file means an unclean exit: SQLite plays it back, then a full check runs."""
    sound = path.read_bytes()
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("PRAGMA cache_size=1")
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("DROP TRIGGER log_contract_update")
    writer.execute("UPDATE contract SET number = 'потеряно' || number")
    torn, journal = path.read_bytes(), path.with_name(path.name + "-journal").read_bytes()
    writer.execute("ROLLBACK")
    writer.close()
    assert torn != sound
    path.write_bytes(torn)
    path.with_name(path.name + "-journal").write_bytes(journal)
    db = reopen(path)
    assert not any("потеряно" in str(row) for row in content(db)["contract"])
    with db.read() as session:
        assert session.execute(text("PRAGMA integrity_check")).scalar() == "ok"
