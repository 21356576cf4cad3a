"""Tables: which borders a cell has and how much room they and the cell margins leave to its text.

The borders of a table, its style and its cells become borders of cells as on LibreOffice's import
(DomainMapperTableHandler.cxx); neighbours then share one line, whose thickness counts for the whole row
(SwRowFrame::Format, collapsing borders).
"""

from __future__ import annotations

from documents.layout.model.properties import Border
from documents.layout.model.tree import Cell, Row, Sides, Table
from documents.layout.pages.table_cells import Slot

Borders = dict[str, Border | None]


def slot_borders(table: Table, slot: Slot) -> Borders:
    """The borders of a cell; below a vertical merge stands the border of its lowest cell."""
    row = table.rows[slot.row]
    own, rules = slot.cell.borders, table.borders
    across, down = _inside(table, row, slot.row)
    across, down = own.get("insideH", across), own.get("insideV", down)
    result = {side: border for side, border in own.items() if not side.startswith("inside")}
    lowest = slot.lowest or slot
    if lowest is not slot:
        result.pop("bottom", None)
        if "bottom" in lowest.cell.borders:
            result["bottom"] = lowest.cell.borders["bottom"]
    wishes = (
        ("left", rules.get("left") if slot.first == 0 else down),
        ("right", rules.get("right") if slot.last == len(row.cells) - 1 else down),
        ("top", rules.get("top") if slot.row == 0 else across),
        ("bottom", rules.get("bottom") if lowest.row == len(table.rows) - 1 else across),
    )
    for side, border in wishes:
        result.setdefault(side, border)
    return result


def _inside(table: Table, row: Row, index: int) -> tuple[Border | None, Border | None]:
    """The table's lines between rows and between cells; a single row or column has none."""
    across = None if len(table.rows) == 1 else table.borders.get("insideH")
    single = len(row.cells) <= 1 and all(len(other.cells) <= 1 for other in table.rows[index:])
    return across, None if single else table.borders.get("insideV")


def cell_margins(cell: Cell, common: Sides) -> Sides:
    """The cell's own margins, where it has none the table's."""
    if cell.margins is None:
        return common
    own = cell.margins
    pairs = ((own.top, common.top), (own.right, common.right), (own.bottom, common.bottom), (own.left, common.left))
    return Sides(*(mine if mine >= 0 else other for mine, other in pairs))


def table_margins(table: Table) -> Sides:
    """The margins that the table gives its cells; at the sides never less than half a border
    (lcl_adjustBorderDistance).
    """
    first = table.rows[0].cells[0].own
    left, right = (thickness(first.get(side, table.borders.get(side))) // 2 for side in ("left", "right"))
    own = table.margins
    inner = max(left, own.left)
    return Sides(own.top, max(inner + right, own.left + own.right) - inner, own.bottom, inner)


def thickest(borders: list[Borders], side: str) -> int:
    """The width of the thickest border at a side."""
    return max((thickness(each.get(side)) for each in borders), default=0)


def thickness(border: Border | None) -> int:
    """How thick a border is."""
    return border.width if border is not None else 0
