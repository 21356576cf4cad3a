"""The parts of a programme in a table: typed into like a spreadsheet, moved up and down, summed."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.data import ComponentData
from models.enums import AssessmentKind, ComponentKind, DeliveryMode
from models.problems import Problem
from ui.choice import Choice, enum_choices
from ui.forms.fields import Field, Kind
from ui.forms.problem_label import ProblemLabel
from ui.forms.row_editor import RowEditor
from ui.forms.row_table import RowColumn
from ui.forms.stack import StackPart
from ui.system.locale_ru import counted
from ui.widgets.labels import button

_USUAL_HOURS = 34


def _tr(text: str) -> str:
    return QCoreApplication.translate("ProgramComponents", text)


def hours_text(hours: int) -> str:
    """«34 часа»."""
    return counted(hours, (_tr("час"), _tr("часа"), _tr("часов")))


def component_columns(owners: Sequence[Choice]) -> list[RowColumn]:
    """What is typed for each part."""

    def choice(key: str, title: str, choices: Sequence[Choice], width: int) -> RowColumn:
        return RowColumn(Field(key, title, Kind.CHOICE, choices=tuple(choices), required=True), width)

    return [
        RowColumn(Field("title", _tr("Название")), 28),
        choice("kind", _tr("Что это"), enum_choices(ComponentKind), 12),
        RowColumn(Field("hours", _tr("Часы"), Kind.INT, maximum=5_000), 5),
        RowColumn(Field("owner_id", _tr("Кто ведёт"), Kind.CHOICE, choices=tuple(owners)), 19),
        choice("mode", _tr("Условия"), enum_choices(DeliveryMode), 18),
        RowColumn(Field("period_start", _tr("С"), Kind.DATE), 9),
        RowColumn(Field("period_end", _tr("По"), Kind.DATE), 9),
        choice("assessment", _tr("Аттестация"), enum_choices(AssessmentKind), 14),
        RowColumn(Field("note", _tr("Примечание")), 10),
    ]


class ComponentsPart(StackPart):
    """The table as a part of the form; its value is a tuple of dictionaries."""

    def __init__(self, owners: Sequence[Choice], default_owner: int | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._default_owner = default_owner
        self.rows = RowEditor(
            _tr("Компоненты программы"),
            component_columns(owners),
            self._new,
            add_text=_tr("Добавить компонент"),
            copy_row=lambda row: dataclasses.replace(row, id=None),
        )
        self.up_button = button(self.tr("Выше"), lambda: self.move_row(-1), icon="chevron-up")
        self.up_button.setToolTip(self.tr("Поднять строку (Alt+↑)"))
        self.down_button = button(self.tr("Ниже"), lambda: self.move_row(1), icon="chevron-down")
        self.down_button.setToolTip(self.tr("Опустить строку (Alt+↓)"))
        self._add_buttons()
        self.problems = ProblemLabel(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.rows)
        layout.addWidget(self.problems)
        self.rows.edited.connect(self._on_edited)
        self.rows.table.selectionModel().currentChanged.connect(self._fit)
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            QShortcut(QKeySequence(keys), self.rows.table).activated.connect(lambda step=step: self.move_row(step))
        self._fit()

    def _add_buttons(self) -> None:
        layout = self.rows.layout()
        last = layout.itemAt(layout.count() - 1) if layout is not None else None
        foot = last.layout() if last is not None else None
        if isinstance(foot, QHBoxLayout):
            place = foot.indexOf(self.rows.return_button)
            foot.insertWidget(place, self.up_button)
            foot.insertWidget(place + 1, self.down_button)

    def _new(self, last: ComponentData | None) -> ComponentData:
        """The next part resembles the one above."""
        if last is None:
            return ComponentData(owner_id=self._default_owner, hours=_USUAL_HOURS)
        return dataclasses.replace(last, id=None, title="", note="")

    def move_row(self, step: int) -> None:
        """Move the current row up (-1) or down (1)."""
        self.rows.finish_editing()
        current = self.rows.table.currentIndex()
        place, target = current.row(), current.row() + step
        rows = list(self.rows.rows())
        if not (0 <= place < len(rows) and 0 <= target < len(rows)):
            return
        rows[place], rows[target] = rows[target], rows[place]
        self.rows.set_rows(rows)
        self.rows.table.setCurrentIndex(self.rows.model.index(target, current.column()))
        self._on_edited()

    def _on_edited(self) -> None:
        self._fit()
        self.edited.emit()

    def _fit(self, *_: object) -> None:
        rows = self.rows.rows()
        place = self.rows.table.currentIndex().row()
        self.up_button.setEnabled(0 < place < len(rows))
        self.down_button.setEnabled(0 <= place < len(rows) - 1)
        total = sum(row.hours for row in rows)
        self.rows.foot.setText(_tr("Всего: {hours}").format(hours=hours_text(total)) if rows else "")
        shown = min(max(len(rows), 3), 9) + 2
        height = self.rows.table.verticalHeader().defaultSectionSize()
        self.rows.table.setMinimumHeight(height * shown)

    # Part of a form

    def get(self) -> tuple[dict[str, Any], ...]:
        """The rows in their order."""
        return tuple(dataclasses.asdict(row) for row in self.rows.rows())

    def put(self, value: Sequence[Mapping[str, Any]]) -> None:
        """Show other rows."""
        self.rows.set_rows([component(item) for item in value])
        self._fit()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Under the table, each with its row in words."""
        self.problems.show_problems(list(problems))


def component(values: Mapping[str, Any]) -> ComponentData:
    """A row from a form or from a draft, where vocabularies are plain texts."""
    typed: dict[str, type] = {"kind": ComponentKind, "mode": DeliveryMode, "assessment": AssessmentKind}
    fields: dict[str, Any] = {key: typed[key](value) if key in typed else value for key, value in values.items()}
    return ComponentData(**fields)
