"""Step 7: save and print."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.contracts.printing import FORMATS, SetPrinter
from ui.contracts.wizard.state import WizardState
from ui.contracts.wizard.step import Step
from ui.system.locale_ru import counted
from ui.widgets.labels import Role, button, label


class FinishStep(Step):
    """Formats, folder, and the button that does both. `save_and_print(formats, folder)` belongs to the window."""

    key = "finish"

    def __init__(
        self,
        state: WizardState,
        printer: SetPrinter,
        save_and_print: Callable[[list[str], Path], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(state, parent)
        self._printer, self._save_and_print = printer, save_and_print
        self.summary = label("")
        self.body.addWidget(self.summary)
        self.body.addWidget(label(self.tr("Что напечатать"), Role.SECTION))
        self.body.addWidget(
            label(self.tr("Договор с приложениями и остальные документы комплекта, каждый своим файлом."), Role.MUTED)
        )
        self.formats = self._make_formats()
        self.body.addLayout(self._make_folder())
        words = self.tr("Сохранить и напечатать комплект")
        self.print_button = button(words, self._print, role="primary", icon="print")
        self.body.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._made = QWidget(self)
        self._made_layout = QVBoxLayout(self._made)
        self._made_layout.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._made)
        self.body.addStretch(1)

    def _make_formats(self) -> dict[str, QCheckBox]:
        words = {"docx": self.tr("DOCX — править в Word"), "pdf": self.tr("PDF — печатать и отправлять")}
        row = QHBoxLayout()
        boxes = {}
        for name in FORMATS:
            box = QCheckBox(words[name], self)
            box.setChecked(True)
            box.toggled.connect(self._fit)
            boxes[name] = box
            row.addWidget(box)
        row.addStretch(1)
        self.body.addLayout(row)
        return boxes

    def _make_folder(self) -> QHBoxLayout:
        row = QHBoxLayout()
        caption = QLabel(self.tr("Папка"), self)
        self.folder = QLineEdit(str(self._printer.folder()), self)
        self.folder.setAccessibleName(self.tr("Папка для документов"))
        self.folder.setReadOnly(True)
        caption.setBuddy(self.folder)
        row.addWidget(caption)
        row.addWidget(self.folder, 1)
        row.addWidget(button(self.tr("Другая…"), self._choose))
        return row

    def _choose(self) -> None:
        chosen = self.state.context.messages.folder(self.tr("Папка для документов"), self.window())
        if chosen is not None:
            self.folder.setText(str(chosen))

    def _print(self) -> None:
        self._printer.remember(Path(self.folder.text()))
        self._save_and_print([name for name, box in self.formats.items() if box.isChecked()], Path(self.folder.text()))

    def _fit(self) -> None:
        self.print_button.setEnabled(any(box.isChecked() for box in self.formats.values()))

    def set_busy(self, busy: bool) -> None:
        """While saving or printing goes on, the button rests."""
        self.print_button.setEnabled(not busy)

    def show_state(self) -> None:
        """What is about to be saved, in one sentence."""
        contract = self.state.contract
        parties = counted(len(contract.parties), (self.tr("сторона"), self.tr("стороны"), self.tr("сторон")))
        number = contract.number or self.tr("без номера")
        text = self.tr("{kind} № {number}, {parties}.") if contract.number else self.tr("{kind} {number}, {parties}.")
        told = text.format(kind=self.state.kind.title, number=number, parties=parties)
        problems = len(self.state.problems)
        if problems:
            forms = (self.tr("замечание"), self.tr("замечания"), self.tr("замечаний"))
            told += " " + self.tr("Осталось {count}: печатать можно и так.").format(count=counted(problems, forms))
        self.summary.setText(told)

    def show_files(self, paths: list[Path]) -> None:
        """What was printed, each file to be opened."""
        while (item := self._made_layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        if not paths:
            return
        messages = self.state.context.messages
        forms = (self.tr("файл"), self.tr("файла"), self.tr("файлов"))
        told = self.tr("Готово: {count}").format(count=counted(len(paths), forms))
        self._made_layout.addWidget(label(told, Role.SECTION))
        for path in paths:
            self._made_layout.addWidget(button(path.name, partial(messages.open_outside, path), role="link"))
        folder = button(self.tr("Открыть папку"), partial(messages.open_outside, paths[0].parent), icon="folder")
        self._made_layout.addWidget(folder, 0, Qt.AlignmentFlag.AlignLeft)
        folder.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """The button."""
        self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)
