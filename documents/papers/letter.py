"""Context of the covering letter: a page to every partner, with the papers enclosed."""

from __future__ import annotations

from collections.abc import Sequence

from documents import russian
from documents.papers import cases, words
from documents.papers.annexes import annex_numbers
from documents.papers.parties import Context, signs_in_person
from documents.papers.subjects import PaperOffice
from documents.russian import count, inflect_phrase, initials_before, phrase_doubt
from models.data import AuthorityData, ContractDossier, OrganizationData, PartyData, PersonData
from models.kinds import contract_kind
from models.rules.copies import contract_copies

_NAMED = {
    "network": "договор о сетевой форме реализации образовательной программы",
    "cooperation": "соглашение о сотрудничестве",
}


def letter_context(
    dossier: ContractDossier, office: PaperOffice, *, partners: Sequence[PartyData] | None = None
) -> Context:
    """Fields of the template `covering_letter`; `partners` defaults to all parties but our own organisation."""
    contract = dossier.contract
    others = [member for member in contract.parties if not dossier.organization(member).is_own]
    copies = contract_copies(contract)
    return {
        "отправитель": _sender(office),
        "письма": [_addressee(dossier, member) for member in (others if partners is None else partners)]
        or [_nobody()],
        "договор": {
            "что": _NAMED[contract.kind],
            "номер": words.value(contract.number, words.SHORT_BLANK),
            "дата_текстом": russian.date(contract.signed_on, "long"),
            "о_чём": words.value(dossier.program.title if dossier.program else contract.subject, ""),
            "сколько": f"все экземпляры ({count(copies, 'экземпляр', style='figures')})",
            "вернуть": "наш экземпляр" if copies == 2 else "экземпляры остальных сторон",
        },
        "вложения": _enclosures(dossier, copies),
        "подпись": _signature(office),
        "исполнитель": _clerk(dossier),
    }  # fmt: skip


def _enclosures(dossier: ContractDossier, copies: int) -> list[str]:
    kind = contract_kind(dossier.contract.kind)
    text = words.value(f"{kind.title} № {dossier.contract.number or words.SHORT_BLANK}")
    _, annexes = annex_numbers(dossier, kind.complete(dossier.contract.answers)) if kind.has_annexes else ({}, [])
    listed = [f"{text}, в {count(copies, 'экземпляр', 'pre', 'figures')}."]
    listed.extend(f"Приложение №\u00a0{annex['номер']} «{annex['название']}» к нему." for annex in annexes)
    return listed


def _addressee(dossier: ContractDossier, member: PartyData) -> Context:
    organization, person = dossier.organization(member), dossier.signatory(member)
    if person is None:
        known = {"организация": words.value(organization.name), "адрес": _address(organization)}
        return {**_nobody(), **known, "наименование": cases.organization_fields(organization)}
    in_person = signs_in_person(organization, dossier.authority(member))
    return {
        "должность": "Индивидуальному предпринимателю" if in_person else _post(person, dossier.authority(member)),
        "организация": "" if in_person else _whose(organization),
        "кому": _to_whom(person),
        "адрес": _address(organization),
        "обращение": _greeting(person),
        "представитель": cases.person_fields(person),
        "наименование": cases.organization_fields(organization),
    }


def _post(person: PersonData, authority: AuthorityData | None) -> str:
    replaced = words.replaced_post(person, authority)
    executing = "исполняющей" if words.person_gender(person) == "f" else "исполняющему"
    post = f"{executing} обязанности {replaced}" if replaced else words.position(person, "dat")
    return post[:1].upper() + post[1:]


def _whose(organization: OrganizationData) -> str:
    """After the post: «Председателю правления» of «Фонда «Наследие»»; abbreviations and doubtful names as they are."""
    short = organization.short_name
    if not short:
        return words.organization_name(organization, "gen")
    return words.value(short if phrase_doubt(short) else inflect_phrase(short, "gen"))


def _nobody() -> Context:
    return {"должность": words.BLANK, "организация": words.BLANK, "кому": words.BLANK, "адрес": "",
            "обращение": "Уважаемые коллеги!", "представитель": cases.person_fields(None),
            "наименование": cases.organization_fields(OrganizationData())}  # fmt: skip


def _address(organization: OrganizationData) -> str:
    return words.value(organization.post_address or organization.legal_address, "")


def _to_whom(person: PersonData) -> str:
    name = (words.surname(person, "dat"), person.given_name, person.patronymic)
    return initials_before(name) or words.BLANK


def _greeting(person: PersonData) -> str:
    gender = words.person_gender(person)
    called = " ".join(part for part in (person.given_name, person.patronymic) if part)
    if gender is None or not called:
        return "Уважаемые коллеги!"
    return f"{'Уважаемая' if gender == 'f' else 'Уважаемый'} {called}!"


def _sender(office: PaperOffice) -> Context:
    own = office.own or OrganizationData()
    contacts = [f"тел.\u00a0{words.phone(own.phone)}" if own.phone else "", own.email]
    lines = [words.value(own.legal_address), ", ".join(part for part in contacts if part)]
    return {
        "полное": words.value(own.full_name or own.short_name),
        "адрес": words.value(own.post_address or own.legal_address),
        "реквизиты": [line for line in lines if line],
        "связь": ", ".join(part for part in contacts if part),
        "дата": russian.date(office.today, "table"),
    }


def _signature(office: PaperOffice) -> Context:
    post = office.head.position if office.head else ""
    return {"должность": words.value(post[:1].upper() + post[1:]), "инициалы": words.initials(office.head)}


def _clerk(dossier: ContractDossier) -> str:
    """«Исполнитель: И. И. Иванова, тел. …», when the contract has a responsible person."""
    number = dossier.contract.responsible_id
    person = dossier.people.get(number) if number is not None else None
    if person is None:
        return ""
    phone = f", тел.\u00a0{words.phone(person.phone)}" if person.phone else ""
    return f"Исполнитель: {words.initials(person)}{phone}"
