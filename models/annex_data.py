"""Rows of the annexes as frozen values: lessons, resources, the roster. `models.data` says what values are for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from models.enums import ResourceKind, Weekday, WeekParity


@dataclass(frozen=True, slots=True)
class SlotData:
    """A row of the timetable annex; times are minutes since midnight, `on_dates` ISO dates joined by spaces."""

    id: int | None = None
    component_id: int | None = None
    group_name: str = ""
    weekday: Weekday | None = None
    parity: WeekParity = WeekParity.EVERY
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    on_dates: str = ""
    starts_at: int = 540
    ends_at: int = 585
    site_id: int | None = None
    room: str = ""
    teacher_id: int | None = None
    teacher_name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ResourceData:
    """A row of the costs annex; `unit_cost` in kopecks."""

    id: int | None = None
    position: int = 0
    organization_id: int | None = None
    component_id: int | None = None
    kind: ResourceKind = ResourceKind.PREMISES
    title: str = ""
    address: str = ""
    quantity: int = 1
    unit: str = ""
    unit_cost: int = 0
    note: str = ""

    @property
    def cost(self) -> int:
        """Whole cost in kopecks."""
        return self.quantity * self.unit_cost


@dataclass(frozen=True, slots=True)
class RosterData:
    """A row of the roster: a named pupil (count 1) or a number of pupils of a class."""

    id: int | None = None
    position: int = 0
    organization_id: int | None = None
    class_name: str = ""
    student_name: str = ""
    count: int = 1
    note: str = ""
