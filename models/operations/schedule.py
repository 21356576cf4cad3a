"""The network schedule: rows of all timetable annexes together."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from models.annex_data import SlotData
from models.contract import Contract, TimetableSlot
from models.operations.mapping import apply, existing_or_new, fetch, to_value
from models.organization import Site
from models.program import ProgramComponent
from models.rows import SlotRow
from models.rules.lessons import lesson_dates
from models.storage.database import Database
from models.text import fold


def list_slots(db: Database, *, contract_id: int | None = None) -> list[SlotRow]:
    """Rows of the schedule by weekday and time, of one contract or of all that are not archived."""
    s = TimetableSlot
    query = (
        select(s)
        .join(s.contract)
        .options(
            joinedload(s.contract).joinedload(Contract.program),
            joinedload(s.component).joinedload(ProgramComponent.owner),
            joinedload(s.site).joinedload(Site.organization),
            joinedload(s.teacher),
        )
        .order_by(s.weekday, s.starts_at, s.id)
    )
    if contract_id is not None:
        query = query.where(s.contract_id == contract_id)
    else:
        query = query.where(Contract.archived.is_(False))
    with db.read() as session:
        return [_row(record) for record in session.scalars(query)]


def _row(record: TimetableSlot) -> SlotRow:
    site, component, contract = record.site, record.component, record.contract
    owner = component.owner if component is not None else None
    at = site.organization if site is not None else None
    place = ", ".join(part for part in (at.name if at else "", site.name if site else "", record.room) if part)
    teacher = record.teacher.full_name if record.teacher is not None else record.teacher_name
    component_title = component.title if component is not None else ""
    owner_name = owner.name if owner is not None else ""
    program_title = contract.program.title if contract.program is not None else ""
    searched = (component_title, program_title, record.group_name, place, teacher, owner_name, contract.number)
    return SlotRow(
        id=record.id,
        contract_id=record.contract_id,
        contract_number=contract.number,
        contract_state=contract.state,
        program_title=program_title,
        component_title=component_title,
        organization_id=owner.id if owner is not None else None,
        organization_name=owner_name,
        group_name=record.group_name,
        weekday=record.weekday,
        parity=record.parity,
        dates=lesson_dates(record.weekday, record.parity, record.date_from, record.date_to, record.on_dates),
        date_from=record.date_from,
        date_to=record.date_to,
        starts_at=record.starts_at,
        ends_at=record.ends_at,
        place=place,
        teacher=teacher,
        note=record.note,
        search_text=fold(" ".join(part for part in searched if part)),
    )


def slot(db: Database, slot_id: int) -> tuple[int, SlotData]:
    """The contract's id and the row."""
    with db.read() as session:
        record = fetch(session, TimetableSlot, slot_id)
        return record.contract_id, to_value(record, SlotData)


def save_slot(db: Database, contract_id: int, data: SlotData) -> int:
    """Save a row of a contract's timetable; returns its id."""
    with db.unit_of_work("Добавить занятие" if data.id is None else "Изменить занятие") as work:
        return write_slot(work.session, contract_id, data)


def write_slot(session: Session, contract_id: int, data: SlotData) -> int:
    """The saving itself, within a unit of work."""
    contract = fetch(session, Contract, contract_id)
    record = existing_or_new(session, TimetableSlot, data.id)
    record.contract_id = contract.id
    apply(record, data)
    session.flush()
    return record.id


def delete_slot(db: Database, slot_id: int) -> None:
    """Delete a row of the timetable."""
    with db.unit_of_work("Удалить занятие") as work:
        work.session.delete(fetch(work.session, TimetableSlot, slot_id))
