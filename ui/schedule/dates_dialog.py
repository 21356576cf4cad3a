"""Picking several days: a calendar where a click or the blank key takes a day or gives it back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QDate, QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QTextCharFormat
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCalendarWidget,
    QDialog,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.messages import Tone
from ui.system.icons import set_icon
from ui.system.locale_ru import counted, date_text
from ui.system.theme import colors_of
from ui.widgets.labels import Role, button, label
from ui.widgets.windows import fit_to_screen

_CHARS, _LINES = 58, 22


class DaysCalendar(QCalendarWidget):
    """A calendar of one month with the chosen days marked by ground and bold figures."""

    def __init__(self, days: Sequence[dt.date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setAccessibleName(self.tr("Дни занятия"))
        self.days: set[dt.date] = set(days)
        self._dress()

    def _dress(self) -> None:
        """Arrows and days off in the colours of the theme: Qt's own are black and pure red."""
        for name, icon in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
            arrow = self.findChild(QToolButton, name)
            if arrow is not None:
                set_icon(arrow, icon)
        off = QTextCharFormat()
        off.setForeground(QColor(colors_of(self).tones[Tone.BAD].ink))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, off)

    def toggle(self, date: QDate) -> None:
        """Take a day or give it back."""
        self.days ^= {_day(date)}
        self.updateCell(date)

    def paintCell(self, painter: QPainter, rect: QRect, date: QDate) -> None:
        """The style sheet of tables covers the ground Qt would draw, so chosen days are drawn here."""
        super().paintCell(painter, rect, date)
        if _day(date) not in self.days:
            return
        colors = colors_of(self)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.accent))
        painter.drawRoundedRect(rect.adjusted(4, 1, -4, -1), 4, 4)
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(colors.accent_text))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(date.day()))
        painter.restore()


def _day(date: QDate) -> dt.date:
    return dt.date(date.year(), date.month(), date.day())


class DatesDialog(QDialog):
    """Asks for days; `days()` after it was accepted."""

    def __init__(self, days: Sequence[dt.date], start: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Дни занятия"))
        self.calendar = DaysCalendar(days, self)
        first = min(days, default=start)
        self.calendar.setSelectedDate(QDate(first.year, first.month, first.day))
        self.calendar.clicked.connect(self._toggle)
        # The table inside the calendar would swallow the blank key.
        self._table = self.calendar.findChild(QAbstractItemView)
        if self._table is not None:
            self._table.installEventFilter(self)
        self.chosen = label("", Role.PLAIN)
        self.take = button(self.tr("Взять эти дни"), self.accept, role="primary")
        self._build()
        self._tell()
        self.calendar.setFocus()

    def _build(self) -> None:
        margin = self.fontMetrics().height()
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(margin // 2)
        hint = self.tr("Щёлкните день, чтобы взять его или убрать. С клавиатуры — пробел.")
        column.addWidget(label(hint, Role.MUTED))
        column.addWidget(self.calendar)
        column.addWidget(self.chosen)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button(self.tr("Отмена"), self.reject))
        foot.addWidget(self.take)
        column.addLayout(foot)
        metrics = self.fontMetrics()
        fit_to_screen(self, metrics.averageCharWidth() * _CHARS, metrics.height() * _LINES)

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
