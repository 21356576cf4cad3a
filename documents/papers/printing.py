"""Prints the set of a contract: fills, lays out, saves under speaking names, remembers what was printed.

The preview of the wizard and the printed set come from the same filling, so they cannot differ.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from documents.output import file_stem, make_folder, safe_name, write_free
from documents.papers.registry import Paper, RenderedPaper, paper, papers, render
from documents.papers.subjects import PaperOffice, Partner, Register, Schedule
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
    progress: Progress = _silent,
    cancelled: Callable[[], bool] = _never,
    now: dt.datetime | None = None,
) -> list[PrintedFile]:
    """Print the whole set of a contract into a folder of its own inside `out_dir`.

    `formats` are «docx» and «pdf»; `progress(done, total, text)` and `cancelled()` are asked between files: when
    cancelled, the files already written stay and are returned. Templates come from the folder «Шаблоны» beside the
    database unless `templates_dir` names another. A file open in Word is left alone and a numbered one written.
    Raises TemplateProblem for a faulty template of the office and EnvironmentProblem when the disk refuses.
    """
    moment = now or dt.datetime.now()  # noqa: DTZ005 - the office's own clock, shown to the user
    dossier = contracts.dossier(db, contracts.contract(db, contract_id))
    office = office_of(db, moment.date(), templates_dir)
    folder = out_dir / folder_name(dossier)
    entries = contract_set(dossier)
    total = len(entries) * len(formats)
    written: list[PrintedFileData] = []
    make_folder(folder)
    for entry in entries:
        if cancelled():
            break
        rendered = render(entry.key, dossier, office, title=paper_title(entry, dossier))
        stem = file_stem(*name_parts(rendered.paper.file_word, dossier, moment.date()))
        for file_format in formats:
            progress(len(written), total, rendered.title)
            if cancelled():
                break
            data = rendered.docx if file_format == "docx" else rendered.to_pdf()
            path = write_free(folder / f"{stem}.{file_format}", data)
            written.append(_written(rendered, path, data))
    progress(len(written), total, "")
    record_printed(db, written, moment, contract_id=contract_id)
    return [PrintedFile(item.paper, item.title, item.path) for item in written]


def _written(rendered: RenderedPaper, path: Path, data: bytes) -> PrintedFileData:
    return PrintedFileData(rendered.paper.key, rendered.title, path, hashlib.sha256(data).hexdigest(), len(data))


def folder_name(dossier: ContractDossier) -> str:
    """The folder of a contract's papers: «СФ-2026-001_СОШ5»."""
    return file_stem(dossier.contract.number or "без номера", *_partner_names(dossier))


def name_parts(word: str, dossier: ContractDossier, today: dt.date) -> tuple[str, ...]:
    """Parts of the name of a contract's file: day of the contract (or `today`), what it is, number, partners."""
    day = dossier.contract.signed_on or today
    number = dossier.contract.number or "без номера"
    return day.isoformat(), word, number, *_partner_names(dossier)


def _partner_names(dossier: ContractDossier) -> tuple[str, ...]:
    """The first partner's short name, with «и др» when there are more."""
    names = [
        dossier.organization(party).name for party in dossier.contract.parties
        if not dossier.organization(party).is_own
    ]  # fmt: skip
    if not names:
        return ()
    return (safe_name(names[0], 40), *(["и др"] if len(names) > 1 else []))


def preview_pdf(db: Database, contract: ContractData, today: dt.date | None = None) -> bytes:
    """The main paper of a contract, saved or still being written, as PDF bytes."""
    dossier = contracts.dossier(db, contract)
    office = office_of(db, today or dt.date.today())  # noqa: DTZ011
    return render_contract(dossier, office).to_pdf()


def render_contract(dossier: ContractDossier, office: PaperOffice) -> RenderedPaper:
    """The contract itself with its annexes."""
    entry = paper(contract_kind(dossier.contract.kind).paper)
    return render(entry.key, dossier, office, title=paper_title(entry, dossier))


def render_partner_card(db: Database, organization_id: int, today: dt.date) -> RenderedPaper:
    """The card of a partner."""
    organization = organizations.organization(db, organization_id)
    subject = Partner(
        organization,
        tuple(people.list_people(db, organization_id)),
        tuple(contracts.list_contracts(db, today, organization_id=organization_id)),
    )
    return render("partner_card", subject, office_of(db, today), title=f"Карточка партнёра: {organization.name}")


def render_register(db: Database, subject: Register, today: dt.date) -> RenderedPaper:
    """The register of contracts, with the rows and the selection shown."""
    return render("contract_register", subject, office_of(db, today))


def render_schedule(db: Database, subject: Schedule, today: dt.date, *, as_grid: bool) -> RenderedPaper:
    """The network schedule, as the grid of a week or as a list."""
    return render("schedule_week" if as_grid else "schedule_list", subject, office_of(db, today))


def save_paper(rendered: RenderedPaper, folder: Path, day: dt.date, formats: Sequence[str] = FORMATS) -> list[Path]:
    """Save one paper that belongs to no contract; the paths written."""
    stem = file_stem(day.isoformat(), rendered.paper.file_word)
    make_folder(folder)
    return [
        write_free(folder / f"{stem}.{item}", rendered.docx if item == "docx" else rendered.to_pdf())
        for item in formats
    ]
