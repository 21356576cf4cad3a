"""What the program shows when there is no database yet: three ways to begin."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from models.errors import EnvironmentProblem
from resources import path
from ui.messages import Message, Tone
from ui.system.icons import pixmap
from ui.system.theme import colors_of
from ui.widgets.labels import Role, button, label
from ui.widgets.message_bar import MessageBar
from ui.widgets.windows import fit_to_screen

_CHARS, _LOGO_LINES, _TILE_LINES = 78, 3, 4.8


@dataclass(frozen=True, slots=True)
class Beginning:
    """One way to begin. `start()` returns whether a database is there now; it may ask and be called off."""

    title: str
    text: str
    icon: str
    start: Callable[[], bool]


class _Tile(QPushButton):
    """A button with a layout in it; a style sheet would cut it to the height of a line."""

    def sizeHint(self) -> QSize:
        """Room for a title and two lines."""
        return QSize(super().sizeHint().width(), round(self.fontMetrics().height() * _TILE_LINES))


class FirstRun(QDialog):
    """Accepted when a database is there."""

    def __init__(self, beginnings: Sequence[Beginning], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Звено"))
        margin = self.fontMetrics().height()
        self.bar = MessageBar(parent=self)
        self.tiles: list[QPushButton] = []
        body = QVBoxLayout()
        body.setContentsMargins(margin * 2, margin * 2, margin * 2, margin)
        body.setSpacing(margin // 2)
        body.addLayout(self._head())
        body.addSpacing(margin // 2)
        for beginning in beginnings:
            body.addWidget(self._tile(beginning))
        body.addStretch(1)
        note = self.tr("База — это один файл на вашем компьютере. Интернет не нужен, ничего никуда не отправляется.")
        body.addWidget(label(note, Role.MUTED))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button(self.tr("Закрыть"), self.reject))
        body.addLayout(foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.bar)
        layout.addLayout(body)
        width = self.fontMetrics().averageCharWidth() * _CHARS
        fit_to_screen(self, width, max(self.sizeHint().height(), layout.totalHeightForWidth(width)))
        if self.tiles:
            self.tiles[0].setDefault(True)
            self.tiles[0].setFocus()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        side = self.fontMetrics().height() * _LOGO_LINES
        logo = QLabel(self)
        ratio = self.devicePixelRatioF()
        picture = QPixmap(str(path("icons/app.svg"))).scaled(
            QSize(round(side * ratio), round(side * ratio)),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        picture.setDevicePixelRatio(ratio)
        logo.setPixmap(picture)
        words = QVBoxLayout()
        words.addWidget(label(self.tr("Звено"), Role.TITLE))
        words.addWidget(label(self.tr("Договоры, расписание и документы школьной сети. С чего начнём?"), Role.MUTED))
        head.addWidget(logo)
        head.addSpacing(self.fontMetrics().height() // 2)
        head.addLayout(words, 1)
        return head

    def _tile(self, beginning: Beginning) -> QPushButton:
        tile = _Tile(self)
        tile.setProperty("role", "tile")
        tile.setAccessibleName(beginning.title)
        tile.setAccessibleDescription(beginning.text)
        tile.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        height = self.fontMetrics().height()
        row = QHBoxLayout(tile)
        row.setContentsMargins(height, height // 2, height, height // 2)
        mark = QLabel(tile)
        side = round(height * 1.6)
        mark.setPixmap(pixmap(beginning.icon, colors_of(self).link, side, self.devicePixelRatioF()))
        mark.setFixedWidth(height * 2)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(beginning.title, Role.SECTION))
        words.addWidget(label(beginning.text, Role.MUTED))
        row.addWidget(mark)
        row.addLayout(words, 1)
        for part in tile.findChildren(QLabel):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        tile.clicked.connect(lambda _checked=False: self._begin(beginning))
        self.tiles.append(tile)
        return tile

    def _begin(self, beginning: Beginning) -> None:
        try:
            begun = beginning.start()
        except EnvironmentProblem as problem:
            self.bar.show_message(Message(str(problem), Tone.BAD, timeout_ms=0))
            return
        if begun:
            self.accept()
