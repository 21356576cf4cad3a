"""Icons: our own line drawings, tinted with the colours of the theme and retinted when it changes."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol, cast

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

from resources import path

_NAME = "iconName"
_ROLE = "iconRole"
_INK = b"#000000"
_SIZES = (16, 24, 32)
_CACHED = 512


class _HasIcon(Protocol):
    def setIcon(self, icon: QIcon) -> None: ...
    def setProperty(self, name: str, value: object) -> object: ...
    def property(self, name: str) -> object: ...


@lru_cache(maxsize=_CACHED)
def _drawing(name: str) -> bytes:
    return path(f"icons/{name}.svg").read_bytes()


@lru_cache(maxsize=_CACHED)
def pixmap(name: str, color: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The drawing `name` in one `color` («#2b5c8a»), `size` logical pixels square."""
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace(_INK, color.encode("ascii"))))
    image = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def icon(name: str, role: QPalette.ColorRole = QPalette.ColorRole.ButtonText) -> QIcon:
    """The drawing as an icon in the colour of a palette role, paler when disabled."""
    palette = QApplication.palette()
    normal = palette.color(QPalette.ColorGroup.Active, role)
    pale = palette.color(QPalette.ColorGroup.Disabled, role)
    return _icon(name, normal, pale)


def _icon(name: str, normal: QColor, pale: QColor) -> QIcon:
    result = QIcon()
    for size in _SIZES:
        for ratio in (1.0, 2.0):
            result.addPixmap(pixmap(name, normal.name(), size, ratio), QIcon.Mode.Normal)
            result.addPixmap(pixmap(name, pale.name(), size, ratio), QIcon.Mode.Disabled)
    return result


def set_icon(target: QObject, name: str, role: QPalette.ColorRole = QPalette.ColorRole.ButtonText) -> None:
    """Give an action or button the icon `name`; it follows the theme from now on. An empty name does nothing."""
    if not name:
        return
    holder = cast(_HasIcon, target)
    holder.setProperty(_NAME, name)
    holder.setProperty(_ROLE, role.value)
    holder.setIcon(icon(name, role))


def retint(root: QObject) -> None:
    """Draw all icons below `root` anew in the colours of the present palette."""
    for target in [root, *root.findChildren(QObject)]:
        if isinstance(target, QAction | QWidget) and target.property(_NAME):
            role = QPalette.ColorRole(int(target.property(_ROLE)))
            cast(_HasIcon, target).setIcon(icon(str(target.property(_NAME)), role))
