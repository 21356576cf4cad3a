"""The journal of changes in words: what was done to a record, field by field."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column
from sqlalchemy.orm import Session

from models.base import Choice, Flag, IsoDate, JsonMap, Record
from models.clause import Clause
from models.contract import Contract
from models.field_titles import COLUMN_TITLES, SILENT_COLUMNS, TABLE_TITLES
from models.kinds import contract_kinds
from models.organization import Organization, OrganizationForm, Site
from models.person import Authority, Person
from models.program import NetworkProgram, ProgramComponent
from models.records import Base
from models.rules.lessons import clock, parse_dates
from models.storage.database import Database
from models.storage.history import Action, HistoryEntry

# Child tables whose changes belong to the history of the record that owns them.
CHILDREN: dict[str, tuple[tuple[str, str], ...]] = {
    "contract": (
        ("contract_party", "contract_id"),
        ("timetable_slot", "contract_id"),
        ("resource_item", "contract_id"),
        ("roster_entry", "contract_id"),
        ("contract_clause", "contract_id"),
    ),
    "organization": (
        ("organization_unit", "organization_id"),
        ("site", "organization_id"),
        ("bank_account", "organization_id"),
        ("license", "organization_id"),
        ("risk_factor", "organization_id"),
        ("person", "organization_id"),
    ),
    "network_program": (("program_component", "program_id"),),
    "person": (("authority", "person_id"),),
    "clause": (("clause_variant", "clause_id"),),
}

_OWNERS = frozenset(pair for pairs in CHILDREN.values() for pair in pairs)  # what a history already stands under
_VERBS = {Action.INSERT: ("Добавлен", "Добавлена", "Добавлено"), Action.DELETE: ("Удалён", "Удалена", "Удалено")}
_GENDERS = {"а": 1, "я": 1, "о": 2, "е": 2}  # by the last letter of a title's first word
_NAMED: dict[str, tuple[type[Record], Callable[[Any], str]]] = {
    "organization": (Organization, lambda record: record.name),
    "person": (Person, lambda record: record.full_name),
    "network_program": (NetworkProgram, lambda record: record.title),
    "organization_form": (OrganizationForm, lambda record: record.abbreviation),
    "authority": (Authority, lambda record: f"{record.kind.title_ru} {record.number}".strip()),
    "program_component": (ProgramComponent, lambda record: record.title),
    "site": (Site, lambda record: record.name or record.address),
    "clause": (Clause, lambda record: record.title),
    "contract": (Contract, lambda record: f"№ {record.number or 'б/н'}"),
}
_CLOCKS = frozenset({"starts_at", "ends_at"})
_KOPECKS = frozenset({"unit_cost"})
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One change of one field (`field` is empty where a whole row came or went). `at` is local time."""

    op_id: int
    at: dt.datetime
    who: str
    operation: str
    what: str
    field: str
    before: str
    after: str
    undone: bool


def record_history(db: Database, table: str, record_id: int) -> list[JournalLine]:
    """Everything that happened to a record and its children, newest first, in words."""
    entries = db.history(table, record_id, CHILDREN.get(table, ()))
    with db.read() as session:
        return [line for entry in entries for line in _lines(session, entry)]


def _lines(session: Session, entry: HistoryEntry) -> Iterator[JournalLine]:
    title = TABLE_TITLES.get(entry.table, entry.table)

    def line(field: str, before: str, after: str) -> JournalLine:
        what = title if field else _came_or_went(entry.action, title)
        return JournalLine(entry.op_id, entry.at, entry.who, entry.label, what, field, before, after, entry.undone)

    if entry.action is not Action.UPDATE:
        image = entry.new if entry.action is Action.INSERT else entry.old
        told = _summary(session, entry.table, dict(image))
        yield line("", *(("", told) if entry.action is Action.INSERT else (told, "")))
        return
    for name, (before, after) in entry.changed.items():
        if name in SILENT_COLUMNS:
            continue
        if name == "answers":
            yield from (line(*change) for change in _answers(before, after))
        else:
            field = COLUMN_TITLES.get(name, name)
            yield line(field, _shown(session, entry.table, name, before), _shown(session, entry.table, name, after))


def _came_or_went(action: Action, title: str) -> str:
    """«Добавлен сотрудник», «Удалена площадка»: the verb agrees with the title's first word."""
    verb = _VERBS[action][_GENDERS.get(title.split(maxsplit=1)[0][-1], 0)]
    return f"{verb} {title[:1].lower()}{title[1:]}"


def _summary(session: Session, table: str, image: dict[str, Any]) -> str:
    """A row in a few words: its telling columns with a value."""
    passed = SILENT_COLUMNS | {"wording", "answers"}
    columns = Base.metadata.tables[table].c
    shown = (
        # A bare «да» says nothing: a flag that is up is told by its name.
        COLUMN_TITLES[name]
        if name in columns and isinstance(columns[name].type, Flag)
        else _shown(session, table, name, value)
        for name, value in image.items()
        if name not in passed and value not in (None, "", 0) and (table, name) not in _OWNERS
    )
    text = ", ".join(part for part in shown if part)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def _shown(session: Session, table: str, name: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    column = Base.metadata.tables[table].c.get(name)
    if column is None:
        return str(value)
    if name == "on_dates":
        return ", ".join(f"{day:%d.%m.%Y}" for day in parse_dates(value))
    if name in _CLOCKS:
        return clock(value)
    if name in _KOPECKS:
        return f"{value // 100},{value % 100:02} руб."
    if name == "kind" and table == "contract":
        return {kind.key: kind.title for kind in contract_kinds()}.get(str(value), str(value))
    return _referred(session, column, value) or _typed(column, value)


def _referred(session: Session, column: Column[Any], value: Any) -> str:
    """The name of the record a foreign key points at, «№ …» when it is gone."""
    target = next((key.column.table.name for key in column.foreign_keys), "")
    if target not in _NAMED:
        return ""
    record_type, name = _NAMED[target]
    record = session.get(record_type, value)
    return str(name(record)) if record is not None else f"(удалено, № {value})"


def _typed(column: Column[Any], value: Any) -> str:
    kind = column.type
    if isinstance(kind, Flag):
        return "да" if value else "нет"
    if isinstance(kind, IsoDate):
        return f"{dt.date.fromisoformat(value):%d.%m.%Y}"
    if isinstance(kind, Choice):
        return str(getattr(kind.enum(value), "title_ru", value))
    if isinstance(kind, JsonMap):
        return ", ".join(str(item) for item in json.loads(value).values())
    return str(value)


def _answers(before: str, after: str) -> Iterator[tuple[str, str, str]]:
    """Changed answers of the interview, by their questions."""
    questions = {question.key: question for kind in contract_kinds() for question in kind.questions}
    old, new = json.loads(before or "{}"), json.loads(after or "{}")

    def told(key: str, value: Any) -> str:
        if isinstance(value, bool):
            return "да" if value else "нет"
        options = {option.value: option.title for option in questions[key].options} if key in questions else {}
        return "" if value is None else options.get(str(value), str(value))

    for key in sorted(old.keys() | new.keys()):
        if old.get(key) != new.get(key):
            title = questions[key].title if key in questions else key
            yield title, told(key, old.get(key)), told(key, new.get(key))
