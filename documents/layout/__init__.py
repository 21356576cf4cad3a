"""DOCX to PDF without an office suite: the same words on the same lines and pages as LibreOffice 7.4 sets them.

The stages, each a package that uses only those named before it (import-linter keeps this):

* `model`: what the stages hand on: the `tree` of a document, looks of text and paragraphs (`properties`), shapes
  (`drawing`, `geometry`, `paths`), `units`.
* `read`: from the zip (`package`, `bounds`) to a tree. `read_document` calls `read_sections`, they `read_blocks`, and
  so on down to `read_inline`; `source` is what they share. Styles are resolved (`styles`, `read_properties`) and
  numbers counted (`numbering`) on the way; drawings: `read_drawing`, `read_shapes`, `read_vml`.
* `lines`: how wide and high text is (`measure`), where a line may end (`opportunities`, `hyphenation`), what is on it
  (`lines`, `tabs`, `line_parts`), how high it is (`line_height`, `line_spacing`): `paragraphs`.
* `pages`: `atoms` are what a page break never divides; tables (`columns`, `table_cells`, `table_boxes`, `tables`) and
  drawings (`lay_drawings`) become atoms too; `fill` puts them into one column of text, with notes (`foot`) and beside
  what floats (`around`, `place_floats`, `page_floats`); `rebreak` fits paragraphs to floats and to `strips` of columns;
  `paginate` sets all this onto pages with headers and footers (`page_frame`) and `line_numbers`.
  `first_pages` are Writer's guess that parts headings from their text. The result is a list of `page.Page`.
* `paint`: pages onto the reportlab canvas (`paint_pages`, `paint_text`, `paint_shapes`, `pictures`), the structure of a
  tagged PDF (`tags`, `pdf_tree`), hyperlinks (`paint_links`), PDF/A (`archive`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from documents.layout.pages.page import visual_lines
from documents.layout.pages.paginate import paginate
from documents.layout.paint.paint_pages import paint
from documents.layout.read.read_document import Changes, read_document

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
    hyphens: bool = True,
    file: Path | None = None,
    archive: bool = False,
) -> PdfResult:
    """Lay out a DOCX (its bytes or its path) as a PDF. `file` is where bytes came from, for fields that show its name.

    `oracle` says whose lines are wanted: LibreOffice's, or those of Word, which since 2013 makes the blanks of a
    justified line narrower for one more word. `changes` says whether tracked changes are printed as if they had been
    accepted, or shown as LibreOffice shows them. Words are divided where the document asks for it;
    without `hyphens` they are not, as in a LibreOffice that has no patterns for Russian.
    `title` replaces the document's own title. `archive` asks for PDF/A-2b. Equal input gives equal bytes. Raises
    `errors.UnreadableDocument` or `errors.DangerousDocument` (both `models.errors.EnvironmentProblem`), and OSError
    when the file cannot be read.
    """
    document, package = read_document(source, changes, file)
    document.squeeze = oracle == "word" and document.compatibility >= _WORD_2013
    if not hyphens:
        document.rules = replace(document.rules, hyphenate=False)
    pages = paginate(document)
    name = document.title if title is None else title
    data = paint(pages, package.read, name, author or "", document.warnings.append, [document], archive)
    return PdfResult(data, len(pages), tuple(document.warnings))


def lines_of(source: bytes | Path, changes: Changes = "accepted") -> list[list[str]]:
    """The visual lines of every page, without making the PDF: for tests and for comparing with other programs."""
    document, _ = read_document(source, changes)
    return [visual_lines(page) for page in paginate(document)]


__all__ = ["Changes", "Oracle", "PdfResult", "docx_to_pdf", "lines_of"]
