"""How two versions of a template differ, paragraph by paragraph, in words."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QTextBrowser, QWidget

from ui.dialogs.plain import PlainDialog
from ui.messages import Tone
from ui.system.locale_ru import counted
from ui.system.theme import colors_of
from ui.widgets.labels import Role, label

if TYPE_CHECKING:
    from documents.workshop.compare import Change, Comparison, Piece

_CONTEXT = "CompareDialog"
_PLACE = 70


def _tr(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)


def summary(comparison: Comparison) -> str:
    """One sentence on the whole."""
    if comparison.same_bytes:
        return _tr("Различий нет: это одно и то же.")
    if comparison.same_words:
        return _tr("Слова одинаковы; различается только оформление: шрифты, отступы, таблицы.")
    forms = (_tr("отличие"), _tr("отличия"), _tr("отличий"))
    return counted(len(comparison.changes), forms)


class CompareDialog(PlainDialog):
    """Added words are underlined, removed ones struck out; the words «добавлено», «убрано» say it as well."""

    def __init__(self, older: str, newer: str, comparison: Comparison, parent: QWidget | None = None) -> None:
        super().__init__("", chars=90, lines=30, parent=parent)
        self.setWindowTitle(self.tr("Сравнение шаблонов"))
        self.summary = label(summary(comparison), Role.SECTION)
        self.body.addWidget(label(self.tr("Было: {name}").format(name=older)))
        self.body.addWidget(label(self.tr("Стало: {name}").format(name=newer)))
        self.body.addWidget(self.summary)
        self.text = QTextBrowser(self)
        self.text.setAccessibleName(self.tr("Отличия"))
        self.text.setOpenLinks(False)
        self.text.setHtml("".join(self._paragraph(change) for change in comparison.changes))
        self.text.setVisible(bool(comparison.changes))
        self.body.addWidget(self.text, 1)
        if not comparison.changes:
            self.body.addStretch(1)
        self.fit()

    def _paragraph(self, change: Change) -> str:
        words = {
            "added": self.tr("Добавлен абзац"),
            "removed": self.tr("Убран абзац"),
            "changed": self.tr("Изменён абзац"),
        }
        place = self.tr("в самом начале")
        if change.after:
            shown = change.after if len(change.after) <= _PLACE else change.after[: _PLACE - 1] + "…"
            place = self.tr("после «{text}»").format(text=shown)
        head = f"<p><b>{escape(words[change.kind.value])}</b> {escape(place)}:</p>"
        return head + "<p style='margin-left:20px'>" + "".join(self._piece(piece) for piece in change.pieces) + "</p>"

    def _piece(self, piece: Piece) -> str:
        text = escape(piece.text)
        if not piece.mark:
            return text
        tone = Tone.GOOD if piece.mark == "added" else Tone.BAD
        ink = colors_of(self).tones[tone].ink
        tag = "u" if piece.mark == "added" else "s"
        text = f"{text} " if piece.mark == "removed" and piece.text == piece.text.rstrip() else text
        return f"<span style='color:{escape(str(ink))}'><{tag}>{text}</{tag}></span>"
