"""What floats keep free of text, and the stretches that they leave of a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from documents.layout.model.tree import Sides
from documents.layout.model.units import from_twips

# Writer's text goes to one side only of a float that is wider than this, where the larger side is asked for, and never
# into less than the second (txtfly.cxx, FRAME_MAX and TEXT_MIN_SMALL).
_BROAD = from_twips(850)
_NARROW = from_twips(300)
_SMALLEST = from_twips(60)
_NOTHING = Sides(0, 0, 0, 0)
Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle that stays free of text; on the axes of its user.

    `side`: where text may stand beside it («both», «left», «right», «largest», «none»). `contour`: only this outline,
    with `away` around it, is kept free. `solid`: tables go down below it, too.
    """

    top: int
    bottom: int
    left: int
    right: int
    side: str = "both"
    contour: Points = ()
    away: Sides = _NOTHING
    solid: bool = False

    def moved(self, x: int) -> Area:
        """The area counted from `x` to the right."""
        points = tuple((point[0] - x, point[1]) for point in self.contour)
        return Area(self.top, self.bottom, self.left - x, self.right - x, self.side, points, self.away, self.solid)

    def span(self, y: int, height: int) -> tuple[int, int] | None:
        """From where to where it keeps a line at `y` free."""
        if self.top >= y + height or self.bottom <= y:
            return None
        if not self.contour:
            return self.left, self.right
        xs = _crossed(self.contour, y - self.away.bottom, y + height + self.away.top)
        return (round(min(xs)) - self.away.left, round(max(xs)) + self.away.right) if xs else None


def _crossed(points: Points, top: int, bottom: int) -> list[float]:
    """The x of an outline's corners and of its cuts within a strip."""
    xs = [x for x, y in points if top <= y <= bottom]
    for (x1, y1), (x2, y2) in zip(points, (*points[1:], points[0]), strict=True):
        for level in (top, bottom):
            if min(y1, y2) < level < max(y1, y2):
                xs.append(x1 + (x2 - x1) * (level - y1) / (y2 - y1))
    return xs


def free_rooms(areas: Sequence[Area], width: int, y: int, height: int) -> list[tuple[int, int]]:
    """The stretches of a line at `y` in a column `width` wide that are free, from left to right."""
    free = [(0, width)]
    for area in areas:
        span = area.span(y, height)
        if span is None or span[1] <= 0 or span[0] >= width:
            continue
        left, right = _widened(area, span, width)
        free = [
            part
            for start, end in free
            for part in ((start, min(end, left)), (max(start, right), end))
            if part[1] - part[0] >= _SMALLEST
        ]
    return sorted(set(free))


def _widened(area: Area, span: tuple[int, int], width: int) -> tuple[int, int]:
    """A span with the side where no text may stand."""
    left, right = span
    side = area.side
    if side == "largest":
        before, after = left, width - right
        if right - left > _BROAD:
            before, after = (0, after) if before < after else (before, 0)
        before, after = (room if room >= _NARROW else 0 for room in (before, after))
        side = {(True, True): "both", (True, False): "left", (False, True): "right"}.get(
            (before > 0, after > 0), "none"
        )
    return 0 if side in ("right", "none") else left, width if side in ("left", "none") else right


def next_below(areas: Sequence[Area], y: int, height: int) -> int:
    """Where a line that finds no room at `y` may try next."""
    return min((area.bottom for area in areas if area.top < y + height and area.bottom > y), default=y)
