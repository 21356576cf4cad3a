"""The week painted: days across, hours down, a block for each lesson. Arrows walk over the blocks, Enter opens."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from models.rules.week import WeekLesson, weekday_of
from ui.schedule.rows import Lesson, short_name, time_words
from ui.schedule.week_layout import Line, Look, Measures, Placed, WeekPicture, picture, week_days
from ui.schedule.week_paint import paint_block, wrapped
from ui.system.theme import colors_of

_NARROWEST_CHARS = 17
_TITLE_LINES = 2
Key = tuple[int, dt.date]


class WeekGrid(QAbstractScrollArea):
    """Shows the lessons of one week.

    Signals: current_changed(Lesson or None); opened(Lesson); menu_wanted(global position).
    """

    current_changed = Signal(object)
    opened = Signal(object)
    menu_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Занятия недели"))
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setMouseTracking(True)
        self.monday = dt.date.min
        self.today = dt.date.min
        self._items: list[tuple[Lesson, dt.date]] = []
        self._days: tuple[dt.date, ...] = ()
        self.picture: WeekPicture | None = None
        self.current: Key | None = None

    # Content

    def show_week(self, monday: dt.date, lessons: Sequence[Lesson], placed: Sequence[WeekLesson]) -> None:
        """Show the lessons `placed` in the week; the chosen one stays chosen while it is there."""
        known = {lesson.id: lesson for lesson in lessons}
        self.monday = monday
        self._days = week_days(monday, placed)
        self._items = [(known[item.row.id], item.day) for item in placed if item.row.id in known]
        if self.current is not None and self._block(self.current) is None and self.picture is not None:
            self.current = None
        self._arrange()

    def lesson(self) -> Lesson | None:
        """The chosen lesson."""
        block = self._block(self.current)
        return block.lesson if block else None

    def blocks(self) -> tuple[Placed, ...]:
        """The blocks by day, then from the top."""
        found = self.picture.blocks if self.picture else ()
        return tuple(sorted(found, key=lambda block: (block.day, block.box.top())))

    def choose_lesson(self, lesson_id: int | None) -> None:
        """Choose the first block of a lesson, without telling it."""
        if lesson_id is None or (self.current is not None and self.current[0] == lesson_id):
            return
        block = next((block for block in self.blocks() if block.lesson.id == lesson_id), None)
        if block is not None:
            self.current = block.key
            self._reveal(block)
            self.viewport().update()

    def choose(self, block: Placed) -> None:
        """Choose a block as the user does."""
        self.current = block.key
        self._reveal(block)
        self.viewport().update()
        self.current_changed.emit(block.lesson)
        words = self.words(block)
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def words(self, block: Placed) -> str:
        """A block in one sentence, for the tooltip and a screen reader."""
        slot = block.lesson.slot
        parts = [weekday_of(block.day).title_ru, time_words(slot), block.lesson.title]
        parts += [part for part in (slot.group_name, slot.place, slot.teacher) if part]
        return "\n".join([", ".join(parts), *block.lesson.clashes])

    def _block(self, key: Key | None) -> Placed | None:
        return next((block for block in self.blocks() if block.key == key), None) if key else None

    # Geometry

    def _measures(self) -> Measures:
        metrics = self.fontMetrics()
        gap = max(3, metrics.height() // 5)
        return Measures(
            metrics.horizontalAdvance("00:00") + 3 * gap,
            metrics.lineSpacing(),
            gap,
            metrics.averageCharWidth() * _NARROWEST_CHARS,
            self._lines,
        )

    def _lines(self, lesson: Lesson, width: int) -> tuple[Line, ...]:
        metrics, slot = self.fontMetrics(), lesson.slot
        font = self.font()
        font.setBold(True)
        lines = [Line(time_words(slot))]
        if lesson.clashes:
            lines.append(Line(self.tr("накладка"), Look.MARK))
        lines += [Line(text, Look.TITLE) for text in wrapped(QFontMetrics(font), lesson.title, width, _TITLE_LINES)]
        middle, right = Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight
        for text, mode in ((slot.group_name, right), (slot.place, middle), (short_name(slot.teacher), right)):
            if text:
                lines.append(Line(metrics.elidedText(text, mode, width)))
        return tuple(lines)

    def _head_height(self) -> int:
        return round(self.fontMetrics().height() * 1.8)

    def _arrange(self) -> None:
        width = self.viewport().width()
        self.picture = picture(self.monday, self._items, self._days, width, self._measures())
        whole = self.picture.left + self.picture.column * len(self._days)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, whole - width))
        across.setPageStep(width)
        room = self.viewport().height() - self._head_height()
        down.setRange(0, max(0, self.picture.height - room))
        down.setPageStep(max(1, room))
        down.setSingleStep(self.fontMetrics().height() * 2)
        across.setSingleStep(self.fontMetrics().height() * 2)
        self.viewport().update()

    def _offset(self) -> QPoint:
        return QPoint(-self.horizontalScrollBar().value(), self._head_height() - self.verticalScrollBar().value())

    def _reveal(self, block: Placed) -> None:
        room = self.viewport().height() - self._head_height()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setValue(min(max(down.value(), block.box.bottom() + 4 - room), block.box.top() - 4))
        right = block.box.right() + 4 - self.viewport().width()
        left = block.box.left() - (self.picture.left if self.picture else 0)
        across.setValue(min(max(across.value(), right), left))

    def block_at(self, position: QPoint) -> Placed | None:
        """The block under a point of the viewport."""
        if self.picture is None or position.y() < self._head_height():
            return None
        point = position - self._offset()
        return next((block for block in self.picture.blocks if block.box.contains(point)), None)

    def sizeHint(self) -> QSize:
        """As large as there is room."""
        return QSize(640, 480)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Columns, bands, blocks, and the heading above them all."""
        if self.picture is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = colors_of(self)
        painter.fillRect(event.rect(), QColor(colors.base))
        offset = self._offset()
        self._paint_ground(painter, offset)
        for block in self.picture.blocks:
            box = block.box.translated(offset)
            if box.intersects(self.viewport().rect()):
                paint_block(painter, self, block, box, chosen=block.key == self.current, focused=self.hasFocus())
        self._paint_head(painter, offset)
        painter.end()

    def _paint_ground(self, painter: QPainter, offset: QPoint) -> None:
        colors, shown = colors_of(self), self.picture
        assert shown is not None
        bottom = max(shown.height, self.viewport().height())
        for number, day in enumerate(shown.days):
            rect = shown.day_rect(number).translated(offset)
            rect.setHeight(bottom)
            if day == self.today:
                painter.fillRect(rect, QColor(colors.hover))
            painter.setPen(QPen(QColor(colors.line)))
            painter.drawLine(rect.topLeft(), rect.bottomLeft())
        for band in shown.bands:
            top = band.top + offset.y()
            painter.setPen(QPen(QColor(colors.line)))
            painter.drawLine(0, top, self.viewport().width(), top)
            painter.setPen(QColor(colors.muted))
            place = QRect(0, top + 2, shown.left - 6, self.fontMetrics().height() + 4)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{band.hour}:00")

    def _paint_head(self, painter: QPainter, offset: QPoint) -> None:
        colors, shown = colors_of(self), self.picture
        assert shown is not None
        height = self._head_height()
        painter.fillRect(QRect(0, 0, self.viewport().width(), height), QColor(colors.base))
        plain, bold = self.font(), self.font()
        bold.setBold(True)
        for number, day in enumerate(shown.days):
            rect = QRect(shown.left + number * shown.column + offset.x(), 0, shown.column, height)
            painter.setFont(bold if day == self.today else plain)
            painter.setPen(QColor(colors.text if day == self.today else colors.muted))
            title = f"{weekday_of(day).title_ru}, {day.day:02d}.{day.month:02d}"
            if QFontMetrics(painter.font()).horizontalAdvance(title) > rect.width() - 6:
                title = f"{weekday_of(day).title_ru[:2]}, {day.day:02d}.{day.month:02d}"
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, title)
        painter.setFont(plain)
        painter.setPen(QPen(QColor(colors.line_strong)))
        painter.drawLine(0, height - 1, self.viewport().width(), height - 1)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home, End, Enter and the menu key."""
        steps = {
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
        }
        blocks = self.blocks()
        if event.modifiers() or not blocks:
            super().keyPressEvent(event)
        elif event.key() in steps:
            self._walk(*steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.choose(blocks[0] if event.key() == Qt.Key.Key_Home else blocks[-1])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.lesson() is not None:
            self.opened.emit(self.lesson())
        else:
            super().keyPressEvent(event)

    def _walk(self, across: int, down: int) -> None:
        blocks, current = self.blocks(), self._block(self.current)
        if current is None:
            self.choose(blocks[0])
            return
        if down:
            same = [block for block in blocks if block.day == current.day]
            place = same.index(current) + down
            if 0 <= place < len(same):
                self.choose(same[place])
            return
        beside = [block for block in blocks if (block.day > current.day) == (across > 0) and block.day != current.day]
        if beside:
            wanted = min(block.day for block in beside) if across > 0 else max(block.day for block in beside)
            height = current.box.top()
            column = [block for block in beside if block.day == wanted]
            self.choose(min(column, key=lambda block: abs(block.box.top() - height)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        block = self.block_at(event.position().toPoint())
        if block is not None:
            self.choose(block)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens."""
        block = self.block_at(event.position().toPoint())
        if block is not None:
            self.opened.emit(block.lesson)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The commands of the lesson under the mouse, or of the chosen one."""
        block = self._block(self.current)
        position = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            block = self.block_at(self.viewport().mapFromGlobal(position))
        elif block is not None:
            position = self.viewport().mapToGlobal(block.box.translated(self._offset()).center())
        if block is not None:
            self.choose(block)
            self.menu_wanted.emit(position)

    def viewportEvent(self, event: QEvent) -> bool:
        """The whole of a block as a tooltip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            block = self.block_at(event.pos())
            QToolTip.showText(event.globalPos(), self.words(block) if block else "", self)
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share the new width."""
        super().resizeEvent(event)
        self._arrange()
        if (block := self._block(self.current)) is not None:
            self._reveal(block)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Something is always chosen for the keyboard."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The frame of the chosen block shows whether keys arrive here."""
        super().focusOutEvent(event)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Blocks follow the size of the letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.picture is not None:
            self._arrange()
