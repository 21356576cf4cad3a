"""What papers are made of: the office that prints, and the subject of each scope."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from models.data import OrganizationData, PersonData
from models.rows import ContractRow, PersonRow, SlotRow


@dataclass(frozen=True, slots=True)
class PaperOffice:
    """Who prints, and when. `templates` is the folder with the office's own templates, None when it has none."""

    own: OrganizationData | None = None
    head: PersonData | None = None
    today: dt.date | None = None
    templates: Path | None = None


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation with its people and contracts: the subject of the partner card."""

    organization: OrganizationData
    people: tuple[PersonRow, ...] = ()
    contracts: tuple[ContractRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Schedule:
    """Lessons to print; `heading` tells the selection in words, `monday` the week when it is a certain one.

    When neither of them names the time, papers tell the school year or the term of the lessons themselves.
    """

    slots: tuple[SlotRow, ...]
    heading: str = ""
    monday: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Register:
    """Contracts to print in the order shown; `filters` tells the selection in words."""

    rows: tuple[ContractRow, ...]
    filters: str = ""
