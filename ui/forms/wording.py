"""Words the program proposes and the user may correct: the genitive of a name, the forms of a position."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from models.text import clean
from ui.choice import Choice
from ui.forms.editors import TEXT_LIMIT
from ui.forms.stack import StackPart
from ui.messages import Tone
from ui.widgets.labels import Role, ToneLabel, button, label
from ui.widgets.quiet import QuietComboBox

_LABEL_CHARS = 26


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed text; `doubt` says in a sentence what to check, empty when the program is sure."""

    text: str
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class WordingLine:
    """One line: the key under which a correction is remembered («name.gen»), its caption and an explanation."""

    key: str
    caption: str
    hint: str = ""
    lines: int = 1


class WordingEditor(QPlainTextEdit):
    """Shows the proposal until the user writes something else; one paragraph of `lines` lines.

    Signals: corrected().
    """

    corrected = Signal()

    def __init__(self, lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.proposal = Proposal("")
        self._own = ""
        self._quiet = False
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if lines == 1:
            self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(1)
        self._fit()
        self.textChanged.connect(self._on_typed)

    def text(self) -> str:
        """What stands there."""
        return clean(self.toPlainText(), TEXT_LIMIT)

    def own(self) -> str:
        """The user's own words, empty while the proposal holds."""
        return self._own

    def set_own(self, text: str) -> None:
        """Show the user's words, or the proposal for an empty text."""
        self._own = text
        self._show()

    def propose(self, proposal: Proposal) -> None:
        """Another proposal; the user's own words stay."""
        self.proposal = proposal
        if not self._own:
            self._show()

    def _on_typed(self) -> None:
        if self._quiet:
            return
        typed = " ".join(self.text().split())
        self._own = "" if typed == self.proposal.text else typed
        self.corrected.emit()

    def _show(self) -> None:
        wanted = self._own or self.proposal.text
        if self.text() != wanted:
            self._quiet = True
            self.setPlainText(wanted)
            self._quiet = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """An emptied field shows the proposal again."""
        super().focusOutEvent(event)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """It is one paragraph: Enter belongs to the dialog."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """As high as its lines at any size of the letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_lines"):
            self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        self.setFixedHeight(metrics.lineSpacing() * self._lines + round(metrics.height() * 0.75))


class WordingBlock(StackPart):
    """«Как это будет в договоре»: a specimen sentence and the words that can be corrected.

    The value is a dictionary of corrections only. `choice` adds a drop-down list for a word that is one of few.
    """

    def __init__(
        self,
        title: str,
        lines: Sequence[WordingLine],
        choice: tuple[str, str, Sequence[Choice]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editors: dict[str, WordingEditor] = {}
        self._resets: dict[str, QWidget] = {}
        self._doubts: dict[str, QLabel] = {}
        self._captions: dict[str, QLabel] = {}
        self.specimen = label("", Role.PLAIN, copyable=True)
        self.combo = QuietComboBox(self)
        self._choice_key = choice[0] if choice else ""
        self.frame = QFrame(self)
        self.frame.setProperty("role", "card")
        inner = QVBoxLayout(self.frame)
        margin = self.fontMetrics().height() // 2
        inner.setContentsMargins(margin, margin, margin, margin)
        inner.addWidget(label(title, Role.MUTED))
        inner.addWidget(self.specimen)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(margin * 2)
        self._grid.setColumnStretch(1, 1)
        inner.addLayout(self._grid)
        for item in lines:
            self._add_line(item)
        self._add_choice(choice)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.frame)
        self.show_specimen("")

    def _caption(self, text: str, buddy: QWidget) -> QLabel:
        caption = QLabel(text, self)
        caption.setBuddy(buddy)
        caption.setWordWrap(True)
        caption.setFixedWidth(caption.fontMetrics().averageCharWidth() * _LABEL_CHARS)
        return caption

    def _add_line(self, item: WordingLine) -> None:
        editor = WordingEditor(item.lines, self)
        editor.setObjectName(item.key)
        editor.setAccessibleName(item.caption)
        editor.setToolTip(item.hint)
        editor.corrected.connect(self._on_corrected)
        reset = button(self.tr("Вернуть предложенное"), lambda: self._reset(item.key), role="link", icon="undo")
        doubt = ToneLabel("", Tone.WARNING, self)
        doubt.setWordWrap(True)
        row = self._grid.rowCount()
        line = QHBoxLayout()
        line.addWidget(editor, 1)
        line.addWidget(reset)
        self._captions[item.key] = self._caption(item.caption, editor)
        self._grid.addWidget(self._captions[item.key], row, 0)
        self._grid.addLayout(line, row, 1)
        self._grid.addWidget(doubt, row + 1, 1)
        self.editors[item.key], self._resets[item.key], self._doubts[item.key] = editor, reset, doubt
        self._fit(item.key)

    def _add_choice(self, choice: tuple[str, str, Sequence[Choice]] | None) -> None:
        self.combo.setVisible(choice is not None)
        if choice is None:
            return
        _key, caption, choices = choice
        for item in choices:
            self.combo.addItem(item.text, item.value)
        self.combo.setObjectName("wording_choice")
        self.combo.setAccessibleName(caption)
        self.combo.activated.connect(lambda _index: self.edited.emit())
        row = self._grid.rowCount()
        holder = QHBoxLayout()
        holder.addWidget(self.combo)
        holder.addStretch(1)
        self._grid.addWidget(self._caption(caption, self.combo), row, 0)
        self._grid.addLayout(holder, row, 1)

    # Proposals

    def show_specimen(self, text: str) -> None:
        """The sentence as it will be printed; without one and without any words the whole block is hidden."""
        self.specimen.setText(text)
        self.specimen.setVisible(bool(text))
        self._fit_frame()

    def _fit_frame(self) -> None:
        self.frame.setVisible(bool(self.specimen.text()) or bool(self.get()))

    def propose(self, proposals: Mapping[str, Proposal]) -> None:
        """Fresh proposals by key."""
        for key, proposal in proposals.items():
            self.editors[key].propose(proposal)
            self._fit(key)
        self._fit_frame()

    def _on_corrected(self) -> None:
        for key in self.editors:
            self._fit(key)
        self.edited.emit()

    def _reset(self, key: str) -> None:
        self.editors[key].set_own("")
        self.editors[key].setFocus()
        self._on_corrected()

    def _fit(self, key: str) -> None:
        editor = self.editors[key]
        for part in (editor, self._captions[key]):
            part.setVisible(bool(editor.own() or editor.proposal.text))
        self._resets[key].setVisible(bool(editor.own()))
        doubt = "" if editor.own() else editor.proposal.doubt
        self._doubts[key].setText(self.tr("Проверьте: {doubt}").format(doubt=doubt) if doubt else "")
        self._doubts[key].setVisible(bool(doubt))

    # Part of a form

    def get(self) -> dict[str, Any]:
        """What the user corrected."""
        found = {key: editor.own() for key, editor in self.editors.items() if editor.own()}
        if self._choice_key and self.combo.currentData():
            found[self._choice_key] = str(self.combo.currentData())
        return found

    def put(self, value: Mapping[str, Any]) -> None:
        """Show corrections; what is absent is proposed."""
        for key, editor in self.editors.items():
            editor.set_own(str(value.get(key, "")))
            self._fit(key)
        if self._choice_key:
            wanted = str(value.get(self._choice_key, ""))
            numbers = [number for number in range(self.combo.count()) if self.combo.itemData(number) == wanted]
            self.combo.setCurrentIndex(numbers[0] if numbers else 0)
        self._fit_frame()
