"""Saving a file: whole or not at all, nothing left behind, and a sentence for every reason."""

from __future__ import annotations

import errno
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from models.errors import EnvironmentProblem
from models.storage import errors
from models.storage.atomic import TRIES, write_atomically
from models.storage.errors import (
    BadFileName,
    DiskFailure,
    DiskFull,
    FileBusy,
    FileProtected,
    FolderMissing,
    from_os,
)


def left(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


@pytest.mark.parametrize("name", ["Договор № 1.docx", "a#b?c%20d.pdf", "«Рога & Копыта».txt", "ю" * 127])
def test_new_and_old_files_are_written_whole(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    write_atomically(path, b"first")
    write_atomically(path, b"")
    write_atomically(path, b"second" * 100_000)
    assert path.read_bytes() == b"second" * 100_000
    assert left(tmp_path) == [name]


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EIO, DiskFailure),
        (errno.EROFS, FileProtected),
        (errno.EACCES, FileProtected),
        (errno.ENOENT, FolderMissing),
        (errno.ENAMETOOLONG, BadFileName),
    ],
)
@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_failure_keeps_the_old_file_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, problem: type[EnvironmentProblem], call: str
) -> None:
    path = tmp_path / "Договор.docx"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, call, fail)
    expected = FileBusy if call == "replace" and number == errno.EACCES else problem
    with pytest.raises(expected) as caught:
        write_atomically(path, b"new", pause=lambda seconds: None)
    monkeypatch.undo()
    assert "«Договор.docx»" in caught.value.title
    assert caught.value.advice
    assert path.read_bytes() == b"old"
    assert left(tmp_path) == ["Договор.docx"]


def test_an_open_file_is_waited_for_then_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "Договор.docx"
    path.write_bytes(b"old")
    waits: list[float] = []

    def held(*_: object) -> None:
        raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(FileBusy, match="Файл открыт в другой программе"):
        write_atomically(path, b"new", pause=waits.append)
    assert waits == [0.2] * (TRIES - 1)
    assert left(tmp_path) == ["Договор.docx"]


def test_a_virus_scanner_that_lets_go_is_not_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "Договор.docx"
    path.write_bytes(b"old")
    real, calls = os.replace, [0]

    def held_twice(source: Path, target: Path) -> None:
        calls[0] += 1
        if calls[0] < 3:
            raise PermissionError(errno.EACCES, "held")
        real(source, target)

    monkeypatch.setattr(os, "replace", held_twice)
    write_atomically(path, b"new", pause=lambda seconds: None)
    assert path.read_bytes() == b"new"


def test_a_file_marked_read_only_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "Договор.docx"
    path.write_bytes(b"old")

    def held(*_: object) -> None:
        raise PermissionError(errno.EACCES, "read-only attribute")

    monkeypatch.setattr(os, "replace", held)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(FileProtected, match="защищён от записи"):
        write_atomically(path, b"new", pause=lambda seconds: None)


def test_missing_folder_long_name_and_folder_in_the_way(tmp_path: Path) -> None:
    with pytest.raises(FolderMissing, match="«нет»"):
        write_atomically(tmp_path / "нет" / "a.pdf", b"x")
    with pytest.raises(BadFileName):
        write_atomically(tmp_path / ("ы" * 200), b"x")
    (tmp_path / "папка").mkdir()
    with pytest.raises(BadFileName):
        write_atomically(tmp_path / "папка", b"x")
    assert left(tmp_path) == ["папка"]


@contextmanager
def at_most(size: int) -> Iterator[None]:
    """No file of this process may grow beyond `size`: the cheapest full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)


def test_a_really_full_disk_keeps_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "Договор.pdf"
    path.write_bytes(b"old" * 100)
    with at_most(8192), pytest.raises(DiskFull):
        write_atomically(path, b"new" * 100_000)
    assert path.read_bytes() == b"old" * 100
    assert left(tmp_path) == ["Договор.pdf"]


def test_unknown_errors_stay_bugs(tmp_path: Path) -> None:
    assert from_os(OSError(errno.EBADF, "bad handle"), tmp_path) is None
    with pytest.raises(OSError, match="bad handle"), errors.translated(tmp_path):
        raise OSError(errno.EBADF, "bad handle")


def test_saving_loads_no_database_library(project_root: Path) -> None:
    code = "import sys, models.storage.atomic; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=project_root, check=False).returncode == 0
