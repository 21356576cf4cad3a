"""The demo office as values: current dates, valid requisites, references that resolve, Russian that reads well."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models import requisites
from models.data import ContractData, OrganizationData, PersonData
from models.demo_dates import DemoCalendar
from models.demo_office import DemoOffice, load_demo
from models.demo_reading import KeyNumbers, Reader
from models.enums import (
    AccountKind,
    AuthorityKind,
    ContractState,
    Gender,
    OrganizationKind,
    OwnershipLevel,
    PartyRole,
    ProgramKind,
    RosterMode,
    UnitKind,
)
from models.rules.cards import check_organization, check_person, check_program
from models.rules.lessons import lesson_dates, parse_dates
from models.rules.terms import TermStatus, term_status

TODAY = dt.date(2026, 11, 22)
DAYS = st.dates(dt.date(2024, 1, 1), dt.date(2045, 12, 31))
ORGANISATION_FORMS_OF_THE_DEMO = {
    "МБОУ", "МАОУ", "МКОУ", "МОУ", "МОБУ", "МБДОУ", "МБУ ДО", "ГБОУ", "ГКОУ", "ОГБОУ", "ГАПОУ", "ГБПОУ", "ФГБОУ ВО",
    "ГАУ ДПО", "ГКУ", "ГБУЗ", "МБУ", "МБУК", "ЧОУ", "АНО ДО", "РОО", "БФ", "ООО", "АО", "МУП", "ИП",
}  # fmt: skip


@pytest.fixture(scope="module")
def office() -> DemoOffice:
    return load_demo(TODAY)


def texts(value: object) -> Iterator[str]:
    """Every text of a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts(getattr(value, field.name))


def repeated(values: Iterator[str]) -> set[str]:
    return {value for value, count in Counter(values).items() if count > 1}


def person_of(office: DemoOffice, number: int | None) -> PersonData:
    return next(person for person in office.people if person.id == number)


def test_the_network_has_its_sizes(office: DemoOffice) -> None:
    network, partners, risk = (office.groups[name] for name in ("network", "partners", "risk_network"))
    assert [item.is_own for item in network] == [True] + [False] * 17
    pupils = [item.pupils_count or 0 for item in network]
    assert (min(pupils), max(pupils)) == (45, 1600)
    assert len({item.settlement for item in network}) >= 10
    assert len(risk) == 10
    assert {item.settlement for item in risk}.isdisjoint({item.settlement for item in (*network, *partners)})
    assert len(office.programs) >= 5
    assert len(office.contracts) >= 12
    assert 30 <= sum(len(contract.slots) for contract in office.contracts) <= 60


def test_every_kind_level_form_and_gender_occurs(office: DemoOffice) -> None:
    names = {number: key for key, number in office.numbers.items()}
    assert {item.kind for item in office.organizations} == set(OrganizationKind) - {OrganizationKind.OTHER}
    assert {item.level for item in office.organizations} == set(OwnershipLevel)
    assert {account.kind for item in office.organizations for account in item.accounts} == set(AccountKind)
    assert {names[item.form_id or 0] for item in office.organizations} == ORGANISATION_FORMS_OF_THE_DEMO
    university = next(item for item in office.organizations if item.kind is OrganizationKind.UNIVERSITY)
    assert {unit.kind for unit in university.units} >= {UnitKind.FACULTY, UnitKind.CHAIR, UnitKind.BRANCH}


def test_full_names_begin_with_their_form(office: DemoOffice) -> None:
    """The charter name spells the form out; so the head noun, whose gender papers agree with, is in it."""
    for item in office.organizations:
        if item.kind is not OrganizationKind.NONPROFIT:
            noun = {"ООО": "Общество", "АО": "Акционерное общество", "ИП": "Индивидуальный предприниматель"}
            noun |= {"МУП": "Муниципальное унитарное предприятие", "АНО ДО": "Автономная некоммерческая организация"}
            abbreviation = next(form for form in office.forms if office.numbers[form] == item.form_id)
            assert item.full_name.startswith(noun.get(abbreviation, "")), item.full_name
        assert item.short_name != item.full_name


def test_requisites_are_valid(office: DemoOffice) -> None:
    for item in office.organizations:
        assert check_organization(item) == [], item.name
        entrepreneur = item.kind is OrganizationKind.ENTREPRENEUR
        assert requisites.check_inn(item.inn, "person" if entrepreneur else "organization") == []
        assert (requisites.check_ogrnip if entrepreneur else requisites.check_ogrn)(item.ogrn) == []
        assert bool(item.kpp) is not entrepreneur
        assert item.accounts
        for account in item.accounts:
            accounts = (
                account.single_treasury_account or account.corr_account,
                account.treasury_account or account.settlement_account,
            )
            assert all(accounts)
            assert [requisites.check_account(number, account.bik) for number in accounts] == [[], []]


def test_licences_are_held_by_those_who_teach(office: DemoOffice) -> None:
    for item in office.organizations:
        if item.kind.teaches:
            assert item.license is not None, item.name
        for licence in item.licenses:
            assert requisites.check_license(licence.number) == []
            assert re.fullmatch(r"Л035-\d{5}-\d{2}/\d{8}", licence.number)
            assert licence.issuer


def test_no_record_is_entered_twice(office: DemoOffice) -> None:
    for field in ("full_name", "short_name", "inn", "ogrn", "okpo", "phone", "email", "legal_address"):
        values = (str(getattr(item, field)) for item in office.organizations)
        assert repeated(values) == set(), field
    assert repeated(licence.number for item in office.organizations for licence in item.licenses) == set()
    assert repeated(person.full_name for person in office.people) == set()
    assert repeated(contract.number for contract in office.contracts) == set()
    assert repeated(program.title for program in office.programs) == set()


def test_contacts_are_plainly_invented(office: DemoOffice) -> None:
    contacts = [(item.phone, item.email) for item in office.organizations]
    contacts += [(person.phone, person.email) for person in office.people]
    for phone, email in contacts:
        assert re.fullmatch(r"(\+7 \(0\d{3,4}\) [\d-]{7,9})?", phone), phone
        assert re.fullmatch(r"([a-z]+@[a-z0-9-]+\.example)?", email), email
    for item in office.organizations:
        assert re.fullmatch(r"https://[a-z0-9-]+\.example", item.website)
        assert item.legal_address.startswith("698"), "Russia has no such post codes"


def test_people_have_what_a_preamble_needs(office: DemoOffice) -> None:
    heads = Counter(person.organization_id for person in office.people if person.is_head and not person.archived)
    assert dict(heads) == {item.id: 1 for item in office.organizations}
    for person in office.people:
        assert check_person(person) == [], person.full_name
        if person.is_head:
            assert person.authorities, person.full_name
    assert {person.gender for person in office.people if person.is_head} == {Gender.MALE, Gender.FEMALE}
    assert {item.kind for person in office.people for item in person.authorities} == set(AuthorityKind)


@pytest.mark.parametrize(
    ("surname", "genders"),
    [
        ("Шевчук", "mf"),
        ("Мельник", "mf"),
        ("Черных", "f"),
        ("Седых", "m"),
        ("Коваленко", "m"),
        ("Римская-Корсакова", "f"),
    ],
)
def test_surnames_that_are_hard_to_decline(office: DemoOffice, surname: str, genders: str) -> None:
    found = {person.gender.value for person in office.people if person.surname == surname and person.gender}
    assert found == set(genders)


def test_given_names_and_patronymics_that_are_hard_to_decline(office: DemoOffice) -> None:
    given_names = {person.given_name for person in office.people}
    assert given_names >= {"Лев", "Любовь", "Ирек", "Айгуль", "Нинель", "Илья", "Никита"}
    patronymics = {person.patronymic for person in office.people}
    assert "" in patronymics
    assert {word.split()[-1] for word in patronymics if " " in word} == {"оглы", "кызы"}
    assert {person.position for person in office.people} >= {
        "исполняющая обязанности директора", "заведующий", "ректор", "начальник корпуса",
        "индивидуальный предприниматель",
    }  # fmt: skip


def test_programmes_are_complete(office: DemoOffice) -> None:
    for program in office.programs:
        assert check_program(program) == [], program.title
        assert program.period_start
        assert program.period_end
        for item in program.components:
            assert item.owner_id, item.title
            assert item.period_start
            assert item.period_end
            assert program.period_start <= item.period_start <= item.period_end <= program.period_end, item.title
    assert {program.kind for program in office.programs} >= {
        ProgramKind.GENERAL, ProgramKind.TRAINING, ProgramKind.ADDITIONAL_GENERAL,
    }  # fmt: skip


def test_contracts_of_every_state_and_shape(office: DemoOffice) -> None:
    assert {contract.state for contract in office.contracts} == set(ContractState)
    assert max(len(contract.parties) for contract in office.contracts) >= 18
    shapes = {frozenset(contract.roles) for contract in office.contracts if contract.kind == "network"}
    base, participant, holder = PartyRole.BASE, PartyRole.EDU_PARTICIPANT, PartyRole.RESOURCE_HOLDER
    assert shapes == {frozenset({base, participant}), frozenset({base, holder}), frozenset({base, participant, holder})}
    assert {contract.roster_mode for contract in office.contracts} == set(RosterMode)
    own = next(item.id for item in office.organizations if item.is_own)
    parties = [party for contract in office.contracts for party in contract.parties]
    own_roles = {party.role for party in parties if party.organization_id == own}
    assert own_roles == {PartyRole.BASE, PartyRole.EDU_PARTICIPANT, PartyRole.COORDINATOR}
    signing = next(contract for contract in office.contracts if contract.state is ContractState.SIGNING)
    assert sorted(party.signed_on is None for party in signing.parties) == [False, True]
    assert any(party.signed_on for party in parties if not party.original_returned)


def test_parties_agree_with_programmes_and_timetables(office: DemoOffice) -> None:
    """Who teaches is a party, what is taught belongs to the programme, teachers and places belong to parties."""
    for contract in office.contracts:
        program = next((item for item in office.programs if item.id == contract.program_id), None)
        parties = {party.organization_id for party in contract.parties}
        own_parts = {item.id for item in program.components} if program else set()
        assert {item.owner_id for item in program.components} <= parties if program else not contract.slots
        sites = {site.id for item in office.organizations if item.id in parties for site in item.sites}
        for slot in contract.slots:
            assert slot.component_id in own_parts
            assert slot.site_id is None or slot.site_id in sites
            assert slot.teacher_id is None or person_of(office, slot.teacher_id).organization_id in parties
            assert slot.teacher_id or slot.teacher_name
        assert {row.organization_id for row in contract.resources} <= parties
        assert {row.organization_id for row in contract.roster} <= parties
        for party in contract.parties:
            assert person_of(office, party.signatory_id).organization_id == party.organization_id
            contact = party.contact_id or party.signatory_id
            assert person_of(office, contact).organization_id == party.organization_id


def test_risk_profiles_tell_the_pairs(office: DemoOffice) -> None:
    for item in office.groups["risk_network"]:
        assert item.risks, item.name
        assert re.search(r"Пар[аы]|Помогает", item.note), item.name
    assert any(risk.is_strength for item in office.groups["risk_network"] for risk in item.risks)
    assert sum(not risk.is_strength for item in office.groups["risk_network"] for risk in item.risks) >= 20


def test_russian_texts_are_typeset(office: DemoOffice) -> None:
    everything = (*office.organizations, *office.people, *office.programs, *office.contracts)
    for text in texts(everything):
        assert '"' not in text, text
        assert text == text.strip(), text
        assert "  " not in text, text
        assert " - " not in text, text
        assert text.count("«") == text.count("»"), text
        assert text.count("„") == text.count("“"), text
        assert not re.search(r"[А-Яа-яё][A-Za-z]|[A-Za-z][А-Яа-яё]", text), f"two alphabets in a word: {text}"
        assert not re.search(r"№\S", text), text


def _dates_are_current(contract: ContractData, office: DemoOffice, today: dt.date) -> None:
    assert contract.valid_from
    assert contract.valid_to
    assert contract.valid_from < contract.valid_to
    assert contract.state_on
    assert contract.state_on <= today
    for day in (contract.signed_on, *(party.signed_on for party in contract.parties)):
        assert day is None or day <= min(today, contract.valid_from), contract.number
    for party in contract.parties:
        bases = person_of(office, party.signatory_id).authorities
        basis = next(item for item in bases if item.id == party.authority_id)
        day = party.signed_on or today
        assert (basis.issued_on or day) <= day <= (basis.valid_to or day), contract.number
    for slot in contract.slots:
        days = lesson_dates(slot.weekday, slot.parity, slot.date_from, slot.date_to, slot.on_dates)
        assert days, contract.number
        assert contract.valid_from <= days[0] <= days[-1] <= contract.valid_to, contract.number
        assert slot.starts_at < slot.ends_at
        assert (slot.weekday is None) is bool(slot.on_dates)


@given(DAYS)
@settings(max_examples=30, deadline=None)
def test_the_demo_looks_current_on_any_day(today: dt.date) -> None:
    office = load_demo(today)
    signed = [contract for contract in office.contracts if contract.state is ContractState.SIGNED]
    terms = {term_status(contract.valid_from, contract.valid_to, today)[0] for contract in signed}
    assert terms == {TermStatus.RUNNING, TermStatus.EXPIRING, TermStatus.EXPIRED}
    for contract in office.contracts:
        _dates_are_current(contract, office, today)
        if contract.state in {ContractState.DRAFT, ContractState.AGREED, ContractState.SIGNING}:
            assert contract.valid_from
            assert contract.valid_from > today
    ending = [item.valid_to for person in office.people for item in person.authorities if item.valid_to]
    assert any(today <= day <= today + dt.timedelta(days=30) for day in ending)
    assert repeated(contract.number for contract in office.contracts) == set()


@given(DAYS)
@settings(max_examples=30, deadline=None)
def test_lessons_keep_their_weekday(today: dt.date) -> None:
    for contract in load_demo(today).contracts:
        for slot in contract.slots:
            assert all(day.weekday() < 6 for day in parse_dates(slot.on_dates)), contract.number


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-09-01", dt.date(2027, 9, 1)),
        ("2027-05-31", dt.date(2028, 5, 31)),
        ("+9d", dt.date(2028, 2, 9)),
        ("-40d", dt.date(2027, 12, 22)),
        ("month+1", dt.date(2028, 2, 1)),
        ("month+1 end", dt.date(2028, 2, 29)),
        ("month+12 end", dt.date(2029, 1, 31)),
    ],
)
def test_three_ways_to_write_a_date(text: str, day: dt.date) -> None:
    assert DemoCalendar(dt.date(2028, 1, 31)).day(text) == day


def test_the_school_year_changes_on_the_first_of_september() -> None:
    assert DemoCalendar(dt.date(2026, 8, 31)).first_year == 2025
    assert DemoCalendar(dt.date(2026, 9, 1)).first_year == 2026


def test_mistakes_in_the_json_are_named() -> None:
    reader = Reader(DemoCalendar(TODAY), KeyNumbers())
    reader.value(OrganizationData, {"short_name": "Школа"}, "school")
    with pytest.raises(ValueError, match="'school' is used twice"):
        reader.value(OrganizationData, {}, "school")
    with pytest.raises(ValueError, match="has no field shortname"):
        reader.value(OrganizationData, {"shortname": "Школа"}, "other")
    with pytest.raises(ValueError, match="nothing is called 'scool'"):
        reader.value(PersonData, {"organization": "scool"})
    with pytest.raises(ValueError, match="'45'"):
        reader.value(OrganizationData, {"pupils_count": "45"}, "third")
