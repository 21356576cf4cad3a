"""The one door through which the program speaks to the user: message bar, questions, file dialogs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton, QWidget

from models.errors import EnvironmentProblem
from ui.system.settings import Settings

_SHORT_MS = 8_000
_STAYS = 0


class Tone(StrEnum):
    """What a colour means; a word and an icon always stand beside it."""

    NEUTRAL = "neutral"
    INFO = "info"
    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Message:
    """One message of the bar. `timeout_ms` 0 stays until closed. `undo` offers to take back the last change."""

    text: str
    tone: Tone = Tone.INFO
    action_text: str = ""
    action: Callable[[], object] | None = None
    undo: bool = False
    timeout_ms: int = _SHORT_MS


class Messages(QObject):
    """Speaks to the user. Signals: posted(Message) for the bar of the main window."""

    posted = Signal(object)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.window: QWidget | None = None

    def info(self, text: str, *, action_text: str = "", action: Callable[[], object] | None = None) -> None:
        """A plain remark that goes away by itself."""
        self.posted.emit(Message(text, Tone.INFO, action_text, action))

    def done(
        self,
        text: str,
        *,
        undo: bool = False,
        action_text: str = "",
        action: Callable[[], object] | None = None,
    ) -> None:
        """Something was carried out; with `undo` the bar offers «Отменить»."""
        self.posted.emit(Message(text, Tone.GOOD, action_text, action, undo))

    def warning(self, text: str, *, action_text: str = "", action: Callable[[], object] | None = None) -> None:
        """Something needs attention; stays until closed."""
        self.posted.emit(Message(text, Tone.WARNING, action_text, action, timeout_ms=_STAYS))

    def problem(self, error: EnvironmentProblem) -> None:
        """A failure of the environment: what happened and what to do; stays until closed."""
        self.posted.emit(Message(f"{error.title} {error.advice}".strip(), Tone.BAD, timeout_ms=_STAYS))

    def problem_dialog(self, error: EnvironmentProblem, parent: QWidget | None = None) -> None:
        """The same in a dialog, for when there is no window with a bar."""
        box = QMessageBox(QMessageBox.Icon.Warning, self.tr("Звено"), error.title, parent=parent or self.window)
        box.setInformativeText(error.advice)
        box.exec()

    def ask(
        self, title: str, text: str, *, yes: str, no: str = "", danger: bool = False, parent: QWidget | None = None
    ) -> bool:
        """A question with named buttons; True for `yes`. With `danger` the safe answer is the default."""
        buttons = (yes, no or self.tr("Отмена"))
        return self.choose(title, text, buttons, default=1 if danger else 0, parent=parent) == 0

    def choose(
        self, title: str, text: str, options: Sequence[str], *, default: int = 0, parent: QWidget | None = None
    ) -> int:
        """A question with several named answers; the number of the answer, the last one for Esc."""
        box = QMessageBox(QMessageBox.Icon.Question, self.tr("Звено"), title, parent=parent or self.window)
        box.setInformativeText(text)
        roles = [QMessageBox.ButtonRole.AcceptRole] * (len(options) - 1) + [QMessageBox.ButtonRole.RejectRole]
        buttons: list[QPushButton] = [box.addButton(option, role) for option, role in zip(options, roles, strict=True)]
        box.setDefaultButton(buttons[default])
        box.setEscapeButton(buttons[-1])
        box.exec()
        clicked = box.clickedButton()
        return next((index for index, button in enumerate(buttons) if button is clicked), len(options) - 1)

    def save_file(self, title: str, name: str, pattern: str, parent: QWidget | None = None) -> Path | None:
        """Ask where to save; None when the user changed her mind. The folder is remembered.

        A name typed without the ending of `name` gets it. The system asked about the name as it was typed, so a file
        that the whole name would replace is asked about here.
        """
        folder, ending = self._folder("files/output"), Path(name).suffix
        proposed = folder / name
        while True:
            chosen, _ = QFileDialog.getSaveFileName(parent or self.window, title, str(proposed), pattern)
            path = self._remember("files/output", chosen)
            if path is None or path.suffix.lower() == ending.lower():
                return path
            whole = path.with_name(f"{path.name}{ending}")
            if not whole.exists() or self._replaces(whole, parent):
                return whole
            proposed = whole

    def _replaces(self, path: Path, parent: QWidget | None) -> bool:
        return self.ask(
            self.tr("Файл «{name}» уже есть. Заменить его?").format(name=path.name),
            self.tr("Прежний файл пропадёт."),
            yes=self.tr("Заменить"),
            no=self.tr("Другое имя…"),
            danger=True,
            parent=parent,
        )

    def open_file(self, title: str, pattern: str, parent: QWidget | None = None) -> Path | None:
        """Ask which file to open; None when the user changed her mind."""
        folder = self._folder("files/open")
        chosen, _ = QFileDialog.getOpenFileName(parent or self.window, title, str(folder), pattern)
        return self._remember("files/open", chosen)

    def folder(self, title: str, parent: QWidget | None = None) -> Path | None:
        """Ask for a folder to write papers into; None when the user changed her mind."""
        chosen = QFileDialog.getExistingDirectory(parent or self.window, title, str(self._folder("files/output")))
        if not chosen:
            return None
        self._settings.set("files/output", chosen)
        return Path(chosen)

    def open_outside(self, path: Path) -> None:
        """Open a file or folder with the program the system has for it."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.warning(self.tr("Система не знает, чем открыть «{name}».").format(name=path.name))

    def _folder(self, key: str) -> Path:
        stored = self._settings.get(key)
        if stored and Path(stored).is_dir():
            return Path(stored)
        documents = Path.home() / "Documents"
        return documents if documents.is_dir() else Path.home()

    def _remember(self, key: str, chosen: str) -> Path | None:
        if not chosen:
            return None
        self._settings.set(key, str(Path(chosen).parent))
        return Path(chosen)
