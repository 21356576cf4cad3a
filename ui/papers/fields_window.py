"""The fields of a template: how each is written, what it means, an example; a field can be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from ui.dialogs.plain import PlainDialog
from ui.system.tasks import TaskControl
from ui.tables.columns import Column, Prepared, prepare
from ui.tables.filter_bar import SearchField
from ui.tables.model import RowTableModel
from ui.tables.view import TableView
from ui.widgets.labels import Role, label

if TYPE_CHECKING:
    from ui.context import AppContext

_ARROW = " → "


class FieldsWindow(PlainDialog):
    """`key` is the paper's key, `title` what the user calls it."""

    def __init__(self, context: AppContext, key: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__("", chars=110, lines=34, parent=parent)
        self.setWindowTitle(self.tr("Поля шаблона: {title}").format(title=title))
        self.body.addWidget(
            label(
                self.tr(
                    "Выберите поле и нажмите «Скопировать», затем вставьте его в шаблон в Word. "
                    "Строки со стрелкой повторяются: они стоят внутри таблицы или списка."
                ),
                Role.MUTED,
            )
        )
        self.search = SearchField(self.tr("Найти поле"), self)
        self.body.addWidget(self.search)
        self.model = RowTableModel(self._columns(), self)
        self.view = TableView(
            self.model, settings=context.settings, name="fields", key=lambda row: row.name, parent=self
        )
        self.view.setAccessibleName(self.windowTitle())
        self.view.opened.connect(self._copy)
        self.body.addWidget(self.view, 1)
        self.told = label("", Role.HINT)
        self.body.addWidget(self.told)
        self.search.searched.connect(self.model.set_filter)
        self.search.down.connect(self.view.setFocus)
        self.copy_button = self.foot.addButton(self.tr("Скопировать поле"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button.clicked.connect(lambda _checked=False: self._copy(self.view.current_row()))
        self.fit()
        columns = self.model.columns

        def work(control: TaskControl) -> Prepared:
            from documents.papers.fields import fields_of

            return prepare(columns, fields_of(key))

        context.tasks.run(work, self.view.set_rows, owner=self)

    def _columns(self) -> list[Column]:
        return [
            Column("name", self.tr("Поле"), lambda row: row.name, width=30, tooltip=lambda row: written(row.name)),
            Column("what", self.tr("Что это"), lambda row: row.description, width=40, tooltip=lambda r: r.description),
            Column("example", self.tr("Пример"), lambda row: row.example, width=28, tooltip=lambda row: row.example),
        ]

    def _copy(self, row: Any) -> None:
        if row is None:
            return
        text = written(row.name)
        QGuiApplication.clipboard().setText(text)
        self.told.setText(self.tr("Скопировано: {field}").format(field=text))


def written(name: str) -> str:
    """How a field is written in a template: «{{ договор.номер }}»; inside a list by the list's first letter."""
    owner, arrow, inner = name.rpartition(_ARROW)
    if not arrow:
        return f"{{{{ {name} }}}}"
    item = owner.rpartition(_ARROW)[2].rpartition(".")[2][:1]
    return f"{{{{ {item}.{inner} }}}}"
