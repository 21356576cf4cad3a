"""Papers that are not of a contract's set: chosen, filled, laid out, named, saved and remembered one by one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from documents.output import file_stem
from documents.papers.batch import SET_WORD, joined_set
from documents.papers.names import name_parts
from documents.papers.printing import office_of, paper_title, written
from documents.papers.registry import RenderedPaper, paper, render
from documents.papers.subjects import Partner, Register, Schedule
from models.operations import contracts, organizations, people
from models.operations.printed import record_printed
from models.rows import SlotRow
from models.rules.years import contract_years
from models.storage.atomic import write_atomically
from models.storage.database import Database


@dataclass(frozen=True, slots=True)
class Made:
    """A paper ready to be looked at, printed and saved. `stem` is its proposed file name without an ending."""

    key: str
    title: str
    stem: str
    docx: bytes
    pdf: bytes
    contract_id: int | None = None
    organization_id: int | None = None
    archived: Callable[[], bytes] | None = None

    def data(self, ending: str, *, archive: bool = False) -> bytes:
        """The bytes of the file with this ending («docx», «pdf»); a PDF/A-2b for an `archive` is made now."""
        if ending == "docx":
            return self.docx
        return self.archived() if archive and self.archived is not None else self.pdf


def _made(
    rendered: RenderedPaper,
    *name: str,
    contract_id: int | None = None,
    organization_id: int | None = None,
) -> Made:

    stem = file_stem(rendered.paper.file_word, *name)
    return Made(
        rendered.paper.key,
        rendered.title,
        stem,
        rendered.docx,
        rendered.to_pdf(),
        contract_id,
        organization_id,
        partial(rendered.to_pdf, archive=True),
    )


def render_register(db: Database, subject: Register, today: dt.date) -> RenderedPaper:
    """The register of contracts, with the rows and the selection shown."""
    return render("contract_register", subject, office_of(db, today))


def render_partner_card(db: Database, organization_id: int, today: dt.date) -> RenderedPaper:
    """The card of a partner."""
    organization = organizations.organization(db, organization_id)
    subject = Partner(
        organization,
        tuple(people.list_people(db, organization_id)),
        tuple(contracts.list_contracts(db, today, organization_id=organization_id)),
    )
    return render("partner_card", subject, office_of(db, today), title=f"Карточка партнёра: {organization.name}")


def render_schedule(db: Database, subject: Schedule, today: dt.date, *, as_grid: bool) -> RenderedPaper:
    """The network schedule, as the grid of a week or as a list."""
    return render("schedule_week" if as_grid else "schedule_list", subject, office_of(db, today))


def make_register(db: Database, today: dt.date, year: int | None) -> Made:
    """The register of contracts of one year, or of all, in the order of their days."""
    rows = contracts.list_contracts(db, today, archived=True)
    chosen = [row for row in rows if year is None or year in contract_years(row)]
    filters = "" if year is None else f"Договоры {year} года"
    ordered = sorted(chosen, key=lambda row: (row.signed_on or dt.date.max, row.sort_text))
    return _made(render_register(db, Register(tuple(ordered), filters), today), str(year or ""), today.isoformat())


def make_partner(db: Database, today: dt.date, organization_id: int) -> Made:
    """The card of an organisation."""
    rendered = render_partner_card(db, organization_id, today)
    name = rendered.title.partition(": ")[2]
    return _made(rendered, name, today.isoformat(), organization_id=organization_id)


def make_letter(db: Database, today: dt.date, contract_id: int) -> Made:
    """The covering letter of a contract, a page to each partner."""
    dossier = contracts.dossier(db, contracts.contract(db, contract_id))
    title = paper_title(paper("covering_letter"), dossier)
    rendered = render("covering_letter", dossier, office_of(db, today), title=title)
    return _made(rendered, dossier.contract.number or "без номера", today.isoformat(), contract_id=contract_id)


def make_set(db: Database, today: dt.date, contract_id: int) -> Made:
    """The whole set of a contract as one PDF; there is no DOCX of several papers."""
    dossier = contracts.dossier(db, contracts.contract(db, contract_id))
    office = office_of(db, today)
    joined = joined_set(dossier, office)
    stem = file_stem(*name_parts(SET_WORD, dossier, today))
    return Made(
        joined.key, joined.title, stem, b"", joined.pdf, contract_id,
        archived=lambda: joined_set(dossier, office, archive=True).pdf,
    )  # fmt: skip


def make_schedule(
    db: Database, today: dt.date, slots: Sequence[SlotRow], filters: str, monday: dt.date | None = None
) -> Made:
    """The network schedule of exactly these rows: of the week that begins on `monday`, or of all time as a list."""
    subject = Schedule(tuple(slots), filters, monday)
    rendered = render_schedule(db, subject, today, as_grid=monday is not None)
    return _made(rendered, (monday or today).isoformat())


def save_made(db: Database, made: Made, path: Path, now: dt.datetime, *, archive: bool = False) -> Path:
    """Write a paper to `path` and remember it in the register of printed files.

    Its ending tells the kind; a PDF is a PDF/A for an `archive`.
    """
    data = made.data(path.suffix.lstrip(".").lower(), archive=archive)
    write_atomically(path, data)
    entry = written(made.key, made.title, path, data)
    record_printed(db, [entry], now, contract_id=made.contract_id, organization_id=made.organization_id)
    return path
