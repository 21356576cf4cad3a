"""Names of printed files that every system accepts, and a free name when a file cannot be replaced."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f«»„“”]+')
_BLANKS = re.compile(r"[\s_]+")
# «СОШ № 5» is one name: СОШ5; «Гимназия № 2» stays two words.
_NUMBERED_SCHOOL = re.compile(r"(?<=[А-ЯЁA-Z]{2})\s*№\s*(?=\d)")
_RESERVED = re.compile(r"^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$", re.IGNORECASE)
_ATTEMPTS = 100
_SPARE = len(" (99)")  # for a file whose name is taken
_LEAST_STEM = 12

MAX_STEM = 100  # characters
MAX_PATH = 240  # Windows allows 260 for the whole path; programs that copy it add endings of their own


def safe_name(text: str, limit: int = MAX_STEM) -> str:
    """A piece of a file name: no characters Windows forbids, no dots or blanks at the ends, no reserved names.

    «МБОУ «СОШ № 5»» → «МБОУ_СОШ5»; never empty («документ»), at most `limit` characters and 240 bytes. «Й» and «ё»
    are one character each, however they were typed.
    """
    text = _NUMBERED_SCHOOL.sub("", unicodedata.normalize("NFC", text))
    name = _BLANKS.sub("_", _FORBIDDEN.sub("-", re.sub('[«»„“”"№]', "", text))).strip(" ._-")
    name = re.sub(r"-{2,}", "-", name)[:limit]
    while len(name.encode()) > 240:
        name = name[:-1]
    name = name.strip(" ._-")
    if _RESERVED.match(name.split(".", 1)[0]):
        name = f"_{name}"
    return name or "документ"


def file_stem(*parts: str) -> str:
    """Parts of a file name joined by «_»: file_stem("2026-09-01", "Договор", "СФ-2026/001", "СОШ № 5") →
    «2026-09-01_Договор_СФ-2026-001_СОШ5». Empty parts are left out."""
    return safe_name("_".join(safe_name(part, 60) for part in parts if part.strip()))


def numbered(path: Path, number: int) -> Path:
    """«Договор.docx» → «Договор (2).docx»."""
    return path.with_name(f"{path.stem} ({number}){path.suffix}")


def fitting(folder: Path, stem: str, suffix: str) -> Path:
    """The path of a file in `folder`; a stem that would make the whole longer than MAX_PATH is cut."""
    room = MAX_PATH - len(os.path.abspath(folder)) - len(os.sep) - len(suffix) - _SPARE
    return folder / f"{stem[: max(room, _LEAST_STEM)].rstrip(' ._-')}{suffix}"


def make_folder(folder: Path) -> None:
    """Make a folder with its parents. EnvironmentProblem when the disk refuses."""
    from models.storage.errors import translated

    with translated(folder):
        folder.mkdir(parents=True, exist_ok=True)


def write_free(path: Path, data: bytes) -> Path:
    """Write a file whole; while its name is taken by a file open in another program, under «… (2)», «… (3)».

    Returns the path written. Other failures (disk full, no rights) rise as EnvironmentProblem.
    """
    from models.storage.atomic import write_atomically
    from models.storage.errors import FileBusy

    target = path
    for attempt in range(2, _ATTEMPTS):
        try:
            write_atomically(target, data, pause=_no_pause)
        except FileBusy:
            target = numbered(path, attempt)
        else:
            return target
    write_atomically(target, data)
    return target


def _no_pause(seconds: float) -> None:
    """A file open in Word stays open for minutes: waiting does not help, another name does."""
