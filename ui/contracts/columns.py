"""The register of contracts as data: its columns and filters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from models.enums import ContractState
from models.rows import ContractRow
from models.rules.terms import TermStatus
from models.rules.years import contract_years
from models.text import sort_key
from ui.choice import Choice, enum_choices
from ui.contracts.looks import counted_chip, label_chip
from ui.pages.archive_list import ARCHIVE
from ui.system.locale_ru import period_text
from ui.tables.columns import Chip, Column
from ui.tables.filters import Filter, FilterLook

_CONTEXT = "ContractColumns"


def _tr(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)


def columns() -> list[Column]:
    """What the register shows, the number first."""
    return [
        Column("number", _tr("Номер"), _number, sort=_by_number, width=12, rigid=True),
        Column("parties", _tr("Партнёры"), lambda row: row.parties, tooltip=lambda row: row.parties, width=32),
        Column("subject", _tr("Предмет"), subject, tooltip=subject, width=22),
        Column("label", _tr("Состояние"), lambda row: row.label, chip=label_chip, sort=_by_label, width=23, rigid=True),
        Column("valid_to", _tr("Действует по"), lambda row: row.valid_to, tooltip=term_text, width=12, rigid=True),
        Column("term", _tr("Срок"), term_text, sort=lambda row: row.valid_to, width=20, rigid=True, visible=False),
        Column(
            "signed",
            _tr("Подписи"),
            lambda row: row.signed_count,
            chip=_signatures,
            searchable=False,
            width=10,
            visible=False,
        ),
        Column(
            "returned",
            _tr("Подлинники"),
            lambda row: row.returned_count,
            chip=_originals,
            searchable=False,
            width=12,
            visible=False,
        ),
        Column("signed_on", _tr("Дата"), lambda row: row.signed_on, width=11, rigid=True, visible=False),
        Column("kind", _tr("Вид"), lambda row: row.kind_title, width=24, visible=False),
        Column("responsible", _tr("Ответственный"), lambda row: row.responsible, width=24, visible=False),
    ]


def _number(row: ContractRow) -> str:
    return row.number or _tr("б/н")


def subject(row: ContractRow) -> str:
    """What the contract is about: its own subject, else the programme."""
    return row.subject or row.program_title


def term_text(row: ContractRow) -> str:
    """«01.09.2026 – 31.05.2027», one end when the other is open."""
    return period_text(row.valid_from, row.valid_to)


def _by_number(row: ContractRow) -> str | None:
    return sort_key(row.number) if row.number else None


def _by_label(row: ContractRow) -> tuple[int, int]:
    states, terms = list(ContractState), list(TermStatus)
    return states.index(row.state), terms.index(row.term)


def _signatures(row: ContractRow) -> Chip:
    return counted_chip(row.signed_count, row.parties_count)


def _originals(row: ContractRow) -> Chip:
    return counted_chip(row.returned_count, row.parties_count)


def filters() -> Sequence[Filter]:
    """Kind, state, place in time, year, and whether the archive is shown as well."""
    terms = [Choice(status, status.label(None)) for status in TermStatus]
    return [
        Filter("kind", _tr("Вид"), lambda row, kind: row.kind == kind, gather=_kinds),
        Filter("state", _tr("Состояние"), lambda row, state: row.state == state, enum_choices(ContractState)),
        Filter("term", _tr("Срок"), _in_term, terms),
        Filter("year", _tr("Год"), lambda row, year: year in contract_years(row), gather=_year_choices),
        Filter(
            ARCHIVE, _tr("Архив"), lambda row, shown: True, [Choice(True, _tr("И архивные"))], look=FilterLook.CHIPS
        ),
    ]


def _kinds(row: ContractRow) -> Iterable[Choice]:
    return [Choice(row.kind, row.kind_title)]


def _in_term(row: ContractRow, status: TermStatus) -> bool:
    """Time matters for what was signed; other contracts are told by their state."""
    return row.state is ContractState.SIGNED and row.term == status


def _year_choices(row: ContractRow) -> Iterable[Choice]:
    return [Choice(year, str(year)) for year in contract_years(row)]
