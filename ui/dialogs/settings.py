"""Settings: look, size of the letters, where papers go; how new contracts are numbered and where they are made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from models.operations import contracts
from models.operations.office import ContractDefaults, contract_defaults, save_contract_defaults
from models.problems import Problem, Severity
from models.rules.numbering import DEFAULT_MASK, MASK_FIELD, check_mask
from ui.choice import Choice
from ui.context import AppContext
from ui.dialogs.plain import PlainDialog
from ui.forms.fields import Field, Kind, Section
from ui.forms.form import Form
from ui.papers.archive_box import ARCHIVE_KEY
from ui.system.theme import FONT_PERCENTS, Scheme, Theme
from ui.widgets.labels import Role, label

_MASK, _PLACE = MASK_FIELD, "default_place"
_OFFICE = (_MASK, _PLACE)


class SettingsDialog(PlainDialog):
    """Every change works at once; what belongs to the office is kept in its database when the dialog is closed."""

    def __init__(self, context: AppContext, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", chars=76, parent=parent)
        self.setWindowTitle(self.tr("Настройки"))
        self.context, self.theme = context, theme
        self._office = ContractDefaults()
        self.form = Form(self._fields(), check=self._check, parent=self)
        self.body.addWidget(self.form)
        self.example = label("", Role.MUTED)
        self.body.addWidget(self.example)
        settings = context.settings
        self.form.set_values(
            {
                "view/theme": settings.get("view/theme"),
                "view/font_percent": settings.get("view/font_percent"),
                "files/output": settings.get("files/output"),
                ARCHIVE_KEY: settings.get(ARCHIVE_KEY),
            }
        )
        self.form.changed.connect(self._apply)
        QShortcut(QKeySequence(Qt.Key.Key_F1), self).activated.connect(lambda: context.navigate.help("settings"))
        context.tasks.run(lambda control: contract_defaults(context.db), self._on_loaded, owner=self)
        self.fit()

    def _fields(self) -> list[Field | Section]:
        schemes = [
            Choice(Scheme.SYSTEM.value, self.tr("как в системе")),
            Choice(Scheme.LIGHT.value, self.tr("светлое")),
            Choice(Scheme.DARK.value, self.tr("тёмное")),
        ]
        sizes = [Choice(percent, f"{percent} %") for percent in FONT_PERCENTS]
        return [
            Section(self.tr("Вид")),
            Field("view/theme", self.tr("Оформление"), Kind.CHOICE, choices=schemes, width=20, required=True),
            Field("view/font_percent", self.tr("Размер букв"), Kind.CHOICE, choices=sizes, width=20, required=True),
            Section(self.tr("Документы")),
            Field(
                "files/output",
                self.tr("Папка для документов"),
                hint=self.tr("Сюда предлагается сохранять договоры и списки."),
                button=(self.tr("Выбрать…"), self._choose_folder),
            ),
            Field(
                ARCHIVE_KEY,
                self.tr("Сохранять PDF как PDF/A для архива"),
                Kind.CHECK,
                hint=self.tr("Формат для долгого хранения; на вид такой же, файл немного больше."),
            ),
            Section(self.tr("Новые договоры")),
            Field(
                _MASK,
                self.tr("Номер"),
                hint=self.tr("{вид} — СФ или СД, {год} — 2026, {гг} — 26, {номер} — 001, {№} — 1. Пусто — как обычно."),
                read_only=self.context.db.read_only,
            ),
            Field(
                _PLACE,
                self.tr("Место заключения"),
                hint=self.tr("Пусто — населённый пункт вашей школы."),
                read_only=self.context.db.read_only,
            ),
        ]

    # Of the office

    def _on_loaded(self, office: ContractDefaults) -> None:
        self._office = office
        self.form.set_values({_MASK: office.mask, _PLACE: office.place})
        self._show_example()

    def _typed(self) -> ContractDefaults:
        values = self.form.values()
        return ContractDefaults(values[_MASK].strip() or DEFAULT_MASK, values[_PLACE].strip())

    def _check(self, values: Any) -> list[Problem]:
        return check_mask(values[_MASK].strip() or DEFAULT_MASK)

    def _wrong(self) -> bool:
        return any(problem.severity is Severity.ERROR for problem in check_mask(self._typed().mask))

    def _show_example(self) -> None:
        if self._wrong():
            self.example.setText(self.tr("Номера останутся прежними: {mask}").format(mask=self._office.mask))
            return
        db, mask, today = self.context.db, self._typed().mask, self.context.today()
        self.context.tasks.run(
            lambda control: contracts.example_numbers(db, mask, today),
            lambda numbers: self.example.setText(self.tr("Следующие номера: {n}").format(n=", ".join(numbers))),
            key="settings.example",
            owner=self,
        )

    def done(self, result: int) -> None:
        """Keep what was changed for the office; a mask that cannot work is not kept."""
        typed, db = self._typed(), self.context.db
        if self._wrong():
            typed = replace(typed, mask=self._office.mask)
        if typed != self._office and not db.read_only:
            self._office = typed
            messages = self.context.messages
            self.context.tasks.run(
                lambda control: save_contract_defaults(db, typed),
                lambda _none: messages.done(self.tr("Записано для новых договоров."), undo=True),
            )
        super().done(result)

    # Of the window

    def _choose_folder(self) -> None:
        folder = self.context.messages.folder(self.tr("Папка для документов"), self)
        if folder is not None:
            self.form.change("files/output", str(folder))

    def _apply(self, key: str) -> None:
        if key in _OFFICE:
            self._show_example()
            return
        value: Any = self.form.values()[key]
        if key == "files/output" and value and not Path(value).is_dir():
            return
        self.context.settings.set(key, value)
        settings = self.context.settings
        if key.startswith("view/"):
            self.theme.apply(settings.get("view/theme"), settings.get("view/font_percent"))
