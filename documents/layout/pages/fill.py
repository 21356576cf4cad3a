"""Stage «paginate», part two: atoms into one column of a page, as far as they and their footnotes fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import repeat
from typing import Protocol

from documents.layout.pages.atoms import Atom, beginning, cut_row, ending, gap_above, gap_between
from documents.layout.pages.foot import Foot


@dataclass(slots=True)
class Placed:
    """An atom's place in the column being filled."""

    y: int
    atom: Atom


@dataclass(slots=True)
class Column:
    """What one column of a page took: the atoms, the first atom that is left, the height used."""

    placed: list[Placed]
    position: int

    @property
    def height(self) -> int:
        """From the top to the lower edge of the last atom."""
        return max((item.y + item.atom.height for item in self.placed), default=0)


class Beside(Protocol):
    """What stands beside the text of a page: `documents.layout.pages.page_floats`."""

    def visit(self, atoms: list[Atom], position: int, y: int, fresh: bool) -> Atom:
        """The atom at `position`, which comes to stand at `y` of its column; `fresh`: as the first one."""


def fill(
    atoms: list[Atom],
    start: int,
    room: int,
    forced: bool,
    foot: Foot,
    must: bool = True,
    beside: Beside | None = None,
) -> Column:
    """Place atoms from `start` until `room` is used up; `forced` keeps the space above the first one.

    `must`: at least one atom is taken, or an atom higher than a page would never be set; without it, a chain that must
    not be divided is left whole. Rows that are cut replace themselves in `atoms` by their rest.
    """
    placed: list[Placed] = []
    y = 0
    above: Atom | None = None
    for head in atoms[start].head if start < len(atoms) else ():
        placed.append(Placed(y, head))
        y += head.height
        above = head
    heads = len(placed)
    position = start
    foot_before = foot.copy()
    while position < len(atoms):
        atom = atoms[position]
        if atom.forced and position > start:
            break
        if beside is not None:
            gap = gap_above(above, atom, (atom.before if forced else 0) if above is None else gap_between(above, atom))
            atom = beside.visit(atoms, position, y + gap, above is None)
        if above is None:
            atom = beginning(atom)
        gap = gap_above(above, atom, (atom.before if forced else 0) if above is None else gap_between(above, atom))
        free = room - y - gap
        if atom.height + atom.edge - atom.slack > free - foot.height or atom.notes:
            fits = foot.take(atom.notes, free - atom.height - atom.edge + atom.slack)
            if (
                not fits
                and (rest := _overflow(placed, heads, atoms, position, free - foot.height, y + gap, must)) is not None
            ):
                position = rest
                kept = max((item.y + item.atom.height - item.atom.slack for item in placed), default=0)
                foot.restore(foot_before, [note for item in placed for note in item.atom.notes], room - kept)
                break
        placed.append(Placed(y + gap, atom))
        y += gap + atom.height
        above = atom
        position += 1
    if placed and position < len(atoms):
        placed[-1].atom = ending(placed[-1].atom)
    return Column(placed, position)


def _overflow(
    placed: list[Placed], heads: int, atoms: list[Atom], position: int, room: int, y: int, must: bool
) -> int | None:
    """The atom at `position` does not fit: cut it, or go back to the last place where a page may end.

    None when nothing can be done and the atom has to hang over the edge (it is alone on the page). What is not alone
    there (not `must`) goes on to the next one whole.
    """
    atom = atoms[position]
    start = position - (len(placed) - heads)
    target = position
    # A table that began on a page before is not kept with what follows (tabfrm.cxx, KEEPTAB).
    while target > start and atoms[target].glued and target - atoms[target - 1].rows >= start:
        target -= 1
    late = atom.row is not None and atom.row.late and target > start
    cut = None if late else cut_row(atom, room)
    if cut is not None:
        placed.append(Placed(y, cut[0]))
        atoms[position] = cut[1]
        return position
    if target == start and not must:
        placed.clear()
        return start
    if len(placed) == heads:
        return None
    end = _end_of_chain(atoms, start, position) if target == start else target
    if end is None:
        return None
    del placed[heads + end - start :]
    return end


def _end_of_chain(atoms: list[Atom], start: int, position: int) -> int | None:
    """One chain fills the page: it breaks where the page is full, but the head of a table stays with its first row, and
    rows that are kept together leave the text above them rather than each other (probed with LibreOffice 7.4).

    None: only that head is above; the row hangs over the edge (SwTabFrame::Split keeps it).
    """
    if atoms[position].row is None:
        return position
    target = position
    while target > start and atoms[target].glued and atoms[target - 1].row is not None:
        target -= 1
    if target > start:
        return target
    return None if atoms[position].head else position


def fill_columns(
    atoms: list[Atom],
    start: int,
    room: int,
    forced: bool,
    foot: Foot,
    count: int,
    must: bool = True,
    beside: Iterator[Beside] | None = None,
) -> list[Column]:
    """Fill `count` columns side by side, `beside` with what stands in each; at least one column is returned.

    At the top of a later column the space above stays only behind a break (flowfrm.cxx, HasParaSpaceAtPages).
    """
    each: Iterator[Beside | None] = repeat(None) if beside is None else beside
    columns = [fill(atoms, start, room, forced, foot, must, next(each))]
    while len(columns) < count and (position := columns[-1].position) < len(atoms) and not foot.rest:
        broken = atoms[position].forced
        if broken and not atoms[position].next_column:
            break  # a page break leaves the columns beside it empty
        columns.append(fill(atoms, position, room, broken, foot, must, next(each)))
    return columns


def balance(
    atoms: list[Atom],
    start: int,
    room: int,
    foot: Foot,
    count: int,
    beside: Callable[[], Iterator[Beside] | None] = lambda: None,
) -> int:
    """The least height at which `count` columns hold all atoms from `start`; `room` when there is none."""

    def holds(height: int) -> bool:
        trial = list(atoms)
        columns = fill_columns(trial, start, height, False, foot.copy(), count, must=False, beside=beside())
        return columns[-1].position >= len(trial)

    if not holds(room):
        return room
    low, high = 0, room
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high
