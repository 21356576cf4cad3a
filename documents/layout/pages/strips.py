"""Text that runs through one set of columns of a page, and where these columns stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, repeat

from documents.layout.model.properties import Border
from documents.layout.model.tree import Section
from documents.layout.model.units import TWIP
from documents.layout.pages.atoms import Atom, gap_between
from documents.layout.pages.fill import Beside
from documents.layout.pages.page import Ink, Rule
from documents.layout.pages.rebreak import Refit

_SMALLEST_COLUMN = 20 * 120
_REFERENCE = 65535  # what the widths of columns add up to in Writer
_COLUMN_LINE = Border("single", 30, "", 0)


@dataclass(slots=True)
class Strip:
    """Text that runs through columns side by side; `places` are their left edges and widths, `lined` between."""

    atoms: list[Atom]
    places: list[tuple[int, int]]
    lined: bool = False
    balanced: bool = True
    position: int = 0

    @property
    def count(self) -> int:
        """How many columns stand side by side."""
        return len(self.places)

    def refits(self, floats: Iterator[Beside] | None = None) -> Iterator[Beside] | None:
        """What stands in each column: `floats`, and lines of its own width where the columns are unequal."""
        widths = [width for _, width in self.places]
        if len(set(widths)) == 1:
            return floats
        others: Iterator[Beside | None] = repeat(None) if floats is None else chain(floats)
        return (Refit(width, then) for width, then in zip(widths, others, strict=False))

    def lead(self, above: Atom | None, forced: bool) -> int:
        """The space above its first atom, under the text above or at the top of a page."""
        if self.done():
            return 0
        first = self.atoms[self.position]
        if above is not None:
            return gap_between(above, first)
        return first.before if forced else 0

    def draw_lines(self, ink: Ink, left: int, top: int, bottom: int) -> None:
        """Lines in the middle between the columns, as high as the text."""
        for (start, width), (following, _) in zip(self.places, self.places[1:], strict=False):
            x = left + following - (following - start - width) // 2
            ink.rules.append(Rule(x, top, x, bottom, _COLUMN_LINE))

    def done(self) -> bool:
        """Whether everything stands on a page."""
        return self.position >= len(self.atoms)


def column_places(section: Section, room: int) -> list[tuple[int, int]]:
    """The left edge and the width of every column of a section in `room`.

    Unequal ones share the room by their widths with half of the spaces at both sides (PropertyMap.cxx).
    """
    count = section.columns
    named = section.column_widths
    if not named:
        width = max((room - section.column_gap * (count - 1)) // count, _SMALLEST_COLUMN)
        return [(number * (width + section.column_gap), width) for number in range(count)]
    widths = [_hundredths(width) for width, _ in named]
    halves = [0, *(_hundredths(space) // 2 for _, space in named[:-1]), 0]
    wholes = [width + sum(halves[at : at + 2]) for at, width in enumerate(widths)]
    total = sum(widths) + sum(_hundredths(space) for _, space in named[:-1]) or 1
    result: list[tuple[int, int]] = []
    left, free = 0, room // TWIP
    for number, whole in enumerate(wholes):
        share = whole * _REFERENCE // total * free // _REFERENCE if number < count - 1 else free - left
        before, behind = (round(half * 72 / 127) * TWIP for half in halves[number : number + 2])
        result.append((left * TWIP + before, max(share * TWIP - before - behind, _SMALLEST_COLUMN)))
        left += share
    return result


def _hundredths(units: int) -> int:
    """Units as hundredths of a millimetre, in which Writer's import counts."""
    return round(units / TWIP * 127 / 72)
