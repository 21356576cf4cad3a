"""Prints every kind of paper of a whole database: what `main.py demo` shows."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from documents.output import file_stem, write_free
from documents.papers.printing import PrintedFile, print_set
from documents.papers.registry import RenderedPaper
from documents.papers.single import render_partner_card, render_register, render_schedule
from documents.papers.subjects import Register, Schedule
from models.operations.contracts import list_contracts
from models.operations.organizations import list_organizations
from models.operations.schedule import list_slots
from models.rules.week import as_of_week, by_rule, monday_of, week_lessons
from models.storage.database import Database


def print_everything(db: Database, folder: Path, now: dt.datetime) -> Iterator[PrintedFile]:
    """Print the set of every contract, then the papers of the whole office, as DOCX and PDF; the files as written.

    Contracts get folders of their own in `folder`, partner cards one together. Raises EnvironmentProblem.
    """
    today = now.date()
    for row in list_contracts(db, today):
        yield from print_set(db, row.id, folder, now=now)
    yield from _schedules(db, folder, today)
    rendered = render_register(db, Register(tuple(list_contracts(db, today))), today)
    yield from _save(rendered, folder, rendered.paper.file_word)
    for partner in list_organizations(db):
        if partner.is_own:
            continue
        card = render_partner_card(db, partner.id, today)
        # Two villages may each have a «СОШ № 1».
        stem = file_stem(card.paper.file_word, partner.short_name or partner.full_name, partner.settlement)
        yield from _save(card, folder / "Карточки_партнёров", stem)


def _schedules(db: Database, folder: Path, today: dt.date) -> Iterator[PrintedFile]:
    """The week of `today`, the typical week of lessons still to come, one class of it, and the list of them all."""
    rows = list_slots(db)
    coming = [row for row in rows if not row.dates or max(row.dates) >= today]
    monday = monday_of(today)
    week = Schedule(as_of_week(week_lessons(rows, monday)), monday=monday)
    groups = Counter(row.group_name for row in coming if row.weekday is not None)
    group = max(groups, key=lambda name: (groups[name], name), default="")
    of_group = tuple(by_rule(row) for row in coming if row.group_name == group)
    for subject, as_grid, word in (
        (week, True, "неделя"),
        (Schedule(tuple(map(by_rule, coming))), True, "типовая_неделя"),
        (Schedule(of_group, f"группа {group}"), True, "типовая_неделя_группы"),
        (Schedule(tuple(map(by_rule, coming))), False, "список"),
    ):
        yield from _save(render_schedule(db, subject, today, as_grid=as_grid), folder, f"График_{word}")


def _save(rendered: RenderedPaper, folder: Path, stem: str) -> Iterator[PrintedFile]:
    folder.mkdir(parents=True, exist_ok=True)
    for suffix, data in (("docx", rendered.docx), ("pdf", rendered.to_pdf())):
        yield PrintedFile(rendered.paper.key, rendered.title, write_free(folder / f"{stem}.{suffix}", data))
