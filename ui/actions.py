"""Every command of the program is registered here once; menus, shortcuts, the palette and the list of keys use it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from ui.system.icons import set_icon

Handler = Callable[[], object]


class ActionClash(ValueError):
    """Two actions want the same id or the same keys: a mistake of ours."""


@dataclass(frozen=True, slots=True)
class Registered:
    """One command as the palette and the list of keys show it."""

    id: str
    action: QAction
    handler: Handler
    menu: str
    keywords: str

    @property
    def text(self) -> str:
        """The words of the command without the mnemonic mark and the dots."""
        return self.action.text().replace("&", "").rstrip("…")

    @property
    def keys(self) -> str:
        """Its first shortcut in the user's words, or nothing."""
        return self.action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


class Actions(QObject):
    """The registry. Ids are «page.verb» words; a shortcut belongs to one action only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._registered: dict[str, Registered] = {}

    def add(
        self,
        action_id: str,
        text: str,
        handler: Handler,
        *,
        shortcut: str | Sequence[str] = (),
        icon: str = "",
        menu: str = "",
        tip: str = "",
        keywords: str = "",
    ) -> QAction:
        """Register a command.

        `text` is Russian and imperative («Новый договор…», with dots when a dialog follows); `shortcut` is portable
        text («Ctrl+N»), the first of several is shown; `menu` names the menu group («file», «edit», «view», «help»
        or nothing); `keywords` are more words the palette finds it by. Raises ActionClash.
        """
        shortcuts = [shortcut] if isinstance(shortcut, str) else list(shortcut)
        self._refuse_clash(action_id, shortcuts)
        action = QAction(text, self)
        action.setObjectName(action_id)
        action.setShortcuts([QKeySequence(keys) for keys in shortcuts])
        if tip:
            action.setToolTip(tip)
            action.setStatusTip(tip)
        set_icon(action, icon)
        action.triggered.connect(lambda _checked=False: handler())
        self._registered[action_id] = Registered(action_id, action, handler, menu, keywords)
        return action

    def _refuse_clash(self, action_id: str, shortcuts: Sequence[str]) -> None:
        if action_id in self._registered:
            raise ActionClash(action_id)
        wanted = {QKeySequence(keys).toString() for keys in shortcuts}
        for other in self._registered.values():
            taken = {keys.toString() for keys in other.action.shortcuts()}
            if wanted & taken:
                raise ActionClash(f"{action_id} / {other.id}: {wanted & taken}")

    def __getitem__(self, action_id: str) -> QAction:
        """The action `action_id`; KeyError when nobody registered it."""
        return self._registered[action_id].action

    def all(self) -> tuple[Registered, ...]:
        """All commands in the order they were registered."""
        return tuple(self._registered.values())

    def fill_menu(self, menu: QMenu, group: str) -> None:
        """Put the commands of a menu into `menu`, in order of their groups («file.1», «file.2» …), separated."""
        last = ""
        wanted = [item for item in self._registered.values() if item.menu.partition(".")[0] == group]
        for item in sorted(wanted, key=lambda item: item.menu):
            if last and item.menu != last:
                menu.addSeparator()
            last = item.menu
            menu.addAction(item.action)
