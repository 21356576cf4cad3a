"""Cells and rows laid out: drawn where they stand, rows cut where a page ends."""

from __future__ import annotations

from dataclasses import dataclass, replace

from documents.layout.model.properties import Border
from documents.layout.model.tree import Sides
from documents.layout.pages.atoms import Atom, blank, cut_row
from documents.layout.pages.page import Fill, Ink, Rule, Turned


@dataclass(slots=True)
class CellBox:
    """A cell laid out: `x` from the table's edge, atoms placed from the cell's top, `borders` by side.

    A cell of a vertical merge below its first is `hidden`; `origin` is the first, `above` the height of the rows
    from there to here; the lowest is the `last`. `span` counts the rows of a merge, `row` those of the table above.

    `heir`: the cell that goes on with it on the next page, `passed` rows of the first one further down; `shrunk`: how
    much lower the rows became when one was cut.
    """

    x: int
    width: int
    atoms: list[tuple[int, Atom]]
    content: int
    margins: Sides
    shade: str
    align: str
    borders: dict[str, Border | None]
    span: int = 1
    row: int = 0
    last: bool = False
    height: int = 0
    hidden: bool = False
    fixed: bool = False
    origin: CellBox | None = None
    above: int = 0
    heir: CellBox | None = None
    passed: int = 0
    shrunk: int = 0
    turned: str = ""

    def needed(self) -> int:
        """The height it asks for."""
        return self.margins.top + (0 if self.turned else self.content) + self.margins.bottom

    def reach(self, room: int) -> tuple[int, int]:
        """Of a vertical merge that ends here: how high this row is when cut at `room`, and what its text asks for
        under the cut.
        """
        origin, passed = self.origin, 0
        while origin is not None and origin.heir is not None:
            origin, passed = origin.heir, origin.passed
        if origin is None:
            return 0, 0
        above = self.above - passed
        kept, rest = cut_cell(origin, above + room)
        margins = origin.margins.top + origin.margins.bottom
        end = kept[-1][0] + kept[-1][1].height + margins if kept else 0
        return max(0, end - above), rest[-1][0] + rest[-1][1].height - rest[0][0] + margins if rest else 0

    def decides(self) -> bool:
        """Whether its row must be high enough for it (a merge only makes its last row grow)."""
        return self.span == 1 and not self.hidden and not self.turned

    def take_over(self) -> None:
        """Begin a new page inside a vertical merge: take from the cell above what lies below its part of the page."""
        if self.origin is None:
            return
        origin, passed = self.origin, 0
        while origin.heir is not None:
            origin, passed = origin.heir, origin.passed
        height = self.above - passed
        kept, moved = cut_cell(origin, height)
        self.hidden, self.align = False, origin.align
        self.span = self.origin.row + self.origin.span - self.row
        self.borders, self.turned = origin.borders, ""
        _set_atoms(self, moved)
        _set_atoms(origin, kept, goes_on=False)
        origin.height, origin.align = height, "top"
        origin.heir, origin.passed = self, self.above - self.shrunk

    def draw(self, ink: Ink, x: int, y: int) -> None:
        """Shade, text and borders."""
        left = x + self.x
        if self.shade:
            ink.fills.append(Fill(left, y, self.width, self.height, self.shade))
        if self.turned:
            self._draw_turned(ink, left, y)
        elif not self.hidden:
            free = max(0, self.height - self.needed())
            down = self.margins.top + {"center": free // 2, "bottom": free}.get(self.align, 0)
            for top, atom in self.atoms:
                if self.fixed and top + self.margins.top >= self.height:
                    ink.hidden += 1  # Word and Writer clip it too
                else:
                    atom.draw(ink, left + self.margins.left, y + down + top)
        right, bottom = left + self.width, y + self.height
        for side, ends in (
            ("top", (left, y, right, y)),
            ("bottom", (left, bottom, right, bottom)),
            ("left", (left, y, left, bottom)),
            ("right", (right, y, right, bottom)),
        ):
            border = self.borders.get(side)
            if border is not None:
                ink.rules.append(Rule(*ends, border))

    def _draw_turned(self, ink: Ink, left: int, y: int) -> None:
        """Text that runs up starts at the lower left corner; text that runs down, at the upper right one."""
        inner = Ink()
        free = max(0, self.width - self.margins.left - self.margins.right - self.content)
        down = {"center": free // 2, "bottom": free}.get(self.align, 0)
        for top, atom in self.atoms:
            if down + top < self.width - self.margins.left - self.margins.right:
                atom.draw(inner, 0, down + top)
            else:
                ink.hidden += 1
        if self.turned == "up":
            x, start = left + self.margins.left, y + self.height - self.margins.bottom
        else:
            x, start = left + self.width - self.margins.right, y + self.margins.top
        ink.turned.append(Turned(x, start, self.turned, inner))
        ink.live += inner.live


@dataclass(slots=True)
class RowBox:
    """A row laid out. `below` is its thickest lower border; `closing` is that of the table, part of the height.

    `flowed`: it goes on from another page. `heading`: it is repeated on every page, and never cut. `late`: it is cut
    only because it is higher than a page, and begins one.
    """

    x: int
    cells: list[CellBox]
    height: int
    can_split: bool
    header: bool = False
    fixed: bool = False
    least: int = 0
    closing: int = 0
    below: int = 0
    flowed: bool = False
    heading: bool = False
    previous: RowBox | None = None
    late: bool = False

    def atom(self) -> Atom:
        """The row as an atom."""
        notes = [note for cell in self.cells for _, atom in cell.atoms for note in atom.notes]
        return Atom(self.height, row=self, notes=tuple(notes))

    def draw(self, ink: Ink, x: int, y: int) -> None:
        """Place it."""
        for cell in self.cells:
            cell.draw(ink, x + self.x, y)

    def width(self) -> int:
        """From the left edge of its cells to the right one."""
        return max(cell.x + cell.width for cell in self.cells) - min(cell.x for cell in self.cells)

    def left(self) -> int:
        """Where its left edge is in the column."""
        return self.x + min(cell.x for cell in self.cells)

    def split(self, room: int) -> tuple[Atom, Atom] | None:
        """Cut between lines, without widow or orphan control (facts/documents.md §3.3). Every cell keeps its first
        line, where the row has not been cut before (tabfrm.cxx, lcl_RecalcSplitLine).
        """
        if not self.can_split or self.heading or self.fixed or any(cell.turned for cell in self.cells):
            return None
        room -= self.closing
        parts = [cut_cell(cell, room) for cell in self.cells]
        shown = [(cell, part) for cell, part in zip(self.cells, parts, strict=True) if cell.atoms and not cell.hidden]
        merges = [cell.reach(room) for cell in self.cells if cell.hidden and cell.last]
        starts = [bool(kept) for _, (kept, _) in shown]
        goes_on = any(rest for _, (_, rest) in shown) or any(rest for _, rest in merges)
        if not goes_on or not (any(starts) if self.flowed else all(starts)):
            self._rejoin()
            return self._echoed(room)
        return self._divided(parts, merges)

    def _echoed(self, room: int) -> tuple[Atom, Atom] | None:
        """The row begun with paragraphs of one line that fit without the space below them: where no cell really goes
        on, Writer shows these lines here and keeps their room on the next page once more (probed with LibreOffice 7.4).
        """
        if self.flowed or any(cell.hidden or cell.span > 1 for cell in self.cells):
            return None
        parts = [begin_cell(cell, room) for cell in self.cells]
        if not all(kept or not cell.atoms for cell, (kept, _) in zip(self.cells, parts, strict=True)):
            return None
        strict = [cut_cell(cell, room) for cell in self.cells]
        if any(kept and rest for kept, rest in strict):
            return self._divided(parts, [])
        if all(not rest for _, rest in strict):
            return None
        echo = [
            [(top, blank(atom)) for top, atom in cell.atoms[: len(kept)]] + cell.atoms[len(kept) :]
            for cell, (kept, _) in zip(self.cells, parts, strict=True)
        ]
        return self._divided([(kept, again) for (kept, _), again in zip(parts, echo, strict=True)], [])

    def _divided(self, parts: list[tuple[Stacked, Stacked]], merges: list[tuple[int, int]]) -> tuple[Atom, Atom]:
        """The row with the first parts of its cells and the one with the rest of them."""
        upper, lower = [], []
        for cell, (kept, rest) in zip(self.cells, parts, strict=True):
            first, following = replace(cell, align="top"), replace(cell)
            _set_atoms(first, kept, goes_on=False)
            _set_atoms(following, _begun(rest))
            upper.append(first)
            lower.append(following)
        height = max([cell.needed() for cell in upper if cell.decides()] + [needed for needed, _ in merges])
        rests = [cell.needed() for cell in lower if cell.decides()] + [rest for _, rest in merges]
        second = max(*rests, self.least - height) + self.closing
        for whole, first, following in zip(self.cells, upper, lower, strict=True):
            first.height, following.height = height, second + max(0, whole.height - self.height)
            whole.heir, whole.passed = following, self.height - second
            following.above, following.shrunk = whole.above + height, height - self.height + second
        below = replace(self, cells=lower, height=second, least=self.least - height, flowed=True, previous=None)
        return replace(self, cells=upper, height=height).atom(), below.atom()

    def _rejoin(self) -> None:
        """Forget that rows of tables in the cells were cut."""
        for cell in self.cells:
            for _, atom in cell.atoms:
                if isinstance(atom.row, RowBox):
                    for inner in atom.row.cells:
                        inner.heir = None

    def take_over(self) -> int:
        """Begin a page with this row: merges that come from the page before go on here and may need a higher row."""
        merges = [cell for cell in self.cells if cell.hidden]
        for cell in merges:
            cell.take_over()
        for cell in self.previous.cells if merges and self.previous is not None else ():
            cell.align = "top"  # the row above was set anew for the merge, and then nothing is moved down in it
        needed = max((cell.needed() for cell in self.cells if cell.decides()), default=0) + self.closing
        more = 0 if self.fixed else max(0, needed - self.height)
        self.height += more
        for cell in self.cells:
            cell.height += more
        return more


Stacked = list[tuple[int, Atom]]


def cut_cell(cell: CellBox, room: int) -> tuple[Stacked, Stacked]:
    """What a cell keeps of its atoms in `room` and what goes on; rows of a table in it are cut too.

    A paragraph ends in it only with all the space below it.
    """
    limit = room - cell.margins.top - cell.margins.bottom
    for index, (top, atom) in enumerate(cell.atoms):
        if top + atom.height + atom.edge + (atom.after if atom.ends else -atom.slack) <= limit:
            continue
        _free_heads(cell.atoms, index)
        cut = cut_row(atom, limit - top)
        if cut is not None:
            return [*cell.atoms[:index], (top, cut[0])], _going_on(cell.atoms, index, cut[1])
        while index > 0 and cell.atoms[index][1].glued and cell.atoms[index][1].row is not None:
            index -= 1  # the head of a table in the cell stays with its first row
        return cell.atoms[:index], _going_on(cell.atoms, index, cell.atoms[index][1])
    return cell.atoms, []


def begin_cell(cell: CellBox, room: int) -> tuple[Stacked, Stacked]:
    """As `cut_cell`, but the first paragraph may end without the space below it."""
    kept, rest = cut_cell(cell, room)
    if kept or not cell.atoms:
        return kept, rest
    top, atom = cell.atoms[0]
    fits = top + atom.height - atom.slack <= room - cell.margins.top - cell.margins.bottom
    return (cell.atoms[:1], cell.atoms[1:]) if fits and atom.ends and atom.row is None else ([], cell.atoms)


def _free_heads(atoms: Stacked, index: int) -> None:
    """A table that begins its cell and whose heads do not fit repeats none (SwTabFrame::Split)."""
    row = atoms[index][1].row
    if isinstance(row, RowBox) and row.heading and all(isinstance(atom.row, RowBox) for _, atom in atoms[:index]):
        for _, atom in atoms:
            if isinstance(atom.row, RowBox):
                atom.head, atom.glued, atom.row.heading = (), False, False


def _going_on(atoms: Stacked, index: int, first: Atom) -> Stacked:
    """The atoms from `index` on, with `first` in the first one's place and the heads of its table above it."""
    top, whole = atoms[index]
    result: Stacked = []
    y = top
    # Heads that have just been repeated would be for ever.
    repeated = any(atom is head for _, atom in atoms[:index] for head in first.head) and not any(
        atom.row is not None and atom.head == first.head for _, atom in atoms[:index]
    )
    for head in () if repeated else first.head:
        result.append((y, head))
        y += head.height
    result.append((y, first))
    shift = y + first.height - top - whole.height
    return result + [(top + shift, atom) for top, atom in atoms[index + 1 :]]


def _begun(atoms: Stacked) -> Stacked:
    """The atoms at the start of a page, where the first row under the heads of a table may take over merges."""
    result: Stacked = []
    more = 0
    waiting = True
    for top, atom in atoms:
        result.append((top + more, atom))
        if waiting and isinstance(atom.row, RowBox) and not atom.row.heading:
            more = atom.row.take_over()
            atom.height += more
        waiting = waiting and isinstance(atom.row, RowBox) and atom.row.heading
    return result


def _set_atoms(cell: CellBox, atoms: list[tuple[int, Atom]], *, goes_on: bool = True) -> None:
    """Fill a cell; one that `goes_on` on a new page begins with the space above the paragraph, even in its midst
    (flowfrm.cxx, HasParaSpaceAtPages; probed with LibreOffice 7.4).
    """
    start = atoms[0][0] - atoms[0][1].upper if atoms and goes_on else 0
    cell.atoms = [(top - start, atom) for top, atom in atoms]
    cell.content = cell.atoms[-1][0] + cell.atoms[-1][1].height + cell.atoms[-1][1].after if atoms else 0
