"""Editors for text, numbers, marks and choices. Each has `get()`, `put(value)` and the signal `edited`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QValidator
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QLineEdit, QPlainTextEdit, QWidget

from models.text import clean, fold
from ui.choice import Choice
from ui.forms.fields import Field
from ui.widgets.quiet import QuietComboBox, QuietSpinBox

TEXT_LIMIT = 1_000
MULTILINE_LIMIT = 20_000
_LINES = 3
_WALKING = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp})


class TextEditor(QLineEdit):
    """One line of text, cleaned when it is taken."""

    edited = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limit = field.max_length or TEXT_LIMIT
        self.setMaxLength(self._limit)
        self.textEdited.connect(self.edited)

    def get(self) -> str:
        """The text without stray blanks and control characters."""
        return clean(self.text(), self._limit)

    def put(self, value: Any) -> None:
        """Show `value`; the cursor stands at its beginning so that a long text shows how it starts."""
        self.setText("" if value is None else str(value))
        self.setCursorPosition(0)

    def invalid(self) -> str:
        """What is wrong with the typed text itself; nothing here."""
        return ""


class MultilineEditor(QPlainTextEdit):
    """Several lines of text; Tab goes to the next field."""

    edited = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limit = field.max_length or MULTILINE_LIMIT
        self.setTabChangesFocus(True)
        height = self.fontMetrics().lineSpacing() * _LINES + self.fontMetrics().height()
        self.setMinimumHeight(height)
        self.setMaximumHeight(height * 2)
        self._quiet = False
        self.textChanged.connect(self._on_change)

    def _on_change(self) -> None:
        if not self._quiet:
            self.edited.emit()

    def get(self) -> str:
        """The text with «\\n» between lines."""
        return clean(self.toPlainText(), self._limit)

    def put(self, value: Any) -> None:
        """Show `value` without telling it as typing."""
        self._quiet = True
        self.setPlainText("" if value is None else str(value))
        self._quiet = False

    def invalid(self) -> str:
        """Nothing can be wrong with the typed text itself."""
        return ""


class CheckEditor(QCheckBox):
    """A mark; the label stands in the widget itself."""

    edited = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field.label, parent)
        self.clicked.connect(lambda _checked=False: self.edited.emit())

    def get(self) -> bool:
        """Whether the mark is set."""
        return self.isChecked()

    def put(self, value: Any) -> None:
        """Set the mark."""
        self.setChecked(bool(value))

    def invalid(self) -> str:
        """Nothing can be wrong with a mark."""
        return ""


class IntEditor(QuietSpinBox):
    """A whole number that may be unknown: one step below the minimum stands for nothing."""

    edited = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nothing = field.minimum - 1
        self.setRange(self._nothing, field.maximum)
        self.setSpecialValueText(" ")
        self.setGroupSeparatorShown(True)
        self.setAccelerated(True)
        if field.unit:
            self.setSuffix(f" {field.unit}")
        self._quiet = False
        self.put(None)
        self.valueChanged.connect(self._on_change)

    def _on_change(self, _value: int) -> None:
        if not self._quiet:
            self.edited.emit()

    def get(self) -> int | None:
        """The number, or None when the field is empty."""
        return None if self.value() == self._nothing or not self.cleanText().strip() else self.value()

    def put(self, value: Any) -> None:
        """Show a number, or nothing for None."""
        self._quiet = True
        self.setValue(self._nothing if value is None else int(value))
        self._quiet = False

    def focusInEvent(self, event: Any) -> None:
        """Typing replaces what stands there."""
        super().focusInEvent(event)
        self.selectAll()

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """An emptied field is allowed: it means nothing is known."""
        bare = text.removesuffix(self.suffix()).strip()
        if not bare:
            return (QValidator.State.Acceptable, text, position)
        return super().validate(text.lstrip(), position)

    def valueFromText(self, text: str) -> int:
        """Nothing typed is nothing known."""
        bare = text.removesuffix(self.suffix()).strip()
        return super().valueFromText(text.strip()) if bare else self._nothing

    def invalid(self) -> str:
        """The field lets nothing wrong in."""
        return ""


class ChoiceEditor(QuietComboBox):
    """One of a few values; unless the field is required, the first line stands for nothing chosen."""

    edited = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._optional = not field.required
        self._known: list[Any] = []
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.set_choices(field.all_choices())
        self.activated.connect(lambda _index: self.edited.emit())

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; what was chosen stays chosen if it is still offered."""
        chosen = self.get()
        self.clear()
        self._known = [choice.value for choice in choices]
        if self._optional:
            self.addItem(self.tr("не указано"), None)
        for choice in choices:
            self.addItem(choice.text, choice.value)
            if choice.hint:
                self.setItemData(self.count() - 1, choice.hint, Qt.ItemDataRole.ToolTipRole)
        self.put(chosen)

    def show_choices(self, choices: Sequence[Choice], value: Any) -> None:
        """Offer these only and choose one; what was chosen for another record is not carried over."""
        self.clear()
        self.set_choices(choices)
        self.put(value)

    def get(self) -> Any:
        """The chosen value, or None. Qt keeps a bare str of a StrEnum member; the member itself is given back."""
        kept = self.currentData()
        return next((value for value in self._known if value == kept), kept)

    def put(self, value: Any) -> None:
        """Choose `value`; a value that is not offered any more is shown as it is, not lost."""
        numbers = [number for number in range(self.count()) if self.itemData(number) == value]
        if not numbers and value is not None:
            self.addItem(str(getattr(value, "title_ru", value)), value)
            numbers = [self.count() - 1]
        self.setCurrentIndex(numbers[0] if numbers else min(0, self.count() - 1))

    def invalid(self) -> str:
        """Only offered values can be chosen."""
        return ""


class RecordEditor(QuietComboBox):
    """One of many records, found by typing any part of its name.

    Signals: unknown(text) when Enter was pressed on a name that fits no record.
    """

    edited = Signal()
    unknown = Signal(str)

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QLineEdit(self)
        self.setLineEdit(self._text)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self.setMaxVisibleItems(14)
        self._choices: list[Choice] = []
        self._value: Any = None
        line = self._text
        line.setPlaceholderText(field.placeholder or self.tr("начните вводить название"))
        line.setClearButtonEnabled(True)
        finder = self._finder = QCompleter(self)
        finder.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        finder.setModel(self.model())
        self.setCompleter(finder)
        self.set_choices(field.all_choices())
        line.textEdited.connect(self._on_typed)
        line.editingFinished.connect(self._settle)
        line.returnPressed.connect(self._tell_unknown)
        self.activated.connect(self._on_chosen)  # by the arrow's list and by the finder's
        finder.activated.connect(self._on_completed)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other records; what was chosen stays chosen if it is still offered."""
        self._choices = list(choices)
        self._offer(self._choices)
        self.put(self._value)

    def _offer(self, choices: Sequence[Choice]) -> None:
        line = self._text
        text, place = line.text(), line.cursorPosition()
        self.blockSignals(True)
        self.clear()
        for choice in choices:
            self.addItem(choice.text, choice.value)
        self.setCurrentIndex(-1)
        line.setText(text)
        line.setCursorPosition(place)
        self.blockSignals(False)

    def _on_typed(self, text: str) -> None:
        self._offer(self._fitting(text))
        self._finder.complete()
        self._value = None
        self.edited.emit()

    def _on_chosen(self, index: int) -> None:
        self._take(self.itemData(index))

    def _on_completed(self, _text: object) -> None:
        # The line writes the name picked after all this, even when whoever took the record has emptied the field.
        QTimer.singleShot(0, self, lambda: self.put(self._value))

    def _take(self, value: Any) -> None:
        self.put(value)
        self.edited.emit()

    def _fitting(self, text: str) -> list[Choice]:
        """The records whose names hold every word of `text`."""
        words = fold(text).split()
        return [choice for choice in self._choices if all(word in fold(choice.text) for word in words)]

    def _settle(self) -> None:
        """A text that names one record exactly, or fits only one, chooses it."""
        text = fold(self.currentText())
        if self._value is None and text and not self._pointed():
            exact = [choice for choice in self._choices if fold(choice.text) == text]
            fitting = exact or self._fitting(text)
            if len(fitting) == 1 or exact:
                self._take(fitting[0].value)

    def _pointed(self) -> bool:
        """Whether a line of the list that dropped down is pointed at: Enter will take that line, and only then may
        the list be filled anew, else the line stands for another record."""
        popup = self._finder.popup()
        return popup is not None and popup.isVisible() and popup.currentIndex().isValid()

    def _tell_unknown(self) -> None:
        text = self.currentText().strip()
        if self._value is not None or not text:
            return
        # After the key is dealt with: it may yet take the line pointed at, and whoever listens opens a dialog.
        if self._fitting(text):
            QTimer.singleShot(0, self, self._offer_again)
        else:
            QTimer.singleShot(0, self, lambda: self.unknown.emit(text))

    def _offer_again(self) -> None:
        if self._value is None and self._text.hasFocus():
            self._finder.complete()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows open the list; a plain drop-down list would take the next record unseen."""
        found = self._finder.popup()
        if event.key() in _WALKING and (found is None or not found.isVisible()):
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def get(self) -> Any:
        """The chosen value, or None."""
        return self._value

    def put(self, value: Any) -> None:
        """Choose `value`; None empties the field."""
        self._value = value
        self._offer(self._choices)
        number = next((n for n, choice in enumerate(self._choices) if choice.value == value), -1)
        known = value is not None and number >= 0
        self.setCurrentIndex(number if known else -1)
        if not known:
            self._value = None
            self._text.clear()
        else:
            self._text.setCursorPosition(0)

    def invalid(self) -> str:
        """A name that fits no record or several is told, not dropped silently."""
        text = self.currentText().strip()
        if self._value is not None or not text:
            return ""
        if self._fitting(text):
            return self.tr("Подходит несколько записей: выберите одну из списка (↓).")
        return self.tr("Выберите запись из списка: «{text}» не найдено.").format(text=text)
