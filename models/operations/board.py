"""The start page in one reading: what burns, lessons of the day, counters, the newest backup, the first steps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session, joinedload

from models.contract import Contract, TimetableSlot
from models.enums import ContractState
from models.operations.today import today_items
from models.organization import Organization, Site
from models.plural import days as counted_days
from models.rows import TodayItem
from models.rules.lessons import lesson_dates
from models.rules.states import DROPPED_STATES
from models.rules.terms import SOON_DAYS, TermStatus
from models.rules.week import weekday_of
from models.storage.backup import Backup, default_folder, list_backups
from models.storage.database import Database

BACKUP = "backup"
BACKUP_DAYS = 7
_COUNTED = {
    ContractState.DRAFT: "Черновики",
    ContractState.REVIEW: "На внутреннем согласовании",
    ContractState.AT_PARTNER: "У партнёра",
    ContractState.DISAGREEMENT: "С разногласиями",
    ContractState.AGREED: "Согласованы, пора подписывать",
    ContractState.SIGNING: "На подписании",
    ContractState.SIGNED: "Подписаны",
}


@dataclass(frozen=True, slots=True)
class TodayLesson:
    """A lesson of the day; times are minutes since midnight."""

    slot_id: int
    starts_at: int
    ends_at: int
    what: str
    where: str


@dataclass(frozen=True, slots=True)
class Counter:
    """A number of contracts and the filters of the register that show exactly them."""

    title: str
    count: int
    filters: Mapping[str, object] = field(default_factory=dict)
    tells: bool = False
    """Whether the number calls for a look (ending and ended contracts)."""


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """What a new office already has."""

    own_school: bool
    partner: bool
    contract: bool

    @property
    def done(self) -> bool:
        """Whether nothing of the beginning is left to do."""
        return self.own_school and self.partner and self.contract


@dataclass(frozen=True, slots=True)
class Board:
    """Everything the start page shows."""

    items: tuple[TodayItem, ...]
    lessons: tuple[TodayLesson, ...]
    counters: tuple[Counter, ...]
    backup: Backup | None
    steps: FirstSteps


def board(db: Database, today: dt.date, now: dt.datetime) -> Board:
    """The start page on `today`; `now` is the local moment without zone, for the age of the newest backup."""
    with db.read() as session:
        lessons = _lessons(session, today)
        counters = _counters(session, today)
        steps = _steps(session)
    newest = next(iter(list_backups(default_folder(db.path), db.path.stem)), None)
    latest = db.latest_operation()
    stale = backup_item(newest, latest[0] if latest and steps.partner else None, now)
    items = today_items(db, today)
    if stale is not None:
        items = sorted([*items, stale], key=lambda item: item.urgency)
    return Board(tuple(items), lessons, counters, newest, steps)


def backup_item(newest: Backup | None, latest: int | None, now: dt.datetime) -> TodayItem | None:
    """A line about a backup that is missing or a week old while work goes on; `latest` is the last operation."""
    if latest is None or (newest is not None and newest.op_id >= latest):
        return None
    advice = "Пропадёт диск — пропадёт и работа. Копия делается за секунды."
    if newest is None:
        return TodayItem("Копии", 1, "Нет ни одной резервной копии", advice, None, BACKUP, None)
    days = (now - newest.made_at).days
    if days < BACKUP_DAYS:
        return None
    title = f"Резервной копии {counted_days(days)}"
    return TodayItem("Копии", 1, title, advice, newest.made_at.date(), BACKUP, None)


def _lessons(session: Session, today: dt.date) -> tuple[TodayLesson, ...]:
    slot = TimetableSlot
    weekly = and_(
        slot.weekday == weekday_of(today),
        or_(slot.date_from.is_(None), slot.date_from <= today),
        or_(slot.date_to.is_(None), slot.date_to >= today),
    )
    query = (
        select(slot)
        .join(slot.contract)
        .where(or_(weekly, slot.on_dates.contains(today.isoformat())))
        .where(Contract.archived.is_(False), Contract.state.not_in(DROPPED_STATES))
        .options(
            joinedload(slot.contract).joinedload(Contract.program),
            joinedload(slot.component),
            joinedload(slot.site).joinedload(Site.organization),
            joinedload(slot.teacher),
        )
        .order_by(slot.starts_at, slot.ends_at, slot.id)
    )
    return tuple(_lesson(record) for record in session.scalars(query) if _falls_on(record, today))


def _falls_on(record: TimetableSlot, today: dt.date) -> bool:
    days = lesson_dates(record.weekday, record.parity, record.date_from, record.date_to, record.on_dates)
    return today in days or (not days and record.weekday is not None)


def _lesson(record: TimetableSlot) -> TodayLesson:
    program = record.contract.program.title if record.contract.program is not None else ""
    subject = record.component.title if record.component is not None else program
    host = record.site.organization if record.site is not None else None
    teacher = record.teacher.full_name if record.teacher is not None else record.teacher_name
    where = (host.name if host else "", record.site.name if record.site else "", record.room)
    return TodayLesson(
        record.id,
        record.starts_at,
        record.ends_at,
        ", ".join(part for part in (subject or "Занятие", record.group_name) if part),
        ", ".join(part for part in (*where, teacher) if part),
    )


def _counters(session: Session, today: dt.date) -> tuple[Counter, ...]:
    shown = Contract.archived.is_(False)
    query = select(Contract.state, func.count()).where(shown).group_by(Contract.state)
    states = dict(session.execute(query).all())
    began = or_(Contract.valid_from.is_(None), Contract.valid_from <= today)
    signed = select(func.count()).where(shown, Contract.state == ContractState.SIGNED, began)
    ended = session.scalar(signed.where(Contract.valid_to < today)) or 0
    soon = Contract.valid_to.between(today, today + dt.timedelta(days=SOON_DAYS))
    ending = session.scalar(signed.where(soon)) or 0
    return (
        Counter("Всего договоров", sum(states.values())),
        Counter("Истёк срок", ended, {"term": TermStatus.EXPIRED}, tells=True),
        Counter(f"Истекают в ближайшие {SOON_DAYS} дней", ending, {"term": TermStatus.EXPIRING}, tells=True),
        *(Counter(title, states.get(state, 0), {"state": state}) for state, title in _COUNTED.items()),
    )


def _steps(session: Session) -> FirstSteps:
    own = select(Organization.id).where(Organization.is_own.is_(True)).limit(1)
    partner = select(Organization.id).where(Organization.is_own.is_(False)).limit(1)
    contract = select(Contract.id).limit(1)
    return FirstSteps(*(session.scalar(query) is not None for query in (own, partner, contract)))
