"""Templates from and for colleagues: a file is checked before it is taken, a template in use is written to a file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from documents.filling import TemplateProblem, guard
from documents.output import file_stem, make_folder, write_free
from documents.papers.registry import paper
from documents.papers.user_templates import template_bytes
from documents.workshop.check import Report, check
from documents.workshop.versions import put_back, read_template


@dataclass(frozen=True, slots=True)
class Offered:
    """A file somebody wants to use as a template, and what the check says about it."""

    path: Path
    data: bytes
    report: Report


def offered(path: Path, key: str) -> Offered:
    """Read and check a file. TemplateProblem for a hostile or damaged one (it must not be taken at all),
    TemplateUnreadable when it cannot be read; other faults are told in the report: they can be mended."""
    if path.is_file() and path.stat().st_size > guard.MAX_FILE:
        raise TemplateProblem("Файл шаблона слишком велик.", "Уберите из него большие рисунки.")
    data = read_template(path)
    guard.open_package(data)
    return Offered(path, data, check(data, key))


def take(offer: Offered, key: str, folder: Path, now: dt.datetime) -> Path:
    """Use the file as the office's template; the one in use before is kept as a version."""
    return put_back(key, folder, offer.data, now)


def proposed_name(key: str) -> str:
    """File name for a colleague: «Шаблон_Договор.docx»."""
    return f"{file_stem('Шаблон', paper(key).file_word)}.docx"


def export(key: str, folder: Path, path: Path) -> Path:
    """Write the template in use to `path`; the path written (another one while the file is open in Word)."""
    make_folder(path.parent)
    return write_free(path, template_bytes(key, folder))
