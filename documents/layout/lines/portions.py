"""Stage «break lines», part two: a paragraph's text cut into the portions that Writer would make, measured once."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from documents.layout.lines.measure import metrics
from documents.layout.lines.opportunities import boundaries
from documents.layout.model.properties import RunLook
from documents.layout.model.tree import (
    LINE_BREAK,
    NO_BREAK_HYPHEN,
    NO_BREAK_SPACE,
    OBJECT,
    SOFT_HYPHEN,
    TAB,
    TICKED,
    UNTICKED,
    Flat,
)

# Writer gives each of these a portion of its own.
_ALONE = frozenset((TAB, LINE_BREAK, OBJECT, NO_BREAK_SPACE, NO_BREAK_HYPHEN, SOFT_HYPHEN, TICKED, UNTICKED, "\u200b"))


@dataclass(frozen=True, slots=True)
class Portion:
    """`text[start:end]` in one look; a special sign is a portion of its own."""

    start: int
    end: int
    look: RunLook
    special: bool


@dataclass(slots=True)
class Text:
    """A paragraph prepared for breaking: portions, running widths, places to break."""

    flat: Flat
    portions: list[Portion]
    reach: list[int]
    places: list[int]

    @classmethod
    def prepare(cls, flat: Flat) -> Text:
        """Cut into portions and measure once; lines of any width come from this."""
        portions: list[Portion] = []
        widths: list[int] = []
        text = flat.text
        special = [index for index, sign in enumerate(text) if sign in _ALONE] if not _ALONE.isdisjoint(text) else []
        marks = iter([*special, len(text)])
        mark = next(marks)
        for span in flat.spans:
            start = span.start
            while start < span.end:
                if mark < start:
                    mark = next(marks)
                    continue
                end = start + 1 if mark == start else min(mark, span.end)
                portions.append(Portion(start, end, span.look, mark == start))
                start = end
            widths.extend(metrics(span.look).advances(text[span.start : span.end]))
        return cls(flat, portions, [0, *accumulate(widths)], boundaries(text))
