"""The row of buttons under the wizard's steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.system.locale_ru import counted
from ui.widgets.labels import button


@dataclass(frozen=True, slots=True)
class FootCommands:
    """What the buttons do."""

    help: Callable[[], object]
    preview: Callable[[], object]
    check: Callable[[], object]
    close: Callable[[], object]
    back: Callable[[], object]
    save: Callable[[], object]
    forward: Callable[[], object]


class WizardFoot(QWidget):
    """Help, the document, the number of problems; close, back, save, forward."""

    def __init__(self, commands: FootCommands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        margin = self.fontMetrics().height()
        row = QHBoxLayout(self)
        row.setContentsMargins(margin, margin // 2, margin, margin // 2)
        row.setSpacing(margin // 2)
        self.help = button(self.tr("Справка"), commands.help, role="link", icon="help")
        self.preview = button("", commands.preview, role="link", icon="pdf")
        self.preview.setToolTip(self.tr("Показать или скрыть документ справа (Ctrl+D)"))
        self.problems = button("", commands.check, role="link")
        self.close_button = button(self.tr("Закрыть"), commands.close)
        self.back = button(self.tr("Назад"), commands.back, icon="chevron-left")
        self.save = button(self.tr("Сохранить"), commands.save)
        self.save.setToolTip(self.tr("Сохранить и закрыть (Ctrl+S)"))
        self.forward = button(self.tr("Далее"), commands.forward, role="primary")
        self.forward.setToolTip(self.tr("Следующий шаг (Ctrl+Enter)"))
        for part in (self.help, self.preview, self.problems):
            row.addWidget(part)
        row.addStretch(1)
        for part in (self.close_button, self.back, self.save, self.forward):
            row.addWidget(part)
        for part in (self.help, self.preview, self.problems, self.close_button, self.back, self.save, self.forward):
            part.setAutoDefault(False)
        self.show_problems(0)
        self.show_preview_shown(False)

    def show_problems(self, number: int) -> None:
        """«4 замечания»; a click leads to them."""
        forms = (self.tr("замечание"), self.tr("замечания"), self.tr("замечаний"))
        self.problems.setText(counted(number, forms) if number else "")
        self.problems.setVisible(bool(number))

    def show_preview_shown(self, shown: bool) -> None:
        """What a click on the document's button will do."""
        self.preview.setText(self.tr("Скрыть документ") if shown else self.tr("Показать документ"))

    def show_place(self, first: bool, last: bool) -> None:
        """Before the first step and after the last there is nowhere to go."""
        self.back.setEnabled(not first)
        self.forward.setVisible(not last)
