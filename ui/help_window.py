"""The help: pages of resources/help with an index beside them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeyEvent, QTextDocument
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from models.text import fold
from resources import path
from ui.system.settings import Settings
from ui.system.theme import colors_of
from ui.tables.filter_bar import SearchField
from ui.widgets.windows import fit_to_screen, restore_geometry, save_geometry

INDEX = "index"
_TITLE = re.compile(r"<title>(.*?)</title>", re.IGNORECASE | re.DOTALL)
_ORDER = re.compile(r'href="([a-z0-9_-]+)\.html"')
_TAG = re.compile(r"<[^>]+>")
_CHARS, _LINES = 110, 36


def open_help(settings: Settings, owner: QWidget, name: str) -> HelpWindow:
    """The help window of `owner`, at a page (without one at the index); made when it is wanted first."""
    found = owner.findChild(HelpWindow, "", Qt.FindChildOption.FindDirectChildrenOnly)
    window = found if isinstance(found, HelpWindow) else HelpWindow(settings, owner)
    window.show_page(name or INDEX)
    window.show()
    window.raise_()
    window.activateWindow()
    return window


class HelpWindow(QWidget):
    """A window of its own, so that help can stand beside the work."""

    def __init__(self, settings: Settings, parent: QWidget | None = None, folder: Path | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._settings = settings
        self._folder = folder or path("help")
        self.setWindowTitle(self.tr("Справка"))
        self.search = SearchField(self.tr("Найти в справке"), self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Разделы справки"))
        self.list.setWordWrap(True)
        self.browser = QTextBrowser(self)
        self.browser.setAccessibleName(self.tr("Текст справки"))
        self.browser.setOpenExternalLinks(True)
        self.browser.setSearchPaths([str(self._folder)])
        self._texts = {name: self._read(name) for name in self._names()}
        self._build()
        self._fill("")
        self.search.searched.connect(self._fill)
        self.search.down.connect(self.list.setFocus)
        self.list.currentItemChanged.connect(self._on_item)
        self.browser.sourceChanged.connect(self._on_source)
        if not restore_geometry(self, settings, "help"):
            metrics = self.fontMetrics()
            fit_to_screen(self, metrics.averageCharWidth() * _CHARS, metrics.height() * _LINES)

    def _build(self) -> None:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(left)
        splitter.addWidget(self.browser)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([280, 700])
        layout = QVBoxLayout(self)
        margin = self.fontMetrics().height() // 2
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.addWidget(splitter)
        self.browser.document().setDocumentMargin(margin * 2)

    def _names(self) -> list[str]:
        """The pages in the order the index names them, then the others."""
        index = self._read(INDEX)
        named = list(dict.fromkeys(_ORDER.findall(index)))
        others = sorted(file.stem for file in self._folder.glob("*.html"))
        return [name for name in [*named, *others] if (self._folder / f"{name}.html").is_file() and name != INDEX]

    def _read(self, name: str) -> str:
        file = self._folder / f"{name}.html"
        return file.read_text(encoding="utf-8") if file.is_file() else ""

    def title_of(self, name: str) -> str:
        """The title of a page, from the page itself."""
        match = _TITLE.search(self._texts.get(name) or self._read(name))
        return match[1].strip() if match else name

    def _fill(self, query: str) -> None:
        words = fold(query).split()
        self.list.blockSignals(True)
        self.list.clear()
        for name, text in self._texts.items():
            plain = fold(_TAG.sub(" ", text))
            if all(word in plain for word in words):
                item = QListWidgetItem(self.title_of(name))
                item.setData(Qt.ItemDataRole.UserRole, name)
                self.list.addItem(item)
        self.list.blockSignals(False)

    def show_page(self, name: str) -> None:
        """Show a page; one that does not exist gives the index."""
        known = name if (self._folder / f"{name}.html").is_file() else INDEX
        self._style()
        self.browser.setSource(QUrl(f"{known}.html"), QTextDocument.ResourceType.HtmlResource)

    def _style(self) -> None:
        colors = colors_of(self)
        self.browser.document().setDefaultStyleSheet(
            f"h1 {{ font-size: x-large; }} h2 {{ font-size: large; margin-top: 16px; }}"
            f"a {{ color: {colors.link}; }} .note {{ color: {colors.muted}; }}"
            f"kbd, .key {{ background-color: {colors.hover}; }} li {{ margin-bottom: 4px; }}"
        )

    def _on_item(self, item: QListWidgetItem | None, _before: object) -> None:
        if item is not None:
            self.show_page(str(item.data(Qt.ItemDataRole.UserRole)))

    def _on_source(self, source: QUrl) -> None:
        name = Path(source.path()).stem
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) == name:
                self.list.setCurrentRow(row)
        if name == INDEX:
            self.list.setCurrentRow(-1)
        self.list.blockSignals(False)
        self.setWindowTitle(self.tr("Справка: {title}").format(title=self.title_of(name)))

    def changeEvent(self, event: Any) -> None:
        """Colours of links follow the theme."""
        super().changeEvent(event)
        if event.type() == event.Type.PaletteChange and self.browser.source().isValid():
            self._style()
            self.browser.reload()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, as everywhere; a search is emptied first."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: Any) -> None:
        """Remember the place."""
        save_geometry(self, self._settings, "help")
        super().closeEvent(event)
