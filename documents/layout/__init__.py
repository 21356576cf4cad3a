"""DOCX to PDF without an office suite: the same words on the same lines and pages as LibreOffice 7.4 sets them.

The stages, each in its own modules, each using only those above it:

1. *read*: `package` (zip, relationships, limits), `bounds`, `reading`, `read_blocks`, `read_tables`, `read_floats`,
   `read_inline`, `fields`, `field_values`, `symbols`, `scripts`; they share a `source` and make a `tree.Document`;
   drawings (`drawing`): `read_drawing`, `read_shapes`, `read_plain_text`, `read_vml`, `read_colors`
2. *styles*: `properties`, `read_properties`, `styles`, `numbering`, `number_formats`: looks resolved and numbers
   counted while reading
3. *measure*: `measure` (advances and heights) over `documents.fonts`
4. *break lines*: `opportunities` (where a line may end), `hyphenation`, `portions`, `tabs`,
   `line_parts`, `line_spacing`, `line_height`, `lines`,
   `paragraphs`, `drop_caps`
5. *paginate*: `atoms` (what a page break never divides), `columns`, `table_boxes`, `tables`, `geometry`, `paths` and
   `lay_drawings` (shapes with their text), `around`, `place_floats`, `floats` (beside the text of a cell) and
   `page_floats` (of a page), `block_atoms`, `foot` (notes), `page_frame` (headers and footers), `para_frame`,
   `page_borders`, `fill` (one column of text), `paginate`; they make `page.Page`s
6. *paint*: `paint`, `pictures`, `paint_text`, `paint_shapes`, `headings`, `tags` and `pdf_tree` (the structure of a
   tagged PDF), `archive` (PDF/A), on the reportlab canvas
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from documents.layout.page import visual_lines
from documents.layout.paginate import paginate
from documents.layout.paint import paint
from documents.layout.reading import Changes, read_document

Oracle = Literal["libreoffice", "word"]
_WORD_2013 = 15  # the compatibility mode of its documents


@dataclass(frozen=True, slots=True)
class PdfResult:
    """A finished PDF: its bytes, the number of pages, and Russian sentences naming what is not as in the document."""

    data: bytes
    pages: int
    warnings: tuple[str, ...]


def docx_to_pdf(
    source: bytes | Path,
    *,
    title: str | None = None,
    author: str | None = None,
    oracle: Oracle = "libreoffice",
    changes: Changes = "accepted",
    hyphens: bool | None = None,
    file: Path | None = None,
    archive: bool = False,
) -> PdfResult:
    """Lay out a DOCX (its bytes or its path) as a PDF. `file` is where bytes came from, for fields that show its name.

    `oracle` says whose lines are wanted: LibreOffice's, or those of Word, which since 2013 makes the blanks of a
    justified line narrower for one more word. `changes` says whether tracked changes are printed as if they had been
    accepted, or shown as LibreOffice shows them. `hyphens`: words are divided where the document asks for it; None
    leaves that to the oracle: Word divides them, LibreOffice 7.4 has no Russian patterns by itself and does not.
    `title` replaces the document's own title. `archive` asks for PDF/A-2b. Equal input gives equal bytes. Raises
    `errors.UnreadableDocument` or `errors.DangerousDocument` (both `models.errors.EnvironmentProblem`), and OSError
    when the file cannot be read.
    """
    document, package = read_document(source, changes, file)
    document.squeeze = oracle == "word" and document.compatibility >= _WORD_2013
    if hyphens or (hyphens is None and oracle == "word"):
        document.rules = replace(document.rules, hyphenate=document.hyphenate)
    pages = paginate(document)
    name = document.title if title is None else title
    data = paint(pages, package.read, name, author or "", document.warnings.append, [document], archive)
    return PdfResult(data, len(pages), tuple(document.warnings))


def lines_of(source: bytes | Path, changes: Changes = "accepted") -> list[list[str]]:
    """The visual lines of every page, without making the PDF: for tests and for comparing with other programs."""
    document, _ = read_document(source, changes)
    return [visual_lines(page) for page in paginate(document)]


__all__ = ["Changes", "Oracle", "PdfResult", "docx_to_pdf", "lines_of"]
