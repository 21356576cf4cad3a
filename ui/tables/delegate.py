"""Paints a status chip in a cell: rounded ground, icon and word."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from ui.system.icons import pixmap
from ui.system.theme import colors_of
from ui.tables.columns import Chip
from ui.tables.model import CHIP_ROLE


class ChipDelegate(QStyledItemDelegate):
    """Draws cells that carry a chip; all other cells as usual."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The ground of the cell by the style, the chip by us."""
        chip = index.data(CHIP_ROLE)
        if not isinstance(chip, Chip):
            super().paint(painter, option, index)
            return
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        widget = option.widget
        style = widget.style() if widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, widget)
        painter.save()
        self._paint_chip(painter, option, chip, widget)
        painter.restore()

    def _paint_chip(self, painter: QPainter, option: QStyleOptionViewItem, chip: Chip, widget: QWidget) -> None:
        tone = colors_of(widget).tones[chip.tone]
        metrics = option.fontMetrics
        pad = round(metrics.height() * 0.4)
        side = round(metrics.height() * 0.85) if chip.icon else 0
        gap = pad // 2 if chip.icon else 0
        room = option.rect.adjusted(pad // 2, 0, -pad // 2, 0)
        text_room = room.width() - 2 * pad - side - gap
        text = metrics.elidedText(chip.text, Qt.TextElideMode.ElideRight, max(0, text_room))
        width = 2 * pad + side + gap + metrics.horizontalAdvance(text)
        height = round(metrics.height() * 1.3)
        box = QRect(room.left(), room.center().y() - height // 2 + 1, min(width, room.width()), height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tone.paper))
        painter.drawRoundedRect(QRectF(box), height / 2, height / 2)
        left = box.left() + pad
        if chip.icon:
            ratio = widget.devicePixelRatioF()
            painter.drawPixmap(left, box.center().y() - side // 2, pixmap(chip.icon, tone.ink, side, ratio))
            left += side + gap
        painter.setPen(QColor(tone.ink))
        rest = QRect(left, box.top(), box.right() - left, box.height())
        painter.drawText(rest, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """What a narrow column cuts off is told whole."""
        told = index.data(Qt.ItemDataRole.ToolTipRole) or index.data(Qt.ItemDataRole.DisplayRole)
        cut = self.sizeHint(option, index).width() > option.rect.width()
        if event.type() != QEvent.Type.ToolTip or index.data(Qt.ItemDataRole.ToolTipRole) or not (told and cut):
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), str(told), view)
        return True

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Room for the icon and the rounded ends beside the word."""
        hint = super().sizeHint(option, index)
        extra = option.fontMetrics.height() * 2 if isinstance(index.data(CHIP_ROLE), Chip) else 0
        return QSize(hint.width() + extra, hint.height())
