"""Stage «read»: what the properties of tables, their rows and cells say."""

from __future__ import annotations

from dataclasses import dataclass

from documents.layout.properties import Border
from documents.layout.read_properties import read_border, read_shade
from documents.layout.styles import CONDITION_ORDER, Style
from documents.layout.tree import Block, Cell, Sides, Table, Widths
from documents.layout.xmlns import VAL, Element, W, child, children, number, units

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


def read_table_look(table: Table, levels: list[Element]) -> None:
    margins = dict(NORMAL_MARGINS)
    for level in levels:
        for item in level:
            name = item.tag.rpartition("}")[2]
            if name == "tblInd":
                table.indent = units(item.get(W + "w")) if item.get(W + "type", "dxa") == "dxa" else 0
            elif name == "jc":
                table.align = {"end": "right", "start": "left"}.get(item.get(VAL, "left"), item.get(VAL, "left"))
            elif name == "tblCellMar":
                margins.update(_sides(item))
            elif name == "tblBorders":
                table.borders.update(_borders(item))
    table.margins = Sides(**margins)


def read_cell_look(cell: Cell, level: Element) -> None:
    for item in level:
        name = item.tag.rpartition("}")[2]
        if name == "tcBorders":
            cell.borders.update(_borders(item))
        elif name == "shd":
            cell.shade = read_shade(item)
        elif name == "vAlign":
            cell.align = item.get(VAL, "top")
        elif name == "textDirection":
            cell.turned = _TURNED.get(item.get(VAL, ""), "")
        elif name == "tcMar":
            own = dict.fromkeys(NORMAL_MARGINS, -1) | _sides(item)
            cell.margins = Sides(**own)


def _sides(element: Element) -> dict[str, int]:
    result = {}
    for item in element:
        name = item.tag.rpartition("}")[2]
        if item.get(W + "type", "dxa") == "dxa":
            result[_SIDE_NAMES.get(name, name)] = max(0, units(item.get(W + "w")))
    return {side: amount for side, amount in result.items() if side in NORMAL_MARGINS}


def _borders(element: Element) -> dict[str, Border | None]:
    result = {}
    for item in element:
        name = item.tag.rpartition("}")[2]
        result[_SIDE_NAMES.get(name, name)] = read_border(item)
    return result


@dataclass(slots=True)
class Conditions:
    """Which conditional parts of a table style apply to a cell (`w:tblLook`)."""

    chain: list[Style]
    look: Element | None
    rows: int

    def _on(self, name: str, bit: int) -> bool:
        if self.look is None:
            return False
        own = self.look.get(W + name)
        if own is not None:
            return own in ("1", "true", "on")
        try:
            return bool(int(self.look.get(VAL, "0"), 16) & bit)
        except ValueError:
            return False

    def of(self, row: int, column: int, columns: int) -> list[Style]:
        """The styles for the cell, the weakest first."""
        names = {"wholeTable"}
        first_row, last_row = (
            self._on("firstRow", 0x20) and row == 0,
            self._on("lastRow", 0x40) and row == self.rows - 1,
        )
        first_col = self._on("firstColumn", 0x80) and column == 0
        last_col = self._on("lastColumn", 0x100) and column == columns - 1
        if not self._on("noHBand", 0x200) and not first_row and not last_row:
            names.add("band1Horz" if (row - self._on("firstRow", 0x20)) % 2 == 0 else "band2Horz")
        if not self._on("noVBand", 0x400) and not first_col and not last_col:
            names.add("band1Vert" if (column - self._on("firstColumn", 0x80)) % 2 == 0 else "band2Vert")
        names |= {
            name
            for name, on in (
                ("firstRow", first_row),
                ("lastRow", last_row),
                ("firstCol", first_col),
                ("lastCol", last_col),
                ("nwCell", first_row and first_col),
                ("neCell", first_row and last_col),
                ("swCell", last_row and first_col),
                ("seCell", last_row and last_col),
            )
            if on
        }
        result = list(self.chain)
        for name in CONDITION_ORDER:
            if name in names:
                result.extend(style.conditional[name] for style in self.chain if name in style.conditional)
        return result


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
