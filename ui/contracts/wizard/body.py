"""The middle of the wizard: the step in a scroll area, and beside it the document that can be hidden."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.contracts.wizard.state import WizardState
from ui.contracts.wizard.step import Step
from ui.widgets.labels import Role, label

if TYPE_CHECKING:
    from ui.contracts.wizard.preview_pane import PreviewPane

_PREVIEW_CHARS = 138
_MIDDLE_CHARS = 66
_HIDDEN = "hints/wizard_preview_hidden"
_SPLITTER = "splitters/contract_wizard"
_SHARES = [540, 460]


class WizardBody(QSplitter):
    """Shows one step at a time. Signals: preview_shown(bool)."""

    preview_shown = Signal(bool)

    def __init__(self, state: WizardState, steps: Mapping[str, Step], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._state = state
        self.preview: PreviewPane | None = None
        self._areas: dict[str, QScrollArea] = {}
        self._stack = QStackedWidget(self)
        margin = self.fontMetrics().height()
        for key, step in steps.items():
            area = QScrollArea(self)
            area.setWidgetResizable(True)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            step.setContentsMargins(margin, margin // 2, margin, margin)
            area.setWidget(step)
            self._areas[key] = area
            self._stack.addWidget(area)
        self.title = label("", Role.HEADING)
        self.title.setContentsMargins(margin, margin // 2, margin, 0)
        middle = QWidget(self)
        middle.setMinimumWidth(self.fontMetrics().averageCharWidth() * _MIDDLE_CHARS)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        column.addWidget(self._stack, 1)
        self.setChildrenCollapsible(False)
        self.addWidget(middle)
        self.setStretchFactor(0, 1)

    def show_step(self, key: str, title: str) -> None:
        """Bring a step to front."""
        self.title.setText(title)
        self._stack.setCurrentWidget(self._areas[key])

    def show_focus(self, key: str) -> None:
        """Scroll a step so that what has the focus is in view."""
        focused = QApplication.focusWidget()
        if focused is not None and self._areas[key].isAncestorOf(focused):
            self._areas[key].ensureWidgetVisible(focused)

    def show_place(self, words: str, passage: str) -> None:
        """Turn the document to the annex with these words in its title, or to the page that holds a passage."""
        if self.preview is not None:
            self.preview.show_place(words, passage)

    def show_end(self, key: str) -> None:
        """Scroll a step to its end."""
        bar = self._areas[key].verticalScrollBar()
        bar.setValue(bar.maximum())

    # The document

    def start_preview(self, width: int) -> None:
        """Show the document when the window is `width` pixels wide, unless the user hid it."""
        wide = width >= self.fontMetrics().averageCharWidth() * _PREVIEW_CHARS
        self.set_preview(wide and not self._state.context.settings.get(_HIDDEN))

    def set_preview(self, shown: bool) -> None:
        """Show or hide the document."""
        settings = self._state.context.settings
        if shown and self.preview is None:
            from ui.contracts.wizard.preview_pane import PreviewPane

            self.preview = PreviewPane(self._state)
            self.addWidget(self.preview)
            sizes = settings.get(_SPLITTER)
            self.setSizes(sizes if len(sizes) == 2 else _SHARES)
            self.splitterMoved.connect(lambda *_: settings.set(_SPLITTER, self.sizes()))
        if self.preview is not None:
            self.preview.setVisible(shown)
        self.preview_shown.emit(shown)

    def toggle_preview(self) -> None:
        """Show the document if it is hidden, hide it if it is shown, and remember that."""
        shown = self.preview is None or not self.preview.isVisible()
        self._state.context.settings.set(_HIDDEN, not shown)
        self.set_preview(shown)
