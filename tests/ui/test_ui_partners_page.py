"""The page «Партнёры»: own school, filters, card, journal, archive, deletion with undo and with a reason."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from office_builder import TODAY, SmallOffice, build_small_office
from partner_helpers import clear_away, shown, tabs_of, texts_of
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from models.data import AccountData, RiskData
from models.enums import AccountKind, OrganizationKind, PartyRole
from models.operations import contracts, organizations, people
from models.storage.database import Database
from ui.context import AppContext
from ui.pages.partners import PartnersPage
from ui.partners.organization_dialog import OrganizationDialog
from ui.partners.person_dialog import PersonDialog
from ui.partners.person_line import PersonLine
from ui.record_commands import RecordCommands, people_finder


@pytest.fixture(autouse=True)
def _no_dialogs_left() -> Iterator[None]:
    yield
    clear_away()


@pytest.fixture
def office(tmp_path: Path) -> SmallOffice:
    folder = tmp_path / "school"
    folder.mkdir()
    return build_small_office(folder)


@pytest.fixture
def db(office: SmallOffice) -> Iterator[Database]:
    yield office.db
    office.db.close()


@pytest.fixture
def page(context: AppContext, qtbot: QtBot) -> PartnersPage:
    context.today = lambda: TODAY
    made = PartnersPage(context)
    qtbot.addWidget(made)
    made.resize(1300, 700)
    made.show()
    made.activated()
    return made


def names(page: PartnersPage) -> list[str]:
    return [row.short_name for row in page.model.visible_rows()]


def test_own_school_stands_first_and_says_so_in_a_word(page: PartnersPage) -> None:
    assert names(page)[0] == "Гимназия № 8"
    column = next(column for column in page.model.columns if column.key == "mark")
    marks = [column.display(row) for row in page.model.visible_rows()]
    assert marks == ["Наша школа", "", ""]


def test_search_and_filters_narrow_the_list(page: PartnersPage) -> None:
    page.set_filters({"kind": OrganizationKind.COLLEGE})
    assert names(page) == ["Колледж связи"]
    page.set_filters({"settlement": "г. Приозёрный"})
    assert names(page) == ["Гимназия № 8"]
    page.bar.reset()
    page.bar.search.setText("елка")
    page.bar.search.search_now()
    assert names(page) == ["ООО «Ёлка»"]


def test_a_telephone_is_found_by_its_digits(page: PartnersPage, office: SmallOffice, db: Database) -> None:
    data = dataclasses.replace(organizations.organization(db, office.college), phone="+7 (0935) 29-53-22")
    organizations.save_organization(db, data)
    page.refresh()
    for typed in ("295322", "70935", "29-53-22"):
        page.bar.search.setText(typed)
        page.bar.search.search_now()
        assert [row.id for row in page.model.visible_rows()] == [office.college]


def test_the_mark_is_seen_as_long_as_the_archive_is(page: PartnersPage) -> None:
    assert "mark" not in [column.key for column in page.table.visible_columns()]
    page.bar.choose("archive", True)
    assert "mark" in [column.key for column in page.table.visible_columns()]
    page.bar.reset()
    assert "mark" not in [column.key for column in page.table.visible_columns()]


def test_tabs_of_the_card_appear_only_when_they_hold_something(
    page: PartnersPage, office: SmallOffice, db: Database
) -> None:
    page.show_record(office.firm)
    assert tabs_of(page.card) == ["Обзор", "Люди", "Журнал"]
    firm = organizations.organization(db, office.firm)
    filled = dataclasses.replace(
        firm,
        accounts=(AccountData(kind=AccountKind.BANK, payee="ООО «Ёлка»"),),
        risks=(RiskData(title="Свой полигон", is_strength=True),),
    )
    organizations.save_organization(db, filled)
    assert tabs_of(page.card) == ["Обзор", "Люди", "Счета", "Риски", "Журнал"]
    assert "Чем можно поделиться" in texts_of(page.card)
    page.show_record(office.school)
    assert "Площадки" in tabs_of(page.card)


def test_the_journal_tells_what_was_changed(page: PartnersPage, office: SmallOffice, db: Database) -> None:
    firm = organizations.organization(db, office.firm)
    page.show_record(office.firm)
    organizations.save_organization(db, dataclasses.replace(firm, phone="+7 900 000-00-00"))
    said = texts_of(page.card)
    assert "Изменить партнёра: ООО «Ёлка»" in said
    assert "Телефон: пусто → +7 900 000-00-00" in said


def test_contracts_of_a_partner_lead_to_the_register(
    page: PartnersPage, office: SmallOffice, context: AppContext, db: Database
) -> None:
    contract = contracts.save_contract(db, office.contract(PartyRole.EDU_PARTICIPANT))
    wanted: list[tuple[object, ...]] = []
    context.navigate.requested.connect(lambda *where: wanted.append(where))
    page.show_record(office.college)
    assert "Договоры" in tabs_of(page.card)
    number = contracts.contract(db, contract).number
    link = next(item for item in page.findChildren(QPushButton) if number in item.text())
    link.click()
    assert wanted == [("contracts", contract, None)]


def test_a_deleted_partner_comes_back_from_the_message_bar(
    page: PartnersPage, office: SmallOffice, context: AppContext
) -> None:
    page.show_record(office.firm)
    page._delete()
    assert "ООО «Ёлка»" not in names(page)
    said = context.messages.said[-1]  # type: ignore[attr-defined]
    assert said.undo
    assert said.text == "Партнёр удалён: ООО «Ёлка»."
    context.undo.undo()
    assert "ООО «Ёлка»" in names(page)
    assert people.list_people(context.db, office.firm)


def test_a_partner_with_contracts_is_not_deleted_but_can_be_put_away(
    page: PartnersPage, office: SmallOffice, context: AppContext, db: Database
) -> None:
    contracts.save_contract(db, office.contract(PartyRole.EDU_PARTICIPANT))
    page.show_record(office.college)
    page._delete()
    said = context.messages.said[-1]  # type: ignore[attr-defined]
    assert "сторона договоров" in said.text
    assert said.action_text == "Убрать в архив"
    assert "Колледж связи" in names(page)
    assert said.action is not None
    said.action()
    assert "Колледж связи" not in names(page)
    page.show_record(office.college)
    assert getattr(page.table.current_row(), "id", 0) == office.college
    assert "В архиве" in texts_of(page.card)


def test_our_own_school_is_deleted_only_after_a_question(
    page: PartnersPage, office: SmallOffice, context: AppContext
) -> None:
    page.show_record(office.school)
    page._delete()
    assert context.messages.asked == ["Удалить нашу школу?"]  # type: ignore[attr-defined]
    assert "Гимназия № 8" in names(page)


def test_a_person_is_put_away_deleted_and_brought_back(
    page: PartnersPage, office: SmallOffice, context: AppContext, db: Database
) -> None:
    page.show_record(office.college)
    row = people.list_people(db, office.college)[0]
    page.commands.archive_person(row, True)
    assert [line.name.accessibleName() for line in page.findChildren(PersonLine)] == ["Шевчук Лев Ильич"]
    assert "В архиве" in texts_of(page.card)
    assert "Указать руководителя" in texts_of(page.card)
    page.commands.delete_person(row)
    assert people.list_people(db, office.college, archived=True) == []
    context.undo.undo()
    assert people.list_people(db, office.college, archived=True)


def test_the_next_step_of_a_partner_without_head_is_to_name_one(page: PartnersPage, office: SmallOffice) -> None:
    page.commands.add_person(office.college)
    dialog = shown(PersonDialog)
    assert dialog.stack.values()["is_head"] is False
    dialog.reject()
    person = people.list_people(page.context.db, office.college)[0]
    people.delete_person(page.context.db, person.id)
    page.commands.add_person(office.college)
    dialog = shown(PersonDialog)
    assert dialog.stack.values()["is_head"] is True
    assert dialog.stack.values()["position"] == "директор"


def test_commands_work_from_every_page(context: AppContext, office: SmallOffice) -> None:
    RecordCommands(context, context.tasks)
    context.actions["partners.own"].trigger()
    assert shown(OrganizationDialog).windowTitle().startswith("Наша школа: Гимназия № 8")
    clear_away()
    context.actions["partners.new"].trigger()
    assert shown(OrganizationDialog).windowTitle() == "Новый партнёр"


def test_people_are_found_and_lead_to_their_organisation(db: Database, office: SmallOffice) -> None:
    found = people_finder(db)("ёлкина директор")
    assert [(item.title, item.page_id, item.record_id) for item in found] == [
        ("Ёлкина Анна Петровна", "partners", office.school)
    ]
    assert people_finder(db)("  ") == []


def test_a_new_partner_is_shown_when_the_list_has_it(page: PartnersPage, db: Database) -> None:
    page.run_primary()
    dialog = shown(OrganizationDialog)
    dialog.stack.change("short_name", "ЦДТ «Радуга»")
    dialog.save()
    assert getattr(page.table.current_row(), "short_name", "") == "ЦДТ «Радуга»"
    assert not page.with_archive
