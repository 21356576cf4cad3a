"""A dialog for long forms: the headings of the form stand at its left and lead to their places."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QScrollArea, QWidget

from ui.forms.dialog import RecordDialog
from ui.forms.stack import FormStack
from ui.widgets.windows import fit_to_screen

_CONTENTS_CHARS = 26
_LINE_HEIGHT = 2.0
_WORTH_LISTING = 4


class LongDialog(RecordDialog):
    """Edits one record in a FormStack. `chars` and `lines` say how large it would like to be."""

    def __init__(self, *arguments: Any, chars: int = 122, lines: int = 40, **options: Any) -> None:
        super().__init__(*arguments, **options)
        metrics = self.fontMetrics()
        fit_to_screen(self, metrics.averageCharWidth() * chars, metrics.height() * lines)

    def _framed(self, area: QScrollArea) -> QWidget:
        self.area = area
        self.contents = QListWidget(self)
        self.contents.setProperty("role", "plain")
        self.contents.setAccessibleName(self.tr("Разделы этого окна"))
        self.contents.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        sections = self.form.sections if isinstance(self.form, FormStack) else []
        for title, _heading in sections:
            item = QListWidgetItem(title, self.contents)
            item.setSizeHint(QSize(0, round(self.fontMetrics().height() * _LINE_HEIGHT)))
        self.contents.setVisible(len(sections) >= _WORTH_LISTING)
        self.contents.setFixedWidth(self.fontMetrics().averageCharWidth() * _CONTENTS_CHARS)
        self.contents.setCurrentRow(0)
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.contents)
        row.addWidget(area, 1)
        self.contents.itemClicked.connect(lambda _item: self._go())
        self.contents.itemActivated.connect(lambda _item: self._go())
        area.verticalScrollBar().valueChanged.connect(self._follow)
        return holder

    def _go(self) -> None:
        """Bring the chosen heading to the top."""
        if isinstance(self.form, FormStack) and self.contents.currentRow() >= 0:
            row = self.contents.currentRow()
            self.area.verticalScrollBar().setValue(self._top(self.form.sections[row][1]) - self.fontMetrics().height())
            self.contents.setCurrentRow(row)

    def _top(self, heading: QWidget) -> int:
        inside = self.area.widget()
        return heading.mapTo(inside, QPoint(0, 0)).y() if inside is not None else 0

    def _follow(self, value: int) -> None:
        """Mark the heading that is in view."""
        if not isinstance(self.form, FormStack):
            return
        limit = value + self.fontMetrics().height() * 4
        passed = [row for row, (_title, heading) in enumerate(self.form.sections) if self._top(heading) <= limit]
        bar = self.area.verticalScrollBar()
        row = len(self.form.sections) - 1 if value and value == bar.maximum() else max(passed, default=0)
        self.contents.setCurrentRow(row)
