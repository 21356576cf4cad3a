"""Stage «read»: paragraphs and tables of one part (body, header, footer, note)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from documents.layout.model.drawing import Drawing, Shape, TextBody
from documents.layout.model.properties import Delta, merge
from documents.layout.model.tree import (
    COLUMN_BREAK,
    PAGE_BREAK,
    Block,
    Cell,
    DropCap,
    Number,
    Paragraph,
    Piece,
    Row,
    Table,
)
from documents.layout.read.auto_space import settle_auto_space
from documents.layout.read.numbering import Counters, label
from documents.layout.read.read_floats import floats_beside, frame_float, table_float, take_borders, without_borders
from documents.layout.read.read_inline import FieldStack, InlineReader
from documents.layout.read.read_plain_text import plain_paragraphs
from documents.layout.read.read_properties import read_paragraph_delta, read_run_delta
from documents.layout.read.read_tables import (
    Conditions,
    Parts,
    append_blocks,
    drop_end_of_cell,
    read_cell,
    read_row,
    read_table_look,
    read_width,
    read_widths,
)
from documents.layout.read.source import Source
from documents.layout.read.styles import NO_TABLE, TableText
from documents.layout.read.symbols import is_symbol_font, plain_text
from documents.layout.read.xmlns import MC, VAL, Element, W, child, number, units, value

_LONGEST_DROP, _MOST_DROP_LINES = 60, 10
_TURNS = {"btLr": "up", "tbRl": "down", "tbRlV": "down"}
_TRANSPARENT = frozenset(W + name for name in ("ins", "moveTo", "customXml", "smartTag", "sdtContent"))


@dataclass(slots=True)
class BlockReader:
    """Reads blocks; one reader a part, the counters are the document's."""

    source: Source
    counters: Counters
    fields: FieldStack = field(default_factory=FieldStack)
    drop: tuple[str, DropCap] | None = None
    depth: int = 0  # of tables around what is read

    def blocks(self, parent: Element, table: TableText = NO_TABLE, only_first: bool = False) -> list[Block]:
        """All blocks of a container element; `only_first`: `table` is for the first of them."""
        result: list[Block] = []
        for item in flow(parent):
            append_blocks(result, self.block(item, table))
            if only_first and result:
                table = NO_TABLE
        return result + self.left_over()

    def left_over(self) -> list[Block]:
        """Floats after which no paragraph came: they stand in the text."""
        floats, self.source.floating = self.source.floating, []
        for item in floats:
            for block in item.blocks:
                if isinstance(block, Table):
                    block.place = None
        return [block for item in floats for block in item.blocks]

    def block(self, item: Element, table: TableText = NO_TABLE) -> list[Block]:
        """The blocks that one element of the flow makes."""
        if item.tag == W + "p":
            return self.paragraph(item, table)
        if item.tag == W + "tbl":
            found = self.table(item)
            if found.rows and found.place is not None:
                found.place.blocks.append(found)
                self.source.floating.append(found.place)
                return []
            return [found] if found.rows else []
        if item.tag == W + "altChunk":
            self.source.warn("Вложенный в документ чужой файл (altChunk) не напечатан.")
        return []

    # --- paragraphs ------------------------------------------------------------------------------------------------

    def paragraph(self, item: Element, table: TableText = NO_TABLE) -> list[Block]:
        """One `w:p`: usually one paragraph; page breaks cut it, text boxes follow it."""
        properties = child(item, "pPr")
        direct = read_paragraph_delta(properties)
        style = value(properties, "pStyle")
        sheet = self.source.styles
        look = sheet.paragraph(style, direct, table)
        mark_properties = child(properties, "rPr")
        mark_delta = read_run_delta(mark_properties)
        # The character style of a paragraph mark counts for nothing in Writer (probed with LibreOffice 7.4).
        mark = sheet.run(look.style, "", mark_delta, table)
        reader = InlineReader(self.source, look.style, table, self.fields, after=direct.get("after", 0))
        reader.read(item)
        self._carry_fields()
        whole = Paragraph(
            look,
            mark,
            reader.pieces,
            self._number(look.num_id, look.level, look.style, mark_delta, table),
            tuple(reader.bookmarks),
            page_break_before=look.page_break_before,
            plain=sheet.run(look.style, "", {}, table),
        )
        # A paragraph all of whose text is hidden takes no line, hidden mark or not (probed with LibreOffice 7.4).
        if (mark.hidden or reader.hid) and not reader.pieces:
            return []
        if self._drop_cap(item, reader.pieces, table):
            return []
        if self.drop is not None:
            letters, whole.drop = self.drop
            whole.pieces.insert(0, Piece(letters, whole.plain or mark))
            self.drop = None
        result: list[Block] = [_without_breaks(whole)] if self.depth else list(_cut_at_breaks(whole))
        frame = child(properties, "framePr")
        if frame is not None and not reader.boxes and table is NO_TABLE and self._frame(frame, result):
            return []
        for body, content in reader.boxes:
            body.blocks.extend(self._text_box(content))
        for block in result:
            if isinstance(block, Paragraph):
                _hang_floats(block)
        if isinstance(result[0], Paragraph):
            waiting, self.source.floating = self.source.floating, []
            result[0].floats[:0] = waiting
        return result

    def _drop_cap(self, item: Element, pieces: list[Piece], table: TableText) -> bool:
        """Keep drop capitals for the paragraph that follows, which they belong to (DomainMapper_Impl.cxx)."""
        frame, following = child(child(item, "pPr"), "framePr"), item.getnext()
        kind = "none" if frame is None else frame.get(W + "dropCap", "none")
        text = "".join(piece.text for piece in pieces)
        plain = table is NO_TABLE and not self.depth and following is not None and following.tag == W + "p"
        if frame is None or kind == "none" or not text.strip() or not plain or len(text) > _LONGEST_DROP:
            return False
        if any(piece.field or piece.picture or piece.anchor or piece.note for piece in pieces):
            return False
        lines = max(2, min(number(frame.get(W + "lines"), 2), _MOST_DROP_LINES))
        gap = max(0, units(frame.get(W + "hSpace")))
        self.drop = text, DropCap(len(text), lines, gap, pieces[0].look)
        return True

    def _text_box(self, content: Element) -> list[Block]:
        """The text of a shape: of Word's own kind, or of DrawingML's."""
        if content.tag != W + "txbxContent":
            return list(plain_paragraphs(self.source, content))
        area, self.source.area = self.source.area, None
        blocks = BlockReader(self.source, self.counters).blocks(content)
        settle_auto_space(blocks, self.source.html_space, starts=True)
        self.source.area = area
        return blocks

    def _frame(self, frame: Element, blocks: list[Block]) -> bool:
        """Put a framed paragraph into a float, into the one before when both say the same (ECMA-376 17.3.1.11)."""
        if frame.get(W + "dropCap", "none") != "none" or frame.get(W + "yAlign") == "inline":
            return False
        first = blocks[0].look if isinstance(blocks[0], Paragraph) else None
        found = frame_float(frame, self.source.styles.frame(first.style if first else ""))
        waiting = self.source.floating
        if not waiting or waiting[-1].key != found.key:
            waiting.append(found)
            turned = _TURNS.get(value(frame.getparent(), "textDirection"), "")
            if turned:
                body = TextBody(turned=turned, blocks=found.blocks)
                found.drawing = Drawing(found.width, found.height, [Shape(0, 0, found.width, found.height, text=body)])
            elif first is not None:
                take_borders(found, first)
        for block in blocks:
            if isinstance(block, Paragraph) and waiting[-1].borders:
                block.look = without_borders(block.look)
        waiting[-1].blocks.extend(blocks)
        return True

    def _carry_fields(self) -> None:
        """A field that stays open begins its result anew in the next paragraph."""
        for item in self.fields.open:
            if item.result_from is not None:
                item.result_from = 0

    def _number(self, num_id: int, level: int, style: str, mark: Delta, table: TableText) -> Number | None:
        numbering = self.counters.numbering
        own = numbering.level(num_id, level)
        if own is None:
            return None
        numbers = self.counters.advance(num_id, level)
        look = self.source.styles.run(style, "", merge({**mark, "underline": ""}, own.run), table)
        text = label(numbering.lists[num_id].levels, level, numbers, self.source.styles.language)
        if own.style == "bullet" or is_symbol_font(look.font):
            text = plain_text(text, look.font)
        # Without a bullet nothing follows it either (txtfld.cxx, NewNumberPortion).
        suffix = own.suffix if text or own.style != "bullet" else "nothing"
        return Number(text, look, suffix, own.align, num_id, level, numbers)

    # --- tables ----------------------------------------------------------------------------------------------------

    def table(self, item: Element) -> Table:
        """One `w:tbl`."""
        properties = child(item, "tblPr")
        chain = self.source.styles.table_chain(value(properties, "tblStyle"))
        result = Table([], style=value(properties, "tblStyle"), nested=self.depth > 0)
        result.shifted = self.source.shifts_tables and not result.nested
        widths = read_widths(properties, child(item, "tblGrid"))
        place = child(properties, "tblpPr")
        read_table_look(result, chain, properties)
        rows = [row for row in flow(item) if row.tag == W + "tr"]
        if place is not None:
            found = table_float(place)
            result.place = found if floats_beside(found, widths, self.source.area) else None
            result.unplaced = result.place is None
        conditions = Conditions.read(chain, child(properties, "tblLook"), len(rows))
        for index, row in enumerate(rows):
            result.rows.append(self._row(row, index, result, conditions))
            result.rows[-1].widths = widths
        result.rows = [row for row in result.rows if row.cells]
        return result

    def _row(self, item: Element, index: int, table: Table, conditions: Conditions) -> Row:
        row = read_row(item)
        exceptions = child(item, "tblPrEx")
        cells = [cell for cell in flow(item) if cell.tag == W + "tc"]
        boxes = row.before + len(cells) + row.after
        for column, cell in enumerate(cells):
            parts = conditions.of(index, row.before + column, boxes, row.header)
            # The first paragraph of a row looks as in the cell that Writer makes of `w:gridBefore`, which takes it away
            # from those of its own cell: Writer then finds none of them.
            lent = conditions.of(index, 0, boxes, row.header) if row.before and not column else None
            row.cells.append(self._cell(cell, table, parts, lent, exceptions))
        return row

    def _cell(self, item: Element, table: Table, parts: Parts, lent: Parts | None, exceptions: Element | None) -> Cell:
        properties = child(item, "tcPr")
        sheet = self.source.styles
        text = NO_TABLE
        if next((block.tag for block in flow(item) if block.tag in (W + "p", W + "tbl")), "") != W + "tbl":
            # Writer finds the paragraphs of a cell only from a first one on (DomainMapperTableHandler::endTable).
            text = sheet.table_text(
                [*sheet.table_chain(table.style), *(style for _, style in lent or parts)], self.source.table_styles_win
            )
        cell = Cell([], span=max(1, min(63, number(value(properties, "gridSpan"), 1))))
        for name, field_name in (("vMerge", "merge"), ("hMerge", "across")):
            merged = child(properties, name)
            if merged is not None:
                setattr(cell, field_name, merged.get(VAL, "continue"))
        width = child(properties, "tcW")
        if width is not None:
            cell.width_kind, cell.width = read_width(width)
        read_cell(cell, table, parts, [exceptions, properties])
        area, self.source.area = self.source.area, None  # a floating table in a cell stays in its text
        self.depth += 1
        cell.blocks = self.blocks(item, text, lent is not None)
        self.depth -= 1
        self.source.area = area
        drop_end_of_cell(cell.blocks)
        if not cell.blocks:
            cell.blocks.append(Paragraph(sheet.paragraph("", {}, text), sheet.run("", "", {}, text)))
        settle_auto_space(cell.blocks, self.source.html_space, starts=True, cell=True)
        return cell


def flow(parent: Element) -> Iterator[Element]:
    """The children of a container with content controls and tracked insertions opened."""
    for item in parent:
        if item.tag == W + "sdt":
            content = child(item, "sdtContent")
            if content is not None:
                yield from flow(content)
        elif item.tag in _TRANSPARENT:
            yield from flow(item)
        elif item.tag == MC + "AlternateContent":
            choice = item.find(MC + "Choice")
            if choice is not None:
                yield from flow(choice)
        else:
            yield item


def _hang_floats(paragraph: Paragraph) -> None:
    """Move the floats out of a paragraph's text."""
    paragraph.floats = [piece.anchor for piece in paragraph.pieces if piece.anchor is not None]
    if paragraph.floats:
        paragraph.pieces = [piece for piece in paragraph.pieces if piece.anchor is None]


def _without_breaks(whole: Paragraph) -> Paragraph:
    """A paragraph of a cell, where Writer leaves page and column breaks out."""
    for index, piece in enumerate(whole.pieces):
        if PAGE_BREAK in piece.text or COLUMN_BREAK in piece.text:
            whole.pieces[index] = replace(piece, text=piece.text.replace(PAGE_BREAK, "").replace(COLUMN_BREAK, ""))
    return whole


def _cut_at_breaks(whole: Paragraph) -> Iterator[Paragraph]:
    """Cut a paragraph at its page breaks, as Writer does on import.

    Text after a break starts a new paragraph on the new page; a break with nothing before it moves the whole
    paragraph; a break with nothing after it moves the next paragraph and leaves this one where it is.
    """
    if not any(PAGE_BREAK in piece.text or COLUMN_BREAK in piece.text for piece in whole.pieces):
        yield whole
        return
    groups: list[list[Piece]] = [[]]
    for piece in whole.pieces:
        parts = piece.text.replace(COLUMN_BREAK, PAGE_BREAK).split(PAGE_BREAK)
        for index, part in enumerate(parts):
            if index:
                groups.append([])
            if part or piece.field or piece.picture or piece.anchor:
                groups[-1].append(replace(piece, text=part))
    # An empty rest after a column break stands at the top of the new column; after a page break it does not.
    breaks = [sign for piece in whole.pieces for sign in piece.text if sign in (PAGE_BREAK, COLUMN_BREAK)]
    break_after = not groups[-1] and breaks[-1] == PAGE_BREAK
    if break_after:
        groups.pop()
    first = ""
    while len(groups) > 1 and not groups[0]:
        groups.pop(0)
        first = breaks.pop(0)
    for index, pieces in enumerate(groups):
        sign = breaks[index - 1] if index else first
        page_break = sign == PAGE_BREAK or (index == 0 and whole.page_break_before)
        yield replace(
            whole,
            pieces=pieces,
            number=None if index else whole.number,
            bookmarks=() if index else whole.bookmarks,
            page_break_before=page_break,
            column_break=sign == COLUMN_BREAK and not page_break,
            break_after=break_after and index == len(groups) - 1,
        )
