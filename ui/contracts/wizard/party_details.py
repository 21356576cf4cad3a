"""The party chosen in the table: its role with an explanation, who signs and on what ground."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from models.data import AuthorityData, PartyData, PersonData
from models.enums import PartyRole
from ui.choice import Choice, enum_choices
from ui.contracts.wizard.preamble_box import PreambleBox
from ui.contracts.wizard.state import WizardState
from ui.forms.editors import ChoiceEditor
from ui.forms.fields import Field, Kind
from ui.system.locale_ru import date_text
from ui.system.translation import QT_TRANSLATE_NOOP
from ui.widgets.labels import Role, button, label

# The one line the law's two meanings of «базовая организация» call for.
_ROLES: dict[PartyRole, str] = {
    PartyRole.BASE: QT_TRANSLATE_NOOP(
        "Roles",
        "Здесь зачислены обучающиеся; она отвечает за программу в целом. Не путайте с «базовой школой» "
        "в смысле школы-донора: та, что преподаёт чужим детям, здесь называется участником.",
    ),
    PartyRole.EDU_PARTICIPANT: QT_TRANSLATE_NOOP(
        "Roles", "Преподаёт часть программы обучающимся базовой организации; нужна образовательная лицензия."
    ),
    PartyRole.RESOURCE_HOLDER: QT_TRANSLATE_NOOP(
        "Roles", "Предоставляет помещения, оборудование или иные ресурсы, сама не преподаёт; лицензия не нужна."
    ),
    PartyRole.COORDINATOR: QT_TRANSLATE_NOOP("Roles", "Созывает стороны, ведёт совместный план и хранит соглашение."),
    PartyRole.PARTY: QT_TRANSLATE_NOOP("Roles", "Участвует в соглашении наравне с другими."),
}


def role_words(role: PartyRole) -> str:
    """What a role means, in one or two sentences."""
    return QCoreApplication.translate("Roles", _ROLES[role])


# No person has this number: the signatory answers too.
_SIGNATORY = 0


def authority_words(authority: AuthorityData) -> str:
    """«Доверенность № 5 от 01.09.2026»."""
    parts = [authority.kind.title_ru]
    if authority.number:
        parts.append(f"№ {authority.number}")
    if authority.issued_on:
        parts.append(QCoreApplication.translate("Roles", "от {day}").format(day=date_text(authority.issued_on)))
    return " ".join(parts)


class PartyDetails(QWidget):
    """Edits one party of the state. `edit_person(person or None)` opens the card of a signatory."""

    def __init__(
        self, state: WizardState, edit_person: Callable[[PersonData | None], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._edit_person = edit_person
        self._index = -1
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self.title = label("", Role.SECTION)
        self._grid.addWidget(self.title, 0, 0, 1, 2)
        self.role = self._choice(1, self.tr("Роль"))
        self.meaning = label("", Role.HINT)
        self._grid.addWidget(self.meaning, 2, 1)
        self.person_button = button(self.tr("Добавить…"), self._on_person, role="link")
        self.signatory = self._choice(3, self.tr("Подписывает"), self.person_button)
        self.authority = self._choice(4, self.tr("На основании"))
        self.contact = self._choice(5, self.tr("Отвечает"))
        self.contact.setToolTip(self.tr("Кто отвечает за исполнение: печатается, если выбран пункт об ответственных"))
        self.preamble = PreambleBox(state, self)
        self._grid.addWidget(self.preamble, 6, 0, 1, 2)
        self.role.edited.connect(self._on_role)
        self.signatory.edited.connect(self._on_signatory)
        self.authority.edited.connect(self._on_authority)
        self.contact.edited.connect(self._on_contact)

    def _choice(self, row: int, text: str, beside: QWidget | None = None) -> ChoiceEditor:
        editor = ChoiceEditor(Field(text, text, Kind.CHOICE, required=True), self)
        editor.setAccessibleName(text)
        caption = QLabel(text, self)
        caption.setBuddy(editor)
        line = QHBoxLayout()
        line.addWidget(editor, 1)
        if beside is not None:
            line.addWidget(beside)
        self._grid.addWidget(caption, row, 0)
        self._grid.addLayout(line, row, 1)
        return editor

    # Showing

    def show_party(self, index: int) -> None:
        """Show party `index` of the contract; hidden for an index out of range."""
        parties = self._state.contract.parties
        self._index = index if 0 <= index < len(parties) else -1
        self.setVisible(self._index >= 0)
        if self._index < 0:
            return
        party = parties[self._index]
        self.title.setText(self._state.name(party.organization_id))
        self.role.show_choices(enum_choices(self._state.kind.roles), party.role)
        self.meaning.setText(role_words(party.role))
        self._show_signatory(party)
        self.preamble.show_party(self._index)

    def _show_signatory(self, party: PartyData) -> None:
        staff = self._state.found.staff(party.organization_id)
        chosen = next((person for person in staff if person.id == party.signatory_id), None)
        people = [Choice(person.id, person_words(person)) for person in staff]
        self.signatory.show_choices(people, chosen.id if chosen else None)
        self.signatory.setCurrentIndex(self.signatory.currentIndex() if chosen else -1)
        self.signatory.setPlaceholderText(self.tr("никто не внесён") if not staff else self.tr("не выбрано"))
        self.person_button.setText(self.tr("Изменить…") if chosen else self.tr("Добавить…"))
        grounds = chosen.authorities if chosen else ()
        known = [item.id for item in grounds]
        ground = party.authority_id if party.authority_id in known else next(iter(known), None)
        self.authority.show_choices([Choice(item.id, authority_words(item)) for item in grounds], ground)
        self.authority.setEnabled(bool(grounds))
        known_contact = party.contact_id if party.contact_id in {person.id for person in staff} else _SIGNATORY
        self.contact.show_choices([Choice(_SIGNATORY, self.tr("тот, кто подписывает")), *people], known_contact)

    # Changing

    def _party(self) -> PartyData:
        return self._state.contract.parties[self._index]

    def _on_role(self) -> None:
        role = PartyRole(self.role.get())
        self._state.change_party(self._index, role=role)
        self.meaning.setText(role_words(role))

    def _on_signatory(self) -> None:
        staff = self._state.found.staff(self._party().organization_id)
        person = next((person for person in staff if person.id == self.signatory.get()), None)
        if person is not None:
            ground = person.authorities[0].id if person.authorities else None
            self._state.change_party(self._index, signatory_id=person.id, authority_id=ground)
            self._show_signatory(self._party())

    def _on_authority(self) -> None:
        self._state.change_party(self._index, authority_id=self.authority.get())

    def _on_contact(self) -> None:
        chosen = self.contact.get()
        self._state.change_party(self._index, contact_id=None if chosen == _SIGNATORY else chosen)

    def _on_person(self) -> None:
        staff = self._state.found.staff(self._party().organization_id)
        self._edit_person(next((person for person in staff if person.id == self.signatory.get()), None))


def person_words(person: PersonData) -> str:
    """«Иванов Иван Иванович, директор»."""
    return ", ".join(part for part in (person.full_name, person.position) if part)
