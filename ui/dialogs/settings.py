"""Settings of the window: look, size of the letters, where papers go. Applied at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.choice import Choice
from ui.context import AppContext
from ui.dialogs.plain import PlainDialog
from ui.forms.fields import Field, Kind, Section
from ui.forms.form import Form
from ui.system.theme import FONT_PERCENTS, Scheme, Theme


class SettingsDialog(PlainDialog):
    """Every change works at once; there is nothing to save."""

    def __init__(self, context: AppContext, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", chars=76, parent=parent)
        self.setWindowTitle(self.tr("Настройки"))
        self.context, self.theme = context, theme
        self.form = Form(self._fields(), parent=self)
        self.body.addWidget(self.form)
        settings = context.settings
        self.form.set_values(
            {
                "view/theme": settings.get("view/theme"),
                "view/font_percent": settings.get("view/font_percent"),
                "files/output": settings.get("files/output"),
            }
        )
        self.form.changed.connect(self._apply)
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
        ]

    def _choose_folder(self) -> None:
        folder = self.context.messages.folder(self.tr("Папка для документов"), self)
        if folder is not None:
            self.form.change("files/output", str(folder))

    def _apply(self, key: str) -> None:
        value: Any = self.form.values()[key]
        if key == "files/output" and value and not Path(value).is_dir():
            return
        self.context.settings.set(key, value)
        settings = self.context.settings
        if key.startswith("view/"):
            self.theme.apply(settings.get("view/theme"), settings.get("view/font_percent"))
