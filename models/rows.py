"""Frozen rows shown in lists: flat, ready to display, safe to hand between threads."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from models.enums import (
    ContractState,
    Gender,
    OrganizationKind,
    OwnershipLevel,
    ProgramKind,
    Weekday,
    WeekParity,
)
from models.kinds import contract_name
from models.rules.terms import TermStatus


@dataclass(frozen=True, slots=True)
class OrganizationRow:
    """A line of «Партнёры»."""

    id: int
    is_own: bool
    archived: bool
    short_name: str
    full_name: str
    kind: OrganizationKind
    level: OwnershipLevel
    settlement: str
    inn: str
    phone: str
    email: str
    head_name: str
    pupils_count: int | None
    contracts_count: int
    search_text: str
    sort_text: str

    @property
    def name(self) -> str:
        """What lists and messages call it."""
        return self.short_name or self.full_name


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person in a list or a choice."""

    id: int
    organization_id: int
    organization_name: str
    full_name: str
    position: str
    gender: Gender | None
    is_head: bool
    phone: str
    email: str
    archived: bool
    search_text: str
    sort_text: str


@dataclass(frozen=True, slots=True)
class ProgramRow:
    """A line of «Программы»; hours are academic hours."""

    id: int
    title: str
    kind: ProgramKind
    level_title: str
    grades: str
    hours: int
    components_count: int
    owners: str
    period_start: dt.date | None
    period_end: dt.date | None
    contracts_count: int
    archived: bool
    search_text: str
    sort_text: str


@dataclass(frozen=True, slots=True)
class ContractRow:
    """A line of «Договоры» and of the register. `term` is computed for the day of reading."""

    id: int
    kind: str
    kind_title: str
    number: str
    signed_on: dt.date | None
    subject: str
    parties: str
    parties_count: int
    signed_count: int
    returned_count: int
    program_title: str
    state: ContractState
    term: TermStatus
    days_left: int | None
    valid_from: dt.date | None
    valid_to: dt.date | None
    responsible: str
    archived: bool
    search_text: str
    sort_text: str

    @property
    def name(self) -> str:
        """What messages call it: «Соглашение № СД-2026/001»."""
        return contract_name(self.kind, self.number)

    @property
    def label(self) -> str:
        """One status in words: the work on the text while it lasts, then what time makes of it."""
        if self.state is not ContractState.SIGNED:
            return self.state.title_ru
        return self.term.label(self.days_left)


@dataclass(frozen=True, slots=True)
class SlotRow:
    """A line of the network schedule; times are minutes since midnight."""

    id: int
    contract_id: int
    contract_number: str
    contract_state: ContractState
    program_title: str
    component_title: str
    organization_id: int | None
    organization_name: str
    group_name: str
    weekday: Weekday | None
    parity: WeekParity
    dates: tuple[dt.date, ...]
    date_from: dt.date | None
    date_to: dt.date | None
    starts_at: int
    ends_at: int
    place: str
    teacher: str
    note: str
    search_text: str


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A printed file: where it lies and whether it is still there, unchanged."""

    id: int
    contract_id: int | None
    contract_number: str
    paper: str
    title: str
    path: str
    size: int
    sha256: str
    printed_at: dt.datetime


@dataclass(frozen=True, slots=True)
class TodayItem:
    """A line of «Сегодня»: what burns, how much, and where to go. `urgency` 0 is now, 1 soon, 2 later."""

    group: str
    urgency: int
    title: str
    detail: str
    due_on: dt.date | None
    table: str
    record_id: int | None


@dataclass(frozen=True, slots=True)
class FoundRecord:
    """A hit of the search over everything (Ctrl+K)."""

    table: str
    record_id: int
    title: str
    detail: str
