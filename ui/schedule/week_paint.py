"""How a block of the week is drawn: ground, frame, words."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.messages import Tone
from ui.schedule.week_layout import Line, Look, Placed
from ui.system.icons import pixmap
from ui.system.theme import colors_of


def wrapped(metrics: QFontMetrics, text: str, width: int, most: int) -> list[str]:
    """The text in at most `most` lines of `width` pixels, the last one shortened with dots when it does not fit."""
    lines: list[str] = []
    rest = text.split()
    while rest and len(lines) < most:
        taken = rest[:1]
        while len(taken) < len(rest) and metrics.horizontalAdvance(" ".join(rest[: len(taken) + 1])) <= width:
            taken = rest[: len(taken) + 1]
        last = len(lines) == most - 1
        words = rest if last else taken
        lines.append(metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width))
        rest = rest[len(words) :]
    return lines


def paint_block(
    painter: QPainter, widget: QWidget, block: Placed, box: QRect, *, chosen: bool, focused: bool
) -> None:
    """One lesson: time (with a word when it clashes), what in bold, then group, place and teacher."""
    colors = colors_of(widget)
    tone = colors.tones[Tone.WARNING if block.lesson.clashes else Tone.INFO]
    round_ = widget.fontMetrics().height() * 0.28
    frame = QColor(colors.accent if chosen else tone.paper)
    painter.setPen(QPen(frame, 2 if chosen else 1))
    painter.setBrush(QColor(colors.selected if chosen else tone.paper))
    painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), round_, round_)
    ink = colors.selected_text if chosen else tone.ink
    line = widget.fontMetrics().lineSpacing()
    pad = max(3, widget.fontMetrics().height() // 5)
    painter.setPen(QColor(ink))
    for number, item in enumerate(block.lines):
        place = QRect(box.left() + 2 * pad, box.top() + pad + number * line, box.width() - 3 * pad, line)
        _paint_line(painter, widget, item, place, ink)
    if chosen and focused:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colors.link), 1, Qt.PenStyle.DotLine))
        painter.drawRoundedRect(QRectF(box).adjusted(3, 3, -3, -3), round_, round_)


def _paint_line(painter: QPainter, widget: QWidget, item: Line, place: QRect, ink: str) -> None:
    font = widget.font()
    font.setBold(item.look is not Look.PLAIN)
    painter.setFont(font)
    if item.look is Look.MARK:
        side = round(place.height() * 0.8)
        mark = pixmap("warning", ink, side, widget.devicePixelRatioF())
        painter.drawPixmap(place.left(), place.center().y() - side // 2, mark)
        place = place.adjusted(side + 4, 0, 0, 0)
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, item.text)
    painter.setFont(widget.font())
