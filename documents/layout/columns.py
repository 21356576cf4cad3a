"""Tables: how wide the columns are and where their lines stand."""

from __future__ import annotations

from itertools import accumulate

from documents.layout.tree import Table
from documents.layout.units import TWIP, from_twips

SMALLEST = from_twips(10)


def column_widths(table: Table, room: int) -> list[int]:
    """The widths of the grid's columns in a text column `room` wide.

    The written grid decides (LibreOffice takes it even for «autofit» tables); where it is missing, the cells' own
    widths do, and what is left is shared equally. A width in per cent stretches or shrinks the whole grid.
    """
    count = max((row.before + sum(cell.span for cell in row.cells) + row.after for row in table.rows), default=0)
    widths = table.grid[:count] + [0] * (count - len(table.grid))
    if not all(widths):
        _from_cells(table, widths)
    total = _wanted(table, room)
    missing = widths.count(0)
    if missing:
        share = max((total or room) - sum(widths), missing * SMALLEST) // missing
        widths = [width or share for width in widths]
    if table.width_kind == "pct" and total and sum(widths):
        scale = total / sum(widths)
        widths = [round(width * scale) for width in widths]
    return widths


def _wanted(table: Table, room: int) -> int:
    if table.width_kind == "pct":
        return room * table.width // 5000
    return table.width if table.width_kind == "dxa" else 0


def _from_cells(table: Table, widths: list[int]) -> None:
    for row in table.rows:
        column = row.before
        for cell in row.cells:
            if cell.span == 1 and cell.width_kind == "dxa" and widths[column] == 0:
                widths[column] = cell.width
            column += cell.span


def column_edges(widths: list[int]) -> list[int]:
    """The column lines. Writer keeps them as ten-thousandths of the table, so they fall on other twips than written."""
    total = sum(widths) // TWIP
    if not total or len(set(widths)) == 1:
        return list(accumulate(widths, initial=0))
    shares = [round(edge * 10_000 / (total * TWIP)) for edge in accumulate(widths)]
    return [0, *(share * total // 10_000 * TWIP for share in shares[:-1]), total * TWIP]
