"""The visual lines of a PDF, read character by character, and how two lists of lines differ."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

import pypdfium2
import pypdfium2.raw as pdfium

from documents.layout.read.symbols import SHAPES

# All characters on one baseline within this many points are one line, as facts/documents.md §3.1 measures.
SAME_LINE = 1.6
# PDFium reports a hyphen at a line's end as one of the last two.
BULLETS = "•▪\uf0b7\uf0a7"  # LibreOffice draws them from a symbol font without saying which sign they are
# So it does with the boxes and ticks of such fonts, where they were not ordinary text.
_SHAPES = {ord(sign): None for sign in SHAPES} | dict.fromkeys(range(0xE000, 0xF900))
HYPHENS = "\u2010\u2011\u00ad\x02\ufffe"


@dataclass(frozen=True)
class VisualLine:
    """One line of a page without its blanks: baseline from the top and both ends, in points."""

    page: int
    text: str
    y: float
    left: float
    right: float


def read_lines(data: bytes) -> list[VisualLine]:
    """All lines of a PDF from top to bottom, page by page."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [line for number in range(len(document)) for line in _page_lines(document, number)]
    finally:
        document.close()


def page_count(data: bytes) -> int:
    """The number of pages."""
    document = pypdfium2.PdfDocument(data)
    try:
        return len(document)
    finally:
        document.close()


def _page_lines(document: pypdfium2.PdfDocument, number: int) -> list[VisualLine]:
    page = document[number]
    text = page.get_textpage()
    height = page.get_height()
    signs: list[tuple[float, float, str]] = []
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        sign = chr(pdfium.FPDFText_GetUnicode(text.raw, index))
        if sign.isspace() or sign in BULLETS or pdfium.FPDFText_IsGenerated(text.raw, index) == 1:
            continue
        pdfium.FPDFText_GetCharOrigin(text.raw, index, x, y)
        signs.append((height - y.value, x.value, "-" if sign in HYPHENS else sign))
    text.close()
    page.close()
    return _group(signs, number)


def _group(signs: list[tuple[float, float, str]], number: int) -> list[VisualLine]:
    signs.sort(key=lambda item: item[:2])  # the letters of one ligature stand at one place, in their order
    rows: list[list[tuple[float, float, str]]] = []
    for sign in signs:
        if rows and sign[0] - rows[-1][0][0] <= SAME_LINE:
            rows[-1].append(sign)
        else:
            rows.append([sign])
    lines = []
    for row in rows:
        row.sort(key=lambda item: item[1])
        baselines = sorted(item[0] for item in row)
        lines.append(
            VisualLine(number, "".join(item[2] for item in row), baselines[len(baselines) // 2], row[0][1], row[-1][1])
        )
    return lines


@dataclass(frozen=True)
class Score:
    """How far `ours` agrees with `theirs`; distances in points over the lines equal and on the same page."""

    lines: int
    equal: int
    same_page: int
    pages: int
    our_pages: int
    dy_mean: float
    dy_max: float
    dx_mean: float
    right_mean: float
    lost: tuple[tuple[str, str], ...]

    @property
    def perfect(self) -> bool:
        """Every line and every page equal."""
        return self.equal == self.same_page == self.lines and self.pages == self.our_pages and not self.lost


def _without_shapes(lines: list[VisualLine]) -> list[VisualLine]:
    plain = [replace(line, text=line.text.translate(_SHAPES)) for line in lines]
    return [line for line in plain if line.text]


def compare(ours: list[VisualLine], theirs: list[VisualLine], our_pages: int, pages: int) -> Score:
    """Align the lines in order and measure."""
    ours, theirs = _without_shapes(ours), _without_shapes(theirs)
    matcher = SequenceMatcher(None, [line.text for line in theirs], [line.text for line in ours], autojunk=False)
    pairs = []
    lost = []
    for kind, first, last, our_first, our_last in matcher.get_opcodes():
        if kind == "equal":
            pairs += list(zip(theirs[first:last], ours[our_first:our_last], strict=True))
        else:
            lost.append(
                (
                    " ⏎ ".join(line.text for line in theirs[first:last]),
                    " ⏎ ".join(line.text for line in ours[our_first:our_last]),
                )
            )
    together = [(a, b) for a, b in pairs if a.page == b.page]
    dy = [abs(a.y - b.y) for a, b in together] or [0.0]
    count = max(len(together), 1)
    return Score(
        len(theirs),
        len(pairs),
        len(together),
        pages,
        our_pages,
        sum(dy) / count,
        max(dy),
        sum(abs(a.left - b.left) for a, b in together) / count,
        sum(abs(a.right - b.right) for a, b in together) / count,
        tuple(lost),
    )
