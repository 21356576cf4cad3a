"""Is a contract complete and right? Advice before printing, by ст. 15 273-ФЗ and order 882/391 of 05.08.2020.

Each check is one function over a dossier, registered in `CHECKS`; it returns problems and never blocks anything.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from models.data import ContractDossier, PartyData, ProgramData
from models.enums import AuthorityKind, EducationLevel, LicenseStatus, PartyRole, ProgramKind
from models.interview import QuestionKind, number, text
from models.kinds import contract_kind
from models.plural import plural
from models.problems import Problem, Severity
from models.rules.cards import check_registry_numbers
from models.rules.clauses import chosen_clauses

E, W, H = Severity.ERROR, Severity.WARNING, Severity.HINT
Check = Callable[[ContractDossier, dt.date], Iterator[Problem]]


def _name(dossier: ContractDossier, party: PartyData) -> str:
    return dossier.organization(party).name


def parties(dossier: ContractDossier, today: dt.date) -> Iterator[Problem]:
    """Two parties at least; no organisation twice; each single role borne by exactly one party (п. 4 Порядка)."""
    contract = dossier.contract
    kind = contract_kind(contract.kind)
    if len(contract.parties) < 2:
        yield Problem("parties", "parties_few", "В договоре меньше двух сторон: добавьте партнёра.", E)
    if len({party.organization_id for party in contract.parties}) < len(contract.parties):
        yield Problem("parties", "party_twice", "Одна и та же организация указана стороной дважды.", E)
    for role in kind.single_roles:
        count = contract.roles.count(role)
        if count != 1:
            told = "не выбрана" if count == 0 else "выбрана не один раз"
            yield Problem("parties", "base_not_one", f"{role.title_ru} {told}, а должна быть ровно одна.", E)
    if kind.needs_program and contract.parties and not set(contract.roles) & {
        PartyRole.EDU_PARTICIPANT, PartyRole.RESOURCE_HOLDER,
    }:  # fmt: skip
        yield Problem("parties", "no_participant", "Нет ни одной организации-участника.", E)


def signatories(dossier: ContractDossier, today: dt.date) -> Iterator[Problem]:
    """Every party is signed for by a named person whose authority is stated and lasts on the day of signing."""
    day = dossier.contract.signed_on or today
    for index, party in enumerate(dossier.contract.parties):
        field, name = f"parties.{index}.signatory_id", _name(dossier, party)
        person, authority = dossier.signatory(party), dossier.authority(party)
        if person is None:
            yield Problem(field, "no_signatory", f"{name}: не выбрано, кто подписывает договор.", W)
            continue
        if not person.position:
            yield Problem(field, "no_position", f"{name}: у подписанта не указана должность.", W)
        if person.gender is None:
            yield Problem(field, "no_gender", f"{name}: у подписанта не указан пол, окончания могут быть неверны.", W)
        if authority is None:
            yield Problem(field, "no_authority", f"{name}: не указано, на основании чего действует подписант.", W)
        elif authority.valid_to is not None and authority.valid_to < day:
            basis = authority.kind.title_ru.lower()
            told = f"{name}: {basis} подписанта действует только до {authority.valid_to:%d.%m.%Y}."
            yield Problem(field, "authority_expired", told, E)
        elif authority.kind is AuthorityKind.POWER_OF_ATTORNEY and not (authority.number and authority.issued_on):
            yield Problem(field, "authority_unnumbered", f"{name}: у доверенности нет номера или даты.", W)


def licenses(dossier: ContractDossier, today: dt.date) -> Iterator[Problem]:
    """Those who teach need an active licence (п. 5 Порядка; form, footnote 1); a resource holder needs none."""
    if not contract_kind(dossier.contract.kind).needs_program:
        return
    for index, party in enumerate(dossier.contract.parties):
        if not party.role.teaches:
            continue
        field, name = f"parties.{index}.license", _name(dossier, party)
        license_ = dossier.organization(party).license
        if license_ is None:
            yield Problem(field, "no_license", f"{name} ведёт обучение, но лицензия не внесена.", E)
        elif license_.status is not LicenseStatus.ACTIVE:
            yield Problem(field, "license_inactive", f"{name}: лицензия {license_.status.title_ru}.", E)
        elif not (license_.number and license_.issued_on and license_.issuer):
            lacking = {"номера": license_.number, "даты": license_.issued_on, "органа, выдавшего её": license_.issuer}
            told = ", ".join(what for what, known in lacking.items() if not known)
            yield Problem(field, "license_partial", f"{name}: у лицензии нет {told}.", W)


def requisites(dossier: ContractDossier, today: dt.date) -> Iterator[Problem]:
    """Names and addresses that section 6 of the form prints."""
    for index, party in enumerate(dossier.contract.parties):
        organization, field = dossier.organization(party), f"parties.{index}.organization_id"
        if not organization.full_name:
            yield Problem(field, "no_full_name", f"{organization.name}: нет полного наименования по уставу.", E)
        if not organization.legal_address:
            yield Problem(field, "no_address", f"{organization.name}: нет юридического адреса.", W)
        if dossier.contract.answers.get("print_bank_details") and not organization.accounts:
            yield Problem(field, "no_account", f"{organization.name}: нет банковских реквизитов.", W)
        for problem in check_registry_numbers(organization):
            yield Problem(field, problem.code, f"{organization.name}: {problem.text}", problem.severity)


def term(dossier: ContractDossier, today: dt.date) -> Iterator[Problem]:
    """A network contract names its term (ст. 15 ч. 2), an agreement may be open; neither ends before it is signed."""
    contract = dossier.contract
    start, end, signed = contract.valid_from, contract.valid_to, contract.signed_on
    if contract_kind(contract.kind).needs_program and (start is None or end is None):
        yield Problem("valid_from", "no_term", "Не указан срок: заполните начало и окончание.", E)
    elif end is None:
        yield Problem("valid_to", "open_term", "Окончание срока не указано: соглашение будет бессрочным.", H)
    elif start is not None and end < start:
        yield Problem("valid_to", "term_reversed", "Окончание срока раньше его начала.", E)
    elif signed is not None and end < signed:
        yield Problem("valid_to", "term_before_signing", "Срок заканчивается раньше даты договора.", E)
    elif signed is not None and start is not None and signed > start:
        yield Problem("signed_on", "signed_after_start", "Договор датирован позже начала срока.", W)
    if not contract.number:
        yield Problem("number", "no_number", "Номер не указан: в журнале договор будет «б/н».", H)
    if not contract.place:
        yield Problem("place", "no_place", "Не указано место заключения.", W)


def program(dossier: ContractDossier, today: dt.date) -> Iterator[Problem]:
    """Characteristics of the programme and of its parts (ст. 15 ч. 2; form 1.1, 2.1)."""
    if not contract_kind(dossier.contract.kind).needs_program:
        return
    if dossier.program is None:
        yield Problem("program_id", "no_program", "Не выбрана образовательная программа.", E)
        return
    own = dossier.program
    if own.kind.has_level and own.level is EducationLevel.NONE:
        yield Problem("program_id", "no_level", "У программы не указан уровень образования.", E)
    if not own.kind.has_level and not own.orientation:
        yield Problem("program_id", "no_orientation", "У программы не указана направленность.", W)
    if not own.components:
        yield Problem("program_id", "no_components", "В программе нет ни одного компонента.", E)
    yield from _components(dossier, own)


def _components(dossier: ContractDossier, own: ProgramData) -> Iterator[Problem]:
    owners = {party.organization_id for party in dossier.contract.parties}
    for item in own.components:
        if item.hours <= 0:
            yield Problem("program_id", "no_hours", f"Компонент «{item.title}»: не указаны часы.", W)
        if item.owner_id is not None and item.owner_id not in owners:
            told = f"Компонент «{item.title}» ведёт организация, которая не участвует в договоре."
            yield Problem("program_id", "owner_outside", told, W)
    for party in dossier.contract.parties:
        if party.role is PartyRole.EDU_PARTICIPANT and all(
            item.owner_id != party.organization_id for item in own.components
        ):
            told = f"{_name(dossier, party)} — участник, но не ведёт ни одного компонента программы."
            yield Problem("program_id", "participant_idle", told, W)


def answers(dossier: ContractDossier, today: dt.date) -> Iterator[Problem]:
    """Answers that contradict each other or lack their annex."""
    contract = dossier.contract
    kind = contract_kind(contract.kind)
    situation = kind.situation(contract, dossier.program)
    given = situation.answers
    for question in kind.asked(situation):
        if question.kind in {QuestionKind.TEXT, QuestionKind.LONG_TEXT} and not text(given, question.key).strip():
            yield Problem(f"answers.{question.key}", "no_answer", f"Нет ответа: «{question.title}».", W)
    if given.get("students_mode") == "range" and number(given, "students_min") > number(given, "students_max"):
        yield Problem("answers.students_max", "range_reversed", "Наибольшее число обучающихся меньше наименьшего.", E)
    if given.get("students_mode") == "exact" and contract.roster:
        total, promised = contract.students_total, number(given, "students_exact")
        if total != promised:
            pupils = plural(total, "обучающийся", "обучающихся", "обучающихся")
            told = f"В списке {total} {pupils}, а в договоре указано {promised}."
            yield Problem("roster", "roster_differs", told, W)
    if kind.has_annexes:
        yield from _annexes(dossier, given.get("schedule_mode"), given.get("finance_mode"), situation.teaching)


def _annexes(dossier: ContractDossier, schedule: object, finance: object, teaching: bool) -> Iterator[Problem]:
    contract = dossier.contract
    if (schedule != "own" or not teaching) and not contract.slots:
        yield Problem("slots", "no_slots", "Расписание согласуется приложением, но оно ещё пусто.", W)
    if PartyRole.RESOURCE_HOLDER in contract.roles and not contract.resources:
        yield Problem("resources", "no_resources", "Не перечислены ресурсы, которые предоставляет участник.", E)
    if finance == "resources_annex" and not contract.resources_total:
        yield Problem("resources", "no_costs", "Ресурсы оплачиваются по приложению, но стоимость не указана.", E)
    if finance == "paid_services" and dossier.program is not None and dossier.program.kind is ProgramKind.GENERAL:
        told = "Плату с обучающихся нельзя брать за основную общеобразовательную программу (п. 15 Порядка)."
        yield Problem("answers.finance_mode", "paid_general", told, E)


CHECKS: tuple[Check, ...] = (parties, signatories, licenses, requisites, term, program, answers, chosen_clauses)


def check_contract(dossier: ContractDossier, today: dt.date) -> list[Problem]:
    """Everything worth telling before the contract is printed, gravest first."""
    order = [E, W, H]
    found = [problem for check in CHECKS for problem in check(dossier, today)]
    return sorted(found, key=lambda problem: order.index(problem.severity))
