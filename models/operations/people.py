"""People of the organisations: heads, signatories, contacts, teachers."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from models.data import AuthorityData, PersonData
from models.operations.mapping import apply, existing_or_new, fetch, sync, to_value, to_values
from models.organization import Organization
from models.person import Authority, Person
from models.rows import PersonRow
from models.storage.database import Database

_shown_name = func.coalesce(func.nullif(Organization.short_name, ""), Organization.full_name)


def list_people(db: Database, organization_id: int | None = None, *, archived: bool = False) -> list[PersonRow]:
    """People by surname, of one organisation or of all."""
    p, o = Person, Organization
    query = (
        select(
            p.id, p.organization_id, _shown_name.label("organization_name"), p.surname, p.given_name, p.patronymic,
            p.position, p.gender, p.is_head, p.phone, p.email, p.archived, p.search_text, p.sort_text,
        )
        .join(o, o.id == p.organization_id)
        .order_by(p.sort_text)
    )  # fmt: skip
    if organization_id is not None:
        query = query.where(p.organization_id == organization_id)
    if not archived:
        query = query.where(p.archived.is_(False))
    with db.read() as session:
        rows = session.execute(query).mappings().all()
    return [_row(dict(row)) for row in rows]


def _row(row: dict[str, Any]) -> PersonRow:
    names = (row.pop("surname"), row.pop("given_name"), row.pop("patronymic"))
    return PersonRow(full_name=" ".join(filter(None, names)), **row)


def read_person(record: Person) -> PersonData:
    """The record with its bases of authority as a frozen value."""
    return to_value(record, PersonData, authorities=to_values(record.authorities, AuthorityData))


def people_by_id(session: Session, ids: set[int]) -> dict[int, PersonData]:
    """Several people at once, for dossiers."""
    query = select(Person).where(Person.id.in_(ids)).options(selectinload(Person.authorities))
    return {record.id: read_person(record) for record in session.scalars(query)}


def person(db: Database, person_id: int) -> PersonData:
    """One person; RecordNotFound when gone."""
    with db.read() as session:
        return read_person(fetch(session, Person, person_id))


def people_of(db: Database, organization_ids: Collection[int]) -> dict[int, tuple[PersonData, ...]]:
    """The people at work in these organisations, by surname, with the bases of their authority."""
    found: dict[int, list[PersonData]] = {number: [] for number in organization_ids}
    query = (
        select(Person)
        .where(Person.organization_id.in_(organization_ids), Person.archived.is_(False))
        .options(selectinload(Person.authorities))
        .order_by(Person.sort_text)
    )
    with db.read() as session:
        for record in session.scalars(query):
            found[record.organization_id].append(read_person(record))
    return {number: tuple(staff) for number, staff in found.items()}


def save_person(db: Database, data: PersonData) -> int:
    """Save a person with the bases of authority; returns the id."""
    verb = "Добавить" if data.id is None else "Изменить"
    with db.unit_of_work(f"{verb} сотрудника: {data.full_name or 'без имени'}") as work:
        return write_person(work.session, data)


def write_person(session: Session, data: PersonData) -> int:
    """The saving itself, within a unit of work. A new head takes the mark from the former one."""
    if data.is_head:
        heads = select(Person).where(Person.organization_id == data.organization_id, Person.is_head.is_(True))
        for head in session.scalars(heads):
            head.is_head = head.id == data.id
    record = existing_or_new(session, Person, data.id)
    apply(record, data)
    sync(record.authorities, data.authorities, Authority)
    session.flush()
    return record.id


def delete_person(db: Database, person_id: int) -> None:
    """Delete a person; contracts keep the party but lose the signatory, which their check will say."""
    with db.unit_of_work("Удалить сотрудника") as work:
        record = fetch(work.session, Person, person_id)
        work.label = f"Удалить сотрудника: {record.full_name}"
        work.session.delete(record)
