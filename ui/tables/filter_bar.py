"""Search field, filters, «Сбросить» and the count above a list."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from models.plural import plural
from ui.choice import Choice
from ui.system.icons import set_icon
from ui.system.locale_ru import Plural, grouped
from ui.tables.columns import Row
from ui.tables.filters import Filter, FilterLook, gathered
from ui.widgets.flow import FlowLayout
from ui.widgets.quiet import QuietComboBox

_DEBOUNCE_MS = 150
_ICON_CHARS, _LEAST_CHARS, _MOST_CHARS = 11, 24, 40


class SearchField(QLineEdit):
    """Search as you type: waits until typing pauses. Signals: searched(text); down() for the arrow key."""

    searched = Signal(str)
    down = Signal()

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(True)
        chars = min(max(len(hint) + _ICON_CHARS, _LEAST_CHARS), _MOST_CHARS)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * chars)
        set_icon(self.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition), "search")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DEBOUNCE_MS)
        self._timer.timeout.connect(self.search_now)
        self.textChanged.connect(self._timer.start)
        self.returnPressed.connect(self.search_now)

    def search_now(self) -> None:
        """Search without waiting."""
        self._timer.stop()
        self.searched.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes to the list, Esc clears."""
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.search_now()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """The row above a list. Signals: changed() when the search or a filter changed."""

    changed = Signal()

    def __init__(self, filters: Sequence[Filter], nouns: Plural, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filters = tuple(filters)
        self._nouns = nouns
        self._query = ""
        self._combos: dict[str, QuietComboBox] = {}
        self._chips: dict[str, dict[Hashable, QPushButton]] = {}
        self.search = SearchField(hint or self.tr("Найти"), self)
        self.search.searched.connect(self._on_search)
        self._layout = FlowLayout(self)
        self._layout.addWidget(self.search)
        for item in self.filters:
            self._add(item)
        self.reset_button = QPushButton(self.tr("Сбросить"), self)
        self.reset_button.setProperty("role", "link")
        self.reset_button.setToolTip(self.tr("Убрать поиск и все фильтры"))
        self.reset_button.clicked.connect(self.reset)
        self._layout.addWidget(self.reset_button)
        self.count = QLabel(self)
        self.count.setProperty("role", "muted")
        self._layout.addWidget(self.count)
        self._show_reset()

    def _add(self, item: Filter) -> None:
        if item.look is FilterLook.CHIPS:
            self._chips[item.key] = {}
            for choice in item.choices:
                self._add_chip(item, choice)
            return
        combo = QuietComboBox(self)
        combo.setAccessibleName(item.title)
        combo.setToolTip(item.title)
        combo.setSizeAdjustPolicy(QuietComboBox.SizeAdjustPolicy.AdjustToContents)
        combo.setMaximumWidth(self.fontMetrics().averageCharWidth() * 26)
        combo.currentIndexChanged.connect(self._on_filter)
        self._combos[item.key] = combo
        self._layout.addWidget(combo)
        self._fill_combo(item, item.choices)

    def _add_chip(self, item: Filter, choice: Choice) -> None:
        chip = QPushButton(choice.text, self)
        chip.setCheckable(True)
        chip.setProperty("role", "chip")
        chip.setAccessibleName(f"{item.title}: {choice.text}")
        chip.toggled.connect(self._on_filter)
        self._chips[item.key][choice.value] = chip
        self._layout.addWidget(chip)

    def _fill_combo(self, item: Filter, choices: Sequence[Choice]) -> None:
        combo = self._combos[item.key]
        chosen = combo.currentData()
        combo.blockSignals(True)
        combo.clear()
        combo.addItem(self.tr("{title}: все").format(title=item.title), None)
        for choice in choices:
            combo.addItem(choice.text, choice.value)
        place = next((n for n, choice in enumerate(choices, 1) if choice.value == chosen), 0)
        combo.setCurrentIndex(place)
        combo.blockSignals(False)

    def gather(self, rows: Iterable[Row]) -> None:
        """Renew the choices that come from the rows."""
        rows = list(rows)
        for item in self.filters:
            if item.gather is not None and item.key in self._combos:
                self._fill_combo(item, gathered(item, rows))

    def query(self) -> str:
        """What is searched for."""
        return self._query

    def chosen(self) -> dict[str, set[Hashable]]:
        """The chosen values by filter; a filter without a choice is left out."""
        result: dict[str, set[Hashable]] = {}
        for key, combo in self._combos.items():
            if combo.currentIndex() > 0:
                result[key] = {combo.currentData()}
        for key, chips in self._chips.items():
            pressed = {value for value, chip in chips.items() if chip.isChecked()}
            if pressed:
                result[key] = pressed
        return result

    def choose(self, key: str, value: Hashable) -> None:
        """Set one filter from the program, for example «показать истекающие» from another page."""
        if key in self._combos:
            combo = self._combos[key]
            combo.setCurrentIndex(max(0, next((n for n in range(combo.count()) if combo.itemData(n) == value), 0)))
        else:
            self._chips[key][value].setChecked(True)

    def described(self) -> str:
        """The filters in words, for the head of a printed list: «Поиск: лицей; Состояние: действует»."""
        parts = [self.tr("Поиск: {query}").format(query=self._query)] if self._query else []
        for item in self.filters:
            if item.key in self._combos and self._combos[item.key].currentIndex() > 0:
                parts.append(f"{item.title}: {self._combos[item.key].currentText()}")
            pressed = [chip.text() for chip in self._chips.get(item.key, {}).values() if chip.isChecked()]
            if pressed:
                parts.append(f"{item.title}: {', '.join(pressed)}")
        return "; ".join(parts)

    def reset(self) -> None:
        """No search, no filters."""
        self.blockSignals(True)
        self.search.clear()
        self.search.search_now()
        for combo in self._combos.values():
            combo.setCurrentIndex(0)
        for chips in self._chips.values():
            for chip in chips.values():
                chip.setChecked(False)
        self.blockSignals(False)
        self._on_filter()

    def active(self) -> bool:
        """Whether anything narrows the list."""
        return bool(self._query or self.chosen())

    def show_count(self, shown: int, total: int) -> None:
        """«Показано 12 из 340 договоров», or «340 договоров» when nothing is hidden."""
        word = plural(total, *self._nouns)
        if shown == total:
            self.count.setText(f"{grouped(total)} {word}")
        else:
            text = self.tr("Показано {shown} из {total} {word}")
            # «из 21 договора»: after «из» the genitive stands, which for 5 is the third form.
            genitive = self._nouns[1] if total % 10 == 1 and total % 100 != 11 else self._nouns[2]
            self.count.setText(text.format(shown=grouped(shown), total=grouped(total), word=genitive))

    def _on_search(self, text: str) -> None:
        if text != self._query:
            self._query = text
            self._on_filter()

    def _on_filter(self, *_: object) -> None:
        self._show_reset()
        self.changed.emit()

    def _show_reset(self) -> None:
        self.reset_button.setVisible(self.active())
