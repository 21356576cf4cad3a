"""«О программе»: version, where the data lie, what it is built with."""

from __future__ import annotations

import platform

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from models.version import VERSION
from ui.context import AppContext
from ui.dialogs.plain import PlainDialog
from ui.system.paths import data_folder
from ui.widgets.card import ValueGrid
from ui.widgets.labels import Role, label


class AboutDialog(PlainDialog):
    """What one tells on the phone when something does not work."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__("", chars=72, parent=parent)
        self.setWindowTitle(self.tr("О программе"))
        self.body.addWidget(label(self.tr("Звено"), Role.TITLE))
        self.body.addWidget(label(self.tr("Договоры, расписание и документы школьной сети"), Role.MUTED))
        self._pairs = [
            (self.tr("Версия"), VERSION),
            (self.tr("База"), str(context.db.path)),
            (self.tr("Настройки и журнал"), str(data_folder())),
            (self.tr("Система"), platform.platform(terse=True)),
            (self.tr("Основа"), f"Python {platform.python_version()}, Qt {qVersion()}"),
        ]
        grid = ValueGrid()
        grid.show_values(self._pairs)
        self.body.addWidget(grid)
        notices = self.tr(
            "Окно: Qt и PySide6 (LGPL 3). Шаблоны: docxtpl (LGPL 2.1). "
            "Словарь русских слов: OpenCorpora (CC BY-SA 3.0). "
            "Шрифты: Tinos, Arimo, Cousine, Carlito (OFL 1.1), DejaVu. Тексты лицензий лежат рядом с ними."
        )
        self.body.addWidget(label(notices, Role.HINT))
        self.body.addStretch(1)
        copy = self.foot.addButton(self.tr("Скопировать"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self.copy)
        self.fit()

    def copy(self) -> None:
        """Put all of it into the clipboard."""
        QGuiApplication.clipboard().setText("\n".join(f"{name}: {value}" for name, value in self._pairs))
