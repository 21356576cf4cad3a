"""Faults of disks, files and other programs, each with its own Russian sentence and a way on.

`from_sqlite` and `from_os` are the two doors: what they know becomes one of these classes, what they do not
know is a bug of ours and is left to rise.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models.errors import EnvironmentProblem


class DatabaseMissing(EnvironmentProblem):
    """There is no file at the given path."""


class DatabaseExists(EnvironmentProblem):
    """A new database was asked for where a file already lies; nothing was overwritten."""


class NotADatabase(EnvironmentProblem):
    """The file is something else: empty, a text, an archive, another program's database, encrypted."""


class DatabaseTooNew(EnvironmentProblem):
    """The file was written by a newer version of the program."""


class DatabaseBusy(EnvironmentProblem):
    """Another program (or a second copy of ours) holds the file longer than we are ready to wait."""


class DatabaseDamaged(EnvironmentProblem):
    """The file is our database, but its content is broken."""


class DatabaseReadOnly(EnvironmentProblem):
    """The file or its folder may not be written."""


class DatabaseUnreachable(EnvironmentProblem):
    """The file cannot be opened: no folder, no permission, the stick was pulled out."""


class DiskFull(EnvironmentProblem):
    """No free space, or the quota is used up."""


class DiskFailure(EnvironmentProblem):
    """Reading or writing failed below the file system."""


class FileBusy(EnvironmentProblem):
    """The file to be replaced is open in another program."""


class FileProtected(EnvironmentProblem):
    """The file to be replaced is marked read-only, or the folder may not be written."""


class FolderMissing(EnvironmentProblem):
    """The folder to save into does not exist."""


class NameTaken(EnvironmentProblem):
    """A file lies where a folder is to be made."""


class BadFileName(EnvironmentProblem):
    """The name is too long or not allowed by the file system."""


class BackupDamaged(EnvironmentProblem):
    """A backup does not match its own checksum or cannot be read."""


class ChangeConflict(EnvironmentProblem):
    """An operation cannot be undone or redone: its rows were changed later. Nothing was changed.

    `table` and `key` name the first row in the way (key as in `ChangeSet.keys`), None where unknown.
    """

    def __init__(self, title: str, advice: str, table: str | None = None, key: object = None) -> None:
        super().__init__(title, advice)
        self.table = table
        self.key = key


_SQLITE: dict[int, tuple[type[EnvironmentProblem], str, str]] = {
    sqlite3.SQLITE_BUSY: (
        DatabaseBusy,
        "База «{name}» занята другой программой.",
        "Закройте второе окно программы или программу, которая открыла этот файл, и повторите.",
    ),
    sqlite3.SQLITE_LOCKED: (
        DatabaseBusy,
        "База «{name}» занята.",
        "Подождите несколько секунд и повторите действие.",
    ),
    sqlite3.SQLITE_FULL: (
        DiskFull,
        "На диске нет места, изменение не записано.",
        "Освободите место на диске с файлом «{name}» и повторите действие.",
    ),
    sqlite3.SQLITE_READONLY: (
        DatabaseReadOnly,
        "База «{name}» открыта только для чтения, изменение не записано.",
        "Проверьте права на файл и на его папку или скопируйте базу в свою папку.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        DatabaseDamaged,
        "Файл базы «{name}» повреждён.",
        "Восстановите базу из резервной копии: повреждённый файл при этом сохранится рядом.",
    ),
    sqlite3.SQLITE_NOTADB: (
        NotADatabase,
        "Файл «{name}» не является базой данных программы.",
        "Выберите другой файл или восстановите базу из резервной копии.",
    ),
    sqlite3.SQLITE_IOERR: (
        DiskFailure,
        "Диск с файлом «{name}» не отвечает.",
        "Проверьте подключение диска, откройте базу заново и посмотрите в журнале, записано ли последнее действие.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        DatabaseUnreachable,
        "Не удаётся открыть файл базы «{name}».",
        "Проверьте, что папка существует, диск подключён и у вас есть право записи в неё.",
    ),
    sqlite3.SQLITE_PERM: (
        DatabaseUnreachable,
        "Нет права открыть файл базы «{name}».",
        "Попросите администратора дать право чтения и записи в эту папку.",
    ),
}

_FULL = (
    DiskFull,
    "На диске нет места, файл «{name}» не сохранён.",
    "Освободите место или выберите другой диск и повторите.",
)
_FAILED = (
    DiskFailure,
    "Диск не отвечает, файл «{name}» не сохранён.",
    "Проверьте, что диск или флешка подключены, и повторите.",
)
_PROTECTED = (
    FileProtected,
    "Нет права записать файл «{name}».",
    "Выберите другую папку или снимите с файла отметку «Только чтение».",
)
_NO_FOLDER = (
    FolderMissing,
    "Папка для файла «{name}» не найдена.",
    "Проверьте, что диск подключён, и выберите папку заново.",
)
_TAKEN = (
    NameTaken,
    "Вместо папки «{name}» лежит файл с таким именем.",
    "Уберите или переименуйте этот файл и повторите.",
)
_BAD_NAME = (
    BadFileName,
    "Имя «{name}» не подходит для файла.",
    "Сократите имя и уберите из него знаки \\ / : * ? \" < > |.",
)

_OS: dict[int, tuple[type[EnvironmentProblem], str, str]] = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EIO: _FAILED,
    errno.ENODEV: _FAILED,
    errno.ENXIO: _FAILED,
    errno.ESTALE: _FAILED,
    errno.ENOTCONN: _FAILED,
    errno.EACCES: _PROTECTED,
    errno.EPERM: _PROTECTED,
    errno.EROFS: _PROTECTED,
    errno.ENOENT: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EEXIST: _TAKEN,
    errno.EISDIR: _BAD_NAME,
    errno.ENAMETOOLONG: _BAD_NAME,
    errno.EINVAL: _BAD_NAME,
}

# The extended code of "short write" and its kin: SQLite reports a file size limit this way.
_PRIMARY_CODE = 0xFF
_UNREADABLE_TEXT = "Could not decode to UTF-8"


def from_sqlite(error: BaseException, path: Path) -> EnvironmentProblem | None:
    """The Russian problem behind an SQLite error, or None for a bug (constraint, syntax, misuse).

    Text that is not UTF-8 raises an error without a code only when it is read (or quoted in SQLite's own
    message): bit rot, so «damaged».
    """
    if isinstance(error, UnicodeDecodeError):
        return _told(_SQLITE[sqlite3.SQLITE_CORRUPT], path)
    if not isinstance(error, sqlite3.Error):
        return None
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        if not str(error).startswith(_UNREADABLE_TEXT):
            return None
        code = sqlite3.SQLITE_CORRUPT
    known = _SQLITE.get(code & _PRIMARY_CODE)
    return None if known is None else _told(known, path)


def from_os(error: OSError, path: Path) -> EnvironmentProblem | None:
    """The Russian problem behind a failed file operation, or None when we do not know it."""
    known = _OS.get(error.errno or 0)
    return None if known is None else _told(known, path)


def _told(known: tuple[type[EnvironmentProblem], str, str], path: Path) -> EnvironmentProblem:
    kind, title, advice = known
    return kind(title.format(name=path.name), advice.format(name=path.name))


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Within the block, known SQLite and file errors about `path` rise as `EnvironmentProblem`."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        problem = from_sqlite(error, path)
        if problem is None:
            raise
        raise problem from error
    except OSError as error:
        problem = from_os(error, path)
        if problem is None:
            raise
        raise problem from error
