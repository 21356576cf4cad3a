"""Picking several days: a calendar where a click or the blank key takes a day or gives it back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QDate, QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QAbstractItemView, QCalendarWidget, QDialogButtonBox, QWidget

from ui.dialogs.plain import PlainDialog
from ui.system.locale_ru import counted, date_text
from ui.system.theme import colors_of
from ui.widgets.labels import Role, label


class DaysCalendar(QCalendarWidget):
    """A calendar of one month with the chosen days marked by ground and bold figures."""

    def __init__(self, days: Sequence[dt.date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setAccessibleName(self.tr("Дни занятия"))
        self.days: set[dt.date] = set()
        for day in days:
            self.toggle(QDate(day.year, day.month, day.day))

    def toggle(self, date: QDate) -> None:
        """Take a day or give it back."""
        day = dt.date(date.year(), date.month(), date.day())
        self.days ^= {day}
        look = QTextCharFormat()
        if day in self.days:
            colors = colors_of(self)
            look.setBackground(QColor(colors.accent))
            look.setForeground(QColor(colors.accent_text))
            look.setFontWeight(700)
        self.setDateTextFormat(date, look)


class DatesDialog(PlainDialog):
    """Asks for days; `days()` after it was accepted."""

    def __init__(self, days: Sequence[dt.date], start: dt.date, parent: QWidget | None = None) -> None:
        super().__init__("", chars=52, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.setWindowTitle(self.tr("Дни занятия"))
        hint = self.tr("Щёлкните день, чтобы взять его или убрать. С клавиатуры — пробел.")
        self.body.addWidget(label(hint, Role.MUTED))
        self.calendar = DaysCalendar(days, self)
        first = min(days, default=start)
        self.calendar.setSelectedDate(QDate(first.year, first.month, first.day))
        self.calendar.clicked.connect(self._toggle)
        # The table inside the calendar would swallow the blank key.
        self._table = self.calendar.findChild(QAbstractItemView)
        if self._table is not None:
            self._table.installEventFilter(self)
        self.body.addWidget(self.calendar)
        self.chosen = label("", Role.PLAIN)
        self.body.addWidget(self.chosen)
        self.body.addStretch(1)
        self.foot.clear()
        take = self.foot.addButton(self.tr("Взять эти дни"), QDialogButtonBox.ButtonRole.AcceptRole)
        take.setProperty("role", "primary")
        self.foot.addButton(self.tr("Отмена"), QDialogButtonBox.ButtonRole.RejectRole)
        self.foot.accepted.connect(self.accept)
        self._tell()
        self.fit()
        self.calendar.setFocus()

    def days(self) -> list[dt.date]:
        """The chosen days in their order."""
        return sorted(self.calendar.days)

    def _toggle(self, date: QDate) -> None:
        self.calendar.toggle(date)
        self._tell()

    def _tell(self) -> None:
        forms = (self.tr("день"), self.tr("дня"), self.tr("дней"))
        shown = ", ".join(date_text(day) for day in self.days())
        text = f"{counted(len(self.days()), forms)}: {shown}" if shown else self.tr("Пока ни одного дня")
        self.chosen.setText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The blank key takes or gives back the day under the cursor."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space:
            self._toggle(self.calendar.selectedDate())
            return True
        return super().eventFilter(watched, event)
