"""Any list of the program as a document: its title, what was selected, and the rows in the order shown."""

from __future__ import annotations

from collections.abc import Sequence

from documents.russian import count
from documents.templates import compile_blocks
from documents.templates.markup import Block, Cell, Paragraph, Row, Table

_PORTRAIT_MM, _LANDSCAPE_MM = 170.0, 257.0
_NARROWEST_MM = 12.0
_PER_CHARACTER_MM = 2.3  # 12 pt
_LONGEST_COUNTED = 40  # characters of a cell that count for its column's width
_NUMBER_MM = 12.0


def list_docx(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], filters: str = "") -> bytes:
    """The list as a .docx in the house style, landscape when its columns need the width.

    `filters` says in words what was selected. Every row has as many texts as there are columns. A column «№ п/п» is
    put before them.
    """
    wanted = [_wanted_mm(heading, [row[index] for row in rows]) for index, heading in enumerate(columns)]
    landscape = sum(wanted) > _PORTRAIT_MM * 1.1 - _NUMBER_MM
    widths = _shared(wanted, (_LANDSCAPE_MM if landscape else _PORTRAIT_MM) - _NUMBER_MM)
    blocks: list[Block] = [Paragraph("название", title, literal=True)]
    if filters:
        blocks.append(Paragraph("подзаголовок", filters, literal=True))
    total = count(len(rows), "запись", style="figures")
    blocks.append(Paragraph("над таблицей", f"Всего: {total}.", literal=True))
    heading = _row(["№ п/п", *columns], "шапка", heading=True)
    body = [_row([str(number), *row], "ячейка") for number, row in enumerate(rows, start=1)]
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
    return max(_NARROWEST_MM, max(longest_word + 1, usual_length) * _PER_CHARACTER_MM + 4)


def _shared(wanted: Sequence[float], whole: float) -> list[float]:
    """Widths in proportion to the wishes that fill the page exactly."""
    scale = whole / sum(wanted) if wanted else 1
    return [round(width * scale, 1) for width in wanted]
