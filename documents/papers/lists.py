"""Any list of the program as a document: its title, what was selected, and the rows in the order shown."""

from __future__ import annotations

from collections.abc import Sequence

from documents.fonts import text_face
from documents.russian import count
from documents.templates import compile_blocks
from documents.templates.markup import Block, Cell, Paragraph, Row, Table

_PORTRAIT_MM, _LANDSCAPE_MM = 170.0, 257.0
_NARROWEST_MM = 12.0
_PER_CHARACTER_MM = 2.3  # 12 pt
_USUAL_POINTS, _SMALL_POINTS = 12, 10  # the small letters are for a crowded list
_FONT = "Times New Roman"
_MM_PER_POINT = 25.4 / 72
_CROWDED = 1.3  # wishes that exceed the page this many times make a list crowded
_MARGINS_MM = 4.0
_LONGEST_COUNTED = 40  # characters of a cell that count for its column's width
_NUMBER_MM = 12.0


def list_docx(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], filters: str = "") -> bytes:
    """The list as a .docx in the house style, landscape when its columns need the width.

    `filters` says in words what was selected. Every row has as many texts as there are columns. A column «№ п/п» is
    put before them.
    """
    cells = [[row[index] for row in rows] for index in range(len(columns))]
    wanted = [_wanted_mm(heading, texts) for heading, texts in zip(columns, cells, strict=True)]
    wide = sum(wanted)
    landscape = wide > _PORTRAIT_MM * 1.1 - _NUMBER_MM
    room = (_LANDSCAPE_MM if landscape else _PORTRAIT_MM) - _NUMBER_MM
    least = [_least_mm(heading, texts, _USUAL_POINTS) for heading, texts in zip(columns, cells, strict=True)]
    small = wide > room * _CROWDED or sum(least) > room
    if small:
        least = [_least_mm(heading, texts, _SMALL_POINTS) for heading, texts in zip(columns, cells, strict=True)]
    widths = _shared(wanted, least, room)
    blocks: list[Block] = [Paragraph("название", title, literal=True)]
    if filters:
        blocks.append(Paragraph("подзаголовок", filters, literal=True))
    total = count(len(rows), "запись", style="figures")
    blocks.append(Paragraph("над таблицей", f"Всего: {total}.", literal=True))
    heading = _row(["№ п/п", *columns], "мелкая шапка" if small else "шапка", heading=True)
    body = [_row([str(number), *row], "мелко" if small else "ячейка") for number, row in enumerate(rows, start=1)]
    blocks.append(Table((_NUMBER_MM, *widths), (heading, *body), borders=True, split=True))
    return compile_blocks(blocks, title=title, landscape=landscape)


def _row(texts: Sequence[str], style: str, *, heading: bool = False) -> Row:
    cells = tuple(Cell((Paragraph(style, text, literal=True),)) for text in texts)
    return Row(cells, heading)


def _wanted_mm(heading: str, texts: Sequence[str]) -> float:
    """Width a column would like: its longest word whole, its texts on few lines."""
    longest_word = max((len(word) for word in heading.split()), default=1)
    usual = sorted(min(len(text), _LONGEST_COUNTED) for text in texts)
    usual_length = usual[len(usual) * 9 // 10] if usual else 0
    return max(_NARROWEST_MM, max(longest_word + 1, usual_length) * _PER_CHARACTER_MM + _MARGINS_MM)


def _least_mm(heading: str, texts: Sequence[str], points: int) -> float:
    """Width at which no word is cut in two: neither of the heading, which is bold, nor of any cell."""
    in_heading = max((_word_mm(word, points, bold=True) for word in heading.split()), default=0.0)
    words = {word[:_LONGEST_COUNTED] for text in texts for word in text.split()}
    in_cells = max((_word_mm(word, points) for word in words), default=0.0)
    return max(_NARROWEST_MM, max(in_heading, in_cells) + _MARGINS_MM)


def _word_mm(word: str, points: int, *, bold: bool = False) -> float:
    advances = text_face(_FONT, bold, False).advances
    return sum(advances.get(ord(sign), 600.0) for sign in word) / 1000 * points * _MM_PER_POINT


def _shared(wanted: Sequence[float], least: Sequence[float], whole: float) -> list[float]:
    """Widths that fill the page: by the wishes, but nobody gets less than the least if there is room for it."""
    if not wanted:
        return []
    if sum(least) >= whole:
        return [round(width * whole / sum(least), 1) for width in least]
    over = [max(wish - low, 0.1) for wish, low in zip(wanted, least, strict=True)]
    part = (whole - sum(least)) / sum(over)
    return [round(low + more * part, 1) for low, more in zip(least, over, strict=True)]
