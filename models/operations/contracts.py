"""Contracts: list, read, save, number, put into a state, mark signatures."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence

from sqlalchemy import RowMapping, Subquery, case, func, select
from sqlalchemy.orm import Session

from models.annex_data import ResourceData, RosterData, SlotData
from models.clause_data import ChosenClauseData
from models.contract import (
    Contract,
    ContractClause,
    ContractParty,
    ResourceItem,
    RosterEntry,
    TimetableSlot,
)
from models.data import ContractData, ContractDossier, PartyData, ProgramData
from models.enums import ContractState
from models.errors import RecordNotFound
from models.kinds import contract_kind, contract_kinds, contract_name
from models.office import Setting
from models.operations.clauses import read_library
from models.operations.mapping import apply, existing_or_new, fetch, labelled, sync, to_value, to_values
from models.operations.office import DEFAULT_PLACE, NUMBER_MASK, read_legal
from models.operations.organizations import joined_names, organizations_by_id
from models.operations.people import people_by_id
from models.operations.programs import read_program
from models.organization import Organization
from models.person import Person
from models.program import NetworkProgram
from models.rows import ContractRow
from models.rules.numbering import DEFAULT_MASK, format_number, next_serial
from models.rules.terms import academic_year, term_status
from models.storage.database import Database


def list_contracts(
    db: Database,
    today: dt.date,
    *,
    archived: bool = False,
    organization_id: int | None = None,
    program_id: int | None = None,
) -> list[ContractRow]:
    """Contracts newest first, with what `today` makes of their terms; of one partner or programme when given."""
    p, c, parties = ContractParty, Contract, _counted_parties()
    person_name = func.trim(Person.surname + " " + Person.given_name + " " + Person.patronymic)
    query = (
        select(
            c.id, c.kind, c.number, c.signed_on, c.subject, c.party_names.label("parties"), c.state, c.valid_from,
            c.valid_to, c.archived, c.search_text, c.sort_text,
            func.coalesce(parties.c.n, 0).label("parties_count"),
            func.coalesce(parties.c.signed, 0).label("signed_count"),
            func.coalesce(parties.c.back, 0).label("returned_count"),
            func.coalesce(NetworkProgram.title, "").label("program_title"),
            func.coalesce(person_name, "").label("responsible"),
        )
        .outerjoin(parties, parties.c.contract_id == c.id)
        .outerjoin(NetworkProgram, NetworkProgram.id == c.program_id)
        .outerjoin(Person, Person.id == c.responsible_id)
        .order_by(c.id.desc())
    )  # fmt: skip
    if not archived:
        query = query.where(c.archived.is_(False))
    if organization_id is not None:
        query = query.where(c.id.in_(select(p.contract_id).where(p.organization_id == organization_id)))
    if program_id is not None:
        query = query.where(c.program_id == program_id)
    titles = {kind.key: kind.title for kind in contract_kinds()}
    with db.read() as session:
        rows = session.execute(query).mappings().all()
    return [_row(row, titles[row["kind"]], today) for row in rows]


def _counted_parties() -> Subquery:
    """For every contract the number of its parties, of those that signed and of the originals that came back."""
    p = ContractParty
    returned = func.sum(case((p.original_returned.is_(True), 1), else_=0))
    counted = select(
        p.contract_id, func.count().label("n"), func.count(p.signed_on).label("signed"), returned.label("back")
    )
    return counted.group_by(p.contract_id).subquery()


def _row(row: RowMapping, kind_title: str, today: dt.date) -> ContractRow:
    term, days_left = term_status(row["valid_from"], row["valid_to"], today)
    return ContractRow(**row, kind_title=kind_title, term=term, days_left=days_left)


def read_contract(record: Contract) -> ContractData:
    """The record with parties and annex rows as a frozen value."""
    return to_value(
        record,
        ContractData,
        parties=to_values(record.parties, PartyData),
        slots=to_values(record.slots, SlotData),
        resources=to_values(record.resources, ResourceData),
        roster=to_values(record.roster, RosterData),
        clauses=to_values(record.clauses, ChosenClauseData),
    )


def contract(db: Database, contract_id: int) -> ContractData:
    """One contract; RecordNotFound when gone."""
    with db.read() as session:
        return read_contract(fetch(session, Contract, contract_id))


def contract_by_number(db: Database, number: str) -> ContractData:
    """The contract with this number, as it is printed; RecordNotFound names the number."""
    with db.read() as session:
        record = session.scalars(select(Contract).where(Contract.number == number.strip())).first()
        if record is None:
            raise RecordNotFound(f"Договора с номером «{number}» в базе нет.", "Проверьте номер в реестре договоров.")
        return read_contract(record)


def dossier(db: Database, data: ContractData) -> ContractDossier:
    """The contract, saved or not, with every organisation and person its papers may mention."""
    with db.read() as session:
        return read_dossier(session, data)


def read_dossier(session: Session, data: ContractData) -> ContractDossier:
    """The dossier within a session. Organisations: parties, component owners, resource and roster owners."""
    program: ProgramData | None = None
    if data.program_id is not None:
        record = session.get(NetworkProgram, data.program_id)
        program = None if record is None else read_program(record)
    ids = {party.organization_id for party in data.parties}
    ids |= {item.organization_id for item in data.resources if item.organization_id}
    ids |= {entry.organization_id for entry in data.roster if entry.organization_id}
    ids |= {item.owner_id for item in (program.components if program else ()) if item.owner_id}
    people = {person for party in data.parties for person in (party.signatory_id, party.contact_id) if person}
    people |= {slot.teacher_id for slot in data.slots if slot.teacher_id}
    people |= {data.responsible_id} if data.responsible_id else set()
    found = people_by_id(session, people)
    ids |= {person.organization_id for person in found.values()}
    return ContractDossier(
        data, program, organizations_by_id(session, ids), found, read_legal(session), read_library(session)
    )


def new_contract(db: Database, kind_key: str, today: dt.date) -> ContractData:
    """A contract to start from: our own school with its head as first party, the rest of the school year, a number."""
    kind = contract_kind(kind_key)
    start, end = academic_year(today)
    with db.read() as session:
        own = session.scalars(select(Organization).where(Organization.is_own.is_(True))).first()
        place = session.get(Setting, DEFAULT_PLACE)
        parties: tuple[PartyData, ...] = ()
        if own is not None:
            parties = (party_of(session, own.id, PartyData(role=kind.own_role)),)
        return ContractData(
            kind=kind_key,
            number=_next_number(session, kind_key, today.year),
            place=place.value if place and place.value else (own.settlement if own else ""),
            valid_from=max(start, today),
            valid_to=end,
            parties=parties,
        )


def proposed_party(db: Database, organization_id: int, party: PartyData) -> PartyData:
    """A party with its organisation's head proposed as signatory."""
    with db.read() as session:
        return party_of(session, organization_id, party)


def party_of(session: Session, organization_id: int, party: PartyData) -> PartyData:
    """`party` borne by an organisation, signed by its head on the head's first basis of authority."""
    heads = select(Person).where(Person.organization_id == organization_id, Person.archived.is_(False))
    head = session.scalars(heads.order_by(Person.is_head.desc(), Person.id)).first()
    authority = head.authorities[0].id if head is not None and head.authorities else None
    return dataclasses.replace(
        party,
        organization_id=organization_id,
        signatory_id=head.id if head is not None else None,
        authority_id=authority,
    )


def next_number(db: Database, kind_key: str, day: dt.date) -> str:
    """The next free number of a kind in the year of `day`."""
    with db.read() as session:
        return _next_number(session, kind_key, day.year)


def example_numbers(db: Database, mask: str, day: dt.date) -> list[str]:
    """The next number of every kind by a mask that is not kept yet."""
    with db.read() as session:
        return [_numbered(session, kind.key, mask, day.year) for kind in contract_kinds()]


def _next_number(session: Session, kind_key: str, year: int) -> str:
    row = session.get(Setting, NUMBER_MASK)
    return _numbered(session, kind_key, row.value if row is not None and row.value else DEFAULT_MASK, year)


def _numbered(session: Session, kind_key: str, mask: str, year: int) -> str:
    index = contract_kind(kind_key).index
    taken = session.scalars(select(Contract.number).where(Contract.kind == kind_key))
    return format_number(mask, index, year, next_serial(mask, index, year, taken))


def save_contract(db: Database, data: ContractData) -> int:
    """Save a contract with parties, answers and annexes; returns the id."""
    verb = "Создать" if data.id is None else "Изменить"
    with db.unit_of_work(f"{verb} {_named(data)}") as work:
        return write_contract(work.session, data)


def _named(contract: Contract | ContractData) -> str:
    """What the labels of operations call a contract: «соглашение № СД-2026/001»."""
    name = contract_name(contract.kind, contract.number)
    return name[:1].lower() + name[1:]


def write_contract(session: Session, data: ContractData) -> int:
    """The saving itself, within a unit of work."""
    record = existing_or_new(session, Contract, data.id)
    apply(record, data)
    sync(record.parties, data.parties, ContractParty)
    sync(record.slots, data.slots, TimetableSlot)
    sync(record.resources, data.resources, ResourceItem)
    sync(record.roster, data.roster, RosterEntry)
    sync(record.clauses, data.clauses, ContractClause)
    session.flush()
    for party in record.parties:
        session.refresh(party, ["organization"])
    record.party_names = joined_names(record)
    if not record.subject and record.program_id is not None:
        program = session.get(NetworkProgram, record.program_id)
        record.subject = program.title if program is not None else ""
    session.flush()
    return record.id


def duplicate_contract(db: Database, contract_id: int, today: dt.date) -> int:
    """A draft copy under a new number, without signatures and dates of signing; returns its id."""
    with db.unit_of_work("Копировать договор") as work:
        source = read_contract(fetch(work.session, Contract, contract_id))
        work.label = f"Копировать {_named(source)}"
        copy = dataclasses.replace(
            source,
            id=None,
            number=_next_number(work.session, source.kind, today.year),
            signed_on=None,
            state=ContractState.DRAFT,
            state_on=None,
            state_note="",
            parties=tuple(
                dataclasses.replace(party, id=None, signed_on=None, original_returned=False) for party in source.parties
            ),
            slots=tuple(dataclasses.replace(slot, id=None) for slot in source.slots),
            resources=tuple(dataclasses.replace(item, id=None) for item in source.resources),
            roster=tuple(dataclasses.replace(entry, id=None) for entry in source.roster),
            clauses=tuple(dataclasses.replace(item, id=None) for item in source.clauses),
        )
        return write_contract(work.session, copy)


def delete_contracts(db: Database, ids: Sequence[int]) -> None:
    """Delete contracts with their annexes as one operation; printed files stay on the disk."""
    with db.unit_of_work("Удалить договоры") as work:
        records = [fetch(work.session, Contract, contract_id) for contract_id in ids]
        work.label = labelled("Удалить", "Удалить", map(_named, records))
        for record in records:
            work.session.delete(record)


def set_contract_state(db: Database, contract_id: int, state: ContractState, day: dt.date, note: str = "") -> None:
    """Put a contract into a state on `day`. Putting it to «Подписан» marks every party that has no date yet."""
    with db.unit_of_work("Изменить состояние договора") as work:
        record = fetch(work.session, Contract, contract_id)
        work.label = f"{contract_name(record.kind, record.number)}: «{state.title_ru}»"
        record.state, record.state_on, record.state_note = state, day, note
        if state is ContractState.SIGNED:
            for party in record.parties:
                party.signed_on = party.signed_on or day
            record.signed_on = record.signed_on or day


def mark_party_signed(db: Database, contract_id: int, party_id: int, day: dt.date | None) -> None:
    """Mark (or unmark, with None) a party's signature; the last one makes the contract «Подписан»."""
    with db.unit_of_work("Отметить подпись" if day else "Снять отметку о подписи") as work:
        record = fetch(work.session, Contract, contract_id)
        fetch(work.session, ContractParty, party_id).signed_on = day
        if day is not None and record.state is ContractState.SIGNING:
            dates = [party.signed_on for party in record.parties]
            if all(dates):
                record.state = ContractState.SIGNED
                record.state_on = max(date for date in dates if date is not None)
                record.signed_on = record.signed_on or record.state_on


def mark_original_returned(db: Database, contract_id: int, party_id: int, returned: bool) -> None:
    """Mark that a party's original came back (or did not)."""
    with db.unit_of_work("Отметить возврат подлинника") as work:
        fetch(work.session, Contract, contract_id)
        fetch(work.session, ContractParty, party_id).original_returned = returned


def set_contracts_archived(db: Database, ids: Sequence[int], archived: bool) -> None:
    """Put contracts away or bring them back, as one operation."""
    with db.unit_of_work("Архив") as work:
        records = [fetch(work.session, Contract, contract_id) for contract_id in ids]
        for record in records:
            record.archived = archived
        verb = "Убрать в архив" if archived else "Вернуть из архива"
        work.label = labelled(verb, verb, map(_named, records))
