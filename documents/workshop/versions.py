"""Versions of an office's template, kept as plain .docx files beside it: nothing she saved is ever lost.

«Шаблоны/Прежние версии/<документ>/2026-11-22 10-15-03 Иванова.docx»: the name holds the moment (local time) and who
saved, so the folder can be understood, copied and thinned out without the program.
"""

from __future__ import annotations

import datetime as dt
import getpass
import re
from dataclasses import dataclass
from pathlib import Path

from documents.output import make_folder, safe_name
from documents.papers.user_templates import TemplateUnreadable, original_path
from models.storage.atomic import write_atomically
from models.storage.errors import translated

FOLDER_NAME = "Прежние версии"
MOST_VERSIONS = 40
_NAME = re.compile(r"^(\d{4}-\d\d-\d\d \d\d-\d\d-\d\d)(?: (.*?))?(?: \((\d+)\))?$")
_MOMENT = "%Y-%m-%d %H-%M-%S"


@dataclass(frozen=True, slots=True)
class Version:
    """A kept version: local moment of saving, user name of the computer, size in bytes; `number` counts those of one
    second."""

    path: Path
    saved_at: dt.datetime
    author: str
    size: int
    number: int = 1


def versions_folder(key: str, folder: Path) -> Path:
    """Where the versions of a paper's template lie."""
    return folder / FOLDER_NAME / key


def versions(key: str, folder: Path) -> list[Version]:
    """Kept versions, the newest first. Files of other names are left alone."""
    place = versions_folder(key, folder)
    if not place.is_dir():
        return []
    found = [version for path in place.glob("*.docx") if (version := _version(path)) is not None]
    return sorted(found, key=lambda version: (version.saved_at, version.number), reverse=True)


def keep(key: str, folder: Path, data: bytes, now: dt.datetime, author: str | None = None) -> Version | None:
    """Keep `data` as the newest version; None when the newest one is the same. The oldest beyond the limit go.

    `now` is local time without a zone. Raises EnvironmentProblem when the disk refuses.
    """
    kept = versions(key, folder)
    if kept and kept[0].size == len(data) and read(kept[0]) == data:
        return None
    place = versions_folder(key, folder)
    make_folder(place)
    who = safe_name(_user() if author is None else author, 40).replace("_", " ")
    stem = f"{now.strftime(_MOMENT)} {who}".strip()
    path, number = place / f"{stem}.docx", 2
    while path.exists():
        path, number = place / f"{stem} ({number}).docx", number + 1
    write_atomically(path, data)
    for old in kept[MOST_VERSIONS - 1 :]:
        old.path.unlink(missing_ok=True)
    return _version(path)


def read(version: Version) -> bytes:
    """Content of a version. TemplateUnreadable when it cannot be read."""
    return read_template(version.path)


def read_template(path: Path) -> bytes:
    """Content of a template's file. TemplateUnreadable when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise TemplateUnreadable(f"Файл «{path.name}» не читается.", "Закройте его в других программах.") from error


def put_back(key: str, folder: Path, data: bytes, now: dt.datetime) -> Path:
    """Make `data` the office's template; what was in use before is kept as a version. FileBusy while Word holds it."""
    copy = folder / f"{key}.docx"
    if copy.is_file():
        keep(key, folder, read_template(copy), now)
    make_folder(folder)
    write_atomically(copy, data)
    return copy


def back_to_original(key: str, folder: Path, now: dt.datetime) -> Version | None:
    """Use the program's template again; the office's copy becomes a version, which is returned."""
    copy = folder / f"{key}.docx"
    if not copy.is_file():
        return None
    kept = keep(key, folder, read_template(copy), now)
    with translated(copy):
        copy.unlink()
    return kept or next(iter(versions(key, folder)), None)


def original_bytes(key: str) -> bytes:
    """The program's own template."""
    return original_path(key).read_bytes()


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a computer that tells no user name
        return ""


def _version(path: Path) -> Version | None:
    found = _NAME.match(path.stem)
    if found is None:
        return None
    try:
        moment = dt.datetime.strptime(found[1], _MOMENT)
        size = path.stat().st_size
    except (ValueError, OSError):
        return None
    return Version(path, moment, found[2] or "", size, int(found[3] or 1))
