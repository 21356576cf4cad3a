"""One question of the interview: its title, the answer, why it is asked and by which norm."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QVBoxLayout, QWidget

from models.interview import Question, QuestionKind
from ui.forms.editors import CheckEditor, IntEditor, MultilineEditor, TextEditor
from ui.forms.fields import Field
from ui.widgets.labels import Role, label


class QuestionRow(QWidget):
    """Signals: answered(key, value) when the user answered."""

    answered = Signal(str, object)

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self._options: dict[str, QRadioButton] = {}
        self._editor: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, self.fontMetrics().height() // 3)
        self._layout.setSpacing(self.fontMetrics().height() // 6)
        if question.kind is not QuestionKind.YES_NO:
            self._title = label(question.title)
            self._layout.addWidget(self._title)
        self._add_answer()
        self._layout.addWidget(label(self._why(), Role.HINT))

    def _why(self) -> str:
        parts = [self.question.why]
        if self.question.norm:
            parts.append(self.tr("Основание: {norm}.").format(norm=self.question.norm))
        return " ".join(parts)

    def _add_answer(self) -> None:
        if self.question.kind is QuestionKind.CHOICE:
            self._add_options()
            return
        question = self.question
        least, most = question.minimum, question.maximum
        field = Field(question.key, question.title, minimum=least, maximum=most, unit=question.unit)
        if question.kind is QuestionKind.YES_NO:
            editor: QWidget = CheckEditor(field, self)
        elif question.kind is QuestionKind.NUMBER:
            editor = IntEditor(field, self)
            editor.setFixedWidth(editor.fontMetrics().averageCharWidth() * (len(question.unit) + 16))
        elif question.kind is QuestionKind.LONG_TEXT:
            editor = MultilineEditor(field, self)
        else:
            editor = TextEditor(field, self)
        editor.setAccessibleName(question.title)
        editor.setAccessibleDescription(question.why)
        editor.edited.connect(self._on_edited)  # type: ignore[attr-defined]
        self._editor = editor
        self._layout.addWidget(editor)

    def _add_options(self) -> None:
        group = QButtonGroup(self)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        for row, option in enumerate(self.question.options):
            text = f"{option.title} — {option.hint}" if option.hint else option.title
            radio = QRadioButton(text, self)
            radio.setAccessibleName(f"{self.question.title}: {option.title}")
            radio.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            radio.clicked.connect(lambda _on, value=option.value: self.answered.emit(self.question.key, value))
            group.addButton(radio)
            grid.addWidget(radio, row, 0)
            self._options[option.value] = radio
        self._layout.addLayout(grid)

    def show_answer(self, value: object) -> None:
        """Show an answer; an editor being typed into is left alone."""
        if self._options:
            chosen = self._options.get(str(value))
            if chosen is not None:
                chosen.setChecked(True)
        elif self._editor is not None and self._editor.get() != value:  # type: ignore[attr-defined]
            self._editor.put(value)  # type: ignore[attr-defined]

    def _on_edited(self) -> None:
        value = self._editor.get() if self._editor is not None else None  # type: ignore[attr-defined]
        if value is None and self.question.kind is QuestionKind.NUMBER:
            return
        self.answered.emit(self.question.key, value)

    def focus(self) -> None:
        """Put the cursor into the answer."""
        chosen = next((radio for radio in self._options.values() if radio.isChecked()), None)
        target = chosen or next(iter(self._options.values()), None) or self._editor
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
