"""The list of all shortcuts, made from the registry of commands."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.actions import Actions
from ui.dialogs.plain import PlainDialog
from ui.widgets.card import ValueGrid
from ui.widgets.labels import Role, label
from ui.window_commands import keys_text

_CAPTION_CHARS = 44


class ShortcutsDialog(PlainDialog):
    """Commands with their keys, and the keys of lists and dialogs."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__("", chars=66, lines=30, parent=parent)
        self.setWindowTitle(self.tr("Сочетания клавиш"))
        everywhere = [
            (item.text, ", ".join(keys_text(keys) for keys in item.action.shortcuts()))
            for item in actions.all()
            if item.keys
        ]
        self._add(self.tr("В окне программы"), everywhere)
        self._add(
            self.tr("В списке"),
            [
                (self.tr("Открыть запись"), "Enter"),
                (self.tr("Скопировать строки"), "Ctrl+C"),
                (self.tr("Удалить запись"), "Del"),
                (self.tr("Из поиска в список"), "↓"),
            ],
        )
        self._add(
            self.tr("В окне записи"),
            [
                (self.tr("Сохранить и закрыть"), "Ctrl+Enter"),
                (self.tr("Закрыть"), "Esc"),
                (self.tr("Открыть календарь в поле даты"), "Alt+↓"),
            ],
        )
        self.body.addStretch(1)
        self.fit()

    def _add(self, title: str, pairs: list[tuple[str, str]]) -> None:
        self.body.addWidget(label(title, Role.SECTION))
        grid = ValueGrid(caption_chars=_CAPTION_CHARS)
        grid.show_values(pairs)
        self.body.addWidget(grid)
