"""Dates, sums and times: one line typed freely, understood on leaving, told when it is not understood."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QIcon, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QToolButton, QVBoxLayout, QWidget

from ui.context import system_today
from ui.forms.fields import Field
from ui.forms.parsing import parse_date, parse_money, parse_time
from ui.messages import Tone
from ui.system.icons import set_icon
from ui.system.locale_ru import date_text, money_text, time_text
from ui.system.theme import colors_of


class TypedEditor(QLineEdit):
    """Base: subclasses say how a text is understood and how a value is shown."""

    edited = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(60)
        self.textEdited.connect(self.edited)

    def parse(self, text: str) -> Any:
        """The value of a text that is not empty, or None."""
        return text

    def show_value(self, value: Any) -> str:
        """The usual look of a value."""
        return str(value)

    def complaint(self) -> str:
        """What to say when the text is not understood."""
        return ""

    def get(self) -> Any:
        """The value, or None for an empty or misunderstood field."""
        text = self.text().strip()
        return self.parse(text) if text else None

    def put(self, value: Any) -> None:
        """Show `value`, or nothing for None."""
        self.setText("" if value is None else self.show_value(value))

    def invalid(self) -> str:
        """The complaint when something was typed that is not understood."""
        return self.complaint() if self.text().strip() and self.get() is None else ""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show what was understood in its usual look."""
        super().focusOutEvent(event)
        value = self.get()
        if value is not None:
            self.put(value)


class DateEditor(TypedEditor):
    """A date that may be empty; typed in any usual way or picked from a calendar (Alt+Down)."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.setPlaceholderText(field.placeholder or self.tr("ДД.ММ.ГГГГ"))
        action = self.addAction(QIcon(), QLineEdit.ActionPosition.TrailingPosition)
        set_icon(action, "calendar")
        action.setText(self.tr("Календарь"))
        action.setToolTip(self.tr("Открыть календарь (Alt+↓)"))
        action.triggered.connect(lambda _checked=False: self.open_calendar())

    def parse(self, text: str) -> dt.date | None:
        """The date, or None."""
        return parse_date(text, system_today())

    def show_value(self, value: dt.date) -> str:
        """«01.09.2026»."""
        return date_text(value)

    def complaint(self) -> str:
        """How a date is written."""
        return self.tr("Дата не понята. Напишите её так: 1.9.2026.")

    def open_calendar(self) -> QWidget:
        """Show a calendar under the field."""
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.setProperty("role", "card")
        calendar = QCalendarWidget(popup)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setGridVisible(False)
        self._dress(calendar)
        day = self.get() or system_today()
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        layout = QVBoxLayout(popup)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(calendar)

        def take(chosen: QDate) -> None:
            self.put(dt.date(chosen.year(), chosen.month(), chosen.day()))
            popup.close()
            self.setFocus()
            self.edited.emit()

        calendar.clicked.connect(take)
        calendar.activated.connect(take)
        popup.adjustSize()
        corner = self.mapToGlobal(QPoint(0, self.height() + 2))
        room = self.screen().availableGeometry()
        corner.setX(max(room.left(), min(corner.x(), room.right() - popup.width())))
        if corner.y() + popup.height() > room.bottom():
            corner = self.mapToGlobal(QPoint(0, -popup.height() - 2))
        popup.move(corner)
        popup.show()
        calendar.setFocus()
        return popup

    def _dress(self, calendar: QCalendarWidget) -> None:
        """Arrows and weekends in the colours of the theme."""
        for name, drawing in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
            arrow = calendar.findChild(QToolButton, name)
            if arrow is not None:
                set_icon(arrow, drawing)
        weekend = QTextCharFormat()
        weekend.setForeground(QColor(colors_of(self).tones[Tone.BAD].ink))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, weekend)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down opens the calendar."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)


class MoneyEditor(TypedEditor):
    """A sum in roubles, kept in kopecks."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.setPlaceholderText(field.placeholder or self.tr("0,00"))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def parse(self, text: str) -> int | None:
        """Kopecks, or None."""
        return parse_money(text)

    def show_value(self, value: int) -> str:
        """«1 234,50»."""
        return money_text(value)

    def complaint(self) -> str:
        """How a sum is written."""
        return self.tr("Сумма не понята. Напишите рубли и копейки так: 1234,50.")


class TimeEditor(TypedEditor):
    """A time of day, kept in minutes since midnight."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.setPlaceholderText(field.placeholder or self.tr("ЧЧ:ММ"))

    def parse(self, text: str) -> int | None:
        """Minutes, or None."""
        return parse_time(text)

    def show_value(self, value: int) -> str:
        """«8:05»."""
        return time_text(value)

    def complaint(self) -> str:
        """How a time is written."""
        return self.tr("Время не понято. Напишите его так: 8:30.")
