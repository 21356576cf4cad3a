"""Beside the form of a clause: how it will be printed, what is wrong with it, which fields it may mention."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from models.problems import Severity
from ui.choice import Choice
from ui.clauses.loading import Looked
from ui.clauses.text_view import ClauseText
from ui.forms.editors import RecordEditor
from ui.forms.fields import Field, Kind
from ui.widgets.labels import Role, label
from ui.workshop.check_pane import CheckPane
from ui.workshop.fields_pane import FieldsPane

if TYPE_CHECKING:
    from documents.workshop.clauses import VariantView
    from ui.context import AppContext

LOOKS, CHECK, FIELDS = range(3)


class LookPane(QWidget):
    """Signals: subject_changed() when other data are to be filled in."""

    subject_changed = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.looked: Looked | None = None
        field = Field("subject", self.tr("Договор"), Kind.RECORD, placeholder=self.tr("номер или название"))
        self.subject = RecordEditor(field, self)
        self.subject.setAccessibleName(self.tr("Данными какого договора заполнить"))
        self.subject.edited.connect(self._on_subject)
        self.check_pane = CheckPane(self)
        hint = self.tr("Двойной щелчок или Enter вставит поле в текст, где стоит курсор; щелчок скопирует его.")
        self.fields = FieldsPane(context, self, hint=hint)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._make_looks(), self.tr("Как выглядит"))
        self.tabs.addTab(self.check_pane, self.tr("Проверка"))
        self.tabs.addTab(self.fields, self.tr("Поля"))
        layout = QVBoxLayout(self)
        gap = self.fontMetrics().height() // 2
        layout.setContentsMargins(gap, 0, gap, 0)
        layout.addWidget(self.tabs)

    def _make_looks(self) -> QWidget:
        sheet = QWidget(self)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        self._caption = label(self.tr("Заполнено данными:"), Role.MUTED)
        column.addWidget(self._caption)
        column.addWidget(self.subject)
        self._area = QScrollArea(sheet)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAccessibleName(self.tr("Как условие будет напечатано"))
        column.addWidget(self._area, 1)
        return sheet

    def offer_subjects(self, subjects: Sequence[Choice], kinds: Sequence[str]) -> None:
        """Contracts to choose from; the newest of a kind the clause is written for is chosen."""
        self.subject.set_choices(subjects)
        pairs = [choice.value for choice in subjects if isinstance(choice.value, tuple)]
        fitting = next((pair for pair in pairs if pair[0] in kinds), None)
        if fitting is not None:
            self.subject.put(fitting)
        self.subject.setVisible(bool(subjects))
        if not subjects:
            self._caption.setText(self.tr("Договоров пока нет: заполнено выдуманными данными."))

    def chosen_subject(self) -> tuple[str, int] | None:
        """Kind and id of the contract chosen."""
        found: tuple[str, int] | None = self.subject.get()
        return found

    def _on_subject(self) -> None:
        if self.subject.get() is not None:
            self.subject_changed.emit()

    def show_looked(self, looked: Looked) -> None:
        """Show the clause as it stands in the form."""
        self.looked = looked
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, self.fontMetrics().height() // 2, 0)
        for view in looked.views:
            self._add(column, view, several=len(looked.views) > 1)
        column.addStretch(1)
        place = self._area.verticalScrollBar().value()
        self._area.setWidget(holder)
        self._area.verticalScrollBar().setValue(place)
        self.check_pane.show_report(looked.report, can_mend=True)
        self.fields.show_fields(looked.fields)
        count = len(looked.report.findings)
        self.tabs.setTabText(CHECK, self.tr("Проверка ({count})").format(count=count) if count else self.tr("Проверка"))

    def _add(self, column: QVBoxLayout, view: VariantView, *, several: bool) -> None:
        if several:
            column.addWidget(label(view.name or self.tr("Вариант без названия"), Role.SECTION))
        shown = ClauseText()
        shown.show_lines(view.paragraphs)
        column.addWidget(shown)

    def has_errors(self) -> bool:
        """Whether the clause cannot be printed as it stands."""
        found = self.looked.report.findings if self.looked else ()
        return any(item.severity is Severity.ERROR for item in found)
