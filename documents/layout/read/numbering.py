"""Stage «styles»: numbering definitions and the counters that turn them into labels."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from documents.layout.model.number_formats import format_number
from documents.layout.model.properties import Delta
from documents.layout.read.read_properties import read_paragraph_delta, read_run_delta
from documents.layout.read.xmlns import MC, VAL, Element, W, child, children, number, value

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. LibreOffice 7.4 knows neither `w:isLgl` nor `w:lvlRestart` (NumberingManager.cxx)."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    align: str = "left"
    paragraph_style: str = ""
    paragraph: Delta = field(default_factory=dict)
    run: Delta = field(default_factory=dict)


@dataclass(slots=True)
class List:
    """A `w:num`: its levels, the abstract list whose counters it shares, and the starts it overrides."""

    abstract: str
    levels: list[Level]
    starts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """All lists of a document by `w:numId`."""

    lists: dict[int, List] = field(default_factory=dict)

    @classmethod
    def read(cls, root: Element | None) -> Numbering:
        """Read `numbering.xml`; it may be absent."""
        if root is None:
            return cls()
        abstracts = {item.get(W + "abstractNumId", ""): item for item in children(root, "abstractNum")}
        by_link = {value(item, "styleLink"): key for key, item in abstracts.items() if value(item, "styleLink")}
        read_levels = {key: _read_levels(item) for key, item in abstracts.items()}
        result = cls()
        for item in children(root, "num"):
            abstract = value(item, "abstractNumId")
            linked = value(abstracts.get(abstract), "numStyleLink")
            if linked and linked in by_link:
                abstract = by_link[linked]
            levels = list(read_levels.get(abstract, [Level()] * LEVELS))
            starts = _read_overrides(item, levels)
            result.lists[number(item.get(W + "numId"))] = List(abstract, levels, starts)
        return result

    def level(self, num_id: int, level: int) -> Level | None:
        """The level, or None when there is no such list."""
        found = self.lists.get(num_id)
        return found.levels[level] if found else None

    def level_paragraph(self, num_id: int, level: int) -> Delta:
        """What the level sets of the paragraph: its indents and tabs."""
        found = self.level(num_id, level)
        return found.paragraph if found else {}

    def level_of_style(self, num_id: int, style: str) -> int:
        """The level that a style is linked to (`w:pStyle`), 0 when to none."""
        found = self.lists.get(num_id)
        for index, level in enumerate(found.levels if found else ()):
            if style and level.paragraph_style == style:
                return index
        return 0


def _read_levels(item: Element) -> list[Level]:
    levels = [Level(start=1)] * LEVELS
    for element in children(item, "lvl"):
        index = number(element.get(W + "ilvl"))
        if 0 <= index < LEVELS:
            levels[index] = _read_level(element)
    return levels


def _read_level(element: Element) -> Level:
    return Level(
        start=number(value(element, "start"), 0),
        style=_read_format(element),
        text=value(element, "lvlText"),
        suffix=value(element, "suff", "tab"),
        align=value(element, "lvlJc", "left"),
        paragraph_style=value(element, "pStyle"),
        paragraph=read_paragraph_delta(child(element, "pPr")),
        run=read_run_delta(child(element, "rPr")),
    )


def _read_format(level: Element) -> str:
    """The format of a level's numbers; one of Word 2010 stands in a choice, as a pattern («001, 002, …»)."""
    for place in (level, level.find(f"{MC}AlternateContent/{MC}Choice")):
        element = child(place, "numFmt")
        if element is not None:
            return str(element.get(W + "format") or element.get(VAL, "decimal"))
    return "decimal"


def _read_overrides(item: Element, levels: list[Level]) -> dict[int, int]:
    starts = {}
    for element in children(item, "lvlOverride"):
        index = number(element.get(W + "ilvl"))
        if not 0 <= index < LEVELS:
            continue
        own = child(element, "lvl")
        if own is not None:
            levels[index] = _read_level(own)
        start = child(element, "startOverride")
        if start is not None:
            starts[index] = number(start.get(VAL))
            levels[index] = replace(levels[index], start=starts[index])
    return starts


@dataclass(slots=True)
class Counters:
    """The running numbers.

    Lists made from one abstract list count together; one that overrides the start of a level starts it anew once, at
    its first paragraph of that level (as LibreOffice does).
    """

    numbering: Numbering
    _values: dict[str, list[int | None]] = field(default_factory=dict)
    _restarted: set[tuple[int, int]] = field(default_factory=set)

    def advance(self, num_id: int, level: int) -> tuple[int, ...]:
        """Count one more paragraph at `level`; returns the numbers of levels 0…level."""
        found = self.numbering.lists[num_id]
        values = self._values.setdefault(found.abstract, [None] * LEVELS)
        if level in found.starts and (num_id, level) not in self._restarted:
            self._restarted.add((num_id, level))
            values[level] = None
        for index in range(level):
            if values[index] is None:
                values[index] = found.levels[index].start
        current = values[level]
        values[level] = found.levels[level].start if current is None else current + 1
        for index in range(level + 1, LEVELS):
            values[index] = None
        return tuple(value or 0 for value in values[: level + 1])


def label(levels: list[Level], level: int, numbers: tuple[int, ...], language: str = "ru") -> str:
    """The text of the number: `%1` … `%9` of the level's pattern replaced."""
    own = levels[level]
    if own.style == "bullet":
        return own.text

    def place(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        if index >= len(numbers):
            return ""
        return format_number(numbers[index], levels[index].style, language)

    return _PLACE.sub(place, own.text)


def reference_label(levels: list[Level], level: int, numbers: tuple[int, ...], above: int | None) -> str:
    """The label as a cross-reference shows it (fields REF \\n, \\r, \\w): without its last dot, «1)» whole.

    The labels of the levels above are set in front while the own pattern does not contain them, as LibreOffice does.
    `above` is the lowest level to include, None for no level above.
    """
    result = ""
    while level >= 0:
        own = levels[level]
        places = len(_PLACE.findall(own.text))
        if own.style not in ("none", "bullet") and places:
            result = label(levels, level, numbers[: level + 1]).lstrip(" \t") + result
        level -= max(1, places)
        if above is None or level < above:
            break
    return result.rstrip().removesuffix(".")
