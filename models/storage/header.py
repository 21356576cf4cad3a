"""Look at a file before SQLite does: SQLite takes an empty file, a torn one or a stranger's for «ok».

Only for a file that this process has not open: closing any handle of a file drops the POSIX locks SQLite
holds on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from models.storage.connection import APPLICATION_ID
from models.storage.errors import DatabaseDamaged, DatabaseMissing, DatabaseTooNew, NotADatabase, translated

_MAGIC = b"SQLite format 3\x00"
_HEADER_SIZE = 100
_SMALLEST = 512
_NEWEST_FORMAT = 2
_ARCHIVE = b"PK\x03\x04"
_RESTORE = "Выберите другой файл или восстановите базу из резервной копии."


@dataclass(frozen=True, slots=True)
class Header:
    """What the first hundred bytes say. `unclean`: a journal was left, the last writer did not finish."""

    version: int
    page_size: int
    pages: int
    size: int
    unclean: bool


def read_header(path: Path, newest: int) -> Header:
    """The header of our database at `path`; `newest` is the highest schema number this program knows.

    Raises DatabaseMissing, NotADatabase, DatabaseTooNew, DatabaseDamaged and the file problems of `errors`.
    """
    if not path.exists():
        raise DatabaseMissing(
            f"Файл базы «{path.name}» не найден.",
            "Проверьте, что диск подключён и файл не перенесли, или откройте резервную копию.",
        )
    if path.is_dir():
        raise NotADatabase(f"«{path.name}» — это папка, а не файл базы.", "Выберите файл базы внутри неё.")
    with translated(path), path.open("rb") as file:
        head = file.read(_HEADER_SIZE)
        size = path.stat().st_size
    _check_kind(path, head, size)
    header = _parse(head, size, unclean=_has_journal(path))
    _check_ours(path, head, header, newest)
    if not header.unclean:
        _check_size(path, head, header)
    return header


def _number(head: bytes, offset: int, length: int = 4) -> int:
    return int.from_bytes(head[offset : offset + length], "big")


def _parse(head: bytes, size: int, *, unclean: bool) -> Header:
    page_size = _number(head, 16, 2)
    return Header(
        version=_number(head, 60),
        page_size=65536 if page_size == 1 else page_size,
        pages=_number(head, 28),
        size=size,
        unclean=unclean,
    )


def _has_journal(path: Path) -> bool:
    """A journal with content, or a write-ahead log left behind: a clean end empties the one, removes the other."""
    for ending in ("-journal", "-wal"):
        beside = path.with_name(path.name + ending)
        if beside.is_file() and beside.stat().st_size > 0:
            return True
    return False


def _check_kind(path: Path, head: bytes, size: int) -> None:
    if size == 0:
        raise NotADatabase(f"Файл «{path.name}» пуст: в нём нет базы.", _RESTORE)
    if head.startswith(_MAGIC) and size >= _SMALLEST:
        return
    if head.startswith(_MAGIC[: min(len(head), len(_MAGIC))]):
        raise DatabaseDamaged(f"От файла базы «{path.name}» осталось только начало.", _RESTORE)
    if head.startswith(_ARCHIVE):
        raise NotADatabase(
            f"Файл «{path.name}» — архив или документ, а не база программы.",
            "Если база внутри архива, сначала извлеките её, потом откройте.",
        )
    if not any(head):
        raise DatabaseDamaged(f"Начало файла базы «{path.name}» стёрто.", _RESTORE)
    raise NotADatabase(f"Файл «{path.name}» не является базой данных программы или зашифрован.", _RESTORE)


def _check_ours(path: Path, head: bytes, header: Header, newest: int) -> None:
    if max(head[18], head[19]) > _NEWEST_FORMAT:
        raise DatabaseTooNew(
            f"Файл «{path.name}» записан в формате, которого эта программа ещё не знает.",
            "Установите новую версию программы.",
        )
    if _number(head, 68) != APPLICATION_ID or header.version == 0:
        raise NotADatabase(
            f"Файл «{path.name}» — база другой программы.",
            "Выберите файл базы, созданный этой программой.",
        )
    if header.version > newest:
        raise DatabaseTooNew(
            f"База «{path.name}» создана более новой программой: её версия {header.version}, "
            f"а эта программа знает версии до {newest}.",
            "Установите новую версию программы; файл не изменён.",
        )


def _check_size(path: Path, head: bytes, header: Header) -> None:
    page = header.page_size
    if page < _SMALLEST or page & (page - 1) or header.size % page:
        raise DatabaseDamaged(f"Файл базы «{path.name}» обрезан или испорчен.", _RESTORE)
    # SQLite trusts the page count only when both counters agree.
    if _number(head, 24) == _number(head, 92) and header.pages * page != header.size:
        raise DatabaseDamaged(f"Размер файла базы «{path.name}» не сходится с записанным в нём.", _RESTORE)
