"""Tables: how wide they are and where the lines between the cells of each row stand.

Writer keeps a table's width in twips and the lines of every row on their own, in ten-thousandths of it; only rows
whose grid says the same have lines in common. What DOCX writes (grid, widths of cells and table, which need not agree)
comes to these two on import: writerfilter's DomainMapperTableManager::endOfRowAction and sw's TextToTable,
SwTable::NewSetTabCols and SwCellFrame::Format, checked with probes of 7.4.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import accumulate, pairwise

from documents.layout.model.tree import Cell, Row, Table
from documents.layout.model.units import TWIP, from_twips

SMALLEST = from_twips(10)
WHOLE = 65_535  # the width of a table in Writer that was given none, in twips
_SHARES = 10_000


@dataclass(frozen=True, slots=True)
class RowLines:
    """The lines of a row: where they stand, from the table's left edge in units, and their ten-thousandths.

    `shares` lacks both edges of the table; it is None where Writer finds no widths and makes all cells equal.
    """

    edges: tuple[int, ...]
    shares: tuple[int, ...] | None

    def share(self, box: int) -> int:
        """The place by which vertical merges know their cells; -1 for all but the first of a row without widths."""
        if not box:
            return 0
        return -1 if self.shares is None else self.shares[box - 1]


def table_lines(table: Table, room: int) -> list[RowLines]:
    """The lines of all rows of a table in a text column `room` wide."""
    kind, amount = _table_width(table)
    wide = room // TWIP
    model, width = {
        "dxa": (amount, amount),
        "pct": (WHOLE, wide * amount // 100),
        "none": (WHOLE, WHOLE),
    }[kind]
    most = max((row.boxes() for row in table.rows), default=1)
    known: dict[tuple[object, ...], RowLines] = {}
    result = []
    for row in table.rows:
        key = (row.widths, row.before, row.after, *((cell.span, cell.width_kind, cell.width) for cell in row.cells))
        if key not in known:
            known[key] = _row_lines(row, model, width, most)
        result.append(known[key])
    return result


def _row_lines(row: Row, model: int, width: int, most: int) -> RowLines:
    shares = _shares(row)
    inner = [index * (WHOLE // most) * model // WHOLE for index in range(1, row.boxes())]
    if shares is not None:
        for index, share in enumerate(shares):
            # A line at the very left edge is not moved there by Writer; lines never change their order.
            inner[index] = share * model // _SHARES or inner[index]
            inner[index] = max(inner[index], inner[index - 1] if index else 0)
    if model != width:
        inner = [edge * width // model for edge in inner]
    return RowLines(tuple(edge * TWIP for edge in (0, *inner, max(width, inner[-1] if inner else 0))), shares)


# --- the table's width ----------------------------------------------------------------------------------------------


def _table_width(table: Table) -> tuple[str, int]:
    """«dxa» and twips, «pct» and per cent of the column, or «none»: Writer's widest. Later rows win over earlier."""
    kind, amount = "", 0
    for row in table.rows:
        own_kind, own = _width_after_row(row, table.nested)
        kind = own_kind or kind
        amount = own if own is not None else amount
    if kind != "pct":
        # A table without any width fills its column.
        return ("dxa", (amount * 72 + 63) // 127) if amount > 0 else ("pct", 100)
    return ("pct", amount) if 0 < amount <= 100 else ("none", 0)


def _width_after_row(row: Row, nested: bool) -> tuple[str, int | None]:
    """The kind and the width that one row gives its table; a width in hundredths of a millimetre, as Writer imports."""
    widths = row.widths
    kind, amount = _written(row)
    settled = bool(kind) or (widths.kind == "auto" and nested)
    grid = sum(widths.grid) // TWIP
    total = _hundredths(widths.width // TWIP) if widths.kind == "dxa" else 0
    if not total and grid:
        total = math.ceil(grid * 127 / 72)
        if not settled:
            amount = total
    if len(widths.grid) == row.columns() and row.cells:
        if kind != "dxa" and not 0 < (amount or 0) <= 100:
            return ("pct", 100) if nested and not settled else ("dxa", total)
    elif _is_incomplete(row):
        amount = max(amount or 0, math.ceil(sum(_cell_widths(row)) * 127 / 72))
    return kind, amount


def _written(row: Row) -> tuple[str, int | None]:
    """What `w:tblW` says; «auto» says something only where a cell of the row has an automatic width."""
    widths = row.widths
    if widths.kind == "dxa" and widths.width:
        return "dxa", _hundredths(widths.width // TWIP)
    if widths.kind == "pct":
        return "pct", min(widths.width // 50, 100)
    if widths.kind == "auto" and any(cell.width_kind == "auto" for cell in row.cells):
        return "pct", 0
    return "", None


def _hundredths(twips: int) -> int:
    return (twips * 127 + 36) // 72


# --- the lines of a row ---------------------------------------------------------------------------------------------


def _shares(row: Row) -> tuple[int, ...] | None:
    """The lines inside a row in ten-thousandths of the table, None where Writer rejects what is written."""
    fits = len(row.widths.grid) == row.columns() and row.cells
    found = _from_grid(row) if fits else _from_cells(row)
    if found is None or len(found) != row.boxes() - 1:
        return None
    if any(one > other for one, other in pairwise((0, *found, _SHARES))):
        return None
    return tuple(found)


def _from_grid(row: Row) -> list[int]:
    edges = [0, *accumulate(row.widths.grid)]
    total = edges[-1] or 1
    result = []
    column = 0
    for span in row.spans()[:-1]:
        column += span
        result.append(math.floor(edges[column] * _SHARES / total + 0.5))
    return result


def _from_cells(row: Row) -> list[int] | None:
    """Where the grid does not fit the cells, their own widths count: fixed layout, one for each column, or more
    columns than the grid has.
    """
    widths = _cell_widths(row)
    incomplete = _is_incomplete(row)
    fits = row.widths.fixed or len(widths) == row.columns()
    if not widths or not (fits or incomplete):
        return None
    total = sum(widths) if incomplete else sum(row.widths.grid) // TWIP or sum(widths)
    spans = row.spans()
    if incomplete and len(spans) == len(widths) > 1:
        total += max(0, widths[-2] // spans[-2] * spans[-1] - widths[-1])
    return [edge * _SHARES // total for edge in accumulate(widths[:-1])] if total > 0 else None


def _is_incomplete(row: Row) -> bool:
    """Whether the row has more columns than the grid, and cells whose widths do not settle them."""
    widths = _cell_widths(row)
    return (
        bool(widths) and not row.widths.fixed and len(widths) != row.columns() and row.columns() > len(row.widths.grid)
    )


def _cell_widths(row: Row) -> list[int]:
    """The written widths in twips: -1 for automatic ones; those in per cent count as nothing."""
    return [_counted(cell) for cell in row.cells if cell.width_kind]


def _counted(cell: Cell) -> int:
    if cell.width_kind == "dxa":
        return cell.width // TWIP
    return -1 if cell.width_kind == "auto" else 0
