"""Sizes and places of windows: never larger than the screen, never outside it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.system.settings import Settings

_MARGIN = 40


def fit_to_screen(window: QWidget, width: int, height: int) -> None:
    """Give a window its wished size, but no more than the screen has (less the frame and a margin)."""
    screen = window.screen() or QGuiApplication.primaryScreen()
    room = screen.availableGeometry().size() - QSize(_MARGIN, _MARGIN * 2)
    window.resize(QSize(width, height).boundedTo(room))


def save_geometry(window: QWidget, settings: Settings, name: str) -> None:
    """Remember size and place under «geometry/name»."""
    settings.set_bytes(f"geometry/{name}", window.saveGeometry())


def restore_geometry(window: QWidget, settings: Settings, name: str) -> bool:
    """Put the window where it was, moved back onto a screen if that one is gone. False when nothing is stored."""
    stored = settings.get_bytes(f"geometry/{name}")
    if stored.isEmpty() or not window.restoreGeometry(stored):
        return False
    window.setGeometry(clamped(window.geometry(), _rooms()))
    return True


def _rooms() -> list[QRect]:
    return [screen.availableGeometry() for screen in QGuiApplication.screens()]


def clamped(wanted: QRect, rooms: list[QRect]) -> QRect:
    """`wanted` shrunk and moved so that it lies inside the screen it overlaps most (the first when none)."""

    def overlap(room: QRect) -> int:
        common = room.intersected(wanted)
        return common.width() * common.height()

    room = max(rooms, key=overlap)
    size = wanted.size().boundedTo(room.size())
    left = min(max(wanted.left(), room.left()), room.right() - size.width() + 1)
    top = min(max(wanted.top(), room.top()), room.bottom() - size.height() + 1)
    return QRect(left, top, size.width(), size.height())
