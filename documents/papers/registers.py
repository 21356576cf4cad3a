"""Contexts of the contract register and of the partner card."""

from __future__ import annotations

import datetime as dt
import re

from documents import russian
from documents.papers import words
from documents.papers.parties import Context, requisites
from documents.papers.signature import head_signature
from documents.papers.subjects import PaperOffice, Partner, Register
from documents.russian import count
from models.rows import ContractRow

_NAMED_PARTIES = 5
_BETWEEN_NAMES = re.compile(r", (?=[^»]*(?:«|$))")  # not the commas inside a name


def register_context(subject: Register, office: PaperOffice) -> Context:
    """Fields of the template `contract_register`."""
    return {
        "реестр": {
            "организация": words.value(office.own.name if office.own else ""),
            "отбор": words.value(subject.filters, ""),
            "дата": russian.date(office.today, "table"),
            "всего": count(len(subject.rows), "договор", style="figures"),
            "договоры": [contract_line(row) for row in subject.rows],
        },
        "подпись": head_signature(office),
    }


def contract_line(row: ContractRow) -> Context:
    """A contract as a line of a table."""
    waiting = row.signed_count < row.parties_count
    return {
        "номер": words.value(row.number, "б/н"),
        "дата": russian.date(row.signed_on, "table") if row.signed_on else "",
        "вид": row.kind_title,
        "стороны": words.cell(_parties(row.parties)),
        "предмет": words.value(row.program_title or row.subject, ""),
        "срок": _term(row.valid_from, row.valid_to, "бессрочно" if row.kind == "cooperation" else "не указан"),
        "состояние": row.label,
        "подписи": f"подписали {row.signed_count}\u00a0из\u00a0{row.parties_count}" if waiting else "",
        "ответственный": words.short_name(row.responsible),
    }


def _parties(names: str) -> str:
    """The partners, of many only the first and how many more: the contract itself names them all."""
    listed = _BETWEEN_NAMES.split(names)
    if len(listed) <= _NAMED_PARTIES:
        return names
    kept = listed[: _NAMED_PARTIES - 1]
    rest = len(listed) - len(kept)
    return f"{', '.join(kept)} и ещё {count(rest, 'организация', style='figures')}"


def _term(start: dt.date | None, end: dt.date | None, unlimited: str) -> str:
    """The term; a network contract always has one (order 882/391, clause 4.2 of the form)."""
    if start is None and end is None:
        return unlimited
    if end is None:
        return f"с\u00a0{russian.date(start, 'table')}"
    if start is None:
        return f"по\u00a0{russian.date(end, 'table')}"
    return f"{russian.date(start, 'table')}\u00a0– {russian.date(end, 'table')}"


def _lines(text: str) -> str:
    return "\n".join(words.value(line, "") for line in text.split("\n"))


def partner_context(subject: Partner, office: PaperOffice) -> Context:
    """Fields of the template `partner_card`; lines that hold nothing are left out."""
    organization = subject.organization
    license_data = organization.license
    described = (
        ("Полное наименование", organization.full_name),
        ("Краткое наименование", organization.short_name),
        ("Вид деятельности", organization.kind.title_ru),
        ("Принадлежность", organization.level.title_ru),
        ("Учредитель, ведомство", organization.department),
        ("Населённый пункт", organization.settlement),
        ("Реквизиты", "\n".join(requisites(organization, bank=bool(organization.accounts)))),
        ("Сайт", organization.website),
        ("Лицензия", words.license_text(license_data).partition(", выданной")[0] if license_data else ""),
        ("Площадки", "\n".join(": ".join(part for part in (site.name, site.address) if part)
                               for site in organization.sites)),
        ("Обучающихся", str(organization.pupils_count or "")),
        ("Педагогов", str(organization.teachers_count or "")),
        ("Сильные стороны", "; ".join(risk.title for risk in organization.risks if risk.is_strength)),
        ("Риски", "; ".join(risk.title for risk in organization.risks if not risk.is_strength)),
        ("Примечание", organization.note),
    )  # fmt: skip
    return {
        "партнёр": {
            "краткое": words.value(organization.name),
            "сведения": [{"название": name, "значение": _lines(text)} for name, text in described if text.strip()],
            "люди": [
                {
                    "имя": words.value(person.full_name),
                    "должность": words.value(person.position, ""),
                    "связь": "\n".join(part for part in (person.phone, person.email) if part),
                }
                for person in subject.people
            ],
            "договоры": [contract_line(row) for row in subject.contracts],
            "дата": russian.date(office.today, "table"),
        }
    }
