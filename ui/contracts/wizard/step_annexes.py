"""Step 5: timetable, resources with money, roster."""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QTabWidget, QVBoxLayout, QWidget

from models.enums import RosterMode
from ui.contracts.wizard import annex_tables
from ui.contracts.wizard.annex_tables import Offers
from ui.contracts.wizard.state import WizardState
from ui.contracts.wizard.step import Step
from ui.forms.row_editor import RowEditor
from ui.system.locale_ru import counted, money_text
from ui.widgets.labels import Role, label

_TABS = ("slots", "resources", "roster")
_TITLES = ("Расписание", "стоимость ресурсов", "обучающихся")  # words of the annexes' titles, as the papers print them


def _copied(row: Any) -> Any:
    return dataclasses.replace(row, id=None)


class AnnexesStep(Step):
    """Three tables on three tabs; each is printed as an annex when it has rows."""

    key = "annexes"

    def __init__(self, state: WizardState, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self._offers = offers = Offers(state)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.slots = RowEditor(
            self.tr("Расписание"),
            annex_tables.slot_columns(offers),
            partial(annex_tables.new_slot, offers),
            add_text=self.tr("Добавить занятие"),
            copy_row=_copied,
        )
        self.resources = RowEditor(
            self.tr("Ресурсы"),
            annex_tables.resource_columns(offers),
            partial(annex_tables.new_resource, offers),
            add_text=self.tr("Добавить ресурс"),
            copy_row=_copied,
        )
        self.rosters = {mode: self._make_roster(mode) for mode in RosterMode}
        self._add_tab(self.tr("Расписание"), self.tr("Когда и где проходят занятия (приложение 1)."), self.slots)
        self._add_tab(
            self.tr("Ресурсы"),
            self.tr("Помещения, оборудование, кадры. Цена нужна, только если ресурсы оплачиваются (приложение 2)."),
            self.resources,
        )
        self._add_roster_tab()
        self.body.addWidget(self.tabs, 1)
        self.tabs.currentChanged.connect(lambda _tab: self.place_changed.emit())
        self.slots.edited.connect(lambda: self.state.change(slots=self.slots.rows()))
        self.resources.edited.connect(self._on_resources)

    def _make_roster(self, mode: RosterMode) -> RowEditor:
        names = mode is RosterMode.NAMES
        editor = RowEditor(
            self.tr("Обучающиеся"),
            annex_tables.roster_columns(self._offers, names=names),
            partial(annex_tables.new_entry, self._offers),
            add_text=self.tr("Добавить ученика") if names else self.tr("Добавить класс"),
            copy_row=_copied,
        )
        editor.edited.connect(partial(self._on_roster, mode))
        return editor

    def _add_tab(self, title: str, text: str, *parts: QWidget) -> QVBoxLayout:
        sheet = QWidget(self)
        layout = QVBoxLayout(sheet)
        layout.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        layout.addWidget(label(text, Role.MUTED))
        for part in parts:
            layout.addWidget(part, 1)
        self.tabs.addTab(sheet, title)
        return layout

    def _add_roster_tab(self) -> None:
        choice = QWidget(self)
        row = QHBoxLayout(choice)
        row.setContentsMargins(0, 0, 0, 0)
        self._modes = QButtonGroup(self)
        self.mode_buttons: dict[RosterMode, QRadioButton] = {}
        for mode in RosterMode:
            radio = QRadioButton(mode.title_ru[:1].upper() + mode.title_ru[1:], choice)
            radio.clicked.connect(lambda _on, chosen=mode: self._set_mode(chosen))
            self._modes.addButton(radio)
            self.mode_buttons[mode] = radio
            row.addWidget(radio)
        row.addStretch(1)
        text = self.tr("Имена записывайте, только если их требует договор: это персональные данные детей.")
        layout = self._add_tab(self.tr("Обучающиеся"), text, choice, *self.rosters.values())
        layout.setStretchFactor(choice, 0)

    # Showing

    def show_state(self) -> None:
        """Rows of the contract."""
        contract = self.state.contract
        self.slots.set_rows(contract.slots)
        self.resources.set_rows(contract.resources)
        self.mode_buttons[contract.roster_mode].setChecked(True)
        for mode, editor in self.rosters.items():
            editor.setVisible(mode is contract.roster_mode)
        self.rosters[contract.roster_mode].set_rows(contract.roster)
        self._show_sums()

    def _show_sums(self) -> None:
        contract = self.state.contract
        total = money_text(contract.resources_total)
        self.resources.foot.setText(self.tr("Всего {sum} руб.").format(sum=total) if contract.resources_total else "")
        pupils = counted(contract.students_total, (self.tr("человек"), self.tr("человека"), self.tr("человек")))
        for editor in self.rosters.values():
            editor.foot.setText(self.tr("Всего {pupils}").format(pupils=pupils) if contract.roster else "")

    # Changing

    def _on_resources(self) -> None:
        rows = (dataclasses.replace(row, position=place) for place, row in enumerate(self.resources.rows()))
        self.state.change(resources=tuple(rows))
        self._show_sums()

    def _on_roster(self, mode: RosterMode) -> None:
        if mode is self.state.contract.roster_mode:
            rows = (dataclasses.replace(row, position=place) for place, row in enumerate(self.rosters[mode].rows()))
            self.state.change(roster=tuple(rows))
            self._show_sums()

    def _set_mode(self, mode: RosterMode) -> None:
        self.state.change(roster_mode=mode)
        self.show_state()

    def leave(self) -> None:
        """Take what stands in an open cell."""
        for editor in (self.slots, self.resources, *self.rosters.values()):
            editor.finish_editing()

    def paper_place(self) -> str:
        """The annex of the tab shown."""
        return _TITLES[self.tabs.currentIndex()]

    def focus_first(self) -> None:
        """The button that adds a row to the table shown."""
        editors = {0: self.slots, 1: self.resources, 2: self.rosters[self.state.contract.roster_mode]}
        editors[self.tabs.currentIndex()].add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_problem(self, field: str) -> None:
        """The tab of the annex a problem names."""
        head = field.partition(".")[0]
        if head in _TABS:
            self.tabs.setCurrentIndex(_TABS.index(head))
        self.focus_first()
