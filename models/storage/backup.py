"""Backups: made from the live file, verified when made, thinned with age, restored through SQLite itself.

One file each; its name tells when, why, after which operation and with what content (SHA-256), so nothing beside
it can get lost or stale.
"""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from models.storage.atomic import sync_file, sync_folder
from models.storage.connection import BUSY_SECONDS, connect, first_fault
from models.storage.errors import BackupDamaged, DatabaseBusy, DatabaseDamaged, translated
from models.storage.header import read_header
from models.storage.migrations.runner import row_counts

if TYPE_CHECKING:
    from models.storage.database import Database

FOLDER_NAME = "Резервные копии"
EVERY = timedelta(minutes=30)
KEEP_ALL = timedelta(days=2)
KEEP_DAYS, KEEP_WEEKS, KEEP_MONTHS = 12, 10, 9

_STAMP = "%Y-%m-%d %H-%M-%S"
_HASH_LENGTH = 32  # 128 bits tell a flipped bit as surely as 256, and the path stays short
_STALE_SECONDS = 24 * 3600
_NAME = re.compile(
    r"(?P<stem>.+) (?P<at>\d{4}-\d\d-\d\d \d\d-\d\d-\d\d) (?P<reason>[а-я -]+) "
    r"№(?P<op>\d+) (?P<hash>[0-9a-f]{32})\.db"
)


class Reason(StrEnum):
    """Why a backup was made; the value stands in the file's name."""

    AUTO = "авто"
    MANUAL = "вручную"
    MIGRATION = "перед обновлением"
    RESTORE = "перед восстановлением"
    IMPORT = "перед загрузкой"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup file. `made_at` is local time without zone, `op_id` the last operation in it (0: none),
    `digest` the first 32 hexadecimal digits of the content's SHA-256, `size` is in bytes.
    """

    path: Path
    database: str
    made_at: datetime
    reason: Reason
    op_id: int
    digest: str
    size: int


def default_folder(path: Path) -> Path:
    """Where backups of the database at `path` go unless told otherwise."""
    return path.parent / FOLDER_NAME


def make_backup(path: Path, folder: Path, reason: Reason, at: datetime) -> Backup:
    """Copy the database at `path`, open or not, into `folder` and verify the copy before it gets its name.

    `at` with a zone is told as local time. Raises DatabaseDamaged where the copy fails the integrity check (then
    the live file is broken: earlier backups stay untouched), DatabaseBusy, DiskFull and the other problems of
    `errors`; no partial file is left behind.
    """
    local = (at.astimezone() if at.tzinfo else at).replace(tzinfo=None, microsecond=0)
    with translated(folder):
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
    part = folder / f"~{os.getpid()}-{time.monotonic_ns():x}.part"
    try:
        with translated(path):
            op_id = _copy_verified(path, part)
            sync_file(part)
            digest = _digest(part)
            final = folder / f"{path.stem} {local.strftime(_STAMP)} {reason} №{op_id} {digest}.db"
            os.replace(part, final)
    finally:
        for name in (part.name, f"{part.name}-journal"):
            part.with_name(name).unlink(missing_ok=True)
    sync_folder(folder)
    return Backup(final, path.stem, local, reason, op_id, digest, final.stat().st_size)


def _sweep(folder: Path) -> None:
    """Remove what a killed program left half-made; younger files may belong to another copy at work."""
    for leftover in folder.glob("~*.part*"):
        if time.time() - leftover.stat().st_mtime > _STALE_SECONDS:
            leftover.unlink(missing_ok=True)


def list_backups(folder: Path, database: str | None = None) -> list[Backup]:
    """The backups in `folder`, newest first; only those of the file stem `database` where given.

    Other files are ignored. A missing folder (an unplugged stick) gives an empty list.
    """
    if not folder.is_dir():
        return []
    found = [backup for file in folder.iterdir() if (backup := parse_backup(file)) is not None]
    chosen = [backup for backup in found if database is None or backup.database == database]
    return sorted(chosen, key=lambda backup: (backup.made_at, backup.op_id), reverse=True)


def parse_backup(file: Path) -> Backup | None:
    """Read a backup's name; None for a file that is not one of ours."""
    match = _NAME.fullmatch(file.name)
    if match is None or match["reason"] not in set(Reason):
        return None
    try:
        made_at = datetime.strptime(match["at"], _STAMP)
        size = file.stat().st_size
    except (ValueError, OSError):
        return None
    return Backup(
        file, match["stem"], made_at, Reason(match["reason"]), int(match["op"]), match["hash"], size
    )


def verify_backup(backup: Backup, newest: int) -> None:
    """Read the backup whole and compare it with its name, then let SQLite check it.

    `newest` is the highest schema number known. Raises BackupDamaged, or the problems of `read_header`.
    """
    with translated(backup.path):
        damaged = _digest(backup.path) != backup.digest
    if damaged:
        raise BackupDamaged(
            f"Резервная копия от {backup.made_at:%d.%m.%Y %H:%M} испорчена.",
            "Её содержимое не сходится с контрольной суммой. Выберите другую копию.",
        )
    check_source(backup.path, newest)


def check_source(path: Path, newest: int) -> None:
    """Make sure that the file may be restored from: ours, not newer, whole."""
    read_header(path, newest)
    with translated(path), closing(connect(path, read_only=True)) as connection:
        _check_integrity(connection, path)


def restore(database: Database, source: Backup | Path, now: datetime, folder: Path | None = None) -> Backup:
    """Replace the content of the open `database` with that of a backup (or any file of ours).

    First the source is verified and a safety backup of the present state is made and returned; then SQLite
    copies into the live file in one transaction, which a crash at any point leaves old or new. An older source
    is upgraded. Raises BackupDamaged, DatabaseTooNew, NotADatabase … with the live file unchanged.
    """
    if isinstance(source, Backup):
        verify_backup(source, database.schema.version)
        path, told = source.path, f"от {source.made_at:%d.%m.%Y %H:%M}"
    else:
        path, told = source, f"«{source.name}»"
        check_source(path, database.schema.version)
    safety = make_backup(database.path, folder or default_folder(database.path), Reason.RESTORE, now)
    database.replace_content(path, f"Восстановлена резервная копия {told}")
    return safety


def restore_over_damaged(path: Path, source: Backup | Path, now: datetime, newest: int) -> Path:
    """Put a verified backup where a file lies that no longer opens; nothing may have it open.

    The damaged file and its journals are moved together into a folder beside it, which is returned.
    """
    origin = source.path if isinstance(source, Backup) else source
    if isinstance(source, Backup):
        verify_backup(source, newest)
    else:
        check_source(origin, newest)
    local = now.astimezone() if now.tzinfo else now
    aside = path.parent / f"Повреждённая база {local.strftime(_STAMP)}"
    part = path.with_name(path.name + ".part")
    try:
        with translated(path):
            copy_into(origin, part)
            sync_file(part)
            aside.mkdir()
            # The journal goes with its file: beside another one it would be played into it.
            for ending in ("", "-journal", "-wal", "-shm"):
                beside = path.with_name(path.name + ending)
                if beside.exists():
                    os.replace(beside, aside / beside.name)
            os.replace(part, path)
    finally:
        for name in (part.name, f"{part.name}-journal"):
            part.with_name(name).unlink(missing_ok=True)
    sync_folder(path.parent)
    return aside


def copy_into(source: Path, target: Path) -> None:
    """Copy `source` over the database `target` page by page in one SQLite transaction."""
    with closing(connect(source, read_only=True)) as origin, closing(connect(target)) as live:
        origin.backup(live, progress=_patience(target), sleep=0.05)


def thin(backups: Iterable[Backup], now: datetime) -> list[Backup]:
    """Delete what age makes superfluous and return it.

    Kept: everything of the last two days (and from the future: the clock may be wrong), then the newest of each
    of 12 days, 10 weeks and 9 months that have any, and always the newest of all.
    """
    superfluous = superfluous_backups(backups, now)
    for backup in superfluous:
        with translated(backup.path):
            backup.path.unlink(missing_ok=True)
    return superfluous


def superfluous_backups(backups: Iterable[Backup], now: datetime) -> list[Backup]:
    """Which backups `thin` would delete."""
    recent = now.replace(tzinfo=None) - KEEP_ALL
    room = dict(_STAGES)
    seen: set[tuple[object, ...]] = set()
    doomed = []
    for backup in sorted(backups, key=lambda backup: backup.made_at, reverse=True):
        periods = {period: (period, *period(backup.made_at)) for period in room}
        if seen and backup.made_at < recent:
            stage = next((one for one in room if room[one] and periods[one] not in seen), None)
            if stage is None:
                doomed.append(backup)
                continue
            room[stage] -= 1
        # What is kept for its day also stands for its week and its month.
        seen.update(periods.values())
    return doomed


def _day(at: datetime) -> tuple[int, ...]:
    return at.year, at.month, at.day


def _week(at: datetime) -> tuple[int, ...]:
    return at.isocalendar()[:2]


def _month(at: datetime) -> tuple[int, ...]:
    return at.year, at.month


_STAGES: tuple[tuple[Callable[[datetime], tuple[int, ...]], int], ...] = (
    (_day, KEEP_DAYS),
    (_week, KEEP_WEEKS),
    (_month, KEEP_MONTHS),
)


def backup_if_due(
    database: Database, now: datetime, *, folder: Path | None = None, closing_down: bool = False
) -> Backup | None:
    """Make an automatic backup when one is due, thin the old ones, and return the new one.

    Due when something changed since the newest backup and that one is of another day, older than 30 minutes or
    from the future, or the program is being closed. `now` is local time. Raises as `make_backup`.
    """
    latest = database.latest_operation()
    if latest is None:
        return None
    folder = folder or default_folder(database.path)
    own = list_backups(folder, database.path.stem)
    now = now.replace(tzinfo=None)
    if own and not _is_due(own[0], latest[0], now, closing_down):
        return None
    made = make_backup(database.path, folder, Reason.AUTO, now)
    thin([made, *own], now)
    return made


def _is_due(newest: Backup, op_id: int, now: datetime, closing_down: bool) -> bool:
    if newest.op_id == op_id:
        return False
    age = now - newest.made_at
    return closing_down or newest.made_at.date() != now.date() or not timedelta(0) <= age < EVERY


def _copy_verified(path: Path, part: Path) -> int:
    """Copy `path` to `part`, prove the copy equal in rows and sound, and return its last operation."""
    with closing(connect(path, read_only=True)) as origin, closing(sqlite3.connect(str(part))) as copy:
        copy.isolation_level = None
        copy.execute("PRAGMA synchronous=OFF")  # flushed once at the end instead
        copy.execute("PRAGMA journal_mode=MEMORY")
        # One read transaction around counting and copying: both see the same state.
        origin.execute("BEGIN")
        expected = row_counts(origin)
        origin.backup(copy, progress=_patience(path), sleep=0.05)
        origin.execute("ROLLBACK")
        _check_integrity(copy, path)
        if row_counts(copy) != expected:
            raise DatabaseDamaged(
                f"Резервная копия базы «{path.name}» не сходится с самой базой и не сохранена.",
                "Проверьте диск; прежние копии не тронуты.",
            )
        return int(copy.execute("SELECT coalesce(max(id), 0) FROM chg_op").fetchone()[0])


def _check_integrity(connection: sqlite3.Connection, path: Path) -> None:
    if first_fault(connection, full=True) is not None:
        raise DatabaseDamaged(
            f"Файл «{path.name}» повреждён, копировать с него нельзя.",
            "Выберите более раннюю резервную копию; имеющиеся копии не тронуты.",
        )


def _patience(path: Path) -> Callable[[int, int, int], None]:
    """Python repeats a busy backup for ever; this ends it after the usual time."""
    deadline = time.monotonic() + BUSY_SECONDS

    def progress(status: int, remaining: int, total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > deadline:
            raise DatabaseBusy(
                f"База «{path.name}» занята другой программой.",
                "Закройте второе окно программы и повторите.",
            )

    return progress


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:_HASH_LENGTH]
