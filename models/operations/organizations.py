"""Own school and partners: list, read, save, archive, delete."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from models.contract import Contract, ContractParty
from models.data import AccountData, LicenseData, OrganizationData, RiskData, SiteData, UnitData
from models.errors import OperationRefused
from models.operations.mapping import apply, existing_or_new, fetch, labelled, listed, sync, to_value, to_values
from models.organization import BankAccount, License, Organization, OrganizationUnit, RiskFactor, Site
from models.person import Person
from models.rows import OrganizationRow
from models.storage.database import Database


def list_organizations(db: Database, *, archived: bool = False) -> list[OrganizationRow]:
    """All organisations in Russian order, our own school among them; with `archived` also those put away."""
    contracts = (
        select(ContractParty.organization_id, func.count().label("n")).group_by(ContractParty.organization_id)
    ).subquery()
    o = Organization
    query = (
        select(
            o.id, o.is_own, o.archived, o.short_name, o.full_name, o.kind, o.level, o.settlement, o.inn, o.phone,
            o.email, o.pupils_count, o.search_text, o.sort_text,
            func.coalesce(contracts.c.n, 0).label("contracts_count"),
        )
        .outerjoin(contracts, contracts.c.organization_id == o.id)
        .order_by(o.sort_text)
    )  # fmt: skip
    if not archived:
        query = query.where(o.archived.is_(False))
    with db.read() as session:
        heads = _heads(session)
        rows = session.execute(query).mappings().all()
    return [OrganizationRow(**row, head_name=heads.get(row["id"], "")) for row in rows]


def _heads(session: Session) -> dict[int, str]:
    p = Person
    query = select(p.organization_id, p.surname, p.given_name, p.patronymic).where(
        p.is_head.is_(True), p.archived.is_(False)
    )
    rows = session.execute(query.order_by(p.id.desc()))
    return {row[0]: " ".join(part for part in row[1:] if part) for row in rows}


def read_organization(record: Organization) -> OrganizationData:
    """The record with its children as a frozen value."""
    return to_value(
        record,
        OrganizationData,
        units=to_values(record.units, UnitData),
        sites=to_values(record.sites, SiteData),
        accounts=to_values(record.accounts, AccountData),
        licenses=to_values(record.licenses, LicenseData),
        risks=to_values(record.risks, RiskData),
    )


def organizations_by_id(session: Session, ids: set[int]) -> dict[int, OrganizationData]:
    """Several organisations at once, for dossiers."""
    o = Organization
    children = (o.units, o.sites, o.accounts, o.licenses, o.risks)
    query = select(o).where(o.id.in_(ids)).options(*(selectinload(child) for child in children))
    return {record.id: read_organization(record) for record in session.scalars(query)}


def organization(db: Database, organization_id: int) -> OrganizationData:
    """One organisation; RecordNotFound when it is gone."""
    with db.read() as session:
        return read_organization(fetch(session, Organization, organization_id))


def own_organization(db: Database) -> OrganizationData | None:
    """Our own school, once it has been entered."""
    with db.read() as session:
        record = session.scalars(select(Organization).where(Organization.is_own.is_(True))).first()
        return None if record is None else read_organization(record)


def save_organization(db: Database, data: OrganizationData) -> int:
    """Save an organisation with its sites, accounts, licences and units; returns its id.

    Saving one as our own takes that mark from any other: there is exactly one own school.
    """
    with db.unit_of_work(saving_label(data)) as work:
        return write_organization(work.session, data)


def saving_label(data: OrganizationData) -> str:
    """What the journal and the undo menu call the saving of an organisation."""
    verb = "Добавить" if data.id is None else "Изменить"
    noun = "свою школу" if data.is_own else "партнёра"
    return f"{verb} {noun}: {data.name}"


def write_organization(session: Session, data: OrganizationData) -> int:
    """The saving itself, within a unit of work."""
    if data.is_own:
        others = select(Organization).where(Organization.is_own.is_(True))
        for other in session.scalars(others):
            other.is_own = other.id == data.id
    record = existing_or_new(session, Organization, data.id)
    apply(record, data)
    sync(record.units, data.units, OrganizationUnit)
    sync(record.sites, data.sites, Site)
    sync(record.accounts, data.accounts, BankAccount)
    sync(record.licenses, data.licenses, License)
    sync(record.risks, data.risks, RiskFactor)
    session.flush()
    refresh_party_names(session, record.id)
    return record.id


def refresh_party_names(session: Session, organization_id: int) -> None:
    """Contracts are found by the names of their parties: bring those texts up to date after a renaming."""
    contracts = select(Contract).join(ContractParty).where(ContractParty.organization_id == organization_id)
    for contract in session.scalars(contracts):
        contract.party_names = joined_names(contract)


def joined_names(contract: Contract) -> str:
    """Short names of the other parties, in their order: our own school is in every contract and would hide them."""
    members = [party.organization for party in contract.parties]
    others = [item for item in members if not item.is_own] or members
    return ", ".join(item.name for item in others)


def set_organizations_archived(db: Database, ids: Sequence[int], archived: bool) -> None:
    """Put partners away or bring them back, as one operation; their contracts stay."""
    with db.unit_of_work("Архив") as work:
        records = [fetch(work.session, Organization, organization_id) for organization_id in ids]
        for record in records:
            record.archived = archived
        names = (record.name for record in records)
        if archived:
            work.label = labelled("Убрать в архив партнёра", "Убрать в архив партнёров", names)
        else:
            work.label = labelled("Вернуть из архива партнёра", "Вернуть из архива партнёров", names)


def delete_organizations(db: Database, ids: Sequence[int]) -> None:
    """Delete partners as one operation; OperationRefused while contracts name one, because they would lose a party."""
    with db.unit_of_work("Удалить партнёров") as work:
        records = [fetch(work.session, Organization, organization_id) for organization_id in ids]
        names = (record.name for record in records)
        work.label = labelled("Удалить партнёра", "Удалить партнёров", names)
        for record in records:
            _refuse_party(work.session, record)
            work.session.delete(record)


def _refuse_party(session: Session, record: Organization) -> None:
    query = select(Contract.number).join(ContractParty).where(ContractParty.organization_id == record.id)
    numbers = [number or "б/н" for number in session.scalars(query)]
    if numbers:
        raise OperationRefused(
            f"{record.name} — сторона договоров: {listed(numbers)}.",
            "Уберите партнёра в архив: он исчезнет из списков, а договоры сохранятся.",
        )
