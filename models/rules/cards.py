"""Checks of the cards of organisations, people and programmes: advice beside the field, never a refusal."""

from __future__ import annotations

import re

from models.data import AccountData, LicenseData, OrganizationData, PersonData, ProgramData
from models.enums import AccountKind, EducationLevel, OrganizationKind
from models.problems import Problem, Severity
from models.requisites import (
    check_bik,
    check_correspondent_account,
    check_inn,
    check_kpp,
    check_license,
    check_ogrn,
    check_ogrnip,
    check_okpo,
    check_oktmo,
    check_personal_account,
    check_settlement_account,
    check_single_treasury_account,
    check_treasury_account,
)

W, H = Severity.WARNING, Severity.HINT
# Words too long for an abbreviation of an organisation, or the whole of a surname or post; one word is a brand.
_CAPITAL_WORD = re.compile(r"\b[А-ЯЁ]{7,}\b.*\b[А-ЯЁ]{4,}\b|^[А-ЯЁ-]{4,}$")
_SHOUTED = {"full_name": "Наименование набрано", "surname": "Фамилия набрана", "position": "Должность набрана"}


def check_organization(data: OrganizationData) -> list[Problem]:
    """Names that every paper needs and requisites with their check digits."""
    found = []
    if not data.full_name:
        found.append(Problem("full_name", "no_full_name", "Без полного наименования договор не напечатать.", W))
    if not data.short_name:
        found.append(Problem("short_name", "no_short_name", "Краткое наименование показывается в списках.", H))
    found += _shouted(data, "full_name")
    found += check_registry_numbers(data)
    for index, account in enumerate(data.accounts):
        found += check_account_data(account, f"accounts.{index}.")
    for index, license_ in enumerate(data.licenses):
        found += check_license_data(license_, f"licenses.{index}.")
    return found


def check_registry_numbers(data: OrganizationData) -> list[Problem]:
    """ИНН, ОГРН(ИП), КПП, ОКПО, ОКТМО: form and check digits."""
    entrepreneur = data.kind is OrganizationKind.ENTREPRENEUR
    found = check_inn(data.inn, "person" if entrepreneur else "organization")
    found += check_ogrnip(data.ogrn, "ogrn") if entrepreneur else check_ogrn(data.ogrn)
    return found + check_kpp(data.kpp) + check_okpo(data.okpo) + check_oktmo(data.oktmo)


def check_account_data(data: AccountData, prefix: str = "") -> list[Problem]:
    """Keys of the accounts with the bank's БИК; a treasury account proper has no key."""
    found = check_bik(data.bik, f"{prefix}bik")
    if data.kind is AccountKind.TREASURY:
        single = check_single_treasury_account(
            data.single_treasury_account, data.bik, f"{prefix}single_treasury_account"
        )
        personal = check_personal_account(data.personal_account, f"{prefix}personal_account")
        return found + personal + single + check_treasury_account(data.treasury_account, f"{prefix}treasury_account")
    settlement = check_settlement_account(data.settlement_account, data.bik, f"{prefix}settlement_account")
    return found + settlement + check_correspondent_account(data.corr_account, data.bik, f"{prefix}corr_account")


def check_license_data(data: LicenseData, prefix: str = "") -> list[Problem]:
    """The number's form; date and issuer are printed in the preamble."""
    found = check_license(data.number, f"{prefix}number")
    if data.number and not (data.issued_on and data.issuer):
        told = "Укажите дату лицензии и орган, который её выдал: они печатаются в договоре."
        found.append(Problem(f"{prefix}issuer", "license_partial", told, W))
    return found


def check_person(data: PersonData) -> list[Problem]:
    """Surname, gender and position: what the preamble needs."""
    found = []
    if not data.surname:
        found.append(Problem("surname", "no_surname", "Укажите фамилию.", W))
    if data.gender is None:
        found.append(Problem("gender", "no_gender", "Пол нужен для окончаний: «действующего» или «действующей».", W))
    if not data.position:
        found.append(Problem("position", "no_position", "Должность печатается в договоре: «в лице директора …».", W))
    return [*found, *_shouted(data, "surname"), *_shouted(data, "position")]


def _shouted(data: OrganizationData | PersonData, field: str) -> list[Problem]:
    """Words in capitals, as the state register writes them: papers would print them so. «МБОУ СОШ № 5» is no such."""
    told = f"{_SHOUTED[field]} прописными буквами и так же напечатается. Для договора наберите как обычно."
    return [Problem(field, "capitals", told, H)] if _CAPITAL_WORD.search(getattr(data, field)) else []


def check_program(data: ProgramData) -> list[Problem]:
    """Title, level or orientation, dates in order and hours of every component."""
    found = []
    if not data.title:
        found.append(Problem("title", "no_title", "Укажите название программы.", W))
    if data.kind.has_level and data.level is EducationLevel.NONE:
        found.append(Problem("level", "no_level", "Для основной программы указывается уровень образования.", W))
    if not data.kind.has_level and not data.orientation:
        told = "Для дополнительной программы указывается направленность."
        found.append(Problem("orientation", "no_orientation", told, W))
    if data.period_start and data.period_end and data.period_end < data.period_start:
        found.append(Problem("period_end", "period_reversed", "Окончание раньше начала.", W))
    for index, item in enumerate(data.components):
        if item.hours <= 0:
            told = f"Компонент «{item.title or index + 1}»: укажите часы."
            found.append(Problem(f"components.{index}.hours", "no_hours", told, H))
    return found
