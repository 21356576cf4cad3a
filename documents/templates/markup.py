"""Reads template text into blocks: paragraphs, tables and section ends. The markup is told in the package docstring."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from documents.templates.house import STYLE_IDS


class MarkupError(ValueError):
    """A fault of a template text; tells the line. Only maintainers meet it."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(f"line {line}: {message}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `style` is a key of the house styles, `label` the name other clauses refer to.

    A `kept` paragraph stays on the page of the next one. `literal` text holds no markup (a value of a list made by
    the program).
    """

    style: str
    text: str
    label: str = ""
    new_page: bool = False
    kept: bool = False
    literal: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell that spans `span` columns."""

    paragraphs: tuple[Paragraph, ...]
    span: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A table row."""

    cells: tuple[Cell, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; widths in millimetres. Rows stay whole on a page unless they may be `split` (rows of unknown height)."""

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    borders: bool
    split: bool = False


@dataclass(frozen=True, slots=True)
class SectionEnd:
    """Everything since the section before has this orientation, with `narrow` margins where nothing is bound."""

    landscape: bool
    narrow: bool = False


@dataclass(frozen=True, slots=True)
class NoPageNumbers:
    """The pages of this document bear no numbers (letters)."""


Block = Paragraph | Table | SectionEnd | NoPageNumbers

_TAG_LINE = re.compile(r"\{%(p|tr|tc)? [^%]*%\}(\{%(p|tr|tc)? [^%]*%\})*$")
_STYLED = re.compile(r":([^:{}]+): ?(.*)$", re.DOTALL)
_NUMBERED = {"#": "раздел", "##": "пункт", "###": "подпункт"}
_LABEL = re.compile(r"\[([^\]]+)\] (.*)$", re.DOTALL)
_SPAN = re.compile(r"\[(\d+)\] ?(.*)$", re.DOTALL)
_INSERTED = re.compile(r"\{вставить: (\w+)\}")
_CELL_BREAK = re.compile(r" // ")
_CELL_STYLES = {
    (False, False): "ячейка", (True, False): "шапка", (False, True): "мелко", (True, True): "мелкая шапка",
}  # fmt: skip
_CELL = re.compile(r"(?:^| )\|(?: |$)")


def parse(source: str) -> list[Block]:
    """Blocks of a template text; MarkupError names the line at fault."""
    return _Reader(list(_expanded(list(_logical_lines(source))))).blocks()


def _logical_lines(source: str) -> Iterator[tuple[int, str]]:
    """Lines with their numbers: continuations joined, notes and empty lines left out."""
    pending: tuple[int, str] | None = None
    for number, raw in enumerate(source.splitlines(), start=1):
        line = raw.rstrip()
        if line.startswith("  ") and pending is not None:
            pending = (pending[0], f"{pending[1]} {line.strip()}")
            continue
        if pending is not None:
            yield pending
        pending = None if not line or line.startswith("//") else (number, line)
    if pending is not None:
        yield pending


Fragment = tuple[list[str], list[tuple[int, str]]]  # names to be replaced, lines


def _inserted(fragment: Fragment, replacements: list[str]) -> Iterator[tuple[int, str]]:
    given = dict(word.split("=", 1) for word in replacements)
    for number, line in fragment[1]:
        for name in fragment[0]:
            line = re.sub(rf"\b{name}\b", given[name], line)
        yield number, line


def _expanded(lines: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Lines with every [вставить …] replaced by its fragment; a fragment may use those above it."""
    fragments: dict[str, Fragment] = {}
    current: list[tuple[int, str]] | None = None
    for number, line in lines:
        words = line.strip("[]").split()
        if line.startswith("[фрагмент "):
            current = []
            fragments[words[1]] = (words[2:], current)
        elif line == "[/фрагмент]":
            current = None
        else:
            made = _with_fragments(number, line, fragments)
            if current is None:
                yield from made
            else:
                current.extend(made)


def _with_fragments(number: int, line: str, fragments: dict[str, Fragment]) -> Iterator[tuple[int, str]]:
    """A line as it is, or what it puts in."""
    words = line.strip("[]").split()
    whole = line.startswith("[вставить ")
    for name in [words[1]] if whole else _INSERTED.findall(line):
        if name not in fragments:
            raise MarkupError(number, f"unknown fragment {name}")
    if whole:
        yield from _inserted(fragments[words[1]], words[2:])
    else:
        text = _INSERTED.sub(lambda found: " ".join(part for _, part in fragments[found[1]][1]), line)
        yield number, text


class _Reader:
    """Walks the lines once."""

    def __init__(self, lines: list[tuple[int, str]]) -> None:
        self._lines = lines
        self._at = 0
        self._new_page = False
        self._kept = False

    def blocks(self) -> list[Block]:
        found: list[Block] = []
        while self._at < len(self._lines):
            number, line = self._next()
            if line.startswith("[таблица "):
                found.append(self._table(number, line))
            elif line == "[новая страница]":
                self._new_page = True
            elif line == "[не отрывать]":
                self._kept = True
            elif line.startswith("[конец раздела "):
                found.append(SectionEnd("альбомный" in line, "узкий" in line))
            elif line == "[без номеров страниц]":
                found.append(NoPageNumbers())
            elif line.startswith("["):
                raise MarkupError(number, f"unknown directive {line}")
            else:
                found.append(self._paragraph(number, line, "текст"))
        return found

    def _next(self) -> tuple[int, str]:
        if self._at >= len(self._lines):
            raise MarkupError(self._lines[-1][0], "the text ends inside a table")
        self._at += 1
        return self._lines[self._at - 1]

    def _paragraph(self, number: int, line: str, default: str) -> Paragraph:
        paragraph = parse_paragraph(number, line, default)
        if paragraph.style == "условие":
            return paragraph
        paragraph = replace(paragraph, new_page=self._new_page, kept=self._kept)
        self._new_page = self._kept = False
        return paragraph

    def _table(self, number: int, line: str) -> Table:
        options = [part.strip() for part in line.strip("[]").removeprefix("таблица").split(";")]
        widths = tuple(float(width) for width in options[0].split())
        heading_rows = next((int(item.split()[1]) for item in options[1:] if item.startswith("шапка")), 0)
        rows: list[Row] = []
        while True:
            number, line = self._next()
            if line == "[/таблица]":
                return Table(widths, tuple(rows), "без рамки" not in options, "делить" in options)
            heading = len(rows) < heading_rows
            rows.append(self._row(number, line, len(widths), heading=heading, small="мелко" in options))

    def _row(self, number: int, line: str, columns: int, *, heading: bool, small: bool) -> Row:
        if _TAG_LINE.match(line):
            return Row((Cell((Paragraph("условие", line),), columns),))
        if line == "[строка]":
            cells = tuple(self._long_cells())
        elif line.startswith("|"):
            default = _CELL_STYLES[heading, small]
            cells = tuple(_short_cell(number, text, default) for text in _CELL.split(line)[1:])
        else:
            raise MarkupError(number, "a row begins with «|», «[строка]» or «{%tr»")
        if sum(cell.span for cell in cells) != columns:
            raise MarkupError(number, f"{sum(cell.span for cell in cells)} cells in a table of {columns} columns")
        return Row(cells, heading)

    def _long_cells(self) -> Iterator[Cell]:
        paragraphs: list[Paragraph] | None = None
        while True:
            number, line = self._next()
            if line in {"[ячейка]", "[/строка]"}:
                if paragraphs is not None:
                    yield Cell(tuple(paragraphs))
                if line == "[/строка]":
                    return
                paragraphs = []
            elif paragraphs is None:
                raise MarkupError(number, "text before the first [ячейка]")
            else:
                paragraphs.append(self._paragraph(number, line, "ячейка"))


def _short_cell(number: int, text: str, default: str) -> Cell:
    span = _SPAN.match(text)
    columns, text = (int(span[1]), span[2]) if span else (1, text)
    parts = _CELL_BREAK.split(text)
    return Cell(tuple(parse_paragraph(number, part.strip(), default) for part in parts), columns)


def parse_paragraph(number: int, line: str, default: str) -> Paragraph:
    """One line as a paragraph; `default` is the style of a line without a mark."""
    if _TAG_LINE.match(line):
        if line.startswith("{% "):
            raise MarkupError(number, "a tag alone on its line is written {%p … %}")
        return Paragraph("условие", line)
    mark, _, rest = line.partition(" ")
    if mark in _NUMBERED:
        label = _LABEL.match(rest)
        return Paragraph(_NUMBERED[mark], label[2] if label else rest, label[1] if label else "")
    if mark == "=":
        return Paragraph("название", rest)
    if mark == "-" and default == "текст":
        return Paragraph("перечисление", rest)
    styled = _STYLED.match(line)
    if styled:
        if styled[1] not in STYLE_IDS:
            raise MarkupError(number, f"unknown style «{styled[1]}»")
        return Paragraph(styled[1], styled[2])
    return Paragraph(default, line)
