"""Save a file whole or not at all: temporary file, flush to the disk, rename.

Without the flush a power cut leaves an empty file in most cases, and a plain `open(path, "w")` destroys the old
content before the new one is safe. Loads neither Qt nor SQLAlchemy.
"""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Callable
from pathlib import Path

from models.storage.errors import FileBusy, FileProtected, FolderMissing, from_os

TRIES = 10
PAUSE_SECONDS = 0.2


def write_atomically(path: Path, data: bytes, *, pause: Callable[[float], None] = time.sleep) -> None:
    """Put `data` into the file at `path`, replacing what was there.

    Waits up to two seconds for a virus scanner to let go. Raises FileBusy where another program keeps the old
    file open, DiskFull, DiskFailure, FileProtected, FolderMissing or BadFileName; the old file then stays as it
    was and no temporary file is left.
    """
    if not path.parent.is_dir():
        raise FolderMissing(
            f"Папка «{path.parent.name or path.parent}» не найдена.",
            "Проверьте, что диск подключён, и выберите папку заново.",
        )
    # A short name of its own: `path.name` may already be as long as the file system allows.
    part = path.with_name(f"~{secrets.token_hex(6)}.part")
    try:
        _write(part, data)
        _replace(part, path, pause)
    except OSError as error:
        problem = from_os(error, path)
        if problem is None:
            raise
        raise problem from error
    finally:
        part.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename durable. Windows keeps its own journal of folders and offers no such call."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Flush a finished file to the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _write(part: Path, data: bytes) -> None:
    with part.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _replace(part: Path, path: Path, pause: Callable[[float], None]) -> None:
    for attempt in range(TRIES):
        try:
            os.replace(part, path)
            return
        except PermissionError as error:
            if not path.exists() or path.is_dir():
                raise
            if attempt < TRIES - 1:
                pause(PAUSE_SECONDS)
                continue
            raise _why_refused(path) from error


def _why_refused(path: Path) -> FileBusy | FileProtected:
    if not os.access(path, os.W_OK):
        return FileProtected(
            f"Файл «{path.name}» защищён от записи.",
            "Снимите с него отметку «Только чтение» или сохраните под другим именем.",
        )
    return FileBusy(
        f"Файл открыт в другой программе: «{path.name}».",
        "Закройте его в Word, LibreOffice или просмотрщике и повторите — или сохраните под другим именем.",
    )
