"""Contexts of the contract register and of the partner card."""

from __future__ import annotations

import datetime as dt

from documents import russian
from documents.papers import words
from documents.papers.parties import Context, requisites
from documents.papers.signature import head_signature
from documents.papers.subjects import PaperOffice, Partner, Register
from documents.russian import count
from models.rows import ContractRow


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
        "стороны": words.value(row.parties, ""),
        "предмет": words.value(row.program_title or row.subject, ""),
        "срок": _term(row.valid_from, row.valid_to),
        "состояние": row.label,
        "подписи": f"подписали {row.signed_count}\u00a0из\u00a0{row.parties_count}" if waiting else "",
        "ответственный": words.value(row.responsible, ""),
    }


def _term(start: dt.date | None, end: dt.date | None) -> str:
    if start is None and end is None:
        return "бессрочно"
    if end is None:
        return f"с\u00a0{russian.date(start, 'table')}"
    if start is None:
        return f"по\u00a0{russian.date(end, 'table')}"
    return f"{russian.date(start, 'table')} – {russian.date(end, 'table')}"


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
        ("Лицензия", words.license_text(license_data).partition(", выданной")[0] if license_data else ""),
        ("Площадки", "\n".join(f"{site.name}: {site.address}" if site.name else site.address
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
            "сведения": [{"название": name, "значение": text} for name, text in described if text.strip()],
            "люди": [
                {
                    "имя": words.value(person.full_name),
                    "должность": words.value(person.position, ""),
                    "связь": ", ".join(part for part in (person.phone, person.email) if part),
                }
                for person in subject.people
            ],
            "договоры": [contract_line(row) for row in subject.contracts],
            "дата": russian.date(office.today, "table"),
        }
    }
