"""The card of an organisation as a form: a partner or our own school."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QTimer

from models.data import AccountData, LicenseData, OrganizationData, RiskData, SiteData, UnitData
from models.enums import AccountKind, Gender, OrganizationKind, OwnershipLevel
from models.operations import office, organizations
from models.operations.office import FormRow
from models.rules import wording
from models.rules.cards import check_organization
from ui.choice import Choice
from ui.forms.dialog import RecordDialog
from ui.forms.fields import Field, Kind, Values
from ui.forms.form import Form
from ui.forms.items import ItemsEditor
from ui.forms.long_dialog import LongDialog
from ui.forms.nested_drafts import form_draft
from ui.forms.stack import FormStack
from ui.forms.wording import WordingBlock, WordingColumn
from ui.partners import organization_fields as fields
from ui.partners.wording import GENDER, Wording, organization_wording, with_gender
from ui.system.tasks import Lane

if TYPE_CHECKING:
    from ui.context import AppContext

OWN_WORDING = (*wording.keys("full_name"), GENDER)
_PROPOSE_MS = 250
_SHOWN_IN_WORDING = frozenset({"form_id", "full_name", "short_name", "kind", "licenses", "wording"})


def _tr(text: str) -> str:
    return QCoreApplication.translate("OrganizationDialog", text)


class OrganizationDialog(LongDialog):
    """Edits one organisation; `forms` are the organisational forms to choose from."""

    def __init__(self, context: AppContext, data: OrganizationData, forms: Sequence[FormRow]) -> None:
        self.data, self.forms = data, list(forms)
        self.stack = FormStack(check=self._check)
        self.wording = self._make_wording()
        self._proposed_names: dict[str, str] = {}
        self._build_form()
        self.stack.first = "form_id" if data.id is None else "full_name"
        self.stack.set_values(fields.organization_values(data, OWN_WORDING), show_problems=data.id is not None)
        noun = _tr("Наша школа") if data.is_own else _tr("Партнёр")
        title = f"{noun}: {data.name}" if data.id is not None else (noun if data.is_own else _tr("Новый партнёр"))
        name = "own" if data.is_own and data.id is None else str(data.id or "new")
        super().__init__(
            context,
            title,
            self.stack,
            self._save,
            help_page="partners",
            draft=form_draft(context.settings, f"organization.{name}", self.stack),
        )
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PROPOSE_MS)
        self._timer.timeout.connect(self.propose)
        self.stack.changed.connect(self._on_field)
        self.propose()

    # Building

    def _make_wording(self) -> WordingBlock:
        choices = [
            Choice("", _tr("подобрать по наименованию")),
            Choice(Gender.NEUTER.value, _tr("именуемое, осуществляющее")),
            Choice(Gender.FEMALE.value, _tr("именуемая, осуществляющая")),
            Choice(Gender.MALE.value, _tr("именуемый, осуществляющий")),
        ]
        name = WordingColumn("full_name", _tr("Полное наименование"), 2)
        questions = [
            _tr("Родительный (чего?)"),
            _tr("Дательный (чему?)"),
            _tr("Винительный (что?)"),
            _tr("Творительный (чем?)"),
            _tr("Предложный (о чём?)"),
        ]
        chosen = (GENDER, _tr("Окончания"), choices)
        return WordingBlock(_tr("Как это будет в договоре"), [name], questions, chosen)

    def _build_form(self) -> None:
        stack = self.stack
        stack.section(_tr("Наименование"))
        stack.form(fields.name_fields(self.forms, self._add_form))
        stack.part("wording", _tr("Как это будет в договоре"), self.wording)
        stack.section(_tr("Вид и номера"))
        stack.form([*fields.general_fields(), *fields.number_fields()])
        stack.section(_tr("Адреса и связь"))
        stack.form(fields.contact_fields())
        self._add_lists()
        stack.section(_tr("Численность, заметка"))
        stack.form(fields.size_fields())

    def _add_lists(self) -> None:
        def add(key: str, section: str, hint: str, editor: ItemsEditor) -> None:
            self.stack.section(section, hint)
            self.stack.part(key, section, editor)

        def new(value: Any) -> Any:
            return lambda: dataclasses.asdict(value)

        self.licenses = ItemsEditor(
            _tr("Лицензия"), _tr("Добавить лицензию"), fields.license_fields, new(LicenseData())
        )
        told = _tr("Нужна тем, кто в сети учит; номер и дата печатаются в договоре.")
        add("licenses", _tr("Лицензии"), told, self.licenses)
        self.licenses.added.connect(lambda _item: self._propose_later())
        accounts = ItemsEditor(_tr("Счёт"), _tr("Добавить счёт"), fields.account_fields, self._new_account)
        add("accounts", _tr("Счета"), _tr("Печатаются в реквизитах договора с оплатой."), accounts)
        sites = ItemsEditor(_tr("Площадка"), _tr("Добавить площадку"), fields.site_fields, new(SiteData()))
        add("sites", _tr("Площадки"), _tr("Где проходят занятия: из них выбирают место в расписании."), sites)
        units = ItemsEditor(_tr("Подразделение"), _tr("Добавить подразделение"), fields.unit_fields, new(UnitData()))
        add("units", _tr("Подразделения"), _tr("Филиал, факультет или кафедра, которые участвуют в сети."), units)
        risks = ItemsEditor(_tr("Запись"), _tr("Добавить запись"), fields.risk_fields, new(RiskData()))
        add("risks", _tr("Риски и сильные стороны"), _tr("Чего не хватает и чем можно поделиться."), risks)

    def _new_account(self) -> dict[str, Any]:
        """Budget bodies have treasury accounts, private ones a bank."""
        values = self.stack.values()
        kind = AccountKind.BANK if values["level"] == OwnershipLevel.PRIVATE else AccountKind.TREASURY
        return dataclasses.asdict(AccountData(kind=kind))

    # The record

    def current(self, values: Values | None = None) -> OrganizationData:
        """The organisation as it stands in the form."""
        return fields.organization_data(values or self.stack.values(), self.data, OWN_WORDING)

    def _check(self, values: Values) -> Any:
        return [problem for problem in check_organization(self.current(values)) if problem.code != "no_full_name"]

    def _save(self, values: dict[str, Any]) -> int:
        """In the worker: one operation."""
        data = self.current(values)
        return organizations.save_organization(self.context.db, with_gender(data, self._form(data.form_id)))

    def _form(self, form_id: int | None) -> FormRow | None:
        return next((row for row in self.forms if row.id == form_id), None)

    # Wording

    def _on_field(self, key: str) -> None:
        if key == "form_id":
            self._name_by_form()
        elif key == "full_name":
            self._shorten_name()
        if key in _SHOWN_IN_WORDING:
            self._propose_later()

    def _propose_later(self) -> None:
        if hasattr(self, "_timer"):
            self._timer.start()

    def _name_by_form(self) -> None:
        """Start the names with the chosen form while nothing else was typed there."""
        values = self.stack.values()
        form = self._form(values["form_id"])
        if form is None:
            return
        proposed = {"full_name": f"{form.full_name} «»", "short_name": f"{form.abbreviation} «»"}
        if form.abbreviation == "ИП":
            proposed = {"full_name": f"{form.full_name} ", "short_name": f"{form.abbreviation} "}
            self.stack.change("kind", OrganizationKind.ENTREPRENEUR)
        for key, text in proposed.items():
            if not values[key] or values[key] == self._proposed_names.get(key, "").strip():
                self.stack.change(key, text)
        self._proposed_names = proposed
        # After the list of forms has closed, else it would take the focus back.
        QTimer.singleShot(0, self, self._enter_name)

    def _shorten_name(self) -> None:
        """What is typed after the form stands in the short name too, until that is typed by hand."""
        values = self.stack.values()
        form, proposed = self._form(values["form_id"]), self._proposed_names.get("short_name", "").strip()
        if form is None or not proposed or values["short_name"] != proposed:
            return
        rest = values["full_name"].removeprefix(form.full_name)
        if rest != values["full_name"]:
            self._proposed_names["short_name"] = f"{form.abbreviation} {rest.strip()}"
            self.stack.change("short_name", self._proposed_names["short_name"])

    def _enter_name(self) -> None:
        """The cursor between the quotes, where the name itself belongs."""
        self.stack.editor("form_id").lineEdit().setCursorPosition(0)
        name = self.stack.editor("full_name")
        cursor = name.textCursor()
        inside = name.toPlainText().find("«»")
        cursor.setPosition(inside + 1 if inside >= 0 else len(name.toPlainText()))
        name.setTextCursor(cursor)
        name.setFocus()

    def propose(self) -> None:
        """Ask for the wording of what stands in the form now."""
        data = self.current()
        form = self._form(data.form_id)
        self.context.tasks.run(
            lambda control: organization_wording(data, form),
            self._on_wording,
            lane=Lane.RENDER,
            key=f"organization.wording.{id(self)}",
            owner=self,
        )

    def _on_wording(self, wording: Wording) -> None:
        self.wording.show_specimen(wording.specimen)
        self.wording.propose(wording.proposals)
        for item, text in zip(self.licenses.items, wording.listed, strict=False):
            item.form.editor("issuer_ins").setPlaceholderText(text)

    # Own form

    def _add_form(self) -> None:
        """A form that the list lacks."""
        genders = [
            Choice(Gender.NEUTER, _tr("оно: учреждение, общество")),
            Choice(Gender.FEMALE, _tr("она: организация, школа")),
            Choice(Gender.MALE, _tr("он: центр, фонд")),
        ]
        form = Form(
            [
                Field("abbreviation", _tr("Сокращение"), width=20, required=True),
                Field("full_name", _tr("Полностью"), required=True),
                Field("gender", _tr("Главное слово"), Kind.CHOICE, choices=genders, required=True, width=32),
            ]
        )
        db = self.context.db

        def save(values: dict[str, Any]) -> FormRow:
            made = office.save_organization_form(db, values["abbreviation"], values["full_name"], values["gender"])
            return FormRow(made, values["abbreviation"], values["full_name"], values["gender"])

        dialog = RecordDialog(self.context, _tr("Своя организационная форма"), form, save, parent=self)
        dialog.saved.connect(self._on_form_added)
        dialog.open()

    def _on_form_added(self, row: FormRow) -> None:
        self.forms.append(row)
        self.stack.set_choices("form_id", fields.form_choices(self.forms))
        self.stack.change("form_id", row.id)
