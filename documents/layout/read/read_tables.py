"""Stage «read»: what the properties of tables, their rows and cells say."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from documents.layout.model.properties import Border
from documents.layout.model.tree import Block, Cell, Paragraph, Row, Sides, Table, Widths
from documents.layout.read.read_properties import read_border, read_shade
from documents.layout.read.styles import Style
from documents.layout.read.xmlns import VAL, Element, W, child, children, flag, number, units, value

Parts = list[tuple[str, Style]]  # conditional parts of a table style with their names
NORMAL_MARGINS = {"left": 108 * 6, "right": 108 * 6, "top": 0, "bottom": 0}
_SIDE_NAMES = {"start": "left", "end": "right"}
_TURNED = {"btLr": "up", "tbRl": "down", "tbRlV": "down", "tbLrV": "down"}


def read_width(element: Element) -> tuple[str, int]:
    """Kind and value of a `w:tblW` or `w:tcW`: «dxa» in units, «pct» in fiftieths of a per cent, «auto», «nil»."""
    kind = element.get(W + "type", "nil")
    text = element.get(W + "w", "0")
    if kind == "pct":
        return "pct", number(text.rstrip("%")) * (50 if text.endswith("%") else 1)
    if kind == "dxa":
        return "dxa", units(text)
    return (kind, 0) if kind == "auto" else ("nil", 0)


def read_widths(properties: Element | None, grid: Element | None) -> Widths:
    """What a table says of its widths. Writer asks its own properties only, never its style."""
    width = child(properties, "tblW")
    kind, amount = ("", 0) if width is None else read_width(width)
    layout = child(properties, "tblLayout")
    fixed = layout is not None and layout.get(W + "type") == "fixed"
    columns = tuple(max(0, units(column.get(W + "w"))) for column in children(grid, "gridCol"))
    return Widths(columns, kind, amount, fixed)


def read_table_look(table: Table, chain: list[Style], properties: Element | None) -> None:
    """The look of a table: its styles, the root first, then what it says itself."""
    margins = dict(NORMAL_MARGINS)
    for style in chain:
        for level in (style.table, style.cell):
            _read_common(table, level, margins)
    _read_common(table, properties, margins)
    align = child(properties, "jc")  # Writer asks the table only, not its style
    if align is not None:
        table.align = _SIDE_NAMES.get(align.get(VAL, "left"), align.get(VAL, "left"))
    table.mirrored = flag(properties, "bidiVisual")
    table.margins = Sides(**margins)


def _read_common(table: Table, level: Element | None, margins: dict[str, int]) -> None:
    for item in () if level is None else level:
        name = item.tag.rpartition("}")[2]
        if name == "tblInd":
            table.indent = units(item.get(W + "w")) if item.get(W + "type") == "dxa" else 0
        elif name == "tblCellMar":
            margins.update(_sides(item))
        elif name in ("tblBorders", "tcBorders"):
            table.borders.update(_borders(item))


def read_row(item: Element) -> Row:
    """A `w:tr` without its cells."""
    properties = child(item, "trPr")
    row = Row([], can_split=not flag(properties, "cantSplit"), header=flag(properties, "tblHeader"))
    height = child(properties, "trHeight")
    if height is not None:
        row.height = max(0, units(height.get(VAL)))
        row.height_rule = height.get(W + "hRule", "atLeast")
    row.before = max(0, number(value(properties, "gridBefore")))
    row.after = max(0, number(value(properties, "gridAfter")))
    return row


def read_cell(cell: Cell, table: Table, conditions: Parts, levels: list[Element | None]) -> None:
    """The look of a cell: the conditional parts of its table's style, then what its row and it say themselves."""
    for level in (*(style.cell for _, style in conditions), *levels):
        for item in () if level is None else level:
            _read_cell_item(cell, item)
    own: dict[str, Border | None] = {}
    for level in levels:
        for name in ("tblBorders", "tcBorders"):
            element = child(level, name)
            if element is not None:
                # Inside lines mean nothing for one cell.
                own.update({side: line for side, line in _borders(element).items() if not side.startswith("inside")})
    cell.own = own
    cell.borders = _settled(_conditional_borders(conditions), own, table.borders)


def _read_cell_item(cell: Cell, item: Element) -> None:
    name = item.tag.rpartition("}")[2]
    if name == "shd":
        cell.shade = read_shade(item)
    elif name == "vAlign":
        cell.align = item.get(VAL, "top")
    elif name == "textDirection":
        cell.turned = _TURNED.get(item.get(VAL, ""), "")
    elif name == "tcMar":
        known = dict.fromkeys(NORMAL_MARGINS, -1) if cell.margins is None else asdict(cell.margins)
        cell.margins = Sides(**(known | _sides(item)))


# A part's outer line towards the table takes the place of the inside lines that it and parts before it have
# (TableStyleSheetEntry::AddTblStylePr, lcl_mergeProps).
_OWN_INSIDE = {
    "firstRow": ("bottom", "insideH"),
    "lastRow": ("top", "insideH"),
    "firstCol": ("right", "insideV"),
    "lastCol": ("left", "insideV"),
}
_OTHER_INSIDE = {**_OWN_INSIDE, "firstCol": ("left", "insideV"), "lastCol": ("right", "insideV")}


def _conditional_borders(conditions: Parts) -> dict[str, Border | None]:
    result: dict[str, Border | None] = {}
    for name, style in conditions:
        element = child(style.cell, "tcBorders")
        if element is None:
            continue
        own = _borders(element)
        for pairs, borders in ((_OWN_INSIDE, own), (_OTHER_INSIDE, result)):
            outer, inside = pairs.get(name, ("", ""))
            if outer in own:
                borders.pop(inside, None)
        result.update(own)
    return result


def _settled(
    style: dict[str, Border | None], own: dict[str, Border | None], table: dict[str, Border | None]
) -> dict[str, Border | None]:
    """The style's borders with the cell's own over them; a cell that takes away what its style or its table draws gets
    the table's line back (DomainMapperTableHandler::endTableGetCellProperties).
    """
    result = {**style, **own}
    for side in style.keys() & own.keys():
        if own[side] is None and (style[side] is not None or table.get(side) is not None):
            del result[side]
    return result


def _sides(element: Element) -> dict[str, int]:
    result = {}
    for item in element:
        name = item.tag.rpartition("}")[2]
        result[_SIDE_NAMES.get(name, name)] = max(0, units(item.get(W + "w")))
    return {side: amount for side, amount in result.items() if side in NORMAL_MARGINS}


def _borders(element: Element) -> dict[str, Border | None]:
    result = {}
    for item in element:
        name = item.tag.rpartition("}")[2]
        result[_SIDE_NAMES.get(name, name)] = read_border(item)
    return result


# --- conditional formatting -----------------------------------------------------------------------------------------

# Later entries win (TableStyleSheetEntry::GetLocalPropertiesFromMask).
_ORDER = (
    "band2Horz",
    "band1Horz",
    "band2Vert",
    "band1Vert",
    "lastCol",
    "firstCol",
    "lastRow",
    "firstRow",
    "swCell",
    "seCell",
    "nwCell",
    "neCell",
)
_CORNERS = {
    ("firstRow", "firstCol"): "nwCell",
    ("firstRow", "lastCol"): "neCell",
    ("lastRow", "firstCol"): "swCell",
    ("lastRow", "lastCol"): "seCell",
}
_FIRST_ROW, _LAST_ROW, _FIRST_COLUMN, _LAST_COLUMN, _NO_ROW_BANDS, _NO_COLUMN_BANDS = (
    0x20,
    0x40,
    0x80,
    0x100,
    0x200,
    0x400,
)
_DEFAULT_LOOK = 0x4A0  # where `w:tblLook` is absent or says nothing by number


@dataclass(slots=True)
class Conditions:
    """Which conditional parts of a table's style apply to a cell. Writer reads the number in `w:tblLook` only, and
    gives a part of the style's own, never one that it inherits.
    """

    style: Style | None
    look: int
    rows: int

    @classmethod
    def read(cls, chain: list[Style], look: Element | None, rows: int) -> Conditions:
        """The conditions for a table of so many rows; `chain` ends with its style."""
        try:
            bits = int(look.get(VAL, ""), 16) if look is not None else _DEFAULT_LOOK
        except ValueError:
            bits = _DEFAULT_LOOK
        return cls(chain[-1] if chain else None, bits, rows)

    def of(self, row: int, box: int, boxes: int, header: bool) -> Parts:
        """The parts for a cell with their names, the weakest first; `header`: its row is repeated on every page."""
        if self.style is None or not self.style.conditional:
            return []
        down, across = self._row_part(row, header), self._column_part(box, boxes)
        names = {down, across, _CORNERS.get((down, across), "")}
        return [
            (name, self.style.conditional[name]) for name in _ORDER if name in names & self.style.conditional.keys()
        ]

    def _row_part(self, row: int, header: bool) -> str:
        look = self.look
        if row == 0:
            part = "firstRow" if look & _FIRST_ROW else ""
        elif row == self.rows - 1:
            part = "lastRow" if look & _LAST_ROW else ""
        else:
            part = "firstRow" if header else ""
        if part or look & _NO_ROW_BANDS:
            return part
        return "band1Horz" if (row + bool(look & _FIRST_ROW)) % 2 == 0 else "band2Horz"

    def _column_part(self, box: int, boxes: int) -> str:
        look = self.look
        part = ""
        if box == 0:
            part = "firstCol" if look & _FIRST_COLUMN else ""
        elif box == boxes - 1:
            part = "lastCol" if look & _LAST_COLUMN else ""
        if part or look & _NO_COLUMN_BANDS:
            return part
        return "band1Vert" if (box + bool(look & _FIRST_COLUMN)) % 2 == 0 else "band2Vert"


def drop_end_of_cell(blocks: list[Block]) -> None:
    """Writer needs no paragraph behind a table that ends a cell, and leaves out the empty one (probed with 7.4)."""
    if len(blocks) > 1 and isinstance(blocks[-2], Table):
        last = blocks[-1]
        if isinstance(last, Paragraph) and not (last.pieces or last.floats or last.number):
            blocks.pop()


# --- tables that touch ---------------------------------------------------------------------------------------------


def append_blocks(blocks: list[Block], found: list[Block]) -> None:
    """Add blocks to those before; a table right under another of its style becomes one with it.

    LibreOffice does so on import: the last table's properties count for all, each row keeps its own grid (probed
    with 7.4).
    """
    if blocks and found and isinstance(blocks[-1], Table) and isinstance(found[0], Table):
        above, below = blocks[-1], found[0]
        if above.style == below.style and above.place is below.place is None:
            below.rows[:0] = above.rows
            blocks[-1:] = found
            return
    blocks.extend(found)
