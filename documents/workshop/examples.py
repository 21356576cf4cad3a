"""What a template is tried with: a contract or partner of the office, or invented data when it has none yet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from documents.filling import load
from documents.papers import samples
from documents.papers.parties import Context
from documents.papers.printing import office_of
from documents.papers.registry import Paper, Scope, paper
from documents.papers.subjects import Partner, Register, Schedule
from models.operations import contracts, organizations, people
from models.operations.schedule import list_slots
from models.rules.week import by_rule
from models.storage.database import Database


@dataclass(frozen=True, slots=True)
class Subject:
    """A record whose data may fill the template, as it is called in a list."""

    id: int
    title: str


def subjects(db: Database, key: str, today: dt.date) -> list[Subject]:
    """Contracts or partners the paper can be tried with; empty for papers about the whole office."""
    entry = paper(key)
    if entry.scope is Scope.CONTRACT:
        rows = contracts.list_contracts(db, today, archived=True)
        wanted = [row for row in rows if not entry.kinds or row.kind in entry.kinds]
        return [
            Subject(row.id, f"№ {row.number or 'б/н'}, {row.parties or row.subject}".rstrip(", ")) for row in wanted
        ]
    if entry.scope is Scope.ORGANIZATION:
        return [Subject(row.id, row.short_name or row.full_name) for row in organizations.list_organizations(db)]
    return []


def sample_context(key: str, size: str = "обычные") -> Context:
    """Invented data of a paper: «обычные», «длинные» or «пустые»."""
    entry, office = paper(key), samples.office(size)
    if entry.scope is Scope.SCHEDULE:
        return entry.context(samples.schedule(size), office)
    if entry.scope is Scope.REGISTER:
        return entry.context(samples.register(size), office)
    if entry.scope is Scope.ORGANIZATION:
        return entry.context(samples.partner(size), office)
    return entry.context(samples.dossier(entry.kinds[0] if entry.kinds else "network", size), office)


def example_context(db: Database, key: str, today: dt.date, subject_id: int | None) -> Context:
    """Data of the chosen record; of the whole office for its lists; invented when nothing is chosen or stored."""
    entry, office = paper(key), office_of(db, today)
    if subject_id is not None and entry.scope is Scope.CONTRACT:
        dossier = contracts.dossier(db, contracts.contract(db, subject_id))
        return entry.context(dossier, office)
    if subject_id is not None and entry.scope is Scope.ORGANIZATION:
        return entry.context(_partner(db, subject_id, today), office)
    if entry.scope is Scope.REGISTER:
        rows = contracts.list_contracts(db, today, archived=True)
        return entry.context(Register(tuple(rows)), office) if rows else sample_context(key)
    if entry.scope is Scope.SCHEDULE:
        return _schedule(db, entry, today)
    return sample_context(key)


def _partner(db: Database, organization_id: int, today: dt.date) -> Partner:
    return Partner(
        organizations.organization(db, organization_id),
        tuple(people.list_people(db, organization_id)),
        tuple(contracts.list_contracts(db, today, organization_id=organization_id)),
    )


def _schedule(db: Database, entry: Paper, today: dt.date) -> Context:
    rows = list_slots(db)
    if not rows:
        return sample_context(entry.key)
    return entry.context(Schedule(tuple(by_rule(row) for row in rows)), office_of(db, today))


@dataclass(frozen=True, slots=True)
class Shown:
    """A template filled for the preview; `warnings` are Russian sentences on what the PDF cannot show."""

    docx: bytes
    pdf: bytes
    warnings: tuple[str, ...]


def show(template: bytes, context: Context, title: str) -> Shown:
    """Fill the template and lay it out. TemplateProblem when it is faulty."""
    from documents.layout import docx_to_pdf

    docx = load(template).fill(context, title=title)
    made = docx_to_pdf(docx, title=title)
    return Shown(docx, made.data, made.warnings)
