"""Words the program proposes and the user may correct: all cases of a name, of a position, of an organisation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.rules import wording
from ui.choice import Choice
from ui.forms.stack import StackPart
from ui.forms.wording_editor import WordingEditor
from ui.messages import Tone
from ui.widgets.labels import Role, ToneLabel, button, label
from ui.widgets.quiet import QuietComboBox

_LABEL_CHARS = 22


@dataclass(frozen=True, slots=True)
class Proposal:
    """Forms by case («gen» …) of `nominative`; `doubt` says in a sentence what to check, empty for nothing."""

    nominative: str = ""
    forms: Mapping[str, str] = field(default_factory=dict)
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class WordingColumn:
    """One text in all cases: its field («name»), its caption and how many lines it takes."""

    field: str
    caption: str
    lines: int = 1


class _Column:
    """What the block keeps of one text: the proposal, and by nominative what the user wrote."""

    def __init__(self, column: WordingColumn) -> None:
        self.column = column
        self.proposal = Proposal()
        self.editors: dict[str, WordingEditor] = {}
        self.sure = ""
        self._stored_for, self._stored = "", dict[str, str]()
        self._shown_for = ""
        self._written: dict[str, dict[str, str]] = {}

    def own(self) -> dict[str, str]:
        """What the user wrote for the nominative that stands there now."""
        return {case: editor.own() for case, editor in self.editors.items() if editor.own()}

    def put(self, value: Mapping[str, Any]) -> None:
        """Take what is kept with a record."""
        name = self.column.field
        found = {case: str(value.get(f"{name}.{case}", "")) for case in wording.CASES}
        self._stored = {case: text for case, text in found.items() if text}
        self._stored_for = self._shown_for = str(value.get(f"{name}.of", ""))
        self._written = {self._stored_for: self._stored}
        self.sure = str(value.get(f"{name}.sure", ""))
        self._show()
        proposal, self.proposal = self.proposal, Proposal()
        self.propose(proposal)

    def get(self) -> dict[str, str]:
        """What is kept with the record. What was written for the nominative of the record stays beside another one:
        it is silent, and speaks again when the old nominative comes back."""
        name, own = self.column.field, self.own()
        if own:
            untouched = not self._stored_for and own == self._stored
            kept = wording.corrected(name, "" if untouched else self._shown_for, own)
        else:
            silent = self._stored_for if self._stored_for != self._shown_for else ""
            kept = wording.corrected(name, silent, self._written.get(silent, {}) if silent else {})
        return {**kept, f"{name}.sure": self.sure} if self.sure else kept

    def propose(self, proposal: Proposal) -> None:
        """Another nominative hides what was written for the old one and shows what was written for itself."""
        changed = proposal.nominative != self.proposal.nominative
        self.proposal = proposal
        if changed:
            self._written[self._shown_for] = self.own()
            if not self._shown_for:
                # Kept before nominatives were: it belongs to the first one that is seen.
                self._written.setdefault(proposal.nominative, self._written.pop(""))
            self._shown_for = proposal.nominative
            self._show()
        for case, editor in self.editors.items():
            editor.propose(proposal.forms.get(case, ""))

    def _show(self) -> None:
        forms = self._written.get(self._shown_for, {})
        for case, editor in self.editors.items():
            editor.set_own(forms.get(case, ""))

    def _proposed(self) -> str:
        return wording.confirmation([self.proposal.forms.get(case, "") for case in wording.CASES])

    def doubt(self) -> str:
        """What to check; empty when there is nothing, or when the user has said that it is right."""
        settled = self.sure == self._proposed() or len(self.own()) == len(self.editors)
        return "" if settled else self.proposal.doubt

    def confirm(self) -> None:
        """The proposed forms are right."""
        self.sure = self._proposed()


class WordingBlock(StackPart):
    """«Как это будет в договоре»: a specimen sentence and the forms that can be corrected, a row for each case.

    `questions` are the captions of the rows (gen dat acc ins pre). The value is a dictionary of corrections only.
    `choice` adds a drop-down list for a word that is one of few.
    """

    def __init__(
        self,
        title: str,
        columns: Sequence[WordingColumn],
        questions: Sequence[str],
        choice: tuple[str, str, Sequence[Choice]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = {column.field: _Column(column) for column in columns}
        self.editors: dict[str, WordingEditor] = {}
        self._resets: dict[str, QPushButton] = {}
        self._doubts: dict[str, QLabel] = {}
        self._doubt_rows: dict[str, QWidget] = {}
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
        self._table = QWidget(self)
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(margin)
        self._grid.setVerticalSpacing(margin // 2)
        for column in columns:
            inner.addWidget(self._add_doubt(column))
        inner.addWidget(self._table)
        self._add_cells(questions)
        inner.addLayout(self._add_choice(choice))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.frame)
        self.show_specimen("")

    # Building

    def _add_cells(self, questions: Sequence[str]) -> None:
        for number, column in enumerate(self._columns.values()):
            if len(self._columns) > 1:
                self._grid.addWidget(label(column.column.caption, Role.HINT), 0, 1 + number)
            self._grid.setColumnStretch(1 + number, 1)
        for row, (case, question) in enumerate(zip(wording.CASES, questions, strict=True), 1):
            caption = label(question, Role.HINT)
            caption.setFixedWidth(caption.fontMetrics().averageCharWidth() * _LABEL_CHARS)
            self._grid.addWidget(caption, row, 0)
            for number, column in enumerate(self._columns.values()):
                self._grid.addLayout(self._cell(column, case, question), row, 1 + number)

    def _cell(self, column: _Column, case: str, question: str) -> QHBoxLayout:
        key = f"{column.column.field}.{case}"
        editor = WordingEditor(column.column.lines, self)
        editor.setObjectName(key)
        editor.setAccessibleName(f"{column.column.caption}, {question}")
        editor.corrected.connect(self._on_corrected)
        reset = button("", partial(self._reset, key), role="link", icon="undo")
        reset.setToolTip(self.tr("Вернуть предложенное"))
        reset.setAccessibleName(self.tr("Вернуть предложенное: {what}").format(what=editor.accessibleName()))
        cell = QHBoxLayout()
        cell.setSpacing(0)
        cell.addWidget(editor, 1)
        cell.addWidget(reset)
        self.editors[key] = column.editors[case] = editor
        self._resets[key] = reset
        return cell

    def _add_doubt(self, column: WordingColumn) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        doubt = ToneLabel("", Tone.WARNING, self)
        doubt.setWordWrap(True)
        right = button(self.tr("Всё верно"), partial(self._confirm, column.field), icon="check")
        right.setObjectName(f"right.{column.field}")
        right.setToolTip(self.tr("Больше не спрашивать об этих формах"))
        row.addWidget(doubt, 1)
        row.addWidget(right)
        self._doubts[column.field], self._doubt_rows[column.field] = doubt, holder
        return holder

    def _add_choice(self, choice: tuple[str, str, Sequence[Choice]] | None) -> QHBoxLayout:
        holder = QHBoxLayout()
        self.combo.setVisible(choice is not None)
        if choice is None:
            return holder
        _key, caption, choices = choice
        for item in choices:
            self.combo.addItem(item.text, item.value)
        self.combo.setObjectName("wording_choice")
        self.combo.setAccessibleName(caption)
        self.combo.activated.connect(lambda _index: self.edited.emit())
        title = label(caption, Role.HINT)
        title.setFixedWidth(title.fontMetrics().averageCharWidth() * _LABEL_CHARS)
        holder.addWidget(title)
        holder.addWidget(self.combo)
        holder.addStretch(1)
        return holder

    # Proposals

    def show_specimen(self, text: str) -> None:
        """The sentence as it will be printed; without one and without any words the whole block is hidden."""
        self.specimen.setText(text)
        self.specimen.setVisible(bool(text))
        self._fit()

    def propose(self, proposals: Mapping[str, Proposal]) -> None:
        """Fresh proposals by field; a field without one has nothing to show."""
        for name, column in self._columns.items():
            column.propose(proposals.get(name, Proposal()))
        self._fit()

    def _on_corrected(self) -> None:
        self._fit()
        self.edited.emit()

    def _reset(self, key: str) -> None:
        self.editors[key].set_own("")
        self.editors[key].setFocus()
        self._on_corrected()

    def _confirm(self, name: str) -> None:
        self._columns[name].confirm()
        self._on_corrected()

    def _fit(self) -> None:
        """Show what there is to show: texts, marks of doubt, ways back."""
        for name, column in self._columns.items():
            doubt = column.doubt()
            self._doubts[name].setText(
                self.tr("{what} – проверьте: {doubt}").format(what=column.column.caption, doubt=doubt) if doubt else ""
            )
            self._doubt_rows[name].setVisible(bool(doubt))
            for case, editor in column.editors.items():
                editor.setVisible(bool(editor.own() or editor.proposal))
                editor.mark("" if editor.own() else doubt)
                editor.setToolTip(editor.text())
                self._resets[f"{name}.{case}"].setVisible(bool(editor.own()))
        self._table.setVisible(any(editor.own() or editor.proposal for editor in self.editors.values()))
        self.frame.setVisible(bool(self.specimen.text()) or bool(self.get()))

    # Part of a form

    def get(self) -> dict[str, Any]:
        """What the user corrected or confirmed."""
        found: dict[str, Any] = {}
        for column in self._columns.values():
            found |= column.get()
        if self._choice_key and self.combo.currentData():
            found[self._choice_key] = str(self.combo.currentData())
        return found

    def put(self, value: Mapping[str, Any]) -> None:
        """Show corrections; what is absent is proposed."""
        for column in self._columns.values():
            column.put(value)
        if self._choice_key:
            wanted = str(value.get(self._choice_key, ""))
            numbers = [number for number in range(self.combo.count()) if self.combo.itemData(number) == wanted]
            self.combo.setCurrentIndex(numbers[0] if numbers else 0)
        self._fit()

    def keys(self) -> tuple[str, ...]:
        """Every key the block may put into its value."""
        own = [key for name in self._columns for key in wording.keys(name)]
        return (*own, self._choice_key) if self._choice_key else tuple(own)
