"""Builds the demo office: a database filled from `resources/demo`, ready to open in the window or to print from."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.base import Record
from models.demo_office import DemoOffice, load_demo
from models.office import Setting
from models.operations.contracts import write_contract
from models.operations.mapping import Value, fetch
from models.operations.office import create_office
from models.operations.organizations import write_organization
from models.operations.people import write_person
from models.operations.programs import write_program
from models.organization import Organization, OrganizationForm
from models.person import Person
from models.program import NetworkProgram
from models.storage.database import Database

V = TypeVar("V", bound=Value)


def build_demo(path: Path, today: dt.date) -> Database:
    """A new database at `path` with the demo office as it looks on `today`; everything in one unit of work.

    The journal keeps it as one operation that cannot be taken back. Errors are those of `create_office`.
    """
    office = load_demo(today)
    db = create_office(path)
    with db.unit_of_work("Создать демонстрационную сеть", undoable=False) as work:
        _write(work.session, office)
    return db


def _write(session: Session, office: DemoOffice) -> None:
    for key, value in office.settings.items():
        session.add(Setting(key=key, value=value))
    ids = _form_ids(session, office)
    for organization in office.organizations:
        saved = write_organization(session, _with_ids(organization, ids))
        _note(ids, organization, saved)
        _note_children(ids, organization.sites, fetch(session, Organization, saved).sites)
    for person in office.people:
        saved = write_person(session, _with_ids(person, ids))
        _note(ids, person, saved)
        _note_children(ids, person.authorities, fetch(session, Person, saved).authorities)
    for program in office.programs:
        saved = write_program(session, _with_ids(program, ids))
        _note(ids, program, saved)
        _note_children(ids, program.components, fetch(session, NetworkProgram, saved).components)
    for contract in office.contracts:
        write_contract(session, _with_ids(contract, ids))


def _form_ids(session: Session, office: DemoOffice) -> dict[int, int]:
    """Ids of the organisational forms, which every new office has, by their numbers in the demo office."""
    known = {form.abbreviation: form.id for form in session.scalars(select(OrganizationForm))}
    return {office.numbers[form]: known[form] for form in office.forms}


def _note(ids: dict[int, int], value: Value, saved: int) -> None:
    if value.id is not None:
        ids[value.id] = saved


def _note_children(ids: dict[int, int], values: Sequence[Value], records: Sequence[Record]) -> None:
    """Children are saved in their order, so the value and the record at one place are the same thing."""
    for value, record in zip(values, records, strict=True):
        _note(ids, value, record.id)


def _with_ids(value: V, ids: Mapping[int, int]) -> V:
    """The value as a new one: no id of its own, and the ids it refers to are those of the database."""
    changed: dict[str, object] = {"id": None}
    for field in dataclasses.fields(value):
        given = getattr(value, field.name)
        if field.name.endswith("_id") and given is not None:
            changed[field.name] = ids[given]
        elif isinstance(given, tuple) and given and dataclasses.is_dataclass(given[0]):
            changed[field.name] = tuple(_with_ids(child, ids) for child in given)
    return dataclasses.replace(value, **changed)
