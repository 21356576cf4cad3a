"""A long form made of forms and of parts that one line cannot hold: lists of licences, proposed wording."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from models.problems import Problem, Severity
from ui.choice import Choice
from ui.forms.editors import MultilineEditor
from ui.forms.fields import Field, Part, Values
from ui.forms.form import Form
from ui.widgets.labels import Role, label, line

_LINES_OF_TEXT = 4.2


def keep_low(form: Form) -> None:
    """Several lines of text take no more room than they need: a long form is scrolled enough."""
    for key in form.fields:
        editor = form.editor(key)
        if isinstance(editor, MultilineEditor):
            editor.setMaximumHeight(round(editor.fontMetrics().lineSpacing() * _LINES_OF_TEXT))


class StackPart(QWidget):
    """Base of the parts that are no plain field. Signals: edited() when the user changed something in it."""

    edited = Signal()

    def get(self) -> Any:
        """The value of the part."""
        return None

    def put(self, value: Any) -> None:
        """Show `value`; it does not count as an edit."""

    def invalid(self) -> str:
        """What was typed and not understood, in a sentence; empty when all is understood."""
        return ""

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show problems of this part; their fields begin behind the key of the part («0.number»)."""

    def focus_problem(self) -> None:
        """Put the cursor where something is not understood."""
        self.setFocus()


class FormStack(Form):
    """Used by dialogs like any Form: the values of all parts stand in one dictionary.

    `check(values)` finds problems of the whole; each goes to the field or part it names. Build it with `section`,
    `form` and `part`, then fill it with `set_values`. `first` names the field the cursor starts in.
    """

    def __init__(
        self, *, check: Callable[[Values], list[Problem]] | None = None, parent: QWidget | None = None
    ) -> None:
        self._parts: dict[str, StackPart] = {}
        self._forms: list[Form] = []
        self._owners: dict[str, Form] = {}
        self.sections: list[tuple[str, QLabel]] = []
        self.first = ""
        super().__init__([], check=check, parent=parent)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self.fontMetrics().height() // 2)
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertLayout(layout.count() - 1, self._column)

    # Building

    def section(self, title: str, hint: str = "") -> None:
        """A heading; the dialog lists these headings beside the form."""
        heading = label(title, Role.SECTION)
        if self.sections:
            self._column.addSpacing(self.fontMetrics().height() // 2)
        self.sections.append((title, heading))
        self._column.addWidget(heading)
        self._column.addWidget(line())
        if hint:
            self._column.addWidget(label(hint, Role.HINT))

    def form(self, parts: Sequence[Part]) -> Form:
        """A group of plain fields."""
        keys = {part.key for part in parts if isinstance(part, Field)}
        made = Form(parts, check=lambda values: self._found(keys))
        made.changed.connect(self._on_edited)
        self._forms.append(made)
        self._owners.update(dict.fromkeys(keys, made))
        self.fields.update(made.fields)
        self._column.addWidget(made)
        keep_low(made)
        return made

    def part(self, key: str, title: str, part: StackPart) -> None:
        """A part with a value of its own under `key`."""
        self._parts[key] = part
        self.fields[key] = Field(key, title)
        part.setAccessibleName(title)
        part.edited.connect(lambda: self._on_edited(key))
        self._column.addWidget(part)

    def widget(self, widget: QWidget) -> None:
        """Something that is only shown."""
        self._column.addWidget(widget)

    # Values

    def editor(self, key: str) -> Any:
        """The editor of a field, or the part itself."""
        return self._parts[key] if key in self._parts else self._owners[key].editor(key)

    def values(self) -> dict[str, Any]:
        """The values of all fields and parts."""
        result: dict[str, Any] = {}
        for form in self._forms:
            result |= form.values()
        return result | {key: part.get() for key, part in self._parts.items()}

    def set_values(self, values: Mapping[str, Any], *, show_problems: bool = False) -> None:
        """Fill the form; it is clean afterwards. Unknown keys raise KeyError."""
        for key in values.keys() & self._parts.keys():
            self._parts[key].put(values[key])
        for form in self._forms:
            own = {key: value for key, value in values.items() if self._owners.get(key) is form}
            form.set_values(own, show_problems=show_problems)
        unknown = values.keys() - self._parts.keys() - self._owners.keys()
        if unknown:
            raise KeyError(sorted(unknown)[0])
        self._show_all = show_problems
        self.mark_clean()
        self.show_problems()

    def change(self, key: str, value: Any) -> None:
        """Set one field as if the user had typed it."""
        if key in self._parts:
            self._parts[key].put(value)
            self._on_edited(key)
        else:
            self._owners[key].change(key, value)

    def set_choices(self, key: str, choices: Sequence[Choice]) -> None:
        """Offer other choices in a CHOICE or RECORD field."""
        self._owners[key].set_choices(key, choices)

    def dirty(self) -> bool:
        """Whether anything differs from what the form was filled with."""
        parts = any(self._part_state(key) != self._clean.get(key) for key in self._parts)
        return parts or any(form.dirty() for form in self._forms)

    def mark_clean(self) -> None:
        """What stands in the form now counts as saved."""
        for form in self._forms:
            form.mark_clean()
        self._clean = {key: self._part_state(key) for key in self._parts}

    def _part_state(self, key: str) -> Any:
        part = self._parts[key]
        return (part.invalid(), part.get())

    def focus(self, key: str) -> None:
        """Put the cursor into a field."""
        if key in self._parts:
            self._parts[key].focus_problem()
        else:
            self._owners[key].focus(key)

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        if self.first:
            self.focus(self.first)
        elif self._forms:
            self._forms[0].focus_first()

    # Problems

    def misunderstood(self) -> list[Problem]:
        """Fields and parts whose text could not be understood."""
        found = [problem for form in self._forms for problem in form.misunderstood()]
        for key, part in self._parts.items():
            if complaint := part.invalid():
                found.append(Problem(key, "not_understood", complaint, Severity.ERROR))
        return found

    def problems(self) -> list[Problem]:
        """Everything that is wrong or doubtful now."""
        found = [problem for form in self._forms for problem in form.problems()]
        for key, part in self._parts.items():
            if complaint := part.invalid():
                found.append(Problem(key, "not_understood", complaint, Severity.ERROR))
        return found + self._found(None)

    def _found(self, keys: set[str] | None) -> list[Problem]:
        """Problems of the check that name one of `keys`; None stands for all that no plain field shows."""
        if self._check is None:
            return []
        found = self._check(self.values())
        if keys is None:
            return [problem for problem in found if problem.field.partition(".")[0] not in self._owners]
        return [problem for problem in found if problem.field.partition(".")[0] in keys]

    def show_all_problems(self) -> None:
        """Show the problems of untouched fields too."""
        self._show_all = True
        for form in self._forms:
            form.show_all_problems()
        self.show_problems()

    def show_problems(self) -> None:
        """Hand each part its problems; what belongs to none stands at the top. Plain fields look after themselves."""
        rest = []
        by_part: dict[str, list[Problem]] = {key: [] for key in self._parts}
        for problem in self._found(None):
            key, _, inner = problem.field.partition(".")
            if key in by_part:
                by_part[key].append(Problem(inner, problem.code, problem.text, problem.severity))
            else:
                rest.append(problem)
        self._general.show_problems(rest if self._show_all else [])
        for key, found in by_part.items():
            self._parts[key].show_problems(found)

    def _on_edited(self, key: str) -> None:
        self._touched.add(key)
        self._timer.start()
        self.changed.emit(key)
