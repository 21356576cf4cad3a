"""The card of a person as a form: name, position, the forms papers will print, bases of authority."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QTimer

from models.data import AuthorityData, OrganizationData, PersonData
from models.enums import AuthorityKind, OrganizationKind
from models.operations import people
from models.rules.cards import check_person
from ui.forms.fields import Values
from ui.forms.items import ItemsEditor
from ui.forms.long_dialog import LongDialog
from ui.forms.nested_drafts import form_draft
from ui.forms.stack import FormStack
from ui.forms.wording import WordingBlock
from ui.partners import person_fields as fields
from ui.partners.wording import Wording, person_wording
from ui.system.tasks import Lane

if TYPE_CHECKING:
    from ui.context import AppContext

_PROPOSE_MS = 250
_SILENT = frozenset({"phone", "email", "note", "is_head"})
_PASSED = frozenset({"no_surname"})


def _tr(text: str) -> str:
    return QCoreApplication.translate("PersonDialog", text)


def first_authority(organization: OrganizationData) -> AuthorityData:
    """What a head's power usually rests on: the charter, for an entrepreneur the record in the register."""
    entrepreneur = organization.kind is OrganizationKind.ENTREPRENEUR
    return AuthorityData(kind=AuthorityKind.REGISTRATION if entrepreneur else AuthorityKind.CHARTER)


def new_person(organization: OrganizationData, has_head: bool) -> PersonData:
    """A person to start from; the first one of an organisation is most often its head."""
    if has_head:
        return PersonData(organization_id=organization.id or 0)
    return PersonData(
        organization_id=organization.id or 0,
        is_head=True,
        position=_tr("директор"),
        authorities=(first_authority(organization),),
    )


class PersonDialog(LongDialog):
    """Edits one person of `organization`."""

    def __init__(self, context: AppContext, data: PersonData, organization: OrganizationData) -> None:
        self.data, self.organization = data, organization
        self.stack = FormStack(check=self._check)
        self.wording = WordingBlock(_tr("Как это будет в документах"), fields.wording_columns(), fields.questions())
        self._build_form()
        self.stack.set_values(fields.person_values(data), show_problems=data.id is not None)
        self._gender_is_proposed = data.gender is None
        self._name_typed = False
        title = data.full_name if data.id is not None else _tr("Новый сотрудник")
        super().__init__(
            context,
            f"{title} — {organization.name}",
            self.stack,
            self._save,
            help_page="partners",
            draft=form_draft(context.settings, f"person.{data.id or f'new.{organization.id}'}", self.stack),
            lines=48,
        )
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PROPOSE_MS)
        self._timer.timeout.connect(self.propose)
        self.stack.changed.connect(self._on_field)
        self.propose()

    def _build_form(self) -> None:
        stack = self.stack
        stack.section(_tr("Кто это"))
        stack.form(fields.name_fields())
        stack.part("wording", _tr("Как это будет в документах"), self.wording)
        stack.section(_tr("Основания полномочий"), _tr("На каком основании этот человек подписывает договоры."))
        self.authorities = ItemsEditor(
            _tr("Основание"), _tr("Добавить основание"), fields.authority_fields, self._new_authority
        )
        stack.part("authorities", _tr("Основания полномочий"), self.authorities)
        stack.section(_tr("Связь"))
        stack.form(fields.contact_fields())

    def _new_authority(self) -> dict[str, Any]:
        present = {item["kind"] for item in self.authorities.get()} if hasattr(self, "authorities") else set()
        usual = first_authority(self.organization)
        other = AuthorityData(kind=AuthorityKind.POWER_OF_ATTORNEY)
        return dataclasses.asdict(other if usual.kind in present else usual)

    # The record

    def current(self, values: Values | None = None) -> PersonData:
        """The person as it stands in the form."""
        return fields.person_data(values or self.stack.values(), self.data)

    def _check(self, values: Values) -> Any:
        # The empty surname is told by the form itself, as for every field with a star.
        return [problem for problem in check_person(self.current(values)) if problem.code not in _PASSED]

    def _save(self, values: dict[str, Any]) -> int:
        """In the worker: one operation."""
        return people.save_person(self.context.db, self.current(values))

    # Wording

    def _on_field(self, key: str) -> None:
        if key == "gender":
            self._gender_is_proposed = False
        if key == "patronymic":
            self._name_typed = True
        if key not in _SILENT:
            self._timer.start()

    def propose(self) -> None:
        """Ask for the forms of what stands in the form now."""
        person, organization = self.current(), self.organization
        self.context.tasks.run(
            lambda control: person_wording(person, organization),
            self._on_wording,
            lane=Lane.RENDER,
            key=f"person.wording.{id(self)}",
            owner=self,
        )

    def _on_wording(self, wording: Wording) -> None:
        if self._gender_is_proposed and self._name_typed and wording.gender != self.stack.values()["gender"]:
            self.stack.change("gender", wording.gender)
            self._gender_is_proposed = True
        self.wording.show_specimen(wording.specimen)
        self.wording.propose(wording.proposals)
        for item, text in zip(self.authorities.items, wording.listed, strict=False):
            item.form.editor("wording_gen").setPlaceholderText(text)
