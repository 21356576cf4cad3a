"""Prints every kind of paper of a whole database: what `main.py demo` shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from documents.output import file_stem, write_free
from documents.papers.printing import (
    PrintedFile,
    print_set,
    render_partner_card,
    render_register,
    render_schedule,
)
from documents.papers.registry import RenderedPaper
from documents.papers.subjects import Register, Schedule
from models.operations.contracts import list_contracts
from models.operations.organizations import list_organizations
from models.operations.schedule import list_slots
from models.storage.database import Database


def print_everything(db: Database, folder: Path, now: dt.datetime) -> Iterator[PrintedFile]:
    """Print the set of every contract, then the papers of the whole office, as DOCX and PDF; the files as written.

    Contracts get folders of their own in `folder`, partner cards one together. Raises EnvironmentProblem.
    """
    today = now.date()
    for row in list_contracts(db, today):
        yield from print_set(db, row.id, folder, now=now)
    slots = Schedule(tuple(list_slots(db)))
    for rendered in (
        render_schedule(db, slots, today, as_grid=True),
        render_schedule(db, slots, today, as_grid=False),
        render_register(db, Register(tuple(list_contracts(db, today))), today),
    ):
        yield from _save(rendered, folder, rendered.paper.file_word)
    for partner in list_organizations(db):
        if partner.is_own:
            continue
        card = render_partner_card(db, partner.id, today)
        # Two villages may each have a «СОШ № 1».
        stem = file_stem(card.paper.file_word, partner.short_name or partner.full_name, partner.settlement)
        yield from _save(card, folder / "Карточки_партнёров", stem)


def _save(rendered: RenderedPaper, folder: Path, stem: str) -> Iterator[PrintedFile]:
    folder.mkdir(parents=True, exist_ok=True)
    for suffix, data in (("docx", rendered.docx), ("pdf", rendered.to_pdf())):
        yield PrintedFile(rendered.paper.key, rendered.title, write_free(folder / f"{stem}.{suffix}", data))
