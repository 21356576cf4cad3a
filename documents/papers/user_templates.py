"""Templates that an office edited for itself: copies in the folder «Шаблоны» beside its database win over ours."""

from __future__ import annotations

from pathlib import Path

import resources
from models.errors import EnvironmentProblem
from models.storage.atomic import write_atomically

FOLDER_NAME = "Шаблоны"


class TemplateUnreadable(EnvironmentProblem):
    """The office's copy of a template is there but cannot be read."""


def templates_folder(database: Path) -> Path:
    """The folder of edited templates of a database."""
    return database.parent / FOLDER_NAME


def original_path(key: str) -> Path:
    """The template that comes with the program."""
    return resources.path(f"templates/{key}.docx")


def template_path(key: str, folder: Path | None) -> Path:
    """The template in use: the office's copy if there is one."""
    copy = None if folder is None else folder / f"{key}.docx"
    return copy if copy is not None and copy.is_file() else original_path(key)


def template_bytes(key: str, folder: Path | None) -> bytes:
    """Content of the template in use. TemplateUnreadable when the copy cannot be read."""
    path = template_path(key, folder)
    try:
        return path.read_bytes()
    except OSError as error:
        advice = "Закройте файл в Word или верните исходный шаблон."
        raise TemplateUnreadable(f"Шаблон «{path.name}» не читается.", advice) from error


def is_edited(key: str, folder: Path | None) -> bool:
    """Whether the office uses a copy of its own."""
    return template_path(key, folder) != original_path(key)


def edit_copy(key: str, folder: Path) -> Path:
    """Path of the office's copy, made from the original at the first time. For «Изменить шаблон»."""
    copy = folder / f"{key}.docx"
    if not copy.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(copy, original_path(key).read_bytes())
    return copy
