"""What the workshop asks documents/ for, in a worker: one look at a template, and the deeds that change it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import EnvironmentProblem
from models.storage.database import Database
from ui.choice import Choice
from ui.database_commands import local_now

if TYPE_CHECKING:
    from documents.workshop.catalog import FieldEntry
    from documents.workshop.check import Repair, Report
    from documents.workshop.examples import Shown
    from documents.workshop.versions import Version


@dataclass(frozen=True, slots=True)
class Looked:
    """A template as it is now. `shown` is None when it cannot be filled; `problem` says why."""

    data: bytes
    edited: bool
    path: Path
    report: Report
    shown: Shown | None
    problem: str
    fields: tuple[FieldEntry, ...]
    versions: tuple[Version, ...]


def local_moment() -> dt.datetime:
    """The office's own clock, without a zone, as versions are named."""
    return local_now().replace(tzinfo=None, microsecond=0)


def folder_of(db: Database) -> Path:
    """The folder of the office's templates."""
    from documents.papers.user_templates import templates_folder

    return templates_folder(db.path)


def subjects_of(db: Database, key: str, today: dt.date) -> list[Choice]:
    """Records that the template can be tried with."""
    from documents.workshop.examples import subjects

    return [Choice(subject.id, subject.title) for subject in subjects(db, key, today)]


def look(db: Database, key: str, title: str, today: dt.date, subject: int | None, *, keep: bool = False) -> Looked:
    """Read, check and fill the template in use; with `keep` a good one is kept as a version."""
    from documents.papers.user_templates import is_edited, template_bytes, template_path
    from documents.workshop import catalog, examples, versions
    from documents.workshop.check import check

    folder = folder_of(db)
    data, edited = template_bytes(key, folder), is_edited(key, folder)
    report = check(data, key)
    if keep and edited and report.usable:
        versions.keep(key, folder, data, local_moment())
    context = examples.example_context(db, key, today, subject)
    shown, problem = None, ""
    try:
        shown = examples.show(data, context, title)
    except EnvironmentProblem as error:
        problem = str(error)
    fields = tuple(catalog.entries(examples.sample_context(key), context))
    kept = tuple(versions.versions(key, folder))
    return Looked(data, edited, template_path(key, folder), report, shown, problem, fields, kept)


def start_copy(db: Database, key: str) -> Path:
    """The office's own copy, made at the first time; what it is now is kept as a version before anybody edits it."""
    from documents.papers.user_templates import edit_copy
    from documents.workshop import versions

    folder = folder_of(db)
    path = edit_copy(key, folder)
    versions.keep(key, folder, versions.read_template(path), local_moment())
    return path


def mend(db: Database, key: str, data: bytes, repair: Repair) -> None:
    """Write one name instead of another into the office's copy; the copy as it was is kept as a version."""
    from documents.workshop import versions
    from documents.workshop.check import repaired

    versions.put_back(key, folder_of(db), repaired(data, repair), local_moment())


def put_back(db: Database, key: str, version: Version) -> None:
    """Use a kept version; what was in use before is kept as well."""
    from documents.workshop import versions

    versions.put_back(key, folder_of(db), versions.read(version), local_moment())


def back_to_original(db: Database, key: str) -> None:
    """Use the program's own template; the copy is kept as a version."""
    from documents.workshop import versions

    versions.back_to_original(key, folder_of(db), local_moment())
