"""The words of a clause as paragraphs, with a gap between them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.labels import label


class ClauseText(QWidget):
    """Shows paragraphs; labels that are there already are used again, so nothing flickers while one types."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[str] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self.fontMetrics().height() // 3)
        self._labels = [label("", copyable=True)]
        self._column.addWidget(self._labels[0])

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show these paragraphs."""
        self.lines = list(lines)
        while len(self._labels) < len(self.lines):
            made = label("", copyable=True)
            self._labels.append(made)
            self._column.addWidget(made)
        for place, part in enumerate(self._labels):
            part.setVisible(place < len(self.lines))
            part.setText(self.lines[place] if place < len(self.lines) else "")
