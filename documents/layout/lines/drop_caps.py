"""Stage «break lines»: how large the letters of a drop capital are, and which room they leave."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import lru_cache

import resources
from documents.layout.lines.measure import metrics
from documents.layout.model.properties import RunLook, run_look
from documents.layout.model.units import POINT

_EM = 1000


@dataclass(frozen=True, slots=True)
class DropRoom:
    """The lines of a column `width` wide down to `height` begin behind the letters."""

    behind: int
    height: int
    width: int

    def rooms(self, y: int, height: int) -> list[tuple[int, int]]:
        """The stretch of a line that is free."""
        return [(self.behind if y < self.height else 0, self.width)]

    def below(self, y: int, height: int) -> int:
        """A line that finds no room beside the letters goes under them."""
        return max(y, self.height)


@lru_cache(maxsize=256)
def _ink(face: str, text: str) -> tuple[int, int]:
    """How far the signs reach above and below their baseline, in thousandths of an em."""
    from PIL import ImageFont

    font = ImageFont.truetype(str(resources.path(f"fonts/{face}.ttf")), _EM, layout_engine=ImageFont.Layout.BASIC)
    _, top, _, bottom = font.getbbox(text, anchor="ls")
    return max(1, round(-top)), max(0, round(bottom))


def fitted(text: str, look: RunLook, height: int, ascent: int) -> tuple[RunLook, int]:
    """The look of letters that fill `height` with all of their ink (txtdrop.cxx), hung on a line whose baseline is
    `ascent` under its top; and their width.
    """
    above, below = _ink(metrics(look).face.name, text)
    size = height * _EM / (above + below) / POINT
    down = height - ascent - round(size * POINT * below / _EM)
    large = run_look({**asdict(look), "size": size * 2, "raised": 0, "line_size": 0})
    shape = metrics(large)
    # A look is raised by a share of its line's height, not of its size.
    raised = round(-down * size * POINT / (shape.ascent + shape.descent))
    return run_look({**asdict(large), "raised": raised}), shape.width(text)
