"""Is everything in order with a database file? Answers in sentences, never raises for what it was asked to find."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from models.errors import EnvironmentProblem
from models.field_titles import TABLE_TITLES
from models.problems import Problem, Severity
from models.storage.connection import connect, quoted
from models.storage.errors import translated
from models.storage.header import read_header
from models.storage.migrations.runner import version_of
from models.storage.schema import Schema, office_schema, run_all, shape
from models.storage.triggers import triggers

# A further check that others add (files of scans, folded columns): told where the database lies.
FileCheck = Callable[[Path], Iterable[Problem]]

LEAST_FREE = 50 * 1024 * 1024
_MOST_FINDINGS = 20


def check_database(
    path: Path, *, schema: Schema | None = None, file_checks: Iterable[FileCheck] = ()
) -> list[Problem]:
    """Everything wrong with the file at `path`; an empty list means that it is sound.

    For a file that this process has not open (see `header`); for an open one use `check_open_database`.
    Stops early where the file cannot be read at all. Reads every row. Changes nothing.
    """
    schema = schema or office_schema()
    try:
        read_header(path, schema.version)
    except EnvironmentProblem as problem:
        return [_error("file", type(problem).__name__, str(problem))]
    return check_open_database(path, schema=schema, file_checks=file_checks)


def check_open_database(
    path: Path, *, schema: Schema | None = None, file_checks: Iterable[FileCheck] = ()
) -> list[Problem]:
    """As `check_database`, without looking at the raw file: safe while the database is in use."""
    schema = schema or office_schema()
    found: list[Problem] = []
    try:
        with translated(path), closing(connect(path, read_only=True)) as connection:
            connection.execute("BEGIN")
            found += _check_pages(connection)
            if not found:
                found += _check_shape(connection, schema)
                # With a damaged definition SQLite cannot follow references.
                if not any(problem.severity is Severity.ERROR for problem in found):
                    found += _check_references(connection)
                found += _check_texts(connection)
    except EnvironmentProblem as problem:
        found.append(_error("file", type(problem).__name__, str(problem)))
    found += _check_space(path)
    for check in file_checks:
        found += check(path)
    return found


def expected_shape(schema: Schema) -> dict[tuple[str, str], str]:
    """What `shape` gives for a fresh file of this schema: made in memory by the same steps."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for step in schema.migrations:
            step.apply(connection)
        run_all(connection, triggers(schema).values())
        return dict(shape(connection))


def _check_pages(connection: sqlite3.Connection) -> Iterator[Problem]:
    for (line,) in connection.execute(f"PRAGMA integrity_check({_MOST_FINDINGS})").fetchall():
        if line != "ok":
            yield _error("file", "integrity", f"Файл базы повреждён: {line}.")


def _check_references(connection: sqlite3.Connection) -> Iterator[Problem]:
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    for table, row, parent, _number in broken[:_MOST_FINDINGS]:
        told = f"{_title(table)}, строка {row}: запись, на которую она ссылается ({_title(parent)}), пропала."
        yield _error(table, "reference", told)


def _check_shape(connection: sqlite3.Connection, schema: Schema) -> Iterator[Problem]:
    version = version_of(connection)
    if version < schema.version:
        yield Problem(
            "file",
            "older",
            f"База версии {version}: при открытии программа обновит её до версии {schema.version}.",
            Severity.HINT,
        )
        return
    expected, present = expected_shape(schema), shape(connection)
    for kind, name in sorted(present.keys() - expected.keys()):
        yield _error(name, "foreign_object", f"В базе есть посторонний объект: {_KINDS[kind]} «{name}».")
    for kind, name in sorted(expected.keys() - present.keys()):
        yield _error(name, "missing_object", f"В базе не хватает объекта: {_KINDS[kind]} «{name}».")
    for kind, name in sorted(expected.keys() & present.keys()):
        if expected[kind, name] != present[kind, name]:
            yield _error(name, "changed_object", f"Устройство базы изменено: {_KINDS[kind]} «{name}».")


_KINDS = {"table": "таблица", "index": "индекс", "trigger": "триггер", "view": "представление"}


def _check_texts(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Bit rot inside a text passes every check of SQLite and fails only when the row is read."""
    connection.text_factory = bytes
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for name in sorted(raw.decode("utf-8") for (raw,) in names):
        broken = sum(
            not all(map(_readable, row)) for row in connection.execute(f"SELECT * FROM {quoted(name)}")
        )
        if broken:
            yield _error(name, "unreadable_text", f"{_title(name)}: испорчен текст в строках: {broken}.")


def _title(table: str) -> str:
    """A table in the user's words; the name itself for one that only the storage knows."""
    return f"«{TABLE_TITLES[table]}»" if table in TABLE_TITLES else f"таблица {table}"


def _readable(value: object) -> bool:
    if not isinstance(value, bytes):
        return True
    try:
        value.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _check_space(path: Path) -> Iterator[Problem]:
    if not path.is_file():
        return
    free, needed = shutil.disk_usage(path.parent).free, max(LEAST_FREE, 3 * path.stat().st_size)
    if free < needed:
        yield Problem(
            "disk",
            "space",
            f"На диске осталось {free // 2**20} МБ: для работы и резервных копий нужно {needed // 2**20} МБ.",
            Severity.WARNING,
        )


def _error(field: str, code: str, text: str) -> Problem:
    return Problem(field, code, text, Severity.ERROR)
