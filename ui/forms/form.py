"""A form made of fields: editors with labels, problems beside them, what changed since it was filled."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, cast

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.problems import Problem, Severity
from ui.choice import Choice
from ui.forms.editors import CheckEditor, ChoiceEditor, IntEditor, MultilineEditor, RecordEditor, TextEditor
from ui.forms.fields import Field, Kind, Part, Section, Values
from ui.forms.problem_label import ProblemLabel
from ui.forms.typed_editors import DateEditor, MoneyEditor, TimeEditor
from ui.widgets.labels import Role, button, label, line

_CHECK_DELAY_MS = 300
_LABEL_CHARS = 26


class Editor(Protocol):
    """What every editor offers besides being a widget."""

    edited: SignalInstance

    def get(self) -> Any: ...
    def put(self, value: Any) -> None: ...
    def invalid(self) -> str: ...


_EDITORS: dict[Kind, Callable[[Field, QWidget], QWidget]] = {
    Kind.TEXT: TextEditor,
    Kind.MULTILINE: MultilineEditor,
    Kind.CHOICE: ChoiceEditor,
    Kind.RECORD: RecordEditor,
    Kind.DATE: DateEditor,
    Kind.INT: IntEditor,
    Kind.MONEY: MoneyEditor,
    Kind.CHECK: CheckEditor,
    Kind.TIME: TimeEditor,
}

_DEFAULT_CHARS = {Kind.DATE: 14, Kind.INT: 12, Kind.MONEY: 16, Kind.TIME: 9}


class Form(QWidget):
    """Fields in a column, labels at the left.

    `check(values)` finds problems that concern several fields; a problem goes to the field it names, «parties.2.inn»
    to the field «parties», others stand at the top.

    Signals: changed(key) when the user changed a field.
    """

    changed = Signal(str)

    def __init__(
        self,
        parts: Sequence[Part],
        *,
        check: Callable[[Values], list[Problem]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.fields = {part.key: part for part in parts if isinstance(part, Field)}
        self._check = check
        self._editors: dict[str, QWidget] = {}
        self._rows: dict[str, list[QWidget]] = {}
        self._problems: dict[str, ProblemLabel] = {}
        self._line: QHBoxLayout | None = None
        self._clean: dict[str, Any] = {}
        self._touched: set[str] = set()
        self._show_all = False
        self._extra: list[Problem] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_CHECK_DELAY_MS)
        self._timer.timeout.connect(self.show_problems)
        self._general = ProblemLabel(self)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(self.fontMetrics().height())
        self._grid.setVerticalSpacing(self.fontMetrics().height() // 3)
        self._grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._general)
        layout.addLayout(self._grid)
        layout.addStretch(1)
        for part in parts:
            if isinstance(part, Section):
                self._add_section(part)
            else:
                self._add_field(part)
        self.mark_clean()
        self._renew()

    # Building

    def _add_section(self, section: Section) -> None:
        row = self._grid.rowCount()
        self._grid.setRowMinimumHeight(row, self.fontMetrics().height() // 2)
        self._grid.addWidget(label(section.title, Role.SECTION), row + 1, 0, 1, 2)
        self._grid.addWidget(line(), row + 2, 0, 1, 2)
        if section.hint:
            self._grid.addWidget(label(section.hint, Role.HINT), row + 3, 0, 1, 2)

    def _add_field(self, field: Field) -> None:
        editor = self._make_editor(field)
        caption = self._make_caption(field, editor)
        parts: list[QWidget] = [editor]
        if field.same_line and self._line is not None:
            if caption is not None:
                self._line.insertWidget(self._line.count() - 1, caption)
            self._line.insertWidget(self._line.count() - 1, editor, 0 if self._chars(field) else 1)
            row = self._grid.rowCount()
        else:
            row = self._grid.rowCount()
            if caption is not None:
                top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
                self._grid.addWidget(caption, row, 0, top)
            self._line = QHBoxLayout()
            self._line.setContentsMargins(0, 0, 0, 0)
            self._line.setSpacing(self.fontMetrics().height() // 2)
            self._line.addWidget(editor, 0 if self._chars(field) else 1)
            self._line.addStretch(1 if self._chars(field) else 0)
            self._grid.addLayout(self._line, row, 1)
        if caption is not None:
            parts.append(caption)
        parts += self._add_extras(field)
        if field.hint and field.kind is not Kind.CHECK:
            parts.append(self._add_below(label(field.hint, Role.HINT)))
        problems = ProblemLabel(self)
        self._add_below(problems)
        self._problems[field.key] = problems
        self._rows[field.key] = parts

    def _add_extras(self, field: Field) -> list[QWidget]:
        added: list[QWidget] = []
        place = self._line.count() - 1 if self._line is not None else 0
        if self._line is None:
            return added
        if field.unit and field.kind in (Kind.MONEY, Kind.TEXT):
            added.append(label(field.unit, Role.MUTED))
        if field.button is not None:
            added.append(button(*field.button))
        for widget in reversed(added):
            self._line.insertWidget(place, widget)
        return added

    def _add_below(self, widget: QWidget) -> QWidget:
        self._grid.addWidget(widget, self._grid.rowCount(), 1)
        return widget

    def _make_editor(self, field: Field) -> QWidget:
        editor = _EDITORS[field.kind](field, self)
        editor.setObjectName(field.key)
        editor.setAccessibleName(field.label)
        editor.setAccessibleDescription(field.hint)
        if field.hint and field.kind is Kind.CHECK:
            editor.setToolTip(field.hint)
        if field.placeholder and hasattr(editor, "setPlaceholderText"):
            editor.setPlaceholderText(field.placeholder)
        if chars := self._chars(field):
            editor.setFixedWidth(round(editor.fontMetrics().averageCharWidth() * (chars + 4)))
        if field.read_only:
            if isinstance(editor, TextEditor | MultilineEditor | DateEditor | MoneyEditor | TimeEditor):
                editor.setReadOnly(True)
            else:
                editor.setEnabled(False)
        cast(Editor, editor).edited.connect(lambda key=field.key: self._on_edited(key))
        self._editors[field.key] = editor
        return editor

    @staticmethod
    def _chars(field: Field) -> int:
        return field.width or _DEFAULT_CHARS.get(field.kind, 0)

    def _make_caption(self, field: Field, editor: QWidget) -> QLabel | None:
        if field.kind is Kind.CHECK:
            return None
        caption = QLabel(self)
        caption.setTextFormat(Qt.TextFormat.PlainText)
        starred = field.required and field.kind is not Kind.CHOICE
        caption.setText(f"{field.label} *" if starred else field.label)
        if starred:
            caption.setToolTip(self.tr("Понадобится для документов; сохранить можно и без этого"))
        caption.setBuddy(editor)
        caption.setContentsMargins(0, self.fontMetrics().height() // 3, 0, 0)
        if not field.same_line:
            caption.setWordWrap(True)
            widest = caption.fontMetrics().averageCharWidth() * _LABEL_CHARS
            caption.setFixedWidth(widest)
        return caption

    # Values

    def editor(self, key: str) -> Any:
        """The editor of a field."""
        return self._editors[key]

    def values(self) -> dict[str, Any]:
        """The values by key, of hidden fields too."""
        return {key: cast(Editor, editor).get() for key, editor in self._editors.items()}

    def set_values(self, values: Mapping[str, Any], *, show_problems: bool = False) -> None:
        """Fill the form; it is clean afterwards. Unknown keys raise KeyError."""
        for key, value in values.items():
            cast(Editor, self._editors[key]).put(value)
        self._touched.clear()
        self._show_all = show_problems
        self.mark_clean()
        self._renew()
        self.show_problems()

    def change(self, key: str, value: Any) -> None:
        """Set one field as if the user had typed it."""
        cast(Editor, self._editors[key]).put(value)
        self._on_edited(key)

    def set_choices(self, key: str, choices: Sequence[Choice]) -> None:
        """Offer other choices in a CHOICE or RECORD field."""
        cast(Any, self._editors[key]).set_choices(choices)

    def dirty(self) -> bool:
        """Whether anything differs from what the form was filled with."""
        return any(self._state(key) != self._clean[key] for key in self._editors)

    def mark_clean(self) -> None:
        """What stands in the form now counts as saved."""
        self._clean = {key: self._state(key) for key in self._editors}

    def _state(self, key: str) -> Any:
        editor = cast(Editor, self._editors[key])
        return editor.invalid() or editor.get()

    def focus(self, key: str) -> None:
        """Put the cursor into a field."""
        self._editors[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        if self._editors:
            self.focus(next(iter(self._editors)))

    # Problems

    def misunderstood(self) -> list[Problem]:
        """Fields whose text could not be understood: only they would lose something on saving."""
        found = []
        for key, editor in self._editors.items():
            complaint = cast(Editor, editor).invalid()
            if complaint:
                found.append(Problem(key, "not_understood", complaint, Severity.ERROR))
        return found

    def problems(self) -> list[Problem]:
        """Everything that is wrong or doubtful now."""
        values = self.values()
        found = self.misunderstood()
        bad = {problem.field for problem in found}
        for key, field in self.fields.items():
            if key in bad or not self._is_shown(field, values):
                continue
            if field.required and values[key] in (None, ""):
                text = self.tr("Не заполнено: понадобится для документов.")
                found.append(Problem(key, "required", text, Severity.WARNING))
            if field.check is not None:
                found += field.check(values[key], values)
        if self._check is not None:
            found += self._check(values)
        return found + self._extra

    def add_problems(self, problems: Sequence[Problem]) -> None:
        """Show problems found elsewhere (by an operation) until the next ones are given."""
        self._extra = list(problems)
        self._show_all = True
        self.show_problems()

    def show_all_problems(self) -> None:
        """Show the problems of untouched fields too."""
        self._show_all = True
        self.show_problems()

    def show_problems(self) -> None:
        """Put each problem beside its field."""
        by_field: dict[str, list[Problem]] = {}
        for problem in self.problems():
            key = problem.field if problem.field in self.fields else problem.field.partition(".")[0]
            key = key if key in self.fields else ""
            if self._show_all or key in self._touched or not key:
                by_field.setdefault(key, []).append(problem)
        self._general.show_problems(by_field.get("", []))
        for key, place in self._problems.items():
            found = by_field.get(key, [])
            place.show_problems(found)
            worst = place.worst()
            editor = self._editors[key]
            if editor.property("problem") != worst:
                editor.setProperty("problem", worst)
                editor.style().unpolish(editor)
                editor.style().polish(editor)

    def _on_edited(self, key: str) -> None:
        self._touched.add(key)
        self._extra = [problem for problem in self._extra if problem.field != key]
        self._renew()
        self._timer.start()
        self.changed.emit(key)

    def _renew(self) -> None:
        """Which fields are shown, and what the empty ones propose."""
        values = self.values()
        for key, field in self.fields.items():
            shown = self._is_shown(field, values)
            for widget in self._rows[key]:
                widget.setVisible(shown)
            if not shown:
                self._problems[key].show_problems([])
            if field.suggest is not None:
                editor = self._editors[key]
                if isinstance(editor, TextEditor | MultilineEditor):
                    editor.setPlaceholderText(field.suggest(values) or field.placeholder)

    @staticmethod
    def _is_shown(field: Field, values: Values) -> bool:
        return field.visible is None or field.visible(values)
