"""The floats of a page: what they keep free of the text of all its columns.

Writer lets every line of the body keep clear of every float on its page, wherever that is anchored, in the header too
(txtfly.cxx). So a paragraph is broken into lines anew when a page takes it; and where a float turns out to stand beside
lines that the page has already, the page is filled once more with the float's place known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from documents.layout.model.tree import Float
from documents.layout.pages.around import Area, free_rooms, next_below
from documents.layout.pages.atoms import Atom, Drawn, Origin
from documents.layout.pages.page import Ink
from documents.layout.pages.place_floats import PlacedFloat
from documents.layout.pages.rebreak import rebroken, rest_of_paragraph

_TRIES = 24


@dataclass(slots=True)
class PageFloats:
    """The areas of one page, in units from its top left corner.

    `known` are the floats of the body, kept from one try to fill the page to the next, `pinned` the tops of those that
    do not move any more; `standing` are the floats of header and footer. `left` and `top` are those of the column being
    filled, `width` its width.
    """

    standing: list[Area]
    known: dict[Float, Area] = field(default_factory=dict)
    pinned: dict[Float, int] = field(default_factory=dict)
    left: int = 0
    top: int = 0
    width: int = 0
    tries: int = 0
    again: bool = False
    _areas: list[Area] | None = None

    def columns(self, places: Sequence[tuple[int, int, int]]) -> Iterator[PageFloats]:
        """Itself for one column after the other, each given by its left edge, its top and its width."""
        for self.left, self.top, self.width in places:
            self._areas = None
            yield self

    def retry(self) -> bool:
        """Whether the page should be filled once more."""
        again, self.again = self.again, False
        self.tries += again
        self.known = {item: area for item, area in self.known.items() if not again or item in self.pinned}
        return again and self.tries < _TRIES

    def visit(self, atoms: list[Atom], position: int, y: int, fresh: bool) -> Atom:
        """The atom that comes to stand at `y` of the column, broken anew with its paragraph where floats stand beside.

        `fresh`: it is the first one of the column.
        """
        atom = atoms[position]
        line_top = self.top + y
        if atom.floats:
            self._register(atom, line_top)
        if atom.row is not None:
            self._clear_row(atom, line_top, fresh or atoms[position - 1].row is None)
        origin = atom.origin
        end = rest_of_paragraph(atoms, position, fresh)
        if origin is None or end == position:
            return atom
        height = sum(item.height for item in atoms[position:end])
        if not self._concerns(line_top, height) and not origin.beside:
            return atom
        atoms[position:end] = self._broken(atoms[position:end], origin, line_top)
        return atoms[position]

    def _broken(self, old: list[Atom], origin: Origin, top: int) -> list[Atom]:
        """The lines of a paragraph, or of its rest, beside the floats."""
        new = rebroken(old, origin, origin.width, self, top)
        for atom in new:
            if atom.origin is not None:
                atom.origin.beside = True
        return new

    def _register(self, atom: Atom, line_top: int) -> None:
        found: list[Drawn] = []
        for item in atom.floats:
            if isinstance(item, PlacedFloat):
                item = self._keep(item, line_top, line_top - atom.lift)
            found.append(item)
        atom.floats = tuple(found)

    def _keep(self, item: PlacedFloat, line_top: int, anchor: int) -> PlacedFloat:
        """Keep a float's area. One that narrows lines above itself stays where it was found, though these lines push
        its paragraph down (probed with LibreOffice 7.4)."""
        pinned = self.pinned.get(item.item)
        if pinned is not None:
            return replace(item, y=pinned, on_page=True)
        area = item.area(self.left, anchor)
        if area is None or self.known.get(item.item) == area:
            return item
        self.known[item.item] = area
        self._areas = None
        if area.top < line_top and not self.again:
            # Lines above were set without knowing it.
            self.again = True
            self.pinned[item.item] = item.y if item.on_page else anchor + item.y
        return item

    def _clear_row(self, atom: Atom, top: int, first: bool) -> None:
        """Move a table under a picture or a frame that would lie over it (tabfrm.cxx, CalcFlyOffsets)."""
        if not first or atom.row is None:
            return
        left, right = atom.row.left(), atom.row.left() + atom.row.width()
        lowest = max(
            (
                area.bottom
                for area in self._here()
                if area.solid and area.top < top + atom.height and area.bottom > top
                and (area.side == "none" or (area.left < right and area.right > left))
            ),
            default=top,
        )  # fmt: skip
        atom.before += max(0, lowest - top)

    def _here(self) -> list[Area]:
        if self._areas is None:
            self._areas = [area.moved(self.left) for area in (*self.standing, *self.known.values())]
        return self._areas

    def _concerns(self, top: int, height: int) -> bool:
        return any(
            area.top < top + height and area.bottom > top and area.left < self.width and area.right > 0
            for area in self._here()
        )

    def rooms(self, y: int, height: int) -> list[tuple[int, int]]:
        """The stretches of a line at `y` that are free, from left to right; none when the line must go down."""
        return free_rooms(self._here(), self.width, y, height)

    def below(self, y: int, height: int) -> int:
        """Where a line that finds no room at `y` may try next."""
        return next_below(self._here(), y, height)


def areas_of(atoms: Sequence[tuple[int, Atom]], left: int, top: int) -> list[Area]:
    """What the floats of a header or a footer, whose atoms stand under `top`, keep free of the body's text."""
    trial = Ink()
    for y, atom in atoms:
        atom.draw(trial, left, top + y)
    return trial.areas
