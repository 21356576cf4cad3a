"""Contracts of the network: parties in roles, term, answers of the interview, and the live data of the annexes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import (
    Choice,
    IsoDate,
    IsoMoment,
    Record,
    Searchable,
    date_check,
    flag_column,
    map_column,
    text_column,
)
from models.enums import ClauseSection, ContractState, PartyRole, ResourceKind, RosterMode, Weekday, WeekParity
from models.organization import Organization, Site
from models.person import Authority, Person
from models.program import NetworkProgram, ProgramComponent

_STRICT = {"sqlite_strict": True, "sqlite_autoincrement": True}


class Contract(Searchable, Record):
    """One contract or agreement. `kind` is a key of `models.kinds`, `answers` those of its interview."""

    __tablename__ = "contract"
    __table_args__ = (
        date_check("signed_on"),
        date_check("valid_from"),
        date_check("valid_to"),
        date_check("state_on"),
        _STRICT,
    )

    kind: Mapped[str] = text_column(index=True)
    number: Mapped[str] = text_column(index=True)
    signed_on: Mapped[dt.date | None] = mapped_column(IsoDate)
    place: Mapped[str] = text_column()
    subject: Mapped[str] = text_column()
    program_id: Mapped[int | None] = mapped_column(
        ForeignKey("network_program.id", ondelete="SET NULL"), index=True
    )
    state: Mapped[ContractState] = mapped_column(
        Choice(ContractState), default=ContractState.DRAFT, index=True
    )
    state_on: Mapped[dt.date | None] = mapped_column(IsoDate)
    state_note: Mapped[str] = text_column()
    valid_from: Mapped[dt.date | None] = mapped_column(IsoDate)
    valid_to: Mapped[dt.date | None] = mapped_column(IsoDate)
    roster_mode: Mapped[RosterMode] = mapped_column(Choice(RosterMode), default=RosterMode.NUMBERS)
    answers: Mapped[Mapping[str, Any]] = map_column()
    responsible_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    archived: Mapped[bool] = flag_column()
    # Folded names of the parties, so that a contract is found by them without a join; kept by the operations.
    party_names: Mapped[str] = text_column()
    note: Mapped[str] = text_column()

    program: Mapped[NetworkProgram | None] = relationship()
    responsible: Mapped[Person | None] = relationship()
    parties: Mapped[list[ContractParty]] = relationship(
        back_populates="contract", cascade="all, delete-orphan", order_by="ContractParty.position"
    )
    slots: Mapped[list[TimetableSlot]] = relationship(
        back_populates="contract", cascade="all, delete-orphan", order_by="TimetableSlot.id"
    )
    resources: Mapped[list[ResourceItem]] = relationship(
        back_populates="contract", cascade="all, delete-orphan", order_by="ResourceItem.position"
    )
    roster: Mapped[list[RosterEntry]] = relationship(
        back_populates="contract", cascade="all, delete-orphan", order_by="RosterEntry.position"
    )

    clauses: Mapped[list[ContractClause]] = relationship(
        back_populates="contract", cascade="all, delete-orphan", order_by="ContractClause.position"
    )

    def search_source(self) -> str:
        """Number, subject, parties and note."""
        return " ".join(part for part in (self.number, self.subject, self.party_names, self.note) if part)

    def sort_source(self) -> str:
        """By number."""
        return self.number


class ContractParty(Record):
    """One organisation in one contract: its role, its name in the text, who signs and on what basis."""

    __tablename__ = "contract_party"
    __table_args__ = (
        UniqueConstraint("contract_id", "organization_id"),
        date_check("signed_on"),
        _STRICT,
    )

    contract_id: Mapped[int] = mapped_column(ForeignKey("contract.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(Integer, default=0)
    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organization.id", ondelete="RESTRICT"), index=True
    )
    role: Mapped[PartyRole] = mapped_column(Choice(PartyRole), default=PartyRole.PARTY)
    signatory_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    authority_id: Mapped[int | None] = mapped_column(
        ForeignKey("authority.id", ondelete="SET NULL"), index=True
    )
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    signed_on: Mapped[dt.date | None] = mapped_column(IsoDate)
    original_returned: Mapped[bool] = flag_column()

    contract: Mapped[Contract] = relationship(back_populates="parties")
    organization: Mapped[Organization] = relationship()
    signatory: Mapped[Person | None] = relationship(foreign_keys=[signatory_id])
    authority: Mapped[Authority | None] = relationship()
    contact: Mapped[Person | None] = relationship(foreign_keys=[contact_id])


class TimetableSlot(Record):
    """A row of annex 1: a weekly lesson between two dates, or lessons on listed dates. Times are minutes of the day."""

    __tablename__ = "timetable_slot"
    __table_args__ = (
        date_check("date_from"),
        date_check("date_to"),
        CheckConstraint("starts_at BETWEEN 0 AND 1439", name="starts_at_in_day"),
        CheckConstraint("ends_at BETWEEN 0 AND 1440", name="ends_at_in_day"),
        _STRICT,
    )

    contract_id: Mapped[int] = mapped_column(ForeignKey("contract.id", ondelete="CASCADE"), index=True)
    component_id: Mapped[int | None] = mapped_column(
        ForeignKey("program_component.id", ondelete="SET NULL"), index=True
    )
    group_name: Mapped[str] = text_column()
    weekday: Mapped[Weekday | None] = mapped_column(Choice(Weekday))
    parity: Mapped[WeekParity] = mapped_column(Choice(WeekParity), default=WeekParity.EVERY)
    date_from: Mapped[dt.date | None] = mapped_column(IsoDate)
    date_to: Mapped[dt.date | None] = mapped_column(IsoDate)
    # ISO dates joined by spaces when the lessons are dated one by one and `weekday` is empty.
    on_dates: Mapped[str] = text_column()
    starts_at: Mapped[int] = mapped_column(Integer, default=540)
    ends_at: Mapped[int] = mapped_column(Integer, default=585)
    site_id: Mapped[int | None] = mapped_column(ForeignKey("site.id", ondelete="SET NULL"), index=True)
    room: Mapped[str] = text_column()
    teacher_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    teacher_name: Mapped[str] = text_column()
    note: Mapped[str] = text_column()

    contract: Mapped[Contract] = relationship(back_populates="slots")
    component: Mapped[ProgramComponent | None] = relationship()
    site: Mapped[Site | None] = relationship()
    teacher: Mapped[Person | None] = relationship()


class ResourceItem(Record):
    """A row of annex 2: a resource, how much of it and what it costs (kopecks a unit; 0 means free of charge)."""

    __tablename__ = "resource_item"

    contract_id: Mapped[int] = mapped_column(ForeignKey("contract.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(Integer, default=0)
    organization_id: Mapped[int | None] = mapped_column(
        ForeignKey("organization.id", ondelete="SET NULL"), index=True
    )
    component_id: Mapped[int | None] = mapped_column(
        ForeignKey("program_component.id", ondelete="SET NULL"), index=True
    )
    kind: Mapped[ResourceKind] = mapped_column(Choice(ResourceKind), default=ResourceKind.PREMISES)
    title: Mapped[str] = text_column()
    address: Mapped[str] = text_column()
    quantity: Mapped[int] = mapped_column(Integer, default=1)
    unit: Mapped[str] = text_column()
    unit_cost: Mapped[int] = mapped_column(Integer, default=0)
    note: Mapped[str] = text_column()

    contract: Mapped[Contract] = relationship(back_populates="resources")
    organization: Mapped[Organization | None] = relationship()
    component: Mapped[ProgramComponent | None] = relationship()

    @property
    def cost(self) -> int:
        """Whole cost in kopecks."""
        return self.quantity * self.unit_cost


class RosterEntry(Record):
    """A row of the roster: one named pupil, or a number of pupils of one class."""

    __tablename__ = "roster_entry"

    contract_id: Mapped[int] = mapped_column(ForeignKey("contract.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(Integer, default=0)
    organization_id: Mapped[int | None] = mapped_column(
        ForeignKey("organization.id", ondelete="SET NULL"), index=True
    )
    class_name: Mapped[str] = text_column()
    student_name: Mapped[str] = text_column()
    count: Mapped[int] = mapped_column(Integer, default=1)
    note: Mapped[str] = text_column()

    contract: Mapped[Contract] = relationship(back_populates="roster")
    organization: Mapped[Organization | None] = relationship()


class ContractClause(Record):
    """An additional clause of one contract: a copy of the library's text, so that the library may move on."""

    __tablename__ = "contract_clause"

    contract_id: Mapped[int] = mapped_column(ForeignKey("contract.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(Integer, default=0)
    # Keys of the clause and of its variant in the library; the clause may be gone from there since.
    key: Mapped[str] = text_column()
    variant: Mapped[str] = text_column()
    section: Mapped[ClauseSection] = mapped_column(Choice(ClauseSection), default=ClauseSection.ADDITIONAL)
    title: Mapped[str] = text_column()
    text: Mapped[str] = text_column()
    # Lines as in the library (`models.clause_text`), with the numbers agreed for this contract.
    numbers: Mapped[str] = text_column()
    legal_key: Mapped[str] = text_column()

    contract: Mapped[Contract] = relationship(back_populates="clauses")


class PrintedPaper(Record):
    """A file that was printed for a contract: what, when, where it lies and its SHA-256, so changes are noticed."""

    __tablename__ = "printed_paper"

    contract_id: Mapped[int | None] = mapped_column(ForeignKey("contract.id", ondelete="CASCADE"), index=True)
    organization_id: Mapped[int | None] = mapped_column(
        ForeignKey("organization.id", ondelete="CASCADE"), index=True
    )
    paper: Mapped[str] = text_column()
    title: Mapped[str] = text_column()
    path: Mapped[str] = text_column()
    sha256: Mapped[str] = text_column()
    size: Mapped[int] = mapped_column(Integer, default=0)
    printed_at: Mapped[dt.datetime] = mapped_column(IsoMoment)

    contract: Mapped[Contract | None] = relationship()
