"""What a run and a paragraph look like once every style is resolved, and how direct formatting is read.

A *delta* is a dict of the attributes one level of formatting sets. Levels are merged by `merge`, and the result
becomes a frozen `RunLook` or `ParagraphLook`. Looks are interned: equal looks are one object, so the line breaker
sees one portion where Writer merges neighbouring runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from documents.layout.model.units import POINT

Delta = dict[str, Any]

AUTO = "auto"
# Space before/after «auto» is 14 pt, as Word and LibreOffice set for HTML-like paragraphs.
AUTO_SPACE = 14 * POINT


@dataclass(frozen=True, slots=True)
class Border:
    """One border line; `width` and `space` in units, `kind` as in DOCX (single, double, dashed …)."""

    kind: str
    width: int
    color: str
    space: int


@dataclass(frozen=True, slots=True)
class TabStop:
    """A tab stop: `position` in units from the edge of the text column."""

    position: int
    align: str
    leader: str


@dataclass(frozen=True, eq=False, slots=True)
class RunLook:
    """Resolved formatting of text. `size` in half-points, `spacing` and `raised` in units, `scale` in per cent.

    `line_size` is the size that gives the line its height where it is not `size` (small capitals). What concerns other
    writing systems waits in the last fields until `documents.layout.model.scripts` finds such text.
    """

    font: str = "Times New Roman"
    size: float = 20
    line_size: float = 0
    bold: bool = False
    italic: bool = False
    underline: str = ""
    strike: bool = False
    color: str = ""
    shade: str = ""
    script: str = ""
    raised: int = 0
    spacing: int = 0
    scale: int = 100
    caps: bool = False
    small_caps: bool = False
    hidden: bool = False
    kerning: bool = False
    language: str = ""
    asian_font: str = ""
    complex_font: str = ""
    complex_size: float = 0
    complex_bold: bool = False
    link: str = ""


@dataclass(frozen=True, eq=False, slots=True)
class ParagraphLook:
    """Resolved formatting of a paragraph; all measures in units, `first` is negative for a hanging indent.

    `auto_before`, `auto_after`: the space is that of HTML paragraphs (`documents.layout.read.auto_space`): by the
    paragraph's «own» formatting or by its «style». `snap`: its lines stand on the grid of the section.
    `counted`: they are numbered where lines are.
    """

    style: str = ""
    align: str = "left"
    left: int = 0
    right: int = 0
    first: int = 0
    before: int = 0
    after: int = 0
    auto_before: str = ""
    auto_after: str = ""
    line: int = 240
    line_rule: str = AUTO
    contextual: bool = False
    keep_next: bool = False
    keep_lines: bool = False
    page_break_before: bool = False
    widow_control: bool = True
    hyphenate: bool = True
    snap: bool = True
    counted: bool = True
    outline: int = 9
    num_id: int = 0
    level: int = 0
    shade: str = ""
    tabs: tuple[TabStop, ...] = ()
    border_top: Border | None = None
    border_bottom: Border | None = None
    border_left: Border | None = None
    border_right: Border | None = None
    border_between: Border | None = None


def merge(base: Delta, over: Delta) -> Delta:
    """`over` laid on `base`; tab stops are joined position by position."""
    if not over:
        return base
    result = {**base, **over}
    if "tabs" in over and "tabs" in base:
        result["tabs"] = {**base["tabs"], **over["tabs"]}
    return result


_RUN_LOOKS: dict[frozenset[tuple[str, Any]], RunLook] = {}
_LOOKS_KEPT = 5_000


def run_look(delta: Delta) -> RunLook:
    """The interned look of a merged run delta."""
    key = frozenset(delta.items())
    look = _RUN_LOOKS.get(key)
    if look is None:
        if len(_RUN_LOOKS) > _LOOKS_KEPT:
            _RUN_LOOKS.clear()
        look = _RUN_LOOKS[key] = RunLook(**delta)
    return look


def paragraph_look(delta: Delta, style: str) -> ParagraphLook:
    """The look of a merged paragraph delta."""
    stops = delta.get("tabs") or {}
    tabs = tuple(stops[position] for position in sorted(stops) if stops[position] is not None)
    return ParagraphLook(**{**delta, "tabs": tabs, "style": style})
