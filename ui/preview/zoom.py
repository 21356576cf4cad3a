"""How large the pages are shown: buttons, a list of sizes, Ctrl with the wheel and with +, −, 0. Remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QWidget

from ui.preview.tool_button import tool_button
from ui.widgets.quiet import QuietComboBox

if TYPE_CHECKING:
    from PySide6.QtPdfWidgets import QPdfView

    from ui.system.settings import Settings

ZOOM_KEY = "view/preview_zoom"
WIDTH, PAGE = "width", "page"
_STEP = 1.2
_LEAST, _MOST = 0.25, 5.0
_PERCENTS = (50, 75, 100, 125, 150, 200, 300)
_LARGER = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
_NOTCH = 120
_POINTS = 72


def _length(bar: QScrollBar) -> int:
    """All that a bar scrolls over, in pixels; 1 for nothing."""
    return max(1, bar.maximum() + bar.pageStep())


class ZoomControl(QWidget):
    """Changes the zoom of a QPdfView, whose wheel and keys it takes; `key` is the setting that remembers it."""

    def __init__(
        self, view: QPdfView, settings: Settings, parent: QWidget | None = None, *, key: str = ZOOM_KEY
    ) -> None:
        from PySide6.QtPdfWidgets import QPdfView

        super().__init__(parent)
        self._view, self._settings, self._key = view, settings, key
        self._modes = QPdfView.ZoomMode
        self.sizes = QuietComboBox(self)
        self.sizes.setAccessibleName(self.tr("Размер страницы на экране"))
        self.sizes.addItem(self.tr("По ширине"), WIDTH)
        self.sizes.addItem(self.tr("Страница целиком"), PAGE)
        for percent in _PERCENTS:
            self.sizes.addItem(self.tr("{percent} %").format(percent=percent), f"{percent / 100}")
        self.sizes.activated.connect(lambda _index: self.put(self.sizes.currentData()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(tool_button("zoom-out", self.tr("Мельче (Ctrl+−)"), self.smaller, self))
        row.addWidget(self.sizes)
        row.addWidget(tool_button("zoom-in", self.tr("Крупнее (Ctrl++)"), self.larger, self))
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)
        self.put(settings.get(key))

    # Zoom

    def put(self, zoom: str) -> None:
        """«width», «page» or a factor such as «1.25»; it is remembered for the next document."""
        modes = {WIDTH: self._modes.FitToWidth, PAGE: self._modes.FitInView}
        tall, wide = self._view.verticalScrollBar(), self._view.horizontalScrollBar()
        # QPdfView keeps the pixels, which lie on another page after zooming.
        top, middle = tall.value() / _length(tall), (wide.value() + wide.pageStep() / 2) / _length(wide)
        self._view.setZoomMode(modes.get(zoom, self._modes.Custom))
        if zoom not in modes:
            try:
                factor = min(max(float(zoom), _LEAST), _MOST)
            except ValueError:  # a damaged settings file
                self.put(WIDTH)
                return
            zoom = f"{factor:.4g}"
            self._view.setZoomFactor(factor)
        tall.setValue(round(top * _length(tall)))
        wide.setValue(round(middle * _length(wide) - wide.pageStep() / 2))
        self._settings.set(self._key, zoom)
        self._show(zoom)

    def _show(self, zoom: str) -> None:
        index = self.sizes.findData(zoom)
        if index < 0:
            self.sizes.setPlaceholderText(self.tr("{percent} %").format(percent=round(float(zoom) * 100)))
        self.sizes.setCurrentIndex(index)

    def larger(self) -> None:
        """One step larger."""
        self.put(str(self.factor() * _STEP))

    def smaller(self) -> None:
        """One step smaller."""
        self.put(str(self.factor() / _STEP))

    def factor(self) -> float:
        """The present size of the pages: 1.0 is their true size."""
        view, document = self._view, self._view.document()
        if view.zoomMode() == self._modes.Custom or document is None or not document.pageCount():
            return view.zoomFactor()
        size = document.pagePointSize(view.pageNavigator().currentPage())
        dots = view.logicalDpiX() / _POINTS
        margins = view.documentMargins()
        wide = (view.viewport().width() - margins.left() - margins.right()) / max(1.0, size.width() * dots)
        if view.zoomMode() == self._modes.FitToWidth:
            return wide
        high = (view.viewport().height() - view.pageSpacing()) / max(1.0, size.height() * dots)
        return min(wide, high)

    # Wheel and keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Ctrl+wheel and Ctrl with +, −, 0 before the window does."""
        if isinstance(event, QWheelEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            notches = event.angleDelta().y() / _NOTCH
            if notches:
                self.put(str(self.factor() * _STEP**notches))
            return True
        if isinstance(event, QKeyEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        deeds = dict.fromkeys(_LARGER, self.larger)
        deeds[Qt.Key.Key_Minus] = self.smaller
        deeds[Qt.Key.Key_0] = lambda: self.put("1.0")
        deed = deeds.get(Qt.Key(event.key())) if event.key() in {int(key) for key in deeds} else None
        if deed is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # else the window would change the size of its letters
        elif event.type() == QEvent.Type.KeyPress:
            deed()
        return True
