"""Stage «break lines», part three: one line filled from a place in the text, as Writer's portions fill it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from operator import attrgetter

from documents.layout.lines.hyphenation import hyphen_place
from documents.layout.lines.line_height import line_height
from documents.layout.lines.line_parts import Line, Part
from documents.layout.lines.measure import metrics
from documents.layout.lines.opportunities import break_before
from documents.layout.lines.portions import Portion, Text
from documents.layout.lines.tabs import Stop, fill_text, next_stop, tab_width
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
    LineRules,
    Paragraph,
)
from documents.layout.model.units import TWIP, from_twips

_NO_BREAKS = (NO_BREAK_SPACE, NO_BREAK_HYPHEN)
_MIN_WIDTH = from_twips(20)
# How much narrower Word makes a blank at most (measured by office2pdf, facts/documents.md §3.4).
_SQUEEZE = 0.067


@dataclass(slots=True)
class _Open:
    """A tab whose width depends on the text after it."""

    part: Part
    stop: Stop


@dataclass(slots=True)
class Filler:
    """Fills one line from `start`; `room` is the stretch of it that floats leave free. `yields`: rather than cut a word
    it takes nothing.
    """

    paragraph: Paragraph
    text: Text
    width: int
    rules: LineRules
    start: int
    first: bool
    parts: list[Part] = field(default_factory=list)
    x: int = 0
    left: int = 0
    right: int = 0
    open_tab: _Open | None = None
    tab_end: int = 0
    room: tuple[int, int] | None = None
    yields: bool = False
    squeeze: bool = False
    grid: int = 0

    def fill(self) -> Line:
        """Take portions until the line is full or the text ends."""
        look = self.paragraph.look
        self.left = look.left + (look.first if self.first else 0)
        self.right = self.width - look.right
        if self.room is not None:
            self.left, self.right = max(self.left, self.room[0]), min(self.right, self.room[1])
        self.right = max(self.right, self.left + _MIN_WIDTH)
        self.x = self.left
        ended = self._number() if self.first else None
        if ended is not None:
            return ended
        index = bisect_right(self.text.portions, self.start, key=attrgetter("end"))
        portions = self.text.portions
        while index < len(portions):
            portion = portions[index]
            index += 1
            begin = max(portion.start, self.start)
            ended = self._special(portion) if portion.special else self._text(begin, portion.end, portion.look)
            if ended is not None:
                return ended
        return self._finish(len(self.text.flat.text), last=True)

    # --- portions --------------------------------------------------------------------------------------------------

    def _add(self, text: str, look: RunLook, width: int, start: int, end: int) -> None:
        self.parts.append(Part(self.x, width, text, look, start=start, end=end))
        self.x += width

    def _text(self, begin: int, end: int, look: RunLook) -> Line | None:
        """A portion of plain text: all of it, or as much as fits."""
        reach, text = self.text.reach, self.text.flat.text
        # A portion advances by its width rounded to a twip, but it must fit unrounded (probed with LibreOffice 7.4).
        free = self.right - self.x + look.spacing  # the spacing after the last sign may hang over
        if look.italic and not self.rules.over_margin:
            # Writer keeps room for the slant, a twelfth of the line's height, where nothing may hang over the margin
            # (guess.cxx).
            shape = metrics(look)
            free -= (shape.ascent + shape.descent) // TWIP // 12 * TWIP
        if reach[end] - reach[begin] > free:
            cut = bisect_right(reach, reach[begin] + max(free, 0), begin, end + 1) - 1
            if cut < end:
                cut = self._squeezed(begin, max(cut, begin), end, free, look) if self.squeeze else max(cut, begin)
                place = self._divided(begin, cut, free, look) if self.rules.hyphenate else 0
                if place > self.start:
                    if place > begin:
                        self._add(text[begin:place], look, self._width(begin, place), begin, place)
                    return self._finish(place, hyphen=True)
                return self._break(begin, cut, end, look)
        self._add(text[begin:end], look, self._width(begin, end), begin, end)
        return None

    def _divided(self, begin: int, cut: int, free: int, look: RunLook) -> int:
        """Where the word that does not fit is divided, 0 when it goes down whole."""
        text, reach, rules = self.text.flat.text, self.text.reach, self.rules
        if text[cut] == " " or not self.paragraph.look.hyphenate or not look.language.startswith("ru"):
            return 0
        if rules.hyphen_zone:
            zone = bisect_right(reach, reach[begin] + max(free - rules.hyphen_zone, 0), begin, cut + 1) - 1
            if " " in text[zone : cut + 1]:
                return 0
        room = bisect_right(reach, reach[begin] + max(free - metrics(look).width("-"), 0), begin, cut + 1) - 1
        return hyphen_place(text, self.text.places, cut, room, rules.hyphenate_capitals)

    def _squeezed(self, begin: int, cut: int, end: int, free: int, look: RunLook) -> int:
        """Where the line breaks when its blanks may become narrower for one more word (Word 2013 and later)."""
        text, reach = self.text.flat.text, self.text.reach
        if self.paragraph.look.align != "justify" or text[cut] == " ":
            return cut
        word_end = text.find(" ", cut, end)
        if word_end < 0:
            return cut
        blanks = text.count(" ", max(self.start, begin), word_end) + sum(part.text.count(" ") for part in self.parts)
        lack = reach[word_end] - reach[begin] - free
        return word_end if lack <= blanks * metrics(look).widths[" "] * _SQUEEZE else cut

    def _break(self, begin: int, cut: int, end: int, look: RunLook) -> Line:
        """End the line: `cut` is the first sign that does not fit."""
        text = self.text.flat.text
        if text[cut] == " ":
            place = cut
        elif text[begin] in _NO_BREAKS and begin > self.start and not self._underflows(begin):
            place = begin + 1
        else:
            place = self._allowed(begin, cut)
        if place <= self.start and self.yields:
            return self._finish(self.start)
        alone = place <= self.start and cut <= self.start
        if place <= self.start:
            # A word longer than the line is cut; at least one sign stays, or the line would never end.
            # Its last part keeps the no-break space that follows (probed with LibreOffice 7.4).
            place = cut + (text[cut] == NO_BREAK_SPACE) if cut > self.start else min(cut + 1, end)
        if place > begin:
            self._add(text[begin:place], look, self._width(begin, place), begin, place)
        return self._finish(place, hanging=text[cut] != " ", alone=alone)

    def _allowed(self, begin: int, cut: int) -> int:
        """The last place at which the line may end so that `cut` goes down."""
        text = self.text.flat.text
        place = break_before(text, self.text.places, cut)
        if self.start < begin and place < begin and text[begin - 1] == " ":
            place = begin  # between portions a line ends behind a blank whatever the next sign (probed: «...», «!»)
        while place > self.start and text[place - 1] == SOFT_HYPHEN and not self._holds_hyphen(place - 1):
            place = break_before(text, self.text.places, place - 2)
        if place < begin and text[begin - 1] in _NO_BREAKS and not self._underflows(begin - 1):
            place = self.start
        tab = text.rfind(TAB, self.start, begin)
        if begin > self.start and tab >= 0:
            place = max(place, tab + 1)  # behind a tab a line may end before any sign
        if place - 1 > self.start and text[place - 1] == TAB:
            place -= 1  # a tab in the line goes down with the word it stands before (TAB_COMPAT)
        return place

    def _holds_hyphen(self, position: int) -> bool:
        """Whether the soft hyphen at `position` would fit when shown (SwSoftHyphPortion::FormatEOL)."""
        part = next((part for part in self.parts if part.start == position), None)
        return part is None or part.x + metrics(part.look).width("-") <= self.right

    def _underflows(self, position: int) -> bool:
        """Whether Writer looks left of a no-break sign for a place to end the line: only if a blank stands there.

        Else the sign hangs, and a word behind it is cut anywhere (SwBlankPortion::MayUnderflow).
        """
        before = self.text.flat.text[self.start + 1 : position]
        return " " in before or OBJECT in before

    def _width(self, begin: int, end: int) -> int:
        reach = self.text.reach
        return (reach[end] - reach[begin] + TWIP // 2) // TWIP * TWIP

    def _special(self, portion: Portion) -> Line | None:
        sign = self.text.flat.text[portion.start]
        if sign == LINE_BREAK:
            self._add("", portion.look, 0, portion.start, portion.end)
            return self._finish(portion.end, hard=True)
        if sign == TAB:
            return self._jump(portion.look, portion.start, portion.end)
        if sign == OBJECT:
            return self._picture(portion)
        if sign in (TICKED, UNTICKED):
            self._box(sign, portion)
            return None
        if sign == SOFT_HYPHEN:
            self._add("", portion.look, 0, portion.start, portion.end)
            return None
        ended = self._text(portion.start, portion.end, portion.look)
        if sign == NO_BREAK_HYPHEN and self.parts:
            self.parts[-1].text = self.parts[-1].text.replace(NO_BREAK_HYPHEN, "-")
        return ended

    def _box(self, sign: str, portion: Portion) -> None:
        """A square as high as the line; a line never ends before it (portxt.cxx)."""
        shape = metrics(portion.look)
        self._add("", portion.look, shape.ascent + shape.descent, portion.start, portion.end)
        self.parts[-1].box = sign

    def _picture(self, portion: Portion) -> Line | None:
        picture = self.text.flat.pictures.get(portion.start)
        if picture is None:
            return None
        if self.x + picture.width > self.right and self.parts and portion.start > self.start:
            place = break_before(self.text.flat.text, self.text.places, portion.start)
            return self._finish(place if place > self.start else portion.start)
        self._add("", portion.look, picture.width, portion.start, portion.end)
        self.parts[-1].picture = picture
        return None

    # --- numbers and tabs ------------------------------------------------------------------------------------------

    def _number(self) -> Line | None:
        number = self.paragraph.number
        if number is None:
            return None
        if number.text or number.suffix == "space":
            text = number.text + (" " if number.suffix == "space" else "")
            width = metrics(number.look).width(text)
            if number.align in ("right", "end"):
                self.x -= width
            elif number.align == "center":
                self.x -= width // 2
            self._add(text, number.look, width, self.start, self.start)
            self.tab_end = len(self.parts)
        if number.suffix == "tab":
            return self._jump(number.look, self.start, self.start)
        return None

    def _jump(self, look: RunLook, start: int, end: int) -> Line | None:
        """A tab: it ends the line when its stop lies behind the margin (SwTabPortion::PreFormat)."""
        self._close_tab()
        stop = next_stop(self.paragraph.look, self.x, self.right, self.rules.tab_distance)
        full = self.right - TWIP <= self.x <= self.right
        hangs = False
        if not full and stop.align == "left" and stop.position >= self.right:
            full, hangs = self._beyond(stop, end)
        if full and start > self.start:
            return self._finish(start)
        part = Part(self.x, 0, TAB, look, start=start, end=end)
        self.parts.append(part)
        self.tab_end = len(self.parts)
        if full:
            part.width = max(self.right - self.x, 0)
        elif hangs or stop.align != "left":
            self.open_tab = _Open(part, stop)
            return None
        else:
            part.width = stop.position - self.x
        self.x += part.width
        part.text = fill_text(stop.leader, part.width, look)
        return self._finish(end) if full else None

    def _beyond(self, stop: Stop, end: int) -> tuple[bool, bool]:
        """Whether a left stop behind the margin ends the line, and whether text before it hangs over the margin."""
        inside = stop.position - self.left < self.width
        over_margin = self.rules.over_margin
        if stop.position > self.right and (not stop.auto or (not over_margin and self.x > self.right)):
            return not (over_margin or inside), over_margin or inside
        return inside or (stop.auto and end < len(self.text.flat.text)), False

    def _close_tab(self, blanks: int = 0) -> None:
        """Give the last tab that waits for the text after it its width."""
        if self.open_tab is None:
            return
        part, stop = self.open_tab.part, self.open_tab.stop
        self.open_tab = None
        after = self.parts[self.parts.index(part) + 1 :]
        part.width = tab_width(stop, round(part.x), after, blanks, self.right - stop.position)
        part.text = fill_text(stop.leader, part.width, part.look)
        for item in after:
            item.x += part.width
        self.x += part.width

    # --- the finished line -----------------------------------------------------------------------------------------

    def _finish(
        self,
        place: int,
        *,
        last: bool = False,
        hard: bool = False,
        hanging: bool = False,
        hyphen: bool = False,
        alone: bool = False,
    ) -> Line:
        """Cut the parts at `place`, drop the blanks before it, align, and work out the height. `alone`: one sign for
        which there was no room; a blank behind it gets a line of its own (probed with LibreOffice 7.4).
        """
        text = self.text.flat.text
        following = place
        blanks = 0
        if not last and not hard:
            content = place
            while content > self.start and text[content - 1] == " ":
                content -= 1
            if hanging and self.paragraph.look.align == "left" and self.parts:
                blanks = (place - content) * metrics(self.parts[-1].look).widths[" "]
            self._trim(content)
            while not alone and following < len(text) and text[following] == " ":
                following += 1
            if hyphen or (content > self.start and text[content - 1] == SOFT_HYPHEN):
                look = self.parts[-1].look
                self._add("-", look, metrics(look).width("-"), content, content)
        self._close_tab(blanks)
        self._align(last and not hard)
        natural, height, ascent = line_height(self.paragraph, self.text.flat.text, self.parts, self.start, self.grid)
        parts = [part for part in self.parts if part.text not in ("", TAB) or part.picture or part.box]
        spaced = hard or (following < len(text) and text[following - 1] == " ")
        return Line(parts, height, ascent, self.x, following, natural, hard, 0, 0, self.paragraph, spaced)

    def _trim(self, content: int) -> None:
        """Remove what lies behind `content`."""
        while self.parts and self.parts[-1].start >= content and self.parts[-1].end > content:
            self.x -= self.parts.pop().width
        if self.open_tab is not None and not any(part is self.open_tab.part for part in self.parts):
            self.open_tab = None
        self.tab_end = min(self.tab_end, len(self.parts))
        if self.parts and self.parts[-1].end > content:
            part = self.parts[-1]
            width = self._width(part.start, content)
            self.x += width - part.width
            part.text, part.width, part.end = part.text[: content - part.start], width, content

    def _align(self, last: bool) -> None:
        align = self.paragraph.look.align
        free = self.right - self.x
        narrower = self.squeeze and align == "justify" and not last
        if (free <= 0 and not narrower) or align == "left" or (align == "justify" and last):
            return
        if align in ("right", "center"):
            free += self._trailing_blanks() if last else 0
            shift = free if align == "right" else free // 2
            for part in self.parts:
                part.x += shift
            return
        # Only blanks behind the last tab are stretched (facts/documents.md §3.3).
        stretched = self.parts[self.tab_end :]
        blanks = sum(part.text.count(" ") for part in stretched)
        if not blanks:
            return
        gap = free / blanks
        moved = 0.0
        for part in stretched:
            part.x += moved
            part.gap = gap
            moved += gap * part.text.count(" ")

    def _trailing_blanks(self) -> int:
        """The width of the blanks that end the paragraph: aligned text leaves them outside (probed with LibreOffice
        7.4, MS_WORD_COMP_TRAILING_BLANKS).
        """
        width = 0
        for part in reversed(self.parts):
            blanks = len(part.text) - len(part.text.rstrip(" "))
            width += blanks * metrics(part.look).widths[" "]
            if blanks < len(part.text):
                break
        return width
