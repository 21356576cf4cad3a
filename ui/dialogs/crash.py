"""Shown for a bug of ours: what it means for the user, and a report to hand on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QWidget

from ui.dialogs.plain import PlainDialog
from ui.widgets.labels import Role, label


class CrashDialog(PlainDialog):
    """Plain widgets only: it must not fail itself."""

    def __init__(self, report: str, file: Path | None, parent: QWidget | None = None) -> None:
        super().__init__("", chars=84, lines=26, parent=parent)
        self.setWindowTitle(self.tr("Ошибка в программе"))
        self.report, self.file = report, file
        self.body.addWidget(label(self.tr("В программе произошла ошибка"), Role.HEADING))
        self.body.addWidget(
            label(
                self.tr(
                    "Последнее действие могло не выполниться. Всё, что было сохранено раньше, цело. "
                    "Можно продолжать работу; если ошибка повторится, перезапустите программу."
                )
            )
        )
        told = self.tr("Отчёт сохранён в файл: {name}").format(name=file.name) if file else ""
        if told:
            self.body.addWidget(label(told, Role.MUTED, copyable=True))
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setAccessibleName(self.tr("Отчёт об ошибке"))
        text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        text.setMinimumHeight(self.fontMetrics().height() * 8)
        self.body.addWidget(text, 1)
        action = QDialogButtonBox.ButtonRole.ActionRole
        copy = self.foot.addButton(self.tr("Скопировать отчёт"), action)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        if file is not None:
            show = self.foot.addButton(self.tr("Показать файл"), action)
            show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent))))
        self.fit()
