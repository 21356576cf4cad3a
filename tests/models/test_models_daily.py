"""What the office does every day, on a real file: states and signatures, heads, dossiers, the board «Сегодня»."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest
from office_builder import TODAY, SmallOffice, build_small_office

from models.annex_data import ResourceData
from models.data import AuthorityData, LicenseData, OrganizationData, PartyData, PersonData
from models.enums import AuthorityKind, ContractState, LicenseStatus, PartyRole
from models.kinds import contract_kind
from models.operations import contracts, organizations, people, programs, search, today
from models.operations.journal import record_history
from models.operations.printed import PrintedFileData, file_hash, list_printed, record_printed
from models.operations.printed_files import check_files, file_states
from models.rows import TodayItem


@pytest.fixture
def office(tmp_path: Path) -> SmallOffice:
    return build_small_office(tmp_path)


@pytest.fixture
def contract_id(office: SmallOffice) -> int:
    return contracts.save_contract(office.db, office.contract(PartyRole.EDU_PARTICIPANT))


def burning(office: SmallOffice, group: str, day: dt.date) -> list[TodayItem]:
    return [item for item in today.today_items(office.db, day) if item.group == group]


def test_signing_fills_in_only_what_is_not_known(office: SmallOffice, contract_id: int) -> None:
    first = contracts.contract(office.db, contract_id).parties[0]
    assert first.id is not None
    earlier = dt.date(2026, 11, 1)
    contracts.mark_party_signed(office.db, contract_id, first.id, earlier)
    contracts.set_contract_state(office.db, contract_id, ContractState.SIGNED, TODAY, "лично")
    saved = contracts.contract(office.db, contract_id)
    assert [party.signed_on for party in saved.parties] == [earlier, TODAY]
    assert (saved.signed_on, saved.state_on, saved.state_note) == (TODAY, TODAY, "лично")
    contracts.set_contract_state(office.db, contract_id, ContractState.FULFILLED, dt.date(2027, 6, 1))
    contracts.set_contract_state(office.db, contract_id, ContractState.SIGNED, dt.date(2027, 6, 2))
    assert contracts.contract(office.db, contract_id).signed_on == TODAY


def test_the_head_signs_though_others_were_entered_before(office: SmallOffice) -> None:
    partner = organizations.save_organization(office.db, OrganizationData(short_name="Лицей"))
    people.save_person(office.db, PersonData(organization_id=partner, surname="Секретарь"))
    head = people.save_person(office.db, PersonData(organization_id=partner, surname="Директор", is_head=True))
    assert contracts.proposed_party(office.db, partner, PartyData()).signatory_id == head


def test_the_archive_is_shown_on_demand_only(office: SmallOffice, contract_id: int) -> None:
    contracts.set_contracts_archived(office.db, [contract_id], True)
    assert contracts.list_contracts(office.db, TODAY) == []
    assert [row.id for row in contracts.list_contracts(office.db, TODAY, archived=True)] == [contract_id]


def test_the_dossier_knows_who_gives_resources(office: SmallOffice) -> None:
    contract = dataclasses.replace(
        office.contract(PartyRole.EDU_PARTICIPANT), resources=(ResourceData(organization_id=office.firm),)
    )
    assert office.firm in contracts.dossier(office.db, contract).organizations


def test_rows_keep_the_order_they_were_given(office: SmallOffice, contract_id: int) -> None:
    contract = contracts.contract(office.db, contract_id)
    contracts.save_contract(office.db, dataclasses.replace(contract, parties=contract.parties[::-1]))
    again = contracts.contract(office.db, contract_id).parties
    assert [party.position for party in again] == [0, 1]
    assert [party.id for party in again] == [party.id for party in contract.parties[::-1]]


def test_typed_text_passes_the_one_door(office: SmallOffice) -> None:
    number = organizations.save_organization(office.db, OrganizationData(short_name=" Лицей\u200b\r\n№ 3 "))
    assert organizations.organization(office.db, number).short_name == "Лицей\n№ 3"


def test_a_programme_is_found_by_a_part_that_was_renamed(office: SmallOffice) -> None:
    program = programs.program(office.db, office.program)
    renamed = (dataclasses.replace(program.components[0], title="Оптоэлектроника"), *program.components[1:])
    programs.save_program(office.db, dataclasses.replace(program, components=renamed))
    found = search.find_records(office.db, "оптоэлектроника")
    assert [(hit.table, hit.record_id) for hit in found] == [("network_program", office.program)]


def test_a_person_is_found_by_the_first_letters(office: SmallOffice) -> None:
    found = search.find_records(office.db, "ёлкин")
    assert [(hit.table, hit.title, hit.detail) for hit in found] == [
        ("person", "Ёлкина Анна Петровна", "директор, Гимназия № 8")
    ]


def test_the_journal_tells_yes_and_no(office: SmallOffice, contract_id: int) -> None:
    contract = contracts.contract(office.db, contract_id)
    question = next(item for item in contract_kind("network").questions if item.key == "print_bank_details")
    contracts.save_contract(office.db, dataclasses.replace(contract, answers={"print_bank_details": True}))
    contracts.save_contract(office.db, dataclasses.replace(contract, answers={"print_bank_details": False}))
    lines = [line for line in record_history(office.db, "contract", contract_id) if line.field == question.title]
    assert [(line.before, line.after) for line in lines] == [("да", "нет"), ("", "да")]


def test_printed_files_are_told_gone_changed_or_printed_over(office: SmallOffice, tmp_path: Path) -> None:
    def printed(name: str) -> None:
        path = tmp_path / name
        path.write_text("лист")
        record_printed(
            office.db, [PrintedFileData("register", name, path, file_hash(path), path.stat().st_size)], dt.datetime.min
        )

    for name in ("цел.pdf", "правлен.pdf", "стёрт.pdf", "заново.pdf", "заново.pdf"):
        printed(name)
    (tmp_path / "правлен.pdf").write_text("тест")  # as long as before
    (tmp_path / "стёрт.pdf").unlink()
    states = file_states(list_printed(office.db))
    assert [states[row.id].value for row in list_printed(office.db)] == [
        "present", "replaced", "missing", "changed", "present",
    ]  # fmt: skip
    found = check_files(office.db)
    assert [problem.code for problem in found] == ["file_missing", "file_changed"]
    assert "стёрт.pdf" in found[0].text


def test_a_text_at_the_partner_burns_after_two_weeks(office: SmallOffice, contract_id: int) -> None:
    sent = dt.date(2026, 6, 1)
    contracts.set_contract_state(office.db, contract_id, ContractState.AT_PARTNER, sent)
    assert burning(office, "Согласование", sent + dt.timedelta(days=13)) == []
    (item,) = burning(office, "Согласование", sent + dt.timedelta(days=14))
    assert item.title == "Договор № СФ-2026/001: «У партнёра» уже 14\u00a0дней"


def test_only_the_partners_originals_are_missed(office: SmallOffice, contract_id: int) -> None:
    contracts.set_contract_state(office.db, contract_id, ContractState.SIGNED, TODAY)
    (item,) = burning(office, "Подлинники", TODAY)
    assert item.detail == "Нет подлинника: Колледж связи"
    partner = contracts.contract(office.db, contract_id).parties[1].id
    assert partner is not None
    contracts.mark_original_returned(office.db, contract_id, partner, True)
    assert burning(office, "Подлинники", TODAY) == []


@pytest.mark.parametrize(("left", "words"), [(61, ""), (60, "срок кончается через 60 дней"), (-1, "срок кончился")])
def test_a_power_of_attorney_burns_two_months_before_its_end(office: SmallOffice, left: int, words: str) -> None:
    head = people.person(office.db, office.head)
    basis = AuthorityData(kind=AuthorityKind.POWER_OF_ATTORNEY, valid_to=TODAY + dt.timedelta(days=left))
    people.save_person(office.db, dataclasses.replace(head, authorities=(basis,)))
    found = burning(office, "Полномочия", TODAY)
    assert len(found) == bool(words)
    assert all(words in item.title for item in found)


def test_a_licence_that_was_replaced_does_not_burn(office: SmallOffice) -> None:
    college = organizations.organization(office.db, office.college)
    old = dataclasses.replace(college.licenses[0], status=LicenseStatus.ANNULLED)
    organizations.save_organization(office.db, dataclasses.replace(college, licenses=(old,)))
    (item,) = burning(office, "Лицензии", TODAY)
    assert item.title == "Колледж связи: лицензия аннулирована"
    both = (old, LicenseData(number="Л035-01298-77/00000002"))
    organizations.save_organization(office.db, dataclasses.replace(college, licenses=both))
    assert burning(office, "Лицензии", TODAY) == []
