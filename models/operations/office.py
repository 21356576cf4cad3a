"""The office file itself: creating and opening it, its settings and its reference tables."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

import resources
from models.data import LegalReferenceData
from models.enums import Gender
from models.office import LegalReference, Setting
from models.operations.mapping import apply as apply_value
from models.operations.mapping import existing_or_new, to_value
from models.organization import OrganizationForm
from models.rules.numbering import DEFAULT_MASK
from models.storage.database import Database

NUMBER_MASK = "number_mask"
DEFAULT_PLACE = "default_place"


@dataclass(frozen=True, slots=True)
class FormRow:
    """An organisational form in a choice."""

    id: int
    abbreviation: str
    full_name: str
    gender: Gender


def create_office(path: Path) -> Database:
    """A new office file with its reference tables filled; DatabaseExists where a file already lies."""
    db = Database.create(path)
    with db.unit_of_work("Новая база", undoable=False) as work:
        _seed(work.session)
    return db


def open_office(path: Path, *, read_only: bool = False) -> Database:
    """Open an office file, upgraded to the present schema when it is older; with `read_only` just to look at it."""
    return Database.open(path, read_only=read_only)


def _seed(session: Session) -> None:
    for item in _reference("organization_forms.json"):
        session.add(
            OrganizationForm(
                abbreviation=item["abbreviation"], full_name=item["full_name"], gender=Gender(item["gender"])
            )
        )
    for item in _reference("legal.json"):
        checked = item.pop("checked_on", None)
        session.add(LegalReference(**item, checked_on=dt.date.fromisoformat(checked) if checked else None))


def _reference(name: str) -> list[dict[str, str]]:
    text = resources.path(f"reference/{name}").read_text(encoding="utf-8")
    items: list[dict[str, str]] = json.loads(text)
    return items


def setting(db: Database, key: str, default: str = "") -> str:
    """A setting of the office, `default` when it was never set."""
    with db.read() as session:
        row = session.get(Setting, key)
        return default if row is None else row.value


def set_setting(db: Database, key: str, value: str, label: str = "Изменить настройку") -> None:
    """Keep a setting of the office."""
    with db.unit_of_work(label) as work:
        row = work.session.get(Setting, key)
        if row is None:
            work.session.add(Setting(key=key, value=value))
        else:
            row.value = value


@dataclass(frozen=True, slots=True)
class ContractDefaults:
    """What new contracts begin with: the mask of their numbers, the place (empty: where our own school is)."""

    mask: str = DEFAULT_MASK
    place: str = ""


def contract_defaults(db: Database) -> ContractDefaults:
    """As set by the office."""
    return ContractDefaults(setting(db, NUMBER_MASK) or DEFAULT_MASK, setting(db, DEFAULT_PLACE))


def save_contract_defaults(db: Database, data: ContractDefaults) -> None:
    """Keep what new contracts begin with, as one operation; contracts already made stay as they are."""
    with db.unit_of_work("Изменить номера и место новых договоров") as work:
        for key, value in ((NUMBER_MASK, data.mask), (DEFAULT_PLACE, data.place)):
            work.session.merge(Setting(key=key, value=value))


def legal_references(db: Database) -> dict[str, LegalReferenceData]:
    """All legal references by key."""
    with db.read() as session:
        return read_legal(session)


def read_legal(session: Session) -> dict[str, LegalReferenceData]:
    """All legal references by key, within a session."""
    rows = session.scalars(select(LegalReference).order_by(LegalReference.id))
    return {row.key: to_value(row, LegalReferenceData) for row in rows}


def save_legal_reference(db: Database, data: LegalReferenceData) -> int:
    """Correct a legal reference or the date it was checked on."""
    with db.unit_of_work(f"Изменить ссылку на закон «{data.key}»") as work:
        record = existing_or_new(work.session, LegalReference, data.id)
        apply_value(record, data)
        work.session.flush()
        return record.id


def organization_forms(db: Database) -> list[FormRow]:
    """Forms in the order of their abbreviations' entry."""
    with db.read() as session:
        rows = session.scalars(select(OrganizationForm).order_by(OrganizationForm.id))
        return [FormRow(row.id, row.abbreviation, row.full_name, row.gender) for row in rows]


def save_organization_form(db: Database, abbreviation: str, full_name: str, gender: Gender) -> int:
    """Add a form of the user's own."""
    with db.unit_of_work(f"Добавить форму «{abbreviation}»") as work:
        record = OrganizationForm(abbreviation=abbreviation, full_name=full_name, gender=gender)
        work.session.add(record)
        work.session.flush()
        return record.id
