"""Step 3: the programme, chosen or entered on the way."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from models.data import ComponentData, ProgramData
from models.enums import EducationLevel
from ui.choice import Choice
from ui.contracts.wizard.program_form import edit_program
from ui.contracts.wizard.state import WizardState
from ui.contracts.wizard.step import Callout, Step
from ui.forms.editors import RecordEditor
from ui.forms.fields import Field, Kind
from ui.system.locale_ru import counted
from ui.tables.columns import Align, Column
from ui.tables.model import RowTableModel
from ui.tables.view import TableView
from ui.widgets.labels import Role, button, label


class ProgramStep(Step):
    """A programme found by typing, its parts as a table, and the dialog that enters or changes it."""

    key = "program"

    def __init__(self, state: WizardState, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self.hint(self.tr("Какую программу реализуете вместе. Части, часы и кто их ведёт попадут в договор."))
        self.body.addLayout(self._make_chooser())
        self.callout = Callout(self)
        self.body.addWidget(self.callout)
        self.title = label("", Role.SECTION)
        self.facts = label("", Role.MUTED)
        self.body.addWidget(self.title)
        self.body.addWidget(self.facts)
        self.table = self._make_table()
        self.body.addWidget(self.table, 100)
        self.body.addStretch(1)

    def _make_chooser(self) -> QHBoxLayout:
        row = QHBoxLayout()
        caption = QLabel(self.tr("Программа"), self)
        self.finder = RecordEditor(Field("program_id", self.tr("Программа"), Kind.RECORD), self)
        self.finder.setAccessibleName(self.tr("Программа"))
        self.finder.edited.connect(self._on_found)
        self.finder.unknown.connect(lambda _title: self._new())
        caption.setBuddy(self.finder)
        self.new_button = button(self.tr("Новая…"), self._new, icon="plus")
        self.new_button.setToolTip(self.tr("Внести новую программу"))
        self.edit_button = button(self.tr("Изменить…"), self._edit, icon="edit")
        self.edit_button.setToolTip(self.tr("Изменить программу и её части"))
        row.addWidget(caption)
        row.addWidget(self.finder, 1)
        row.addWidget(self.edit_button)
        row.addWidget(self.new_button)
        return row

    def _make_table(self) -> TableView:
        model = RowTableModel(
            [
                Column("title", self.tr("Часть программы"), lambda item: item.title, width=25),
                Column("kind", self.tr("Что это"), lambda item: item.kind.title_ru, width=15),
                Column("hours", self.tr("Часы"), lambda item: item.hours, align=Align.RIGHT, width=7),
                Column("owner", self.tr("Кто ведёт"), self._owner, width=20),
            ],
            self,
        )
        table = TableView(model, parent=self)
        table.setSortingEnabled(False)
        table.setAccessibleName(self.tr("Части программы"))
        table.setMinimumHeight(table.verticalHeader().defaultSectionSize() * 4)
        table.opened.connect(lambda _row: self._edit())
        return table

    def _owner(self, item: ComponentData) -> str:
        return self.state.name(item.owner_id) or self.tr("не указано")

    def show_state(self) -> None:
        """The chosen programme and its parts."""
        state = self.state
        rows = [Choice(row.id, row.title or self.tr("без названия")) for row in state.found.programs]
        known = self.finder.get() == state.contract.program_id
        if not (known and self.finder.currentText()) and not self.finder.hasFocus():
            self.finder.put(None)
            self.finder.set_choices(rows)
            self.finder.put(state.contract.program_id)
        elif known:
            self.finder.set_choices(rows)
        program = state.dossier.program
        self.edit_button.setEnabled(program is not None)
        for part in (self.title, self.facts, self.table):
            part.setVisible(program is not None)
        self.callout.setVisible(program is None)
        if program is None:
            text = self.tr("Программы ещё нет.") if not rows else self.tr("Программа не выбрана.")
            self.callout.offer(text, self.tr("Внести программу…"), self._new)
            return
        self.title.setText(f"«{program.title}»")
        self.facts.setText(self._facts(program))
        self.table.set_rows(list(program.components))

    def _facts(self, program: ProgramData) -> str:
        level = program.level.title_ru if program.kind.has_level else program.orientation
        hours = counted(program.hours, (self.tr("час"), self.tr("часа"), self.tr("часов")))
        return " · ".join(part for part in (program.kind.title_ru, level, program.grades, hours) if part)

    # Choosing

    def _on_found(self) -> None:
        number = self.finder.get()
        if number is not None or not self.finder.currentText().strip():
            self._choose(number)

    def _choose(self, program_id: int | None) -> None:
        self.state.change(program_id=program_id)
        self.state.examine_now()

    def _owners(self) -> list[Choice]:
        ids = [party.organization_id for party in self.state.contract.parties]
        program = self.state.dossier.program
        ids += [item.owner_id for item in (program.components if program else ()) if item.owner_id]
        return [Choice(number, self.state.name(number)) for number in dict.fromkeys(ids)]

    def _new(self) -> None:
        contract = self.state.contract
        start = ProgramData(
            title=self.finder.currentText().strip() if self.finder.get() is None else "",
            level=EducationLevel.SECONDARY,
            period_start=contract.valid_from,
            period_end=contract.valid_to,
        )
        edit_program(self.state.context, start, self._owners(), self._choose, self.window())

    def _edit(self) -> None:
        program = self.state.dossier.program
        if program is not None:
            edit_program(self.state.context, program, self._owners(), self._on_edited, self.window())

    def _on_edited(self, program_id: int) -> None:
        """Lessons and resources forget the parts that were taken out of the programme."""
        self.state.change(program_id=program_id)
        self.state.examine_now()

    def without_lost_parts(self) -> None:
        """After a check: rows of the annexes that named a part which is gone name none."""
        program = self.state.dossier.program
        known = {item.id for item in program.components} if program is not None else set()
        contract = self.state.contract
        slots = tuple(
            slot if slot.component_id in known else dataclasses.replace(slot, component_id=None)
            for slot in contract.slots
        )
        resources = tuple(
            item if item.component_id in known else dataclasses.replace(item, component_id=None)
            for item in contract.resources
        )
        if program is not None and program.id == contract.program_id:
            self.state.change(slots=slots, resources=resources)

    def focus_first(self) -> None:
        """The button that enters a programme when there is none, else the field that finds one."""
        target = self.callout.button if self.callout.isVisible() else self.finder
        target.setFocus(Qt.FocusReason.OtherFocusReason)
