"""Prints the set of a contract: fills, lays out, saves under speaking names, remembers what was printed.

The preview of the wizard and the printed set come from the same filling, so they cannot differ.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from documents.output import file_stem, fitting, make_folder, write_free
from documents.papers.names import contract_folder, name_parts
from documents.papers.registry import Paper, RenderedPaper, paper, papers, render
from documents.papers.subjects import PaperOffice
from documents.papers.user_templates import templates_folder
from models.data import ContractData, ContractDossier
from models.kinds import contract_kind
from models.operations import contracts, organizations, people
from models.operations.printed import PrintedFileData, record_printed
from models.storage.database import Database

FORMATS = ("docx", "pdf")
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """A file just written."""

    paper: str
    title: str
    path: Path


def _silent(done: int, total: int, text: str) -> None:
    """Progress that nobody watches."""


def _never() -> bool:
    return False


def office_of(db: Database, today: dt.date, templates_dir: Path | None = None) -> PaperOffice:
    """Our organisation, its head and the folder of its own templates."""
    own = organizations.own_organization(db)
    head = None
    if own is not None:
        heads = [row.id for row in people.list_people(db, own.id) if row.is_head]
        head = people.person(db, heads[0]) if heads else None
    return PaperOffice(own, head, today, templates_dir or templates_folder(db.path))


def contract_set(dossier: ContractDossier) -> tuple[Paper, ...]:
    """The papers of a contract's set, in the order of printing."""
    return tuple(entry for entry in papers() if entry.applies(dossier))


def paper_title(entry: Paper, dossier: ContractDossier) -> str:
    """«Договор о сетевой форме № СФ-2026/001»."""
    number = dossier.contract.number
    return f"{entry.title} № {number}" if number else entry.title


def print_set(
    db: Database,
    contract_id: int,
    out_dir: Path,
    formats: Sequence[str] = FORMATS,
    *,
    templates_dir: Path | None = None,
    archive: bool = False,
    progress: Progress = _silent,
    cancelled: Callable[[], bool] = _never,
    now: dt.datetime | None = None,
) -> list[PrintedFile]:
    """Print the whole set of a contract into a folder of its own inside `out_dir`.

    `formats` are «docx» and «pdf», PDF/A-2b for an `archive`; `progress(done, total, text)` and `cancelled()` are asked
    between files: when cancelled, the files already written stay and are returned. Templates come from the folder
    «Шаблоны» beside the database unless `templates_dir` names another. A file open in Word is left alone and a numbered
    one written. Raises TemplateProblem for a faulty template and EnvironmentProblem when the disk refuses.
    """
    moment = now or dt.datetime.now()  # noqa: DTZ005 - the office's own clock, shown to the user
    dossier = contracts.dossier(db, contracts.contract(db, contract_id))
    office = office_of(db, moment.date(), templates_dir)
    folder = contract_folder(db, dossier, contract_id, out_dir)
    entries = contract_set(dossier)
    total = len(entries) * len(formats)
    done: list[PrintedFileData] = []
    make_folder(folder)
    for entry in entries:
        if cancelled():
            break
        rendered = render(entry.key, dossier, office, title=paper_title(entry, dossier))
        stem = file_stem(*name_parts(rendered.paper.file_word, dossier, moment.date()))
        for file_format in formats:
            progress(len(done), total, rendered.title)
            if cancelled():
                break
            data = rendered.docx if file_format == "docx" else rendered.to_pdf(archive=archive)
            path = write_free(fitting(folder, stem, f".{file_format}"), data)
            done.append(written(entry.key, rendered.title, path, data))
    progress(len(done), total, "")
    record_printed(db, done, moment, contract_id=contract_id)
    return [PrintedFile(item.paper, item.title, item.path) for item in done]


def written(key: str, title: str, path: Path, data: bytes) -> PrintedFileData:
    """What the register of printed files is told of a file just written."""
    return PrintedFileData(key, title, path, hashlib.sha256(data).hexdigest(), len(data))


def preview_pdf(db: Database, contract: ContractData, today: dt.date | None = None) -> bytes:
    """The main paper of a contract, saved or still being written, as PDF bytes."""
    dossier = contracts.dossier(db, contract)
    office = office_of(db, today or dt.date.today())  # noqa: DTZ011
    return render_contract(dossier, office).to_pdf()


def render_contract(dossier: ContractDossier, office: PaperOffice) -> RenderedPaper:
    """The contract itself with its annexes."""
    entry = paper(contract_kind(dossier.contract.kind).paper)
    return render(entry.key, dossier, office, title=paper_title(entry, dossier))
