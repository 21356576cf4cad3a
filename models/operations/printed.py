"""The register of printed files: what was printed, when, where it lies."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from models.contract import Contract, PrintedPaper
from models.operations.mapping import fetch
from models.rows import PrintedRow
from models.storage.database import Database

_NESTED = re.compile(r"[/\\]")


@dataclass(frozen=True, slots=True)
class PrintedFileData:
    """A file just written: its paper, title, absolute path and content hash."""

    paper: str
    title: str
    path: Path
    sha256: str
    size: int


def record_printed(
    db: Database,
    files: Sequence[PrintedFileData],
    now: dt.datetime,
    *,
    contract_id: int | None = None,
    organization_id: int | None = None,
) -> None:
    """Remember printed files. Undoing this would not unprint them, so it stays out of the undo menu.

    A database opened for looking remembers nothing, but its papers may be printed.
    """
    if not files or db.read_only:
        return
    with db.unit_of_work("Напечатать документы", undoable=False) as work:
        for file in files:
            work.session.add(
                PrintedPaper(
                    contract_id=contract_id,
                    organization_id=organization_id,
                    paper=file.paper,
                    title=file.title,
                    path=_stored(file.path, db.path),
                    sha256=file.sha256,
                    size=file.size,
                    printed_at=now,
                )
            )


def _stored(file: Path, database: Path) -> str:
    """The path as the register keeps it: beside the database relative to it, so that both may move together."""
    whole, folder = file.absolute(), database.absolute().parent
    return whole.relative_to(folder).as_posix() if whole.is_relative_to(folder) else str(whole)


def list_printed(db: Database, contract_id: int | None = None) -> list[PrintedRow]:
    """Printed files, newest first."""
    query = (
        select(PrintedPaper, Contract.number)
        .outerjoin(Contract, Contract.id == PrintedPaper.contract_id)
        .order_by(PrintedPaper.id.desc())
    )
    if contract_id is not None:
        query = query.where(PrintedPaper.contract_id == contract_id)
    with db.read() as session:
        return [
            PrintedRow(
                id=record.id,
                contract_id=record.contract_id,
                contract_number=number or "",
                paper=record.paper,
                title=record.title,
                path=str(db.path.absolute().parent / record.path),
                size=record.size,
                sha256=record.sha256,
                printed_at=record.printed_at,
            )
            for record, number in session.execute(query)
        ]


def contracts_in_folder(db: Database, folder: Path) -> set[int]:
    """Ids of the contracts whose printed files lie right in `folder`."""
    stored = _stored(folder / "x", db.path).removesuffix("x")
    query = select(PrintedPaper.contract_id, PrintedPaper.path).where(PrintedPaper.contract_id.is_not(None))
    with db.read() as session:
        found = session.execute(query.where(PrintedPaper.path.startswith(stored, autoescape=True)).distinct())
        return {number for number, path in found if number is not None and not _NESTED.search(path[len(stored) :])}


def forget_printed(db: Database, printed_id: int) -> None:
    """Take a file off the register; the file itself stays."""
    with db.unit_of_work("Убрать документ из списка") as work:
        work.session.delete(fetch(work.session, PrintedPaper, printed_id))


def file_hash(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
