"""Network programmes with their components."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from models.contract import Contract
from models.data import ComponentData, ProgramData
from models.errors import OperationRefused
from models.operations.mapping import apply, existing_or_new, fetch, labelled, listed, sync, to_value, to_values
from models.program import NetworkProgram, ProgramComponent
from models.rows import ProgramRow
from models.storage.database import Database


def list_programs(db: Database, *, archived: bool = False) -> list[ProgramRow]:
    """Programmes by title, with their hours, teaching organisations and number of contracts."""
    query = (
        select(NetworkProgram)
        .options(selectinload(NetworkProgram.components).selectinload(ProgramComponent.owner))
        .order_by(NetworkProgram.sort_text)
    )
    if not archived:
        query = query.where(NetworkProgram.archived.is_(False))
    counted = select(Contract.program_id, func.count()).group_by(Contract.program_id)
    with db.read() as session:
        counts = dict(session.execute(counted).all())
        return [_row(record, counts.get(record.id, 0)) for record in session.scalars(query)]


def _row(record: NetworkProgram, contracts: int) -> ProgramRow:
    owners = dict.fromkeys(item.owner.name for item in record.components if item.owner is not None)
    return ProgramRow(
        id=record.id,
        title=record.title,
        kind=record.kind,
        level_title=record.level.title_ru if record.kind.has_level else record.orientation,
        grades=record.grades,
        hours=sum(item.hours for item in record.components),
        components_count=len(record.components),
        owners=", ".join(owners),
        period_start=record.period_start,
        period_end=record.period_end,
        contracts_count=contracts,
        archived=record.archived,
        search_text=record.search_text,
        sort_text=record.sort_text,
    )


def read_program(record: NetworkProgram) -> ProgramData:
    """The record with its components as a frozen value."""
    return to_value(record, ProgramData, components=to_values(record.components, ComponentData))


def program(db: Database, program_id: int) -> ProgramData:
    """One programme; RecordNotFound when gone."""
    with db.read() as session:
        return read_program(fetch(session, NetworkProgram, program_id))


def save_program(db: Database, data: ProgramData) -> int:
    """Save a programme with its components in the order given; returns the id."""
    verb = "Добавить" if data.id is None else "Изменить"
    with db.unit_of_work(f"{verb} программу: {data.title or 'без названия'}") as work:
        return write_program(work.session, data)


def write_program(session: Session, data: ProgramData) -> int:
    """The saving itself, within a unit of work."""
    record = existing_or_new(session, NetworkProgram, data.id)
    sync(record.components, data.components, ProgramComponent)
    apply(record, data)
    session.flush()
    return record.id


def delete_programs(db: Database, ids: Sequence[int]) -> None:
    """Delete programmes as one operation; OperationRefused while contracts rest on one."""
    with db.unit_of_work("Удалить программы") as work:
        records = [fetch(work.session, NetworkProgram, program_id) for program_id in ids]
        names = (record.title for record in records)
        work.label = labelled("Удалить программу", "Удалить программы", names)
        for record in records:
            _refuse_used(work.session, record)
            work.session.delete(record)


def _refuse_used(session: Session, record: NetworkProgram) -> None:
    query = select(Contract.number).where(Contract.program_id == record.id)
    numbers = [number or "б/н" for number in session.scalars(query)]
    if numbers:
        raise OperationRefused(
            f"По программе «{record.title}» есть договоры: {listed(numbers)}.",
            "Уберите программу в архив или выберите в договорах другую.",
        )


def set_programs_archived(db: Database, ids: Sequence[int], archived: bool) -> None:
    """Put programmes away or bring them back, as one operation."""
    with db.unit_of_work("Архив") as work:
        records = [fetch(work.session, NetworkProgram, program_id) for program_id in ids]
        for record in records:
            record.archived = archived
        names = (record.title for record in records)
        if archived:
            work.label = labelled("Убрать в архив программу", "Убрать в архив программы", names)
        else:
            work.label = labelled("Вернуть из архива программу", "Вернуть из архива программы", names)
