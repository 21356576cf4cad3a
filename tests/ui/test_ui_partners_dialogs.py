"""The dialogs of an organisation and of a person: typing, wording, check digits, lists, drafts."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from office_builder import SmallOffice, build_small_office
from partner_helpers import clear_away, shown, texts_of
from PySide6.QtWidgets import QLabel, QPushButton

from documents.papers import cases, words
from helpers import type_text
from models.data import PersonData
from models.enums import AccountKind, AuthorityKind, Gender, OrganizationKind
from models.operations import office as offices
from models.operations import organizations, people
from models.rules import wording
from models.storage.database import Database
from ui.context import AppContext
from ui.forms.dialog import RecordDialog
from ui.forms.nested_drafts import packed, unpacked
from ui.partners.commands import PartnerCommands
from ui.partners.organization_dialog import OrganizationDialog
from ui.partners.person_dialog import PersonDialog


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
def commands(context: AppContext) -> PartnerCommands:
    return PartnerCommands(context)


def new_partner(commands: PartnerCommands) -> OrganizationDialog:
    commands.create()
    return shown(OrganizationDialog)


def edited(commands: PartnerCommands, organization_id: int) -> OrganizationDialog:
    commands.edit(organization_id)
    return shown(OrganizationDialog)


def problems_shown(dialog: RecordDialog) -> str:
    dialog.form.show_problems()
    for form in dialog.form._forms:  # type: ignore[attr-defined]
        form.show_problems()
    return "\n".join(
        item.text() for item in dialog.findChildren(QLabel) if item.property("role") == "problem" and item.isVisible()
    )


# An organisation


def test_a_partner_is_typed_and_saved_in_one_operation(commands: PartnerCommands, db: Database) -> None:
    dialog = new_partner(commands)
    for key, text in (("full_name", "Школа «Заря»"), ("short_name", "«Заря»"), ("settlement", "с. Ключи")):
        type_text(dialog.stack.editor(key), text)
    dialog.save()
    assert not dialog.isVisible()
    saved = organizations.organization(db, dialog.result_value)
    assert (saved.full_name, saved.short_name, saved.settlement) == ("Школа «Заря»", "«Заря»", "с. Ключи")
    assert db.undo_label() == "Добавить партнёра: «Заря»"


def test_the_form_begins_the_names_and_the_short_one_follows(commands: PartnerCommands, db: Database) -> None:
    form = next(row for row in offices.organization_forms(db) if row.abbreviation == "МБОУ")
    dialog = new_partner(commands)
    dialog.stack.change("form_id", form.id)
    dialog._enter_name()
    type_text(dialog.stack.editor("full_name"), "СОШ № 9")
    values = dialog.stack.values()
    assert values["full_name"] == "Муниципальное бюджетное общеобразовательное учреждение «СОШ № 9»"
    assert values["short_name"] == "МБОУ «СОШ № 9»"
    dialog.stack.change("short_name", "Школа № 9")
    type_text(dialog.stack.editor("full_name"), "а")
    assert dialog.stack.values()["short_name"] == "Школа № 9"


def test_a_wrong_check_digit_is_told_in_words_and_saved_all_the_same(
    commands: PartnerCommands, office: SmallOffice, db: Database
) -> None:
    dialog = edited(commands, office.firm)
    type_text(dialog.stack.editor("inn"), "1234567890")
    assert "10-я цифра" in problems_shown(dialog)
    dialog.save()
    assert organizations.organization(db, office.firm).inn == "1234567890"


def test_the_contract_line_and_a_corrected_genitive(
    commands: PartnerCommands, office: SmallOffice, db: Database
) -> None:
    dialog = edited(commands, office.school)
    assert "именуемое в дальнейшем" in dialog.wording.specimen.text()
    assert "выданной Министерством" in dialog.wording.specimen.text()
    editor = dialog.wording.editors["full_name.gen"]
    assert editor.text().startswith("Муниципального бюджетного")
    assert not dialog.form.dirty()
    editor.selectAll()
    type_text(editor, "Гимназии № 8")
    dialog.save()
    name = " ".join(organizations.organization(db, office.school).full_name.split())
    stored = {"full_name.gen": "Гимназии № 8", "full_name.of": name}
    assert organizations.organization(db, office.school).wording == stored
    again = edited(commands, office.school)
    assert again.wording.editors["full_name.gen"].text() == "Гимназии № 8"
    again.wording._reset("full_name.gen")
    assert again.wording.editors["full_name.gen"].text().startswith("Муниципального бюджетного")
    again.save()
    assert organizations.organization(db, office.school).wording == {}


def test_the_ending_can_be_chosen(commands: PartnerCommands, office: SmallOffice, db: Database) -> None:
    dialog = edited(commands, office.college)
    dialog.propose()
    assert "именуемый" in dialog.wording.specimen.text()
    dialog.wording.combo.setCurrentIndex(dialog.wording.combo.findData("f"))
    dialog.wording.combo.activated.emit(0)
    dialog.propose()
    assert "именуемая" in dialog.wording.specimen.text()
    dialog.save()
    assert organizations.organization(db, office.college).wording == {"gender": "f"}


def test_the_gender_comes_from_the_form_when_the_name_does_not_tell(commands: PartnerCommands, db: Database) -> None:
    offices.save_organization_form(db, "ЖЖЖ", "Жжж", Gender.FEMALE)
    form = offices.organization_forms(db)[-1]
    dialog = new_partner(commands)
    dialog.stack.change("form_id", form.id)
    dialog.stack.change("full_name", "ЖЖЖ «Ы»")
    dialog.propose()
    assert "именуемая" in dialog.wording.specimen.text()
    dialog.save()
    assert organizations.organization(db, dialog.result_value).wording == {"gender": "f"}


def test_lists_are_added_removed_and_brought_back(commands: PartnerCommands, office: SmallOffice, db: Database) -> None:
    dialog = edited(commands, office.college)
    licenses, accounts = dialog.licenses, dialog.stack.editor("accounts")
    licenses.remove(licenses.items[0])
    assert dialog.form.dirty()
    licenses.bring_back()
    assert not dialog.form.dirty()
    accounts.add()
    form = accounts.items[0].form
    assert form.editor("treasury_account").isVisibleTo(dialog)
    form.change("kind", AccountKind.BANK)
    assert not form.editor("treasury_account").isVisibleTo(dialog)
    type_text(form.editor("settlement_account"), "40702810900000000001")
    type_text(form.editor("bik"), "044525225")
    dialog.stack.show_problems()
    assert "Расчётный счёт" in texts_of(accounts)
    dialog.save()
    saved = organizations.organization(db, office.college)
    assert saved.accounts[0].settlement_account == "40702810900000000001"
    assert saved.licenses[0].id == dialog.data.licenses[0].id


def test_an_own_form_is_added_on_the_way(commands: PartnerCommands, db: Database) -> None:
    dialog = new_partner(commands)
    dialog._add_form()
    small = next(item for item in dialog.findChildren(RecordDialog) if item.isVisible())
    type_text(small.form.editor("abbreviation"), "КО")
    type_text(small.form.editor("full_name"), "Казачье общество")
    small.save()
    assert dialog.stack.values()["full_name"] == "Казачье общество «»"
    assert offices.organization_forms(db)[-1].abbreviation == "КО"


def test_what_was_typed_survives_a_power_cut(
    commands: PartnerCommands, context: AppContext, office: SmallOffice
) -> None:
    dialog = edited(commands, office.college)
    type_text(dialog.stack.editor("phone"), "22-33")
    dialog.stack.editor("sites").add()
    type_text(dialog.stack.editor("sites").items[0].form.editor("name"), "Полигон")
    dialog.licenses.items[0].form.change("checked_on", dt.date(2026, 11, 1))
    dialog._save_draft()
    clear_away()
    again = edited(commands, office.college)
    values = again.stack.values()
    assert values["phone"] == "22-33"
    assert values["sites"][0]["name"] == "Полигон"
    assert values["licenses"][0]["checked_on"] == dt.date(2026, 11, 1)
    assert again.form.dirty()
    again.save()
    assert not context.settings.get(f"drafts/organization.{office.college}")


def test_escape_with_changes_asks(commands: PartnerCommands, context: AppContext, office: SmallOffice) -> None:
    dialog = edited(commands, office.college)
    dialog.reject()
    assert not dialog.isVisible()
    dialog = edited(commands, office.college)
    dialog.licenses.add()
    dialog.reject()
    assert context.messages.asked == ["Сохранить изменения?"]  # type: ignore[attr-defined]
    assert dialog.isVisible()


def test_our_school_is_entered_by_the_same_dialog(context: AppContext, tmp_path: Path) -> None:
    context.db = offices.create_office(tmp_path / "empty.db")
    commands = PartnerCommands(context)
    commands.edit_own()
    dialog = shown(OrganizationDialog)
    assert dialog.windowTitle() == "Наша школа"
    type_text(dialog.stack.editor("short_name"), "Лицей")
    dialog.save()
    own = organizations.own_organization(context.db)
    assert own is not None
    assert own.name == "Лицей"
    context.db.close()


def test_headings_lead_to_their_places(commands: PartnerCommands, office: SmallOffice) -> None:
    dialog = edited(commands, office.school)
    assert dialog.contents.isVisible()
    dialog.contents.setCurrentRow(4)
    dialog._go()
    assert dialog.area.verticalScrollBar().value() > 0
    assert dialog.contents.currentItem().text() == "Счета"


# A person


def new_person(commands: PartnerCommands, organization_id: int) -> PersonDialog:
    commands.add_person(organization_id)
    return shown(PersonDialog)


def test_a_person_gets_gender_and_cases_from_the_patronymic(
    commands: PartnerCommands, office: SmallOffice, db: Database
) -> None:
    dialog = new_person(commands, office.firm)
    for key, text in (("surname", "Орлова"), ("given_name", "Вера"), ("patronymic", "Ильинична")):
        type_text(dialog.stack.editor(key), text)
    type_text(dialog.stack.editor("position"), "главный инженер")
    dialog.propose()
    assert dialog.stack.values()["gender"] is Gender.FEMALE
    assert dialog.wording.editors["name.gen"].text() == "Орловой Веры Ильиничны"
    assert dialog.wording.editors["position.dat"].text() == "главному инженеру"
    assert dialog.wording.specimen.text() == "…, в лице главного инженера Орловой Веры Ильиничны"
    dialog.authorities.add()
    dialog.propose()
    assert dialog.wording.specimen.text().endswith(", действующей на основании Устава")
    dialog.stack.change("gender", Gender.MALE)
    dialog.propose()
    assert dialog.stack.values()["gender"] is Gender.MALE
    dialog.save()
    saved = people.person(db, dialog.result_value)
    assert (saved.full_name, saved.gender, saved.wording) == ("Орлова Вера Ильинична", Gender.MALE, {})


def test_a_corrected_case_is_remembered_and_doubts_are_told(
    commands: PartnerCommands, office: SmallOffice, db: Database
) -> None:
    person = people.save_person(
        db, PersonData(organization_id=office.firm, surname="Smith", given_name="Anna", gender=Gender.FEMALE)
    )
    commands.edit_person(person)
    dialog = shown(PersonDialog)
    doubts = [item.text() for item in dialog.wording._doubts.values() if item.isVisibleTo(dialog)]
    assert any("проверьте: " in text for text in doubts)
    assert editor_marks(dialog, "name") == ["warning"] * 5
    editor = dialog.wording.editors["name.gen"]
    editor.selectAll()
    type_text(editor, "Анны Смит")
    dialog.save()
    assert people.person(db, person).wording == {"name.gen": "Анны Смит", "name.of": "Smith Anna"}


def editor_marks(dialog: PersonDialog, field: str) -> list[str]:
    """How the editors of all five cases are marked."""
    return [dialog.wording.editors[f"{field}.{case}"].property("problem") for case in wording.CASES]


def test_confirmed_forms_are_not_asked_about_again(
    commands: PartnerCommands, office: SmallOffice, db: Database
) -> None:
    data = PersonData(organization_id=office.firm, surname="Бобёр", given_name="Пётр", patronymic="Ильич")
    person = people.save_person(db, data)
    commands.edit_person(person)
    dialog = shown(PersonDialog)
    right = dialog.findChild(QPushButton, "right.name")
    assert isinstance(right, QPushButton)
    assert right.isVisibleTo(dialog)
    right.click()
    assert editor_marks(dialog, "name") == [""] * 5
    assert not right.isVisibleTo(dialog)
    dialog.save()
    saved = people.person(db, person)
    assert saved.wording["name.sure"].startswith("Бобра Петра Ильича | ")
    assert cases.name_forms(saved).doubt_of("gen") == ""
    assert cases.name_forms(dataclasses.replace(saved, surname="Козёл")).doubt_of("gen") != ""


def test_a_correction_comes_and_goes_with_a_name(commands: PartnerCommands, office: SmallOffice, db: Database) -> None:
    data = PersonData(organization_id=office.firm, surname="Бобёр", given_name="Пётр", patronymic="Ильич")
    person = people.save_person(db, data)
    commands.edit_person(person)
    dialog = shown(PersonDialog)
    editor = dialog.wording.editors["name.gen"]
    editor.selectAll()
    type_text(editor, "Бобёра Петра Ильича")
    dialog.save()
    commands.edit_person(person)
    dialog = shown(PersonDialog)
    editor = dialog.wording.editors["name.gen"]
    assert not dialog.form.dirty()
    assert editor.text() == "Бобёра Петра Ильича"
    dialog.stack.change("surname", "Орлов")
    dialog.propose()
    assert editor.text() == "Орлова Петра Ильича"
    dialog.stack.change("surname", "Бобёр")
    dialog.propose()
    assert editor.text() == "Бобёра Петра Ильича"
    dialog.stack.change("surname", "Орлов")
    dialog.propose()
    dialog.save()
    assert words.name(people.person(db, person), "gen") == "Орлова Петра Ильича"
    db.undo()
    assert words.name(people.person(db, person), "gen") == "Бобёра Петра Ильича"


def test_every_case_of_an_organisation_can_be_corrected(
    commands: PartnerCommands, office: SmallOffice, db: Database
) -> None:
    dialog = edited(commands, office.firm)
    shown_forms = [dialog.wording.editors[f"full_name.{case}"].text() for case in wording.CASES]
    forms = cases.organization_forms(organizations.organization(db, office.firm))
    assert shown_forms == list(forms.texts.values())
    editor = dialog.wording.editors["full_name.ins"]
    editor.selectAll()
    type_text(editor, "Фирмой")
    dialog.save()
    changed = organizations.organization(db, office.firm)
    assert words.organization_name(changed, "ins") == "Фирмой"
    assert words.organization_name(dataclasses.replace(changed, full_name="Завод"), "ins") == "Заводом"


def test_a_surname_can_be_left_as_it_is(commands: PartnerCommands, office: SmallOffice) -> None:
    commands.edit_person(office.head)
    dialog = shown(PersonDialog)
    dialog.stack.change("indeclinable", True)
    dialog.propose()
    assert dialog.wording.editors["name.dat"].text() == "Ёлкина Анне Петровне"


def test_bases_of_authority_show_the_fields_they_need(
    commands: PartnerCommands, office: SmallOffice, db: Database
) -> None:
    commands.edit_person(office.head)
    dialog = shown(PersonDialog)
    charter = dialog.authorities.items[0].form
    assert not charter.editor("number").isVisibleTo(dialog)
    assert charter.editor("wording_gen").placeholderText() == "Устава"
    dialog.authorities.add()
    power = dialog.authorities.items[1].form
    assert power.values()["kind"] is AuthorityKind.POWER_OF_ATTORNEY
    type_text(power.editor("number"), "7")
    power.change("issued_on", dt.date(2026, 9, 1))
    power.change("valid_to", dt.date(2027, 8, 31))
    dialog.propose()
    assert "доверенности" in power.editor("wording_gen").placeholderText()
    dialog.save()
    second = people.person(db, office.head).authorities[1]
    assert (second.number, second.valid_to) == ("7", dt.date(2027, 8, 31))


def test_an_entrepreneur_acts_by_the_register(commands: PartnerCommands, db: Database) -> None:
    dialog = new_partner(commands)
    dialog.stack.change("kind", OrganizationKind.ENTREPRENEUR)
    dialog.stack.change("short_name", "ИП Ёжиков")
    assert not dialog.stack.editor("kpp").isVisibleTo(dialog)
    dialog.save()
    person = new_person(commands, dialog.result_value)
    assert person.authorities.get()[0]["kind"] is AuthorityKind.REGISTRATION


def test_drafts_keep_dates_inside_lists() -> None:
    value = ({"day": dt.date(2026, 9, 1), "kind": AccountKind.BANK, "hours": 3, "nothing": None},)
    assert unpacked(packed(value)) == value
    assert unpacked([{"day": "date:мусор"}]) == ({"day": None},)
