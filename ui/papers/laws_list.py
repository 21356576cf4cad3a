"""References to laws: what papers refer to, how it is worded, when somebody last checked it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from models.data import LegalReferenceData
from models.operations.office import legal_references, save_legal_reference
from ui.forms.dialog import RecordDialog
from ui.forms.fields import Field, Kind
from ui.forms.form import Form
from ui.messages import Tone
from ui.system.locale_ru import date_text
from ui.tables.columns import Chip, Column
from ui.tables.list_page import ListPage
from ui.tables.list_spec import ListSpec, RowCommand
from ui.widgets.card import Card
from ui.widgets.labels import Role


class LawsList(ListPage):
    """The one table of laws and orders."""

    help_page = "documents"
    tables = frozenset({"legal_reference"})

    def describe(self) -> ListSpec:
        """All references in the order of their entry."""
        db = self.context.db
        return ListSpec(
            name="laws",
            title=self.tr("Правовые ссылки"),
            nouns=(self.tr("ссылка"), self.tr("ссылки"), self.tr("ссылок")),
            icon="link",
            columns=self._columns(),
            load=lambda: list(legal_references(db).values()),
            search_hint=self.tr("Номер, название закона"),
            empty_title=self.tr("Ссылок пока нет"),
            commands=[RowCommand(self.tr("Отметить: проверено сегодня"), lambda rows: self.checked(rows[0]), "check")],
            open_row=self.edit,
            make_card=lambda: LawCard(self),
        )

    def _columns(self) -> Sequence[Column]:
        return [
            Column("title", self.tr("Закон или приказ"), lambda row: row.title, width=52,
                   tooltip=lambda row: row.title),
            Column("checked", self.tr("Проверено"), lambda row: row.checked_on, chip=self.chip, width=18, rigid=True,
                   sort=lambda row: row.checked_on),
            Column("wording", self.tr("Как стоит в документах"), lambda row: row.wording_ins, width=60,
                   tooltip=lambda row: row.wording_ins, visible=False),
            Column("source", self.tr("Источник"), lambda row: row.source, width=30, visible=False),
            Column("note", self.tr("Примечание"), lambda row: row.note, width=40, visible=False),
        ]  # fmt: skip

    def chip(self, row: LegalReferenceData) -> Chip:
        """When it was checked, in words."""
        if row.checked_on is None:
            return Chip(self.tr("не проверено"), Tone.WARNING, "warning")
        return Chip(date_text(row.checked_on), Tone.GOOD, "success")

    # Commands

    def checked(self, row: LegalReferenceData) -> None:
        """Somebody compared it with the source today."""
        data = replace(row, checked_on=self.context.today())
        self.context.tasks.run(
            lambda control: save_legal_reference(self.context.db, data),
            lambda _id: self.context.messages.done(self.tr("Отмечено: проверено сегодня."), undo=True),
            owner=self,
        )

    def edit(self, row: LegalReferenceData) -> None:
        """Correct title, wording, source and the day of the check."""
        form = Form(
            [
                Field("title", self.tr("Закон или приказ"), Kind.MULTILINE, required=True),
                Field("wording_ins", self.tr("Как стоит в документах"), Kind.MULTILINE, required=True,
                      hint=self.tr("После слов «в соответствии с»: творительный падеж («приказом от …»).")),
                Field("source", self.tr("Источник"), hint=self.tr("Где сверять: адрес или название издания.")),
                Field("checked_on", self.tr("Проверено"), Kind.DATE,
                      hint=self.tr("Когда текст последний раз сверили с источником.")),
                Field("note", self.tr("Примечание"), Kind.MULTILINE),
            ]
        )  # fmt: skip
        form.set_values({key: getattr(row, key) for key in form.fields})
        dialog = RecordDialog(
            self.context,
            self.tr("Правовая ссылка"),
            form,
            lambda values: self._save(row, values),
            help_page="documents",
        )
        dialog.saved.connect(lambda _id: self.context.messages.done(self.tr("Сохранено."), undo=True))
        self.dialog = dialog
        dialog.open()

    def _save(self, row: LegalReferenceData, values: dict[str, Any]) -> int:
        return save_legal_reference(self.context.db, replace(row, **values))


class LawCard(Card):
    """A law with its wording and its source."""

    def __init__(self, page: LawsList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page

    def fill(self, row: LegalReferenceData) -> None:
        """The parts of the card."""
        page = self._page
        self.heading(row.title)
        self.chips([page.chip(row)])
        self.buttons(
            [
                (self.tr("Изменить"), lambda: page.edit(row)),
                (self.tr("Проверено сегодня"), lambda: page.checked(row)),
            ]
        )
        self.section(self.tr("Как стоит в документах"))
        self.text(row.wording_ins)
        self.section(self.tr("Где сверять"))
        self.text(row.source, Role.MUTED)
        address = next((word.strip(";,()") for word in row.source.split() if word.startswith("http")), "")
        if address:
            self.link(self.tr("Открыть в браузере"), lambda: QDesktopServices.openUrl(QUrl(address)))
        if row.note:
            self.section(self.tr("Примечание"))
            self.text(row.note)
        self.text(self.tr("В шаблонах: «{key}».").format(key=row.key), Role.MUTED)
