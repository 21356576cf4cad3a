"""Step 2: the parties, their roles and who signs; partners and our own school are entered on the way."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from models.data import OrganizationData, PartyData, PersonData
from models.enums import OrganizationKind
from models.operations import contracts, organizations
from ui.choice import Choice
from ui.contracts.quick_partner import PartnerEntry, edit_partner
from ui.contracts.quick_person import edit_person
from ui.contracts.wizard.loading import party_for
from ui.contracts.wizard.party_details import PartyDetails, authority_words
from ui.contracts.wizard.state import WizardState
from ui.contracts.wizard.step import Callout, Step
from ui.forms.editors import RecordEditor
from ui.forms.fields import Field, Kind
from ui.tables.columns import Column
from ui.tables.model import RowTableModel
from ui.tables.view import TableView
from ui.widgets.labels import button, line

_LEAST_LINES, _MOST_LINES = 5, 10  # with the head line; an agreement may have twenty parties


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A line of the table of parties."""

    id: int
    name: str
    role: str
    signatory: str
    ground: str


class PartiesStep(Step):
    """The table of parties, the details of one, and the ways to add one."""

    key = "parties"

    def __init__(self, state: WizardState, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self.callout = Callout(self)
        self.body.addWidget(self.callout)
        self.table = self._make_table()
        self.body.addWidget(self.table)
        self.body.addLayout(self._make_buttons())
        self.body.addLayout(self._make_adder())
        self.body.addWidget(line())
        self.details = PartyDetails(state, self._edit_person, self)
        self.body.addWidget(self.details)
        self.body.addStretch(1)
        self.table.current_changed.connect(self._on_current)
        self._show_after: int | None = None

    def _make_table(self) -> TableView:
        nothing = self.tr("не указано")
        model = RowTableModel(
            [
                Column("name", self.tr("Сторона"), lambda row: row.name, width=18),
                Column("role", self.tr("Роль"), lambda row: row.role, width=22),
                Column("signatory", self.tr("Подписывает"), lambda row: row.signatory or nothing, width=20),
                Column("ground", self.tr("Основание"), lambda row: row.ground or nothing, width=10),
            ],
            self,
        )
        table = TableView(model, parent=self)
        table.setSortingEnabled(False)
        table.setAccessibleName(self.tr("Стороны договора"))
        table.opened.connect(lambda _row: self.details.role.setFocus(Qt.FocusReason.OtherFocusReason))
        return table

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.card_button = button(self.tr("Карточка организации…"), self._edit_card, icon="edit")
        self.up_button = button(self.tr("Выше"), lambda: self._move(-1), icon="chevron-up")
        self.down_button = button(self.tr("Ниже"), lambda: self._move(1), icon="chevron-down")
        self.remove_button = button(self.tr("Убрать"), self._remove, icon="trash")
        for part in (self.card_button, self.up_button, self.down_button, self.remove_button):
            row.addWidget(part)
        row.addStretch(1)
        return row

    def _make_adder(self) -> QHBoxLayout:
        row = QHBoxLayout()
        caption = QLabel(self.tr("Добавить сторону"), self)
        field = Field("partner", self.tr("Добавить сторону"), Kind.RECORD)
        self.finder = RecordEditor(field, self)
        self.finder.setAccessibleName(field.label)
        self.finder.edited.connect(self._on_found)
        self.finder.unknown.connect(lambda _name: self._new_partner())
        caption.setBuddy(self.finder)
        self.new_button = button(self.tr("Новый партнёр…"), self._new_partner, icon="plus")
        row.addWidget(caption)
        row.addWidget(self.finder, 1)
        row.addWidget(self.new_button)
        return row

    # Showing

    def show_state(self) -> None:
        """The parties as they stand; the chosen line stays chosen."""
        state = self.state
        lines = [self._line(index, party) for index, party in enumerate(state.contract.parties)]
        if tuple(lines) != self._model().all_rows:
            self.table.set_rows(lines)
        shown = min(max(len(lines) + 1, _LEAST_LINES), _MOST_LINES) + 0.2
        self.table.setFixedHeight(round(self.table.verticalHeader().defaultSectionSize() * shown))
        if lines and self.table.current_row() is None:
            self.table.selectRow(0)
        present = {party.organization_id for party in state.contract.parties}
        rows = [row for row in state.found.organizations if row.id not in present]
        if not self.finder.currentText():
            self.finder.set_choices([Choice(row.id, row.short_name or row.full_name) for row in rows])
        self._show_callout()
        self._on_current(self.table.current_row())

    def _model(self) -> RowTableModel:
        model = self.table.model()
        assert isinstance(model, RowTableModel)
        return model

    def _line(self, index: int, party: PartyData) -> PartyLine:
        staff = self.state.found.staff(party.organization_id)
        person = next((item for item in staff if item.id == party.signatory_id), None)
        grounds = person.authorities if person else ()
        ground = next((item for item in grounds if item.id == party.authority_id), grounds[0] if grounds else None)
        return PartyLine(
            index,
            self.state.name(party.organization_id),
            party.role.title_ru,
            person.full_name if person else "",
            authority_words(ground) if ground else "",
        )

    def _show_callout(self) -> None:
        own = self.state.found.own
        if own is None:
            self.callout.offer(
                self.tr("Вашей школы ещё нет в базе. Внесите её один раз — дальше она будет подставляться сама."),
                self.tr("Указать свою школу…"),
                self.enter_own_school,
            )
        elif own.id not in {party.organization_id for party in self.state.contract.parties}:
            self.callout.offer(
                self.tr("Вашей школы нет среди сторон."),
                self.tr("Добавить «{name}»").format(name=own.name),
                lambda: self._add(own.id or 0),
            )
        else:
            self.callout.hide()

    def _on_current(self, row: PartyLine | None) -> None:
        index = row.id if row is not None else -1
        count = len(self.state.contract.parties)
        self.details.show_party(index)
        self.card_button.setEnabled(index >= 0)
        self.remove_button.setEnabled(index >= 0)
        self.up_button.setEnabled(index > 0)
        self.down_button.setEnabled(0 <= index < count - 1)

    def _index(self) -> int:
        row = self.table.current_row()
        return row.id if row is not None else -1

    # Parties

    def _on_found(self) -> None:
        number = self.finder.get()
        if number is not None:
            self.finder.put(None)
            self._add(number)

    def _add(self, organization_id: int) -> None:
        """Add an organisation with its head proposed as signatory, then choose its line."""
        db, kind = self.state.context.db, self.state.kind
        own = self.state.found.own
        is_own = own is not None and own.id == organization_id

        def done(party: PartyData) -> None:
            if organization_id not in {item.organization_id for item in self.state.contract.parties}:
                self.state.add_party(party)
                self._show_after = 0 if is_own else len(self.state.contract.parties) - 1
            self.state.examine_now()

        self.state.context.tasks.run(lambda control: party_for(db, kind, organization_id), done, owner=self)

    def refreshed(self) -> None:
        """After a check: choose the line that was just added; typing goes on with the next party."""
        if self._show_after is not None:
            self.table.select_key(self._show_after)
            self._show_after = None
            self.finder.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        parties = list(self.state.contract.parties)
        del parties[self._index()]
        self.state.set_parties(parties)
        self.show_state()

    def _move(self, step: int) -> None:
        parties, index = list(self.state.contract.parties), self._index()
        parties[index], parties[index + step] = parties[index + step], parties[index]
        self.state.set_parties(parties)
        self.show_state()
        self.table.select_key(index + step)

    # Cards entered on the way

    def enter_own_school(self) -> None:
        """Ask for our own school; the rest of the contract is proposed from it."""
        start = OrganizationData(is_own=True, kind=OrganizationKind.SCHOOL)
        edit_partner(self.state.context, PartnerEntry(start, None), self._on_own_school, self.window())

    def _on_own_school(self, organization_id: int) -> None:
        db, state = self.state.context.db, self.state

        def work(control: object) -> str:
            return organizations.organization(db, organization_id).settlement

        def done(settlement: str) -> None:
            if not state.contract.place and settlement:
                state.change(place=settlement)
            self._add(organization_id)

        # The state must know which school is ours before it becomes a party.
        state.examine_now()
        state.context.tasks.run(work, done, owner=self)

    def _new_partner(self) -> None:
        name = self.finder.currentText().strip()
        start = OrganizationData(short_name=name)
        self.finder.put(None)
        edit_partner(self.state.context, PartnerEntry(start, None), self._add, self.window())

    def _edit_card(self) -> None:
        party = self.state.contract.parties[self._index()]
        organization = self.state.dossier.organizations.get(party.organization_id)
        if organization is not None:
            staff = self.state.found.staff(party.organization_id)
            head = next((person for person in staff if person.is_head), next(iter(staff), None))
            edit_partner(self.state.context, PartnerEntry(organization, head), self._on_card, self.window())

    def _on_card(self, organization_id: int) -> None:
        """A card was changed: a head entered there signs where nobody signs yet."""
        index = next(
            (n for n, party in enumerate(self.state.contract.parties) if party.organization_id == organization_id), -1
        )
        if index < 0:
            return
        db, party = self.state.context.db, self.state.contract.parties[index]

        def done(proposed: PartyData) -> None:
            if party.signatory_id is None:
                self.state.change_party(index, signatory_id=proposed.signatory_id, authority_id=proposed.authority_id)
            self.state.examine_now()

        self.state.context.tasks.run(
            lambda control: contracts.proposed_party(db, organization_id, party), done, owner=self
        )

    def _edit_person(self, person: PersonData | None) -> None:
        party = self.state.contract.parties[self._index()]
        start = person or PersonData(organization_id=party.organization_id)
        edit_person(self.state.context, start, self._on_person, self.window())

    def _on_person(self, saved: PersonData) -> None:
        """The person just entered signs."""
        for index, party in enumerate(self.state.contract.parties):
            if party.organization_id == saved.organization_id:
                known = {item.id for item in saved.authorities}
                first = saved.authorities[0].id if saved.authorities else None
                ground = party.authority_id if party.authority_id in known else first
                changed = dataclasses.replace(party, signatory_id=saved.id, authority_id=ground)
                self.state.change_party(index, signatory_id=changed.signatory_id, authority_id=changed.authority_id)
        self.state.examine_now()

    # Focus

    def focus_first(self) -> None:
        """The button that mends what is missing, else the field that adds a party."""
        target = self.callout.button if self.callout.isVisible() else self.finder
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_problem(self, field: str) -> None:
        """The line of the party a problem names, and the part of its details."""
        parts = field.split(".")
        if len(parts) < 2 or not parts[1].isdigit():
            self.focus_first()
            return
        self.table.select_key(int(parts[1]))
        target = self.details.signatory if parts[-1] == "signatory_id" else self.card_button
        target.setFocus(Qt.FocusReason.OtherFocusReason)
