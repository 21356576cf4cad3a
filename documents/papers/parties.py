"""The parties of a contract as papers show them: preamble, requisites, signatures, groups of parties in all cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from documents.papers import cases, words
from documents.russian import NBSP, Case
from models.data import AccountData, AuthorityData, ContractDossier, OrganizationData, PartyData
from models.enums import AccountKind, AuthorityKind, PartyRole

Context = dict[str, Any]

SIDES = ("с одной стороны", "с другой стороны", "с третьей стороны")
SIGNATURE_LINE = "________________"
SEAL = "М.П. (при наличии)"
_BY_CASE = frozenset({"представитель", "наименование", "согласование"})

# Names of parties in contracts on the network form: nom gen dat acc ins pre, then the genitive plural.
_ALIASES: dict[PartyRole, tuple[str, ...]] = {
    PartyRole.BASE: (
        "Базовая организация", "Базовой организации", "Базовой организации", "Базовую организацию",
        "Базовой организацией", "Базовой организации", "Базовых организаций",
    ),
    PartyRole.EDU_PARTICIPANT: (
        "Организация-участник", "Организации-участника", "Организации-участнику", "Организацию-участника",
        "Организацией-участником", "Организации-участнике", "Организаций-участников",
    ),
    PartyRole.RESOURCE_HOLDER: (
        "Ресурсная организация", "Ресурсной организации", "Ресурсной организации", "Ресурсную организацию",
        "Ресурсной организацией", "Ресурсной организации", "Ресурсных организаций",
    ),
    PartyRole.COORDINATOR: (
        "Координатор", "Координатора", "Координатору", "Координатора", "Координатором", "Координаторе", "Координаторов",
    ),
    PartyRole.PARTY: ("Участник", "Участника", "Участнику", "Участника", "Участником", "Участнике", "Участников"),
}  # fmt: skip
CASES: tuple[Case, ...] = ("nom", "gen", "dat", "acc", "ins", "pre")
CASE_KEYS = ("им", "род", "дат", "вин", "тв", "пр")
_EACH = ("каждая", "каждой", "каждой", "каждую", "каждой", "каждой")


def aliases(parties: Sequence[PartyData]) -> list[str]:
    """What the contract calls each party; parties of one role are numbered: «Организация-участник 2»."""
    total = Counter(party.role for party in parties)
    seen: Counter[PartyRole] = Counter()
    names = []
    for party in parties:
        seen[party.role] += 1
        number = f"{NBSP}{seen[party.role]}" if total[party.role] > 1 else ""
        names.append(_ALIASES[party.role][0] + number)
    return names


def group(parties: Sequence[PartyData], roles: tuple[PartyRole, ...]) -> Context:
    """Parties of some roles as one subject in the singular, in all cases: «Организация-участник», or «каждая из
    Организаций-участников» when there are several, so that verbs beside it never change."""
    members = [party for party in parties if party.role in roles]
    present = {role: sum(party.role is role for party in members) for role in roles}
    listed = [_ALIASES[role][1] if number == 1 else _ALIASES[role][6] for role, number in present.items() if number]
    if len(members) == 1:
        forms = _ALIASES[members[0].role][:6]
        any_of = forms[1]
    else:
        plural = " и ".join(_ALIASES[role][6] for role, number in present.items() if number)
        forms = tuple(f"{each} из {plural}" for each in _EACH)
        any_of = f"любой из {plural}"
    named = dict(zip(CASE_KEYS, forms if members else [""] * 6, strict=True))
    return {
        "есть": bool(members),
        "несколько": len(members) > 1,
        **named,
        "Им": named["им"][:1].upper() + named["им"][1:],
        "с_кем": f"с {named['тв']}",
        "любой": any_of,
        "перечень_род": " и ".join(listed),
    }


def signs_in_person(organization: OrganizationData, authority: AuthorityData | None) -> bool:
    """An entrepreneur without a representative."""
    return words.is_entrepreneur(organization) and (authority is None or authority.kind is AuthorityKind.REGISTRATION)


def party(dossier: ContractDossier, index: int, *, teaches: bool, bank: bool) -> Context:
    """One party: all that the preamble, the requisites and the signature need."""
    member = dossier.contract.parties[index]
    organization = dossier.organization(member)
    person, authority = dossier.signatory(member), dossier.authority(member)
    agreed = words.organization_agreement(organization)
    in_person = signs_in_person(organization, authority)
    return {
        "номер": index + 1,
        "есть": True,
        "роль": aliases(dossier.contract.parties)[index],
        "полное": words.value(organization.full_name or organization.short_name),
        "краткое": words.value(organization.short_name or organization.full_name),
        "населённый_пункт": words.value(organization.settlement),
        "обучает": teaches,
        "лицензия": words.license_text(organization.license) if teaches else "",
        "осуществляющее": agreed.performing,
        "именуемое": agreed.named,
        "есть_представитель": not in_person,
        "в_лице": "" if in_person else words.representative(person, authority),
        "действующего": agreed.acting_on if in_person else words.acts(person),
        "основание": words.authority_genitive(authority, organization),
        "чья_сторона": SIDES[index] if index < len(SIDES) else "",
        "должность": words.value(
            "Индивидуальный предприниматель" if in_person else words.signing_post(person, authority)
        ),
        "имя": words.value(person.full_name if person else ""),
        "инициалы": words.initials(person),
        "черта": SIGNATURE_LINE,
        "печать": SEAL,
        "реквизиты": requisites(organization, bank=bank),
        "контакт": _contact(dossier, member),
        "представитель": cases.person_fields(person),
        "наименование": cases.organization_fields(organization),
        "согласование": cases.agreement_fields(organization, person),
    }


def no_party() -> Context:
    """An empty cell of the signature grid, with every key of a party."""
    keys = (
        "роль", "полное", "краткое", "населённый_пункт", "лицензия", "осуществляющее", "именуемое", "в_лице",
        "действующего", "основание", "чья_сторона", "должность", "имя", "инициалы", "черта", "печать", "контакт",
    )  # fmt: skip
    flags = {"номер": 0, "есть": False, "обучает": False, "есть_представитель": False}
    return {**dict.fromkeys(keys, ""), **flags, "реквизиты": []}


def pairs(parties: Sequence[Context]) -> list[Context]:
    """Parties two by two, for tables of signatures of two columns; nothing is inflected there."""
    plain = [{key: value for key, value in cell.items() if key not in _BY_CASE} for cell in parties]
    cells = [*plain, *([no_party()] if len(plain) % 2 else [])]
    return [{"слева": left, "справа": right} for left, right in zip(cells[::2], cells[1::2], strict=True)]


def _contact(dossier: ContractDossier, member: PartyData) -> str:
    person = dossier.people.get(member.contact_id) if member.contact_id is not None else dossier.signatory(member)
    if person is None:
        return words.BLANK
    phone = f"тел.{NBSP}{words.phone(person.phone)}" if person.phone else ""
    named = " ".join(part for part in (person.position, person.full_name) if part)
    return ", ".join(part for part in (named, phone, person.email) if part)


def requisites(organization: OrganizationData, *, bank: bool) -> list[str]:
    """Lines of «Адреса, реквизиты»; an address is asked for by a blank, other missing lines are left out."""
    lines = [f"Адрес: {words.value(organization.legal_address)}"]
    if organization.post_address and organization.post_address != organization.legal_address:
        lines.append(f"Почтовый адрес: {words.value(organization.post_address)}")
    entrepreneur = words.is_entrepreneur(organization)
    codes = (("ОКПО", organization.okpo), ("ОКТМО", organization.oktmo)) if bank else ()
    both = organization.inn and organization.kpp
    tax = (("ИНН/КПП", f"{organization.inn}/{organization.kpp}"),) if both else (
        ("ИНН", organization.inn), ("КПП", organization.kpp))  # fmt: skip
    rows: tuple[tuple[tuple[str, str], ...], ...] = (
        (("Телефон", words.phone(organization.phone)),), (("Эл. почта", organization.email),),
        tax, (("ОГРНИП" if entrepreneur else "ОГРН", organization.ogrn),), codes,
    )  # fmt: skip
    lines.extend(", ".join(f"{name}:{NBSP}{text}" for name, text in row if text) for row in rows)
    lines = [line for line in lines if line]
    if bank:
        lines.extend(_account_lines(organization.accounts[0] if organization.accounts else AccountData()))
    return lines


def _account_lines(account: AccountData) -> list[str]:
    if account.kind is AccountKind.TREASURY:
        fields: tuple[tuple[str, str], ...] = (
            ("Получатель", account.payee), ("Лицевой счёт", account.personal_account),
            ("Казначейский счёт", account.treasury_account),
            ("Единый казначейский счёт", account.single_treasury_account),
            ("БИК", account.bik), ("Банк", account.bank_name), ("КБК", account.kbk),
        )  # fmt: skip
        required = {"Казначейский счёт", "БИК", "Банк"}
    else:
        fields = (
            ("Получатель", account.payee), ("Расчётный счёт", account.settlement_account), ("Банк", account.bank_name),
            ("БИК", account.bik), ("Корр. счёт", account.corr_account),
        )  # fmt: skip
        required = {"Расчётный счёт", "БИК", "Банк"}
    return [f"{name}:{NBSP}{text or words.SHORT_BLANK}" for name, text in fields if text or name in required]
