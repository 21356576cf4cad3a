"""Papers made in a worker: documents/ is loaded there at the first paper, never while the window is drawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from documents.papers.single import Made
    from models.rows import SlotRow
    from models.storage.database import Database


def make_register(db: Database, today: dt.date, year: int | None) -> Made:
    """The register of contracts of one year, or of all."""
    from documents.papers import single

    return single.make_register(db, today, year)


def make_partner(db: Database, today: dt.date, organization_id: int) -> Made:
    """The card of an organisation."""
    from documents.papers import single

    return single.make_partner(db, today, organization_id)


def make_letter(db: Database, today: dt.date, contract_id: int) -> Made:
    """The covering letter of a contract."""
    from documents.papers import single

    return single.make_letter(db, today, contract_id)


def make_set(db: Database, today: dt.date, contract_id: int) -> Made:
    """The whole set of a contract as one file."""
    from documents.papers import single

    return single.make_set(db, today, contract_id)


def make_schedule(
    db: Database, today: dt.date, slots: Sequence[SlotRow], filters: str, monday: dt.date | None = None
) -> Made:
    """The network schedule of exactly these rows."""
    from documents.papers import single

    return single.make_schedule(db, today, slots, filters, monday)


def save_made(db: Database, made: Made, path: Path, now: dt.datetime, *, archive: bool = False) -> Path:
    """Write a paper and remember it in the register of printed files."""
    from documents.papers import single

    return single.save_made(db, made, path, now, archive=archive)
