"""A list of small records inside a form: each stands in a frame of its own, can be added, removed and brought back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from models.problems import Problem
from ui.forms.fields import Part
from ui.forms.form import Form
from ui.forms.stack import StackPart, keep_low
from ui.widgets.labels import Role, button, label


class Item(QFrame):
    """One record of the list; what its form does not show (its id) is kept aside.

    Signals: changed(key); remove_wanted().
    """

    changed = Signal(str)
    remove_wanted = Signal()

    def __init__(self, fields: Sequence[Part], values: Mapping[str, Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.form = Form(fields)
        keep_low(self.form)
        self._hidden = {key: value for key, value in values.items() if key not in self.form.fields}
        self.form.set_values({key: value for key, value in values.items() if key in self.form.fields})
        self.form.changed.connect(self.changed)
        self.title = label("", Role.MUTED)
        self.remove_button = button(self.tr("Убрать"), self.remove_wanted.emit, role="link", icon="trash")
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.remove_button)
        layout = QVBoxLayout(self)
        margin = self.fontMetrics().height()
        layout.setContentsMargins(margin // 2, margin // 4, margin // 2, margin // 2)
        layout.setSpacing(margin // 4)
        layout.addLayout(head)
        layout.addWidget(self.form)

    def values(self) -> dict[str, Any]:
        """The values shown and kept aside."""
        return {**self._hidden, **self.form.values()}


class ItemsEditor(StackPart):
    """The list. `make_fields()` gives the fields of one record, `new` the values of a fresh one (all keys).

    `title` names one record («Лицензия»). The value is a tuple of dictionaries. Signals: added(item).
    """

    added = Signal(object)

    def __init__(
        self,
        title: str,
        add_text: str,
        make_fields: Callable[[], Sequence[Part]],
        new: Callable[[], Mapping[str, Any]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title, self._make_fields, self._new = title, make_fields, new
        self.items: list[Item] = []
        self._removed: list[tuple[int, dict[str, Any]]] = []
        self.add_button = button(add_text, self.add, icon="plus")
        self.return_button = button(self.tr("Вернуть убранное"), self.bring_back, role="link", icon="undo")
        self.return_button.hide()
        self._column = QVBoxLayout()
        self._column.setSpacing(self.fontMetrics().height() // 2)
        foot = QHBoxLayout()
        foot.addWidget(self.add_button)
        foot.addWidget(self.return_button)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._column)
        layout.addLayout(foot)

    # Records

    def add(self) -> None:
        """A fresh record at the end, ready to be typed into."""
        item = self._insert(len(self.items), self._new())
        self.edited.emit()
        item.form.focus_first()

    def bring_back(self) -> None:
        """The record removed last, where it was."""
        if self._removed:
            place, values = self._removed.pop()
            self._insert(min(place, len(self.items)), values)
            self.edited.emit()

    def remove(self, item: Item) -> None:
        """Take a record away; it can be brought back."""
        place = self.items.index(item)
        self._removed.append((place, item.values()))
        self._drop(item)
        self._fit()
        self.add_button.setFocus()
        self.edited.emit()

    def _insert(self, place: int, values: Mapping[str, Any]) -> Item:
        item = Item(self._make_fields(), values, self)
        item.changed.connect(lambda _key: self.edited.emit())
        item.remove_wanted.connect(lambda: self.remove(item))
        self.items.insert(place, item)
        self._column.insertWidget(place, item)
        # At once, not with the next event: its first field is about to get the cursor.
        item.show()
        self._fit()
        self.added.emit(item)
        return item

    def _drop(self, item: Item) -> None:
        self.items.remove(item)
        self._column.removeWidget(item)
        item.hide()
        item.deleteLater()

    def _fit(self) -> None:
        for number, item in enumerate(self.items, 1):
            item.title.setText(f"{self._title} {number}" if len(self.items) > 1 else self._title)
        self.return_button.setVisible(bool(self._removed))

    # Part of a form

    def get(self) -> tuple[dict[str, Any], ...]:
        """The records in their order."""
        return tuple(item.values() for item in self.items)

    def put(self, value: Sequence[Mapping[str, Any]]) -> None:
        """Show other records."""
        if list(value) == list(self.get()):
            return
        for item in list(self.items):
            self._drop(item)
        self._removed.clear()
        for values in value:
            self._insert(len(self.items), {**self._new(), **values})
        self._fit()

    def invalid(self) -> str:
        """The first thing that was not understood."""
        return next((problem.text for item in self.items for problem in item.form.misunderstood()), "")

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Problems «0.number» go to the field of the record they name."""
        for number, item in enumerate(self.items):
            start = f"{number}."
            own = [problem for problem in problems if problem.field.startswith(start)]
            stripped = [
                Problem(problem.field.removeprefix(start), problem.code, problem.text, problem.severity)
                for problem in own
            ]
            item.form.add_problems(stripped)

    def focus_problem(self) -> None:
        """The first field that was not understood."""
        for item in self.items:
            for problem in item.form.misunderstood():
                item.form.focus(problem.field)
                return
        self.add_button.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Gaps follow the size of the letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_column"):
            self._column.setSpacing(self.fontMetrics().height() // 2)
