"""Records in words: persons, positions, bases of authority, licences. What the user corrected wins over a proposal."""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal

from documents import russian
from documents.russian import (
    NBSP,
    Agreement,
    Case,
    InflectedName,
    agreement,
    gender_of,
    inflect_name,
    inflect_phrase,
    initials_after,
    initials_before,
    typography,
)
from documents.russian import Gender as PersonGender
from models.data import AuthorityData, LicenseData, OrganizationData, PersonData
from models.enums import AuthorityKind, Gender, OrganizationKind
from models.rules import wording

BLANK = "____________________"
SHORT_BLANK = "__________"
TINY_BLANK = "_____"
_GLUED_FORM = re.compile(f"(?<=[А-ЯЁ]){NBSP}(?=[А-ЯЁ«„])")
_NUMBERED_PLACE = re.compile(r"(?<=\w) (?=\d{1,3}[а-яА-Я]?(?:[,;)]|$))")
_FULL_NAME = re.compile(r"(?:[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)* ?){2,3}(?: ?(?:оглы|кызы|улы|гызы))?")
_DEPUTY = re.compile(r"(?:перв\w+ )?(?:заместител\w+|зам\.) (.+?)(?: по .*|,.*| ?[–—(].*| - .*)?$", re.IGNORECASE)
_ACTING_LETTERS = (f"и.{NBSP}о.", "врио", "вр.")
_ACTING = ("исполняющ", "и. о.", "и.о.", "ио ", "врио", "врид", "временно исполня")


def value(text: str, blank: str = BLANK) -> str:
    """A value as papers print it: one line, Russian typography; a blank to fill by hand where there is none."""
    line = " ".join(text.split())
    return typography(line) if line else blank


def cell(text: str, blank: str = "") -> str:
    """A value for a narrow column: «МБОУ «Верхнетанышевская СОШ»» may be divided after the form of organisation, but
    «мастерская 5» may not."""
    return _NUMBERED_PLACE.sub(NBSP, _GLUED_FORM.sub(" ", value(text, blank)))


def short_name(full_name: str) -> str:
    """«Мельник П. И.» of «Мельник Пётр Ильич»; what does not look like a person's full name stays as it is."""
    parts = full_name.split()
    if _FULL_NAME.fullmatch(" ".join(parts)) is None:
        return value(full_name, "")
    return initials_after((parts[0], parts[1], " ".join(parts[2:]))).replace(NBSP, " ", 1)  # columns are narrow


def phone(text: str) -> str:
    """A telephone that stays on one line; several keep their own places to be divided at."""
    return ", ".join(NBSP.join(one.split()) for one in text.split(","))


def loose(text: str) -> str:
    """«10 (десяти) рабочих дней» that may be divided before its unit: glued as a whole it tears justified lines."""
    return text.replace(f"){NBSP}", ") ")


def organization_name(organization: OrganizationData, case: Case) -> str:
    """Full name in a case, the short one where there is no other."""
    nominative = organization.full_name or organization.short_name
    stored = wording.correction(organization.wording, "full_name", case, nominative)
    return value(stored or inflect_phrase(nominative, case))


def organization_agreement(organization: OrganizationData) -> Agreement:
    """Words that agree with the head noun of the full name («учреждение» …), or with an entrepreneur's gender."""
    stored = wording.stored_text(organization.wording, "gender")
    return agreement(stored or organization.full_name or organization.short_name)


def person_gender(person: PersonData) -> PersonGender | None:
    """Gender of a person: as stored, else by the patronymic."""
    if person.gender is Gender.MALE:
        return "m"
    if person.gender is Gender.FEMALE:
        return "f"
    return gender_of(person.patronymic)


def name(person: PersonData, case: Case) -> str:
    """Full name in a case."""
    return person.full_name if case == "nom" else name_and_surname(person, case)[0]


def surname(person: PersonData, case: Case) -> str:
    """Surname in a case."""
    return name_and_surname(person, case)[1]


def name_and_surname(person: PersonData, case: Case) -> tuple[str, str]:
    """Full name and surname in a case; of a corrected full name as many words as the surname has."""
    stored = wording.correction(person.wording, "name", case, person.full_name)
    if stored:
        return stored, " ".join(stored.split()[: len(person.surname.split()) or 1])
    found = inflected(person, case)
    return found.full, found.surname.text


def inflected(person: PersonData, case: Case) -> InflectedName:
    """The parts of a name in a case as the program proposes them."""
    keep: tuple[Literal["surname"], ...] = ("surname",) if person.indeclinable else ()
    return inflect_name(person.surname, person.given_name, person.patronymic, case, person_gender(person), keep)


def position(person: PersonData, case: Case) -> str:
    """Position in a case; a blank when it is not known."""
    stored = wording.correction(person.wording, "position", case, person.position)
    if stored:
        return stored
    return inflect_phrase(person.position, case, person_gender(person)) if person.position else SHORT_BLANK


def initials(person: PersonData | None) -> str:
    """«И. И. Иванов»; a blank when nobody is chosen."""
    if person is None:
        return BLANK
    return initials_before((person.surname, person.given_name, person.patronymic))


def representative(person: PersonData | None, authority: AuthorityData | None) -> str:
    """After «в лице»: position and name in the genitive; an acting head is named so when the order says it."""
    if person is None:
        return f"{SHORT_BLANK} {BLANK}"
    replaced = replaced_post(person, authority)
    executing = person_agreement(person).executing_gen
    post = f"{executing} обязанности {replaced}" if replaced else position(person, "gen")
    return f"{_within_a_sentence(post)} {name(person, 'gen') or BLANK}"


def _within_a_sentence(post: str) -> str:
    """A post in the middle of a sentence: «И.о. директора» typed with a capital becomes «и. о. директора»."""
    line = typography(" ".join(post.split()))
    return line[:1].lower() + line[1:] if line.lower().startswith(_ACTING_LETTERS) else line


def replaced_post(person: PersonData, authority: AuthorityData | None) -> str:
    """The post, in the genitive, whose duties a person executes by order; empty when the person signs in her own.

    A deputy who signs by such an order executes the duties of the head: «заместитель директора по УВР» → «директора».
    """
    by_order = authority is not None and authority.kind is AuthorityKind.ACTING_ORDER
    if not by_order or not person.position or person.position.lower().startswith(_ACTING):
        return ""
    deputy = _DEPUTY.match(person.position)
    if deputy is None:
        return position(person, "gen")
    post = deputy[1]
    # «заместитель директора-руководитель центра»: behind such a hyphen a second post of the deputy begins.
    return post if post in inflect_phrase(person.position, "gen") else post.split("-", 1)[0]


def signing_post(person: PersonData | None, authority: AuthorityData | None) -> str:
    """The post above a signature: «Директор», «И. о. директора»; empty when it is not known."""
    if person is None:
        return ""
    replaced = replaced_post(person, authority)
    post = f"И.{NBSP}о. {replaced}" if replaced else person.position
    return post[:1].upper() + post[1:]


def acts(person: PersonData | None) -> str:
    """«действующего», «действующей»."""
    return person_agreement(person).acting_gen


def person_agreement(person: PersonData | None) -> Agreement:
    """Words that agree with a person; the masculine ones where the gender is not known."""
    return agreement((person_gender(person) if person else None) or "m")


def authority_genitive(authority: AuthorityData | None, organization: OrganizationData) -> str:
    """After «на основании»: «Устава», «доверенности от 12 января 2026 г. № 5» …; a blank when unknown."""
    if authority is None:
        return BLANK
    if authority.wording_gen.strip():
        return value(authority.wording_gen)
    nouns = {
        AuthorityKind.CHARTER: "Устава",
        AuthorityKind.REGULATION: "Положения",
        AuthorityKind.POWER_OF_ATTORNEY: "доверенности",
        AuthorityKind.ACTING_ORDER: "приказа",
        AuthorityKind.REGISTRATION: "записи в Едином государственном реестре индивидуальных предпринимателей",
    }
    number = authority.number
    if authority.kind is AuthorityKind.REGISTRATION:
        number = number or organization.ogrn
    dated = authority.kind in {AuthorityKind.POWER_OF_ATTORNEY, AuthorityKind.ACTING_ORDER}
    return nouns[authority.kind] + numbered(authority.issued_on, number, required=dated)


def numbered(day: dt.date | None, number: str, *, required: bool) -> str:
    """« от 12 января 2026 г. № 5»; blanks for what is missing when `required`, else nothing."""
    from_day = f" от{NBSP}{russian.date(day, 'long')}" if day or required else ""
    mark = f" №{NBSP}{number.strip() or SHORT_BLANK}" if number.strip() or required else ""
    return from_day + mark


def license_text(license_data: LicenseData | None) -> str:
    """After «на основании лицензии»: «от … № …, выданной …», blanks for what is missing."""
    item = license_data or LicenseData()
    series = f"серии {item.series} " if item.series else ""
    issuer = item.issuer_ins.strip() or (inflect_phrase(item.issuer, "ins") if item.issuer else BLANK)
    return f"{series}{numbered(item.issued_on, item.number, required=True).strip()}, выданной {value(issuer)}"


def is_entrepreneur(organization: OrganizationData) -> bool:
    """An individual entrepreneur acts in person: «действующий на основании записи …», without «в лице»."""
    return organization.kind is OrganizationKind.ENTREPRENEUR
