"""Operations on a real file: what is saved comes back, is found, undone and journalled."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest
from office_builder import TODAY, SmallOffice, build_small_office

from models.annex_data import SlotData
from models.data import OrganizationData, PartyData, PersonData, SiteData
from models.enums import ContractState, PartyRole, Weekday
from models.errors import OperationRefused, RecordNotFound
from models.field_titles import COLUMN_TITLES, SILENT_COLUMNS, TABLE_TITLES
from models.kinds import contract_kind, contract_kinds
from models.operations import contracts, organizations, people, printed, programs, schedule, search, today
from models.operations.journal import _NAMED, record_history
from models.operations.office import open_office, organization_forms
from models.records import Base


@pytest.fixture
def office(tmp_path: Path) -> SmallOffice:
    return build_small_office(tmp_path)


@pytest.fixture
def contract_id(office: SmallOffice) -> int:
    return contracts.save_contract(office.db, office.contract(PartyRole.EDU_PARTICIPANT))


def test_contract_comes_back_as_saved(office: SmallOffice, contract_id: int) -> None:
    saved = contracts.contract(office.db, contract_id)
    changed = dataclasses.replace(
        saved, answers={"scope": "whole", "students_exact": 12}, slots=(SlotData(weekday=Weekday.FRIDAY, room="12"),)
    )
    contracts.save_contract(office.db, changed)
    again = contracts.contract(office.db, contract_id)
    assert again.slots[0].id is not None
    assert dataclasses.replace(again.slots[0], id=None) == changed.slots[0]
    assert dataclasses.replace(again, slots=()) == dataclasses.replace(changed, slots=())


def test_numbers_run_on(office: SmallOffice, contract_id: int) -> None:
    assert contracts.contract(office.db, contract_id).number == "СФ-2026/001"
    assert contracts.next_number(office.db, "network", TODAY) == "СФ-2026/002"
    assert contracts.next_number(office.db, "cooperation", TODAY) == "СД-2026/001"


def test_contract_is_found_by_its_partys_new_name(office: SmallOffice, contract_id: int) -> None:
    college = organizations.organization(office.db, office.college)
    organizations.save_organization(office.db, dataclasses.replace(college, short_name="Ёжик-колледж"))
    assert [hit.record_id for hit in search.find_records(office.db, "ежик КОЛЛЕДЖ") if hit.table == "contract"] == [
        contract_id
    ]
    assert "Ёжик-колледж" in contracts.list_contracts(office.db, TODAY)[0].parties


def test_partner_of_a_contract_is_not_deleted(office: SmallOffice, contract_id: int) -> None:
    with pytest.raises(OperationRefused, match="СФ-2026/001"):
        organizations.delete_organizations(office.db, [office.college])
    organizations.delete_organizations(office.db, [office.firm])
    assert office.firm not in {row.id for row in organizations.list_organizations(office.db)}
    office.db.undo()
    assert organizations.organization(office.db, office.firm).short_name == "ООО «Ёлка»"
    assert [row.full_name for row in people.list_people(office.db, office.firm)] == ["Черных Павел Андреевич"]


def test_program_of_a_contract_is_not_deleted(office: SmallOffice, contract_id: int) -> None:
    with pytest.raises(OperationRefused):
        programs.delete_programs(office.db, [office.program])
    assert programs.list_programs(office.db)[0].contracts_count == 1


def test_there_is_one_own_school(office: SmallOffice) -> None:
    other = organizations.save_organization(office.db, OrganizationData(is_own=True, short_name="Другая"))
    own = organizations.own_organization(office.db)
    assert own is not None
    assert own.id == other
    assert sum(row.is_own for row in organizations.list_organizations(office.db)) == 1


def test_children_are_kept_changed_and_removed(office: SmallOffice) -> None:
    school = organizations.organization(office.db, office.school)
    two = dataclasses.replace(school, sites=(*school.sites, SiteData(name="Корпус 2")))
    organizations.save_organization(office.db, two)
    saved = organizations.organization(office.db, office.school).sites
    assert [site.name for site in saved] == ["Корпус 1", "Корпус 2"]
    organizations.save_organization(office.db, dataclasses.replace(two, sites=saved[1:]))
    assert organizations.organization(office.db, office.school).sites == saved[1:]


def test_new_head_takes_over(office: SmallOffice) -> None:
    new = people.save_person(office.db, PersonData(organization_id=office.school, surname="Новиков", is_head=True))
    heads = [row.id for row in people.list_people(office.db, office.school) if row.is_head]
    assert heads == [new]
    party = contracts.proposed_party(office.db, office.school, PartyData())
    assert party.signatory_id == new


def test_last_signature_makes_the_contract_signed(office: SmallOffice, contract_id: int) -> None:
    contracts.set_contract_state(office.db, contract_id, ContractState.SIGNING, TODAY)
    first, second = contracts.contract(office.db, contract_id).parties
    assert first.id is not None
    assert second.id is not None
    contracts.mark_party_signed(office.db, contract_id, first.id, dt.date(2026, 11, 25))
    assert contracts.contract(office.db, contract_id).state is ContractState.SIGNING
    contracts.mark_party_signed(office.db, contract_id, second.id, dt.date(2026, 11, 23))
    signed = contracts.contract(office.db, contract_id)
    assert (signed.state, signed.state_on) == (ContractState.SIGNED, dt.date(2026, 11, 25))


def test_copy_is_a_fresh_draft(office: SmallOffice, contract_id: int) -> None:
    contracts.set_contract_state(office.db, contract_id, ContractState.SIGNED, TODAY)
    copy = contracts.contract(office.db, contracts.duplicate_contract(office.db, contract_id, TODAY))
    assert (copy.number, copy.state, copy.signed_on) == ("СФ-2026/002", ContractState.DRAFT, None)
    assert all(party.signed_on is None for party in copy.parties)


def test_undo_and_redo_go_by_name(office: SmallOffice, contract_id: int) -> None:
    contracts.delete_contracts(office.db, [contract_id])
    assert office.db.undo_label() == "Удалить: договор № СФ-2026/001"
    office.db.undo()
    assert len(contracts.contract(office.db, contract_id).parties) == 2
    office.db.redo()
    with pytest.raises(RecordNotFound):
        contracts.contract(office.db, contract_id)


def test_journal_tells_fields_and_answers_in_russian(office: SmallOffice, contract_id: int) -> None:
    saved = contracts.contract(office.db, contract_id)
    contracts.save_contract(
        office.db, dataclasses.replace(saved, valid_to=dt.date(2027, 6, 30), answers={"scope": "whole"})
    )
    lines = [(line.field, line.before, line.after) for line in record_history(office.db, "contract", contract_id)]
    assert ("окончание срока", "31.05.2027", "30.06.2027") in lines
    assert ("Что реализуется в сетевой форме?", "", "Программа целиком") in lines


def test_journal_names_what_came_and_what_it_points_at(office: SmallOffice) -> None:
    form = organization_forms(office.db)[0]
    school = organizations.organization(office.db, office.college)
    organizations.save_organization(office.db, dataclasses.replace(school, form_id=form.id))
    changed = next(line for line in record_history(office.db, "organization", office.college) if line.field)
    assert (changed.field, changed.after) == ("организационная форма", form.abbreviation)
    head = PersonData(organization_id=office.college, surname="Ким", given_name="Вера", is_head=True)
    people.save_person(office.db, head)
    site = SiteData(name="Мастерские", address="ул. Мира, 4")
    school = organizations.organization(office.db, office.college)
    organizations.save_organization(office.db, dataclasses.replace(school, sites=(*school.sites, site)))
    came = [(line.what, line.after) for line in record_history(office.db, "organization", office.college)]
    assert ("Добавлена площадка", "Мастерские, ул. Мира, 4") in came
    assert ("Добавлен сотрудник", "Ким, Вера, руководитель") in came


def test_every_key_of_another_record_is_told_by_name() -> None:
    keys = [key for table in Base.metadata.tables.values() for column in table.c for key in column.foreign_keys]
    assert {key.column.table.name for key in keys} <= _NAMED.keys()


def test_labels_call_an_agreement_an_agreement(office: SmallOffice) -> None:
    number = contracts.save_contract(office.db, contracts.new_contract(office.db, "cooperation", TODAY))
    name = contracts.contract(office.db, number).number
    assert office.db.undo_label() == f"Создать соглашение № {name}"
    contracts.set_contract_state(office.db, number, ContractState.REVIEW, TODAY)
    assert office.db.undo_label() == f"Соглашение № {name}: «Внутреннее согласование»"
    contracts.duplicate_contract(office.db, number, TODAY)
    assert office.db.undo_label() == f"Копировать соглашение № {name}"
    contracts.set_contracts_archived(office.db, [number], True)
    assert office.db.undo_label() == f"Убрать в архив: соглашение № {name}"
    contracts.delete_contracts(office.db, [number])
    assert office.db.undo_label() == f"Удалить: соглашение № {name}"


def test_every_column_has_a_russian_name() -> None:
    logs = {"chg", "chg_op", "draft"}
    for table in Base.metadata.tables.values():
        if table.name not in logs:
            assert table.name in TABLE_TITLES
            assert {column.name for column in table.columns} <= COLUMN_TITLES.keys() | SILENT_COLUMNS, table.name


def test_schedule_lists_lessons_of_all_contracts(office: SmallOffice, contract_id: int) -> None:
    component = programs.program(office.db, office.program).components[1]
    slot_id = schedule.save_slot(
        office.db,
        contract_id,
        SlotData(
            component_id=component.id, weekday=Weekday.MONDAY, date_from=dt.date(2026, 11, 16),
            date_to=dt.date(2026, 11, 30), group_name="10А", teacher_id=office.head,
        ),
    )  # fmt: skip
    row = schedule.list_slots(office.db)[0]
    assert (row.id, row.component_title, row.organization_name) == (slot_id, "Схемотехника", "Колледж связи")
    assert row.dates == (dt.date(2026, 11, 16), dt.date(2026, 11, 23), dt.date(2026, 11, 30))
    schedule.delete_slot(office.db, slot_id)
    assert schedule.list_slots(office.db) == []


def test_today_tells_what_burns(office: SmallOffice, contract_id: int) -> None:
    contracts.set_contract_state(office.db, contract_id, ContractState.SIGNED, dt.date(2026, 9, 1))
    near_end = {item.title for item in today.today_items(office.db, dt.date(2027, 5, 30))}
    assert "Договор № СФ-2026/001 истекает через 1 день" in near_end
    contracts.set_contract_state(office.db, contract_id, ContractState.SIGNING, TODAY)
    groups = {item.group for item in today.today_items(office.db, TODAY)}
    assert groups == {"Подписание"}


def test_unknown_number_is_named(office: SmallOffice) -> None:
    with pytest.raises(RecordNotFound, match="99-Х"):
        contracts.contract_by_number(office.db, "99-Х")


def test_every_kind_is_consistent() -> None:
    for kind in contract_kinds():
        assert contract_kind(kind.key) is kind
        assert {kind.default_role, kind.own_role, *kind.single_roles} <= set(kind.roles)
        keys = [question.key for question in kind.questions]
        assert len(keys) == len(set(keys))
        for question in kind.questions:
            assert question.why
            if question.options:
                assert question.default in {option.value for option in question.options}


def test_printed_files_move_with_their_database(office: SmallOffice, contract_id: int, tmp_path: Path) -> None:
    near, far = tmp_path / "Документы" / "а.docx", tmp_path.parent / "в другом месте.docx"
    files = [printed.PrintedFileData("letter", "Письмо", path, "00", 1) for path in (near, far)]
    printed.record_printed(office.db, files, dt.datetime(2026, 11, 22, 9, 30), contract_id=contract_id)
    assert {row.path for row in printed.list_printed(office.db)} == {str(near), str(far)}
    office.db.close()
    (tmp_path / "новая папка").mkdir()
    moved = (tmp_path / "office.db").rename(tmp_path / "новая папка" / "office.db")
    with_files = open_office(moved)
    expected = {str(moved.parent / "Документы" / "а.docx"), str(far)}
    assert {row.path for row in printed.list_printed(with_files)} == expected


def test_people_of_several_organisations_are_read_at_once(office: SmallOffice) -> None:
    found = people.people_of(office.db, {office.school, office.college})
    assert set(found) == {office.school, office.college}
    single = [people.person(office.db, row.id) for row in people.list_people(office.db, office.school)]
    assert list(found[office.school]) == single
    assert any(person.authorities for staff in found.values() for person in staff)
