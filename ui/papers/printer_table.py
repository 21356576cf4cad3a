"""The papers of a printing: a tick, the copies to be made, what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSpinBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ui.messages import Tone
from ui.papers.printer_run import Fate, Outcome, PrinterItem
from ui.system.icons import icon
from ui.system.locale_ru import counted
from ui.system.theme import colors_of

TITLE, GROUP, COPIES, TOLD = range(4)
_MOST_COPIES = 99
_LOOKS = {Fate.SENT: (Tone.GOOD, "success"), Fate.FAILED: (Tone.BAD, "error"), Fate.LEFT: (Tone.WARNING, "stop")}


class _Copies(QStyledItemDelegate):
    """A number field from 1 to 99."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """The field."""
        made = QSpinBox(parent)
        made.setRange(1, _MOST_COPIES)
        made.setFrame(False)
        return made

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Take the number."""
        assert isinstance(editor, QSpinBox)
        editor.interpretText()
        model.setData(index, editor.value())


class PrinterTable(QTableWidget):
    """`papers` with the copies as edited. Signals: edited() after a tick or a number changed."""

    edited = Signal()

    def __init__(self, items: Sequence[PrinterItem], parent: QWidget | None = None) -> None:
        super().__init__(len(items), 4, parent)
        self.papers = list(items)
        self.setAccessibleName(self.tr("Документы для печати"))
        self.setHorizontalHeaderLabels(
            [self.tr("Документ"), self.tr("Договор"), self.tr("Экземпляров"), self.tr("Итог")]
        )
        self.verticalHeader().hide()
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.SelectedClicked | triggers.DoubleClicked)
        self.setItemDelegateForColumn(COPIES, _Copies(self))
        for row, item in enumerate(self.papers):
            self._fill(row, item)
        header = self.horizontalHeader()
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        for column in (GROUP, COPIES):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(TOLD, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setColumnHidden(GROUP, len({item.group for item in self.papers}) == 1)
        if self.papers:
            self.setCurrentCell(0, COPIES)
        self.itemChanged.connect(self._on_changed)

    def _fill(self, row: int, item: PrinterItem) -> None:
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        title = QTableWidgetItem(item.title)
        title.setFlags(plain | Qt.ItemFlag.ItemIsUserCheckable)
        title.setCheckState(Qt.CheckState.Checked)
        group, told, copies = QTableWidgetItem(item.group), QTableWidgetItem(""), QTableWidgetItem()
        group.setFlags(plain)
        told.setFlags(plain)
        copies.setFlags(plain | Qt.ItemFlag.ItemIsEditable)
        copies.setData(Qt.ItemDataRole.EditRole, item.copies)
        copies.setToolTip(self.tr("Двойной щелчок или цифра с клавиатуры — другое число"))
        for column, cell in ((TITLE, title), (GROUP, group), (COPIES, copies), (TOLD, told)):
            self.setItem(row, column, cell)

    def cell(self, row: int, column: int) -> QTableWidgetItem:
        """One cell: all are filled from the beginning."""
        cell = self.item(row, column)
        assert cell is not None
        return cell

    def chosen(self) -> list[int]:
        """Rows with a tick."""
        return [row for row in range(self.rowCount()) if self.cell(row, TITLE).checkState() is Qt.CheckState.Checked]

    def tick_all(self, title: str, ticked: bool) -> None:
        """Tick all papers called so, or take their ticks off."""
        state = Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        for row, paper in enumerate(self.papers):
            if paper.title == title:
                self.cell(row, TITLE).setCheckState(state)

    def _on_changed(self, cell: QTableWidgetItem) -> None:
        if cell.column() == COPIES:
            copies = int(cell.data(Qt.ItemDataRole.EditRole))
            self.papers[cell.row()] = replace(self.papers[cell.row()], copies=copies)
        if cell.column() in (TITLE, COPIES):
            self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks the selected lines in whatever column one stands."""
        if event.key() == Qt.Key.Key_Space:
            rows = sorted({index.row() for index in self.selectedIndexes()} or {self.currentRow()})
            checked = all(self.cell(row, TITLE).checkState() is Qt.CheckState.Checked for row in rows)
            for row in rows:
                self.cell(row, TITLE).setCheckState(Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)
            return
        super().keyPressEvent(event)

    # Results

    def clear_outcomes(self) -> None:
        """Forget what became of the last printing."""
        for row in range(self.rowCount()):
            cell = self.cell(row, TOLD)
            cell.setText("")
            cell.setIcon(QIcon())

    def show_outcome(self, row: int, outcome: Outcome) -> None:
        """Say what became of a paper; one that was sent loses its tick, so that the rest can be tried again."""
        tone, name = _LOOKS[outcome.fate]
        pages = (self.tr("страница"), self.tr("страницы"), self.tr("страниц"))
        text = outcome.fate.title_ru
        if outcome.fate is Fate.SENT:
            text = self.tr("{fate}, {pages}").format(fate=text, pages=counted(outcome.pages, pages))
            self.cell(row, TITLE).setCheckState(Qt.CheckState.Unchecked)
        elif outcome.reason:
            text = self.tr("{fate}: {reason}").format(fate=text, reason=outcome.reason)
        cell = self.cell(row, TOLD)
        cell.setText(text)
        cell.setToolTip(text)
        cell.setIcon(icon(name))
        cell.setForeground(QColor(colors_of(self).tones[tone].ink))
        self.resizeRowToContents(row)

    def told(self, row: int) -> str:
        """What became of the paper in words."""
        return self.cell(row, TOLD).text()
