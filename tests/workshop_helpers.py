"""Templates edited as people edit them: through python-docx, with the runs that Word leaves behind."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

from docx import Document
from docx.text.paragraph import Paragraph


def edited(data: bytes, change: Callable[[Any], None]) -> bytes:
    """The template after `change(document)` and saving."""
    document = Document(io.BytesIO(data))
    change(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def all_paragraphs(document: Any) -> list[Paragraph]:
    """Paragraphs of the body and of its tables."""
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return [*document.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]


def with_text(document: Any, words: str) -> Paragraph:
    """The first paragraph that holds `words`."""
    return next(paragraph for paragraph in all_paragraphs(document) if words in paragraph.text)


def rewrite(paragraph: Paragraph, old: str, new: str) -> None:
    """Replace words of a paragraph; the new text is cut into runs in the middle of words, as Word does."""
    text = paragraph.text
    assert old in text
    changed = text.replace(old, new)
    for run in list(paragraph.runs):
        paragraph._p.remove(run._element)
    for start in range(0, len(changed), 5):
        run = paragraph.add_run(changed[start : start + 5])
        run.bold = bool(start % 2)


def with_part(data: bytes, name: str, content: bytes, *, instead: bool = True) -> bytes:
    """The package with a part added or replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.namelist():
            if entry != name or not instead:
                target.writestr(entry, source.read(entry))
        target.writestr(name, content)
    return stream.getvalue()


def part_of(data: bytes, name: str) -> bytes:
    """A part of the package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name)
