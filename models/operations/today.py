"""«Сегодня»: what burns, computed from the records for one day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session, selectinload

from models.contract import Contract, ContractParty
from models.enums import ContractState, LicenseStatus
from models.kinds import contract_name
from models.organization import License, Organization
from models.person import Authority, Person
from models.plural import days
from models.rows import TodayItem
from models.rules.terms import SOON_DAYS
from models.storage.database import Database

STALE_DAYS = 14
AUTHORITY_SOON_DAYS = 60
# Nobody reads more lines of one sort; the register has them all.
LONGEST = 50

Source = Callable[[Session, dt.date], Iterator[TodayItem]]


def _numbered(contract: Contract) -> str:
    return contract_name(contract.kind, contract.number)


def _days(count: int) -> str:
    if count == 0:
        return "сегодня"
    last, teens = count % 10, 11 <= count % 100 <= 14
    word = "дней" if teens or last == 0 or last >= 5 else "день" if last == 1 else "дня"
    return f"через {count} {word}"


def _left(last: dt.date | None, today: dt.date) -> int:
    """Whole days up to and including the last one; the queries pass over what has no end."""
    return 0 if last is None else (last - today).days


def expiring(session: Session, today: dt.date) -> Iterator[TodayItem]:
    """Signed contracts whose term ends within a month or ended without being finished."""
    limit = today + dt.timedelta(days=SOON_DAYS)
    query = select(Contract).where(
        Contract.state == ContractState.SIGNED, Contract.archived.is_(False), Contract.valid_to <= limit
    )
    for record in session.scalars(query.order_by(Contract.valid_to).limit(LONGEST)):
        left = _left(record.valid_to, today)
        title = f"{_numbered(record)} истекает {_days(left)}" if left >= 0 else f"{_numbered(record)} истёк"
        detail = record.party_names if left >= 0 else f"Отметьте исполнение или продлите. {record.party_names}"
        yield TodayItem("Сроки", 0 if left <= 7 else 1, title, detail, record.valid_to, "contract", record.id)


def unsigned(session: Session, today: dt.date) -> Iterator[TodayItem]:
    """Contracts being signed, with the parties that have not; and those that began without a signature."""
    query = select(Contract).where(Contract.state == ContractState.SIGNING, Contract.archived.is_(False))
    options = selectinload(Contract.parties).joinedload(ContractParty.organization)
    for record in session.scalars(query.options(options).limit(LONGEST)):
        missing = [item.organization.name for item in record.parties if item.signed_on is None]
        late = record.valid_from is not None and record.valid_from <= today
        detail = "Не подписали: " + ", ".join(missing) if missing else "Все подписи отмечены, переведите в «Подписан»."
        title = f"{_numbered(record)} на подписании"
        yield TodayItem("Подписание", 0 if late else 1, title, detail, record.valid_from, "contract", record.id)


def unreturned(session: Session, today: dt.date) -> Iterator[TodayItem]:
    """Signed contracts whose originals have not all come back."""
    parties = select(ContractParty.contract_id).where(ContractParty.original_returned.is_(False))
    query = select(Contract).where(
        Contract.state == ContractState.SIGNED,
        Contract.archived.is_(False),
        Contract.valid_to >= today,
        Contract.id.in_(parties),
    )
    options = selectinload(Contract.parties).joinedload(ContractParty.organization)
    for record in session.scalars(query.options(options).limit(LONGEST)):
        missing = [
            item.organization.name
            for item in record.parties
            if not item.original_returned and not item.organization.is_own
        ]
        if missing:
            detail = "Нет подлинника: " + ", ".join(missing)
            yield TodayItem("Подлинники", 2, _numbered(record), detail, record.signed_on, "contract", record.id)


def stale(session: Session, today: dt.date) -> Iterator[TodayItem]:
    """Texts that lie at the partner's or in disagreement for two weeks, and drafts whose term has begun."""
    waiting = (ContractState.AT_PARTNER, ContractState.DISAGREEMENT, ContractState.REVIEW)
    open_ = (*waiting, ContractState.DRAFT, ContractState.AGREED)
    waited = and_(Contract.state.in_(waiting), Contract.state_on <= today - dt.timedelta(days=STALE_DAYS))
    begun = and_(Contract.state.in_(open_), Contract.valid_from <= today)
    query = select(Contract).where(or_(waited, begun), Contract.archived.is_(False))
    for record in session.scalars(query.order_by(Contract.valid_from).limit(LONGEST)):
        since = (today - record.state_on).days if record.state_on else 0
        if record.state in waiting and since >= STALE_DAYS:
            title = f"{_numbered(record)}: «{record.state.title_ru}» уже {days(since)}"
            yield TodayItem("Согласование", 1, title, record.party_names, record.state_on, "contract", record.id)
        else:
            title = f"{_numbered(record)}: срок начался, а договор не подписан"
            yield TodayItem("Согласование", 0, title, record.party_names, record.valid_from, "contract", record.id)


def authorities(session: Session, today: dt.date) -> Iterator[TodayItem]:
    """Powers of attorney and acting orders that end within two months or have ended."""
    query = (
        select(Authority, Person, Organization)
        .join(Person, Person.id == Authority.person_id)
        .join(Organization, Organization.id == Person.organization_id)
        .where(
            Authority.valid_to <= today + dt.timedelta(days=AUTHORITY_SOON_DAYS),
            Person.archived.is_(False),
            Organization.archived.is_(False),
        )
        .order_by(Authority.valid_to)
    )
    for basis, person, organization in session.execute(query.limit(LONGEST)):
        left = _left(basis.valid_to, today)
        ends = f"срок кончается {_days(left)}" if left >= 0 else f"срок кончился {basis.valid_to:%d.%m.%Y}"
        title = f"{basis.kind.title_ru}: {person.full_name}, {ends}"
        urgency = 0 if left <= 14 else 1
        name = organization.name
        yield TodayItem("Полномочия", urgency, title, name, basis.valid_to, "organization", organization.id)


def licenses(session: Session, today: dt.date) -> Iterator[TodayItem]:
    """Partners whose only licence is suspended or annulled (order 882/391, п. 16); one that replaced it is enough."""
    active = select(License.organization_id).where(License.status == LicenseStatus.ACTIVE)
    query = (
        select(License, Organization)
        .join(Organization, Organization.id == License.organization_id)
        .where(Organization.archived.is_(False), Organization.id.not_in(active))
        .group_by(Organization.id)
    )
    for license_, organization in session.execute(query):
        title = f"{organization.name}: лицензия {license_.status.title_ru}"
        detail = "Договор о сетевой форме придётся изменить или прекратить."
        yield TodayItem("Лицензии", 0, title, detail, license_.checked_on, "organization", organization.id)


SOURCES: tuple[Source, ...] = (expiring, unsigned, stale, unreturned, authorities, licenses)


def today_items(db: Database, today: dt.date) -> list[TodayItem]:
    """Everything that burns, the most urgent first."""
    with db.read() as session:
        found = [item for source in SOURCES for item in source(session, today)]
    return sorted(found, key=lambda item: (item.urgency, item.due_on or dt.date.max, item.title))
