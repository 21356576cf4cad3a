"""Search over every record at once, for the command palette."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from models.base import Searchable
from models.contract import Contract
from models.kinds import contract_name
from models.organization import Organization
from models.person import Person
from models.program import NetworkProgram
from models.rows import FoundRecord
from models.storage.database import Database
from models.text import fold


def find_records(db: Database, text: str, limit: int = 20) -> list[FoundRecord]:
    """Records whose folded text holds every typed word, contracts first; at most `limit`."""
    words = fold(text).split()
    if not words:
        return []
    with db.read() as session:
        found: list[FoundRecord] = []
        for search in (_contracts, _organizations, _programs, _people):
            found.extend(search(session, words, limit - len(found)))
        return found[:limit]


def _holds(record_type: type[Searchable], words: list[str]) -> ColumnElement[bool]:
    return and_(*(func.instr(record_type.search_text, word) > 0 for word in words))


def _contracts(session: Session, words: list[str], limit: int) -> Iterator[FoundRecord]:
    query = select(Contract).where(_holds(Contract, words)).order_by(Contract.id.desc()).limit(max(limit, 0))
    for record in session.scalars(query):
        name = contract_name(record.kind, record.number)
        yield FoundRecord("contract", record.id, name, record.party_names)


def _organizations(session: Session, words: list[str], limit: int) -> Iterator[FoundRecord]:
    query = select(Organization).where(_holds(Organization, words)).order_by(Organization.sort_text)
    for record in session.scalars(query.limit(max(limit, 0))):
        yield FoundRecord("organization", record.id, record.name, record.settlement)


def _programs(session: Session, words: list[str], limit: int) -> Iterator[FoundRecord]:
    query = select(NetworkProgram).where(_holds(NetworkProgram, words)).order_by(NetworkProgram.sort_text)
    for record in session.scalars(query.limit(max(limit, 0))):
        yield FoundRecord("network_program", record.id, record.title, record.kind.title_ru)


def _people(session: Session, words: list[str], limit: int) -> Iterator[FoundRecord]:
    query = select(Person).where(_holds(Person, words)).order_by(Person.sort_text).limit(max(limit, 0))
    for record in session.scalars(query):
        told = ", ".join(part for part in (record.position, record.organization.name) if part)
        yield FoundRecord("person", record.id, record.full_name, told)
