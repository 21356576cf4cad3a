"""Whether printed files still lie where they were written, unchanged."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from models.enums import TitledEnum
from models.operations.printed import file_hash, list_printed
from models.problems import Problem, Severity
from models.rows import PrintedRow
from models.storage.database import Database

_REMEMBERED = 4096


class FileState(TitledEnum):
    """What became of a printed file."""

    PRESENT = "present", "на месте"
    CHANGED = "changed", "изменён после печати"
    REPLACED = "replaced", "напечатан заново"
    MISSING = "missing", "файла нет"


def file_states(rows: Iterable[PrintedRow]) -> dict[int, FileState]:
    """State of each row's file by the row's id; rows come newest first. Reads the files: call it in a worker.

    Where several rows name one file, only the newest can be unchanged: the others were printed over.
    """
    states: dict[int, FileState] = {}
    seen: set[str] = set()
    for row in rows:
        states[row.id] = FileState.REPLACED if row.path in seen else _state(row)
        seen.add(row.path)
    return states


def check_files(db: Database) -> list[Problem]:
    """Printed files that are gone or were changed since they were printed, newest first."""
    rows = list_printed(db)
    states = file_states(rows)
    found = []
    for row in rows:
        if states[row.id] is FileState.MISSING:
            found.append(Problem("printed_paper", "file_missing", f"Файл «{row.path}» не найден.", Severity.WARNING))
        elif states[row.id] is FileState.CHANGED:
            told = f"Файл «{row.path}» изменён после печати."
            found.append(Problem("printed_paper", "file_changed", told, Severity.HINT))
    return found


def _state(row: PrintedRow) -> FileState:
    path = Path(row.path)
    try:
        stat = path.stat()
        if stat.st_size != row.size or _hash(path, stat.st_mtime_ns) != row.sha256:
            return FileState.CHANGED
    except OSError:
        return FileState.MISSING
    return FileState.PRESENT


@lru_cache(_REMEMBERED)
def _hash(path: Path, changed_ns: int) -> str:
    """The hash of a file that was changed last at `changed_ns`."""
    del changed_ns
    return file_hash(path)
