"""The page most pages are: search, filters, a list, a card beside it, one primary button, printing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from ui.pages.base import Page
from ui.system.icons import icon, set_icon
from ui.system.tasks import Lane
from ui.tables.columns import Prepared, Row, all_keys, prepare
from ui.tables.filter_bar import FilterBar
from ui.tables.filters import acceptor
from ui.tables.list_spec import ListSpec, RowCommand, for_looking
from ui.tables.model import RowTableModel
from ui.tables.view import TableView
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import Role, button, label

if TYPE_CHECKING:
    from ui.context import AppContext

_CARD_SHARE = 0.36
_MANY = 2_000  # rows from which sort keys are made beforehand


class ListPage(Page):
    """Subclasses override `describe()` only; everything else works by itself."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        spec = self.describe()
        self.spec = for_looking(spec) if context.db.read_only else spec
        self.model = RowTableModel(self.spec.columns, self)
        self.table = TableView(
            self.model, settings=context.settings, name=self.spec.name, key=self.spec.key, parent=self
        )
        self.table.setAccessibleName(self.spec.title)
        self.bar = FilterBar(self.spec.filters, self.spec.nouns, self.spec.search_hint, self)
        self.card = self.spec.make_card() if self.spec.make_card else None
        self._wanted: Any = None
        self._loaded = False
        self._filling = False
        self._exports: list[QToolButton] = []
        self.empty = EmptyState(self.spec.icon, self)
        self._build()
        self.bar.changed.connect(self._apply_filter)
        self.bar.search.down.connect(self._enter_table)
        self.table.current_changed.connect(self._show_card)
        self.table.menu_wanted.connect(self._fill_menu)
        self.table.opened.connect(self._open)
        self._add_delete()

    def describe(self) -> ListSpec:
        """The page as data. Called once, by the constructor, when `self.context` is set."""
        raise TypeError(f"{type(self).__name__} does not describe itself")

    # Layout

    def _build(self) -> None:
        margin = self.fontMetrics().height()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margin, margin // 2, margin, margin // 2)
        layout.setSpacing(margin // 2)
        layout.addLayout(self._head())
        layout.addWidget(self.bar)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.addWidget(self._stack)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(margin // 2)
        self._stack.setMinimumWidth(self.fontMetrics().averageCharWidth() * 30)
        if self.card is not None:
            self._card_holder = self._hold_card(self.card)
            self._splitter.addWidget(self._card_holder)
            self._splitter.setStretchFactor(0, 1)
            self._splitter.setStretchFactor(1, 0)
            self._restore_splitter()
            self._splitter.splitterMoved.connect(self._save_splitter)
        layout.addWidget(self._splitter, 1)
        self.setFocusProxy(self.table)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(label(self.spec.title, Role.TITLE), 1)
        for kind, name, text in (
            ("print", "print", self.tr("Печать списка")),
            ("pdf", "pdf", self.tr("Сохранить список в PDF")),
            ("docx", "text", self.tr("Сохранить список в Word")),
            ("xlsx", "table", self.tr("Сохранить список в Excel")),
        ):
            tool = QToolButton(self)
            tool.setObjectName(f"export_{kind}")
            tool.setToolTip(text)
            tool.setAccessibleName(text)
            set_icon(tool, name)
            tool.clicked.connect(partial(self.export, kind))
            tool.setVisible(self.context.exporter is not None)
            tool.setEnabled(False)
            self._exports.append(tool)
            head.addWidget(tool)
        if self.spec.secondary:
            head.addWidget(button(*self.spec.secondary))
        if self.spec.primary:
            head.addWidget(button(*self.spec.primary, role="primary", icon="plus"))
        return head

    def _hold_card(self, card: Card) -> QStackedWidget:
        holder = QStackedWidget(self)
        hint = EmptyState("", holder)
        hint.set_text("", self.tr("Выберите строку слева, чтобы увидеть подробности."))
        holder.addWidget(hint)
        holder.addWidget(card)
        holder.setMinimumWidth(self.fontMetrics().averageCharWidth() * 34)
        return holder

    def _restore_splitter(self) -> None:
        sizes = self.context.settings.get(f"splitters/{self.spec.name}")
        if len(sizes) == 2 and all(isinstance(size, int) and size > 0 for size in sizes):
            self._splitter.setSizes(sizes)
        else:
            share = round(1000 * _CARD_SHARE)
            self._splitter.setSizes([1000 - share, share])

    def reset_layout(self) -> None:
        """Columns and splitter as designed."""
        self.table.reset_columns()
        self.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        if self.card is not None:
            self._restore_splitter()

    def _save_splitter(self, *_: object) -> None:
        self.context.settings.set(f"splitters/{self.spec.name}", self._splitter.sizes())

    # Loading

    def refresh(self) -> None:
        """Load the rows in the worker; the list shows the old ones meanwhile."""
        load, columns, order = self.spec.load, self.spec.columns, self.model.sorting()[0]
        self.context.tasks.run(
            lambda control: prepare(columns, load(), order),
            self._on_loaded,
            key=f"list.{self.spec.name}",
            owner=self,
        )

    def _on_loaded(self, rows: Prepared) -> None:
        self._loaded = True
        self._filling = True
        self.table.set_rows(rows)
        self.bar.gather(rows.rows)
        self._apply_filter()
        self._filling = False
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self.show_record(wanted)
        self._choose_first()
        self._show_card(self.table.current_row())
        if len(rows.rows) >= _MANY:
            self._prepare_sorting(rows.rows)

    def _prepare_sorting(self, rows: tuple[Row, ...]) -> None:
        """Make the sort keys of all columns before anybody clicks on a heading."""
        columns = self.spec.columns
        self.context.tasks.run(
            lambda control: all_keys(columns, rows, control.check),
            lambda keys: self.model.take_keys(rows, keys),
            lane=Lane.RENDER,
            key=f"keys.{self.spec.name}",
            owner=self,
        )

    def _apply_filter(self) -> None:
        self.model.set_filter(self.bar.query(), acceptor(self.bar.filters, self.bar.chosen()))
        self.bar.show_count(self.model.rowCount(), len(self.model.all_rows))
        self._show_emptiness()
        for tool in self._exports:
            tool.setEnabled(self.can_export())
        self._choose_first()
        self.content_changed.emit()

    def _choose_first(self) -> None:
        """The card always shows a record of the list, and the only one found is shown at once."""
        if self.card is not None and self.table.current_row() is None and self.model.rowCount():
            self.table.selectRow(0)

    def _show_emptiness(self) -> None:
        nothing_at_all = self._loaded and not self.model.all_rows
        nothing_found = self._loaded and not nothing_at_all and self.model.rowCount() == 0
        self._stack.setCurrentIndex(int(nothing_at_all or nothing_found))
        self.bar.setVisible(not nothing_at_all)
        if self.card is not None:
            self._card_holder.setVisible(not nothing_at_all)
        if nothing_at_all:
            self.empty.set_text(self.spec.empty_title or self.tr("Пока пусто"), self.spec.empty_text)
            if self.spec.primary:
                self.empty.set_primary(*self.spec.primary)
        elif nothing_found:
            self.empty.set_text(self.tr("Ничего не найдено"), self.tr("Измените запрос или уберите фильтры."))
            self.empty.set_primary(self.tr("Сбросить поиск и фильтры"), self.bar.reset)

    # Card and commands

    def _show_card(self, row: Row | None) -> None:
        if self.card is None or self._filling:
            return
        if row is not None and row is not self.card.row:
            self.card.show_row(row)
        self._card_holder.setCurrentIndex(int(row is not None))

    def _open(self, row: Row) -> None:
        if self.spec.open_row is not None:
            self.spec.open_row(row)

    def _enter_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.table.current_row() is None and self.model.rowCount():
            self.table.selectRow(0)

    def _fill_menu(self, menu: QMenu) -> None:
        rows = self.table.selected_rows()
        if self.spec.open_row is not None and len(rows) == 1:
            menu.addAction(icon("open"), self.tr("Открыть"), partial(self._open, rows[0]))
        for command in self._offered(rows):
            action = menu.addAction(command.text, partial(command.run, rows))
            set_icon(action, command.icon)

    def _offered(self, rows: list[Row]) -> list[RowCommand]:
        if not rows:
            return []
        return [
            command
            for command in self.spec.commands
            if (command.many or len(rows) == 1)
            and (command.available is None or all(command.available(row) for row in rows))
        ]

    def _add_delete(self) -> None:
        if any(command.delete for command in self.spec.commands):
            from PySide6.QtGui import QKeySequence, QShortcut

            keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
            keys.setContext(Qt.ShortcutContext.WidgetShortcut)
            keys.activated.connect(self._delete)

    def _delete(self) -> None:
        rows = self.table.selected_rows()
        for command in self._offered(rows):
            if command.delete:
                command.run(rows)
                return

    # Page

    def primary_text(self) -> str:
        """The words of the primary button."""
        return self.spec.primary[0] if self.spec.primary else ""

    def run_primary(self) -> None:
        """Ctrl+N."""
        if self.spec.primary:
            self.spec.primary[1]()

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    def show_record(self, record_id: Any) -> None:
        """Select the record, dropping the filters when they hide it; waits for loading if need be."""
        if not self._loaded:
            self._wanted = record_id
            return
        if not self.table.select_key(record_id):
            self.bar.reset()
            if not self.table.select_key(record_id):
                self._wanted = record_id
                return
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_filters(self, filters: dict[str, Any]) -> None:
        """Exactly these filters, no search."""
        self.bar.reset()
        for key, value in filters.items():
            self.bar.choose(key, value)

    def can_export(self) -> bool:
        """Whether the list shows any row."""
        return self.context.exporter is not None and self.model.rowCount() > 0

    def export(self, kind: str) -> None:
        """Print or save the list as shown: its columns, filter and order."""
        if not self.can_export() or self.context.exporter is None:
            return
        described = self.bar.described()
        title = f"{self.spec.title} ({described})" if described else self.spec.title
        self.context.exporter(kind, title, self.table.visible_columns(), self.model.visible_rows())
