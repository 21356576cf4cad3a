"""One clause in the wizard: why, on what it rests, which wording, which numbers, and the text with the data."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from models.clause_data import ChosenClauseData, LibraryClause
from models.data import ContractDossier
from models.rules.clauses import asked_numbers
from ui.clauses.looks import checked_chip, norm_text
from ui.clauses.text_view import ClauseText
from ui.forms.editors import IntEditor
from ui.forms.fields import Field
from ui.messages import Tone
from ui.system.tasks import Lane
from ui.tables.columns import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Role, StatusChip, button, label

if TYPE_CHECKING:
    from documents.workshop.clauses import VariantView
    from ui.context import AppContext


class ChosenPane(QFrame):
    """Signals: variant_chosen(key, variant); number_changed(key, name, value); move_wanted(key, way);
    renew_wanted(key); edit_wanted(key); filled(first paragraph) when the text shown was filled with data."""

    variant_chosen = Signal(str, str)
    number_changed = Signal(str, str, int)
    move_wanted = Signal(str, int)
    renew_wanted = Signal(str)
    edit_wanted = Signal(str)
    filled = Signal(str)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.context = context
        self.shown: ChosenClauseData | None = None
        self._asked: tuple[object, ...] = ()
        gap = self.fontMetrics().height() // 2
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(gap, gap, gap, gap)
        self._layout.setSpacing(gap // 2)
        self.title, self.reason, self.norm = label("", Role.SECTION), label(""), label("", Role.MUTED)
        self.checked = StatusChip(parent=self)
        self.old = StatusChip(parent=self)
        self.up = button(self.tr("Выше"), partial(self._move, -1), icon="chevron-up")
        self.down = button(self.tr("Ниже"), partial(self._move, 1), icon="chevron-down")
        self.renew = button(self.tr("Взять новый текст"), partial(self._ask, self.renew_wanted), icon="refresh")
        self.edit = button(self.tr("Своя редакция…"), partial(self._ask, self.edit_wanted), icon="edit")
        self.edit.setToolTip(self.tr("Изменить слова только в этом договоре"))
        self.text = ClauseText(self)
        self._choice: QWidget = QWidget(self)
        self.radios: dict[str, QRadioButton] = {}
        self.editors: dict[str, IntEditor] = {}
        self._units: dict[str, QLabel] = {}
        self._build(gap)
        for keys, way in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self.parentWidget() or self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._move, way))
        self.up.setToolTip(self.tr("Раньше в своём разделе (Alt+↑)"))
        self.down.setToolTip(self.tr("Позже в своём разделе (Alt+↓)"))

    def _build(self, gap: int) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.up)
        head.addWidget(self.down)
        chips = QWidget(self)
        row = FlowLayout(chips)
        for part in (self.checked, self.old, self.renew, self.edit):
            row.addWidget(part)
        self._layout.addLayout(head)
        for widget in (self.reason, self.norm, chips, self._choice):
            self._layout.addWidget(widget)
        self._layout.addSpacing(gap // 2)
        self._layout.addWidget(self.text)

    def clear(self, words: str) -> None:
        """Nothing to show but words."""
        self.shown = None
        self._asked = ()
        self.title.setText("")
        self.reason.setText(words)
        self.reason.show()
        self.norm.setText("")
        self.text.show_lines(())
        for part in (self.checked, self.old, self.renew, self.edit, self.up, self.down, self._choice):
            part.hide()

    def variant_of(self, key: str) -> str:
        """The variant shown for a clause; empty when another clause is shown."""
        return self.shown.variant if self.shown is not None and self.shown.key == key else ""

    def show_clause(
        self, dossier: ContractDossier, shown: ChosenClauseData, entry: LibraryClause | None, *, chosen: bool, old: bool
    ) -> None:
        """Show a clause as it stands in the contract, or as it would."""
        self.shown = shown
        self.title.setText(shown.title)
        self.reason.setText(entry.clause.reason if entry else self.tr("В библиотеке этого условия больше нет."))
        self.reason.setVisible(bool(self.reason.text()))
        norm = dossier.legal.get(shown.legal_key)
        self.norm.setText(norm_text(norm.title if norm else "", norm.checked_on if norm else None))
        self.norm.setToolTip(norm.note if norm else "")
        self.checked.show_chip(checked_chip(entry.checked_on if entry else None))
        self.old.show_chip(self._wording_chip(own=chosen and not shown.variant, old=old))
        self.renew.setVisible(old)
        self.edit.setVisible(chosen)
        self.up.setVisible(chosen)
        self.down.setVisible(chosen)
        self._show_choice(shown, entry, chosen=chosen)
        self._fill(dossier, shown)

    def _wording_chip(self, *, own: bool, old: bool) -> Chip | None:
        if own:
            return Chip(self.tr("своя редакция"), Tone.INFO, "edit")
        return Chip(self.tr("в библиотеке другой текст"), Tone.WARNING, "info") if old else None

    # Wording and numbers

    def _show_choice(self, shown: ChosenClauseData, entry: LibraryClause | None, *, chosen: bool) -> None:
        variants = entry.clause.variants if entry is not None else ()
        numbers = asked_numbers(shown) if chosen else ()
        asked = (shown.key, tuple(item.key for item in variants), tuple(item.name for item in numbers))
        if asked != self._asked:
            self._asked = asked
            self._make_choice(shown, variants if len(variants) > 1 else (), numbers)
        self._check_radio(shown.variant)
        for item in numbers:
            if self.editors[item.name].get() != item.value:
                self.editors[item.name].put(item.value)
        self._choice.setVisible(bool(self.radios or self.editors))

    def _check_radio(self, variant: str) -> None:
        """The radio button of a variant; none for a wording of this contract's own."""
        for key, radio in self.radios.items():
            group = radio.group()
            group.setExclusive(bool(variant))
            radio.setChecked(key == variant)
            group.setExclusive(True)

    def _make_choice(self, shown: ChosenClauseData, variants: tuple, numbers: tuple) -> None:
        """Radio buttons and editors made anew: another clause is shown."""
        focused = next((name for name, editor in self.editors.items() if editor.hasFocus()), "")
        held = next((name for name, radio in self.radios.items() if radio.hasFocus()), "")
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.radios, self.editors, self._units = {}, {}, {}
        group = QButtonGroup(holder)
        for item in variants:
            radio = QRadioButton(item.name or self.tr("без названия"), holder)
            radio.setAccessibleName(f"{shown.title}: {item.name}")
            radio.clicked.connect(lambda _on, key=shown.key, variant=item.key: self.variant_chosen.emit(key, variant))
            group.addButton(radio)
            self.radios[item.key] = radio
            column.addWidget(radio)
        for item in numbers:
            column.addWidget(self._number(shown.key, item.name, item.title))
        self._layout.replaceWidget(self._choice, holder)
        self._choice.hide()
        self._choice.deleteLater()
        self._choice = holder
        holder.show()
        for found in (self.editors.get(focused), self.radios.get(held)):
            if found is not None:
                found.setFocus(Qt.FocusReason.OtherFocusReason)

    def _number(self, key: str, name: str, title: str) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, self.fontMetrics().height() // 4, 0, 0)
        caption = QLabel(title, line)
        editor = IntEditor(Field(name, title, minimum=1, maximum=100_000), line)
        editor.setFixedWidth(editor.fontMetrics().averageCharWidth() * 14)
        editor.setAccessibleName(title)
        editor.edited.connect(lambda: self._on_number(key, name, editor.get()))
        caption.setBuddy(editor)
        row.addWidget(caption)
        row.addWidget(editor)
        self._units[name] = label("", Role.MUTED)
        row.addWidget(self._units[name], 1)
        self.editors[name] = editor
        return line

    def _on_number(self, key: str, name: str, value: int | None) -> None:
        if value is not None:
            self.number_changed.emit(key, name, value)

    def _move(self, way: int) -> None:
        if self.shown is not None:
            self.move_wanted.emit(self.shown.key, way)

    def _ask(self, signal: SignalInstance) -> None:
        if self.shown is not None:
            signal.emit(self.shown.key)

    # The text

    def _fill(self, dossier: ContractDossier, shown: ChosenClauseData) -> None:
        def work(control: object) -> tuple[VariantView, dict[str, str]]:
            from documents.workshop.clauses import example_of, unit_words, view_chosen

            return view_chosen(shown, shown.title, example_of(dossier)), unit_words(shown)

        self.context.tasks.run(
            work, self._on_view, lane=Lane.RENDER, key="wizard.clause", owner=self
        )

    def _on_view(self, found: tuple[VariantView, dict[str, str]]) -> None:
        view, units = found
        self.text.show_lines(view.paragraphs)
        for name, part in self._units.items():
            part.setText(units.get(name, ""))
        self.filled.emit(view.lines[0][0] if view.lines else "")
