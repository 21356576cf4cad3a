"""Versions of a template: when, who, how large; compare, return."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.system.locale_ru import grouped, moment_text
from ui.tables.columns import Align, Column
from ui.tables.model import RowTableModel
from ui.tables.view import TableView
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Role, button, label

if TYPE_CHECKING:
    from documents.workshop.versions import Version
    from ui.context import AppContext

_KILOBYTE = 1024


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version in the list. `id` is its file name."""

    id: str
    version: Version
    when: str
    who: str
    size: str


class VersionsPane(QWidget):
    """Signals: compare_wanted(older Version or None for the original, newer Version or None for the one in use);
    return_wanted(Version); original_wanted()."""

    compare_wanted = Signal(object, object)
    return_wanted = Signal(object)
    original_wanted = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = RowTableModel(self._columns(), self)
        self.view = TableView(self.model, settings=context.settings, name="workshop.versions", parent=self)
        self.view.setAccessibleName(self.tr("Версии шаблона"))
        self.view.opened.connect(lambda row: self.compare_wanted.emit(row.version, None))
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._allow())
        self.compare = button(self.tr("Сравнить с нынешним"), self._compare, icon="search")
        self.with_original = button(self.tr("Сравнить с исходным"), self._compare_original, icon="search")
        self.put_back = button(self.tr("Вернуть эту версию"), self._return, icon="undo")
        self.original = button(self.tr("Вернуть исходный"), self.original_wanted.emit, icon="undo")
        holder = QWidget(self)
        row = FlowLayout(holder)
        for made in (self.put_back, self.compare, self.with_original, self.original):
            row.addWidget(made)
        layout = QVBoxLayout(self)
        gap = self.fontMetrics().height() // 2
        layout.setContentsMargins(0, gap, 0, 0)
        layout.setSpacing(gap)
        hint = self.tr(
            "Каждое сохранение без ошибок остаётся здесь. Вернуть можно любую версию: нынешняя тоже не пропадёт. "
            "Чтобы сравнить две, выделите их с клавишей Ctrl."
        )
        layout.addWidget(label(hint, Role.HINT))
        layout.addWidget(self.view, 1)
        layout.addWidget(holder)
        self._edited = False
        self._allow()

    def _columns(self) -> list[Column]:
        return [
            Column("when", self.tr("Сохранено"), lambda row: row.when, width=18,
                   sort=lambda row: row.version.saved_at),
            Column("who", self.tr("Кто"), lambda row: row.who, width=14),
            Column("size", self.tr("Размер"), lambda row: row.size, align=Align.RIGHT, width=10,
                   sort=lambda row: row.version.size),
        ]  # fmt: skip

    def show_versions(self, versions: Sequence[Version], *, edited: bool) -> None:
        """Show these versions; `edited` tells that the office uses a copy of its own."""
        self._edited = edited
        kilobytes = self.tr("{size} КБ")
        rows = [
            VersionRow(
                version.path.name, version, moment_text(version.saved_at), version.author,
                kilobytes.format(size=grouped(max(1, round(version.size / _KILOBYTE)))),
            )
            for version in versions
        ]  # fmt: skip
        self.model.set_rows(rows)
        self._allow()

    def chosen(self) -> list[Version]:
        """The selected versions, the newest first."""
        picked = [row.version for row in self.view.selected_rows()]
        return sorted(picked, key=lambda version: (version.saved_at, version.number), reverse=True)

    def _allow(self) -> None:
        count = len(self.view.selected_rows())
        self.put_back.setEnabled(count == 1)
        self.compare.setEnabled(count in (1, 2))
        self.compare.setText(self.tr("Сравнить две") if count == 2 else self.tr("Сравнить с нынешним"))
        self.with_original.setEnabled(self._edited or count == 1)
        self.original.setEnabled(self._edited)

    def _compare(self) -> None:
        newer, *rest = self.chosen()
        if rest:
            self.compare_wanted.emit(rest[0], newer)
        else:
            self.compare_wanted.emit(newer, None)

    def _compare_original(self) -> None:
        picked = self.chosen()
        self.compare_wanted.emit(None, picked[0] if len(picked) == 1 else None)

    def _return(self) -> None:
        self.return_wanted.emit(self.chosen()[0])
