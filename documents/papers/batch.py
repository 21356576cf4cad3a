"""Sets of many contracts at once: what could not be printed is told with its reason and stops nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from documents.output import file_stem, fitting, make_folder, write_free
from documents.papers.joined import joined_pdf
from documents.papers.names import contract_folder, name_parts
from documents.papers.printing import (
    FORMATS,
    PrintedFile,
    Progress,
    contract_set,
    office_of,
    paper_title,
    print_set,
    written,
)  # fmt: skip
from documents.papers.registry import render
from documents.papers.subjects import PaperOffice
from models.data import ContractDossier
from models.errors import EnvironmentProblem
from models.operations import contracts
from models.operations.printed import record_printed
from models.storage.database import Database

ONE_PDF = "one_pdf"
SET_WORD = "Комплект"


@dataclass(frozen=True, slots=True)
class Failure:
    """A contract whose set was not printed whole, and why (a Russian sentence)."""

    contract_id: int
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class BatchResult:
    """Files written, contracts that failed, and how many were not begun because the work was cancelled."""

    files: tuple[PrintedFile, ...]
    failures: tuple[Failure, ...]
    printed: int
    left: int = 0


def print_sets(
    db: Database,
    contract_ids: Sequence[int],
    out_dir: Path,
    formats: Sequence[str] = FORMATS,
    *,
    archive: bool = False,
    progress: Progress,
    cancelled: Callable[[], bool],
    now: dt.datetime | None = None,
) -> BatchResult:
    """Print the sets of contracts, each into its folder inside `out_dir`.

    `formats`: «docx», «pdf» (a file for each paper) and «one_pdf» (the whole set of a contract as one file);
    PDF/A-2b for an `archive`.
    `progress(done, total, text)` counts contracts; when `cancelled()`, what is written stays and is returned.
    """
    moment = now or dt.datetime.now()  # noqa: DTZ005 - the office's own clock, shown to the user
    files: list[PrintedFile] = []
    failures: list[Failure] = []
    for done, contract_id in enumerate(contract_ids):
        if cancelled():
            return BatchResult(tuple(files), tuple(failures), done - len(failures), len(contract_ids) - done)
        dossier = contracts.dossier(db, contracts.contract(db, contract_id))
        title = f"№ {dossier.contract.number or 'б/н'}"
        progress(done, len(contract_ids), title)
        try:
            files.extend(_printed(db, dossier, contract_id, out_dir, formats, moment, cancelled, archive))
        except EnvironmentProblem as problem:
            failures.append(Failure(contract_id, title, str(problem)))
    progress(len(contract_ids), len(contract_ids), "")
    return BatchResult(tuple(files), tuple(failures), len(contract_ids) - len(failures))


def _printed(
    db: Database,
    dossier: ContractDossier,
    contract_id: int,
    out_dir: Path,
    formats: Sequence[str],
    moment: dt.datetime,
    cancelled: Callable[[], bool],
    archive: bool,
) -> list[PrintedFile]:
    single = [item for item in formats if item != ONE_PDF]
    files: list[PrintedFile] = []
    if single:
        files = print_set(db, contract_id, out_dir, single, archive=archive, cancelled=cancelled, now=moment)
    if ONE_PDF in formats and not cancelled():
        files.append(print_joined(db, dossier, contract_id, out_dir, moment, archive=archive))
    return files


@dataclass(frozen=True, slots=True)
class Joined:
    """The set of a contract as one PDF; `key` is that of its first paper, by which the register calls the file."""

    key: str
    title: str
    pdf: bytes


def joined_set(dossier: ContractDossier, office: PaperOffice, *, archive: bool = False) -> Joined:
    """All papers of a contract, one after another."""
    entries = contract_set(dossier)
    rendered = [render(entry.key, dossier, office, title=paper_title(entry, dossier)) for entry in entries]
    title = f"Комплект документов № {dossier.contract.number or 'б/н'}"
    return Joined(entries[0].key, title, joined_pdf([paper.docx for paper in rendered], title, archive=archive))


def print_joined(
    db: Database,
    dossier: ContractDossier,
    contract_id: int,
    out_dir: Path,
    moment: dt.datetime,
    *,
    archive: bool = False,
) -> PrintedFile:
    """The whole set of a contract as one PDF: «2026-09-01_Комплект_12-СД_СОШ5.pdf». Raises EnvironmentProblem."""
    joined = joined_set(dossier, office_of(db, moment.date()), archive=archive)
    folder = contract_folder(db, dossier, contract_id, out_dir)
    make_folder(folder)
    stem = file_stem(*name_parts(SET_WORD, dossier, moment.date()))
    path = write_free(fitting(folder, stem, ".pdf"), joined.pdf)
    record_printed(db, [written(joined.key, joined.title, path, joined.pdf)], moment, contract_id=contract_id)
    return PrintedFile(joined.key, joined.title, path)
