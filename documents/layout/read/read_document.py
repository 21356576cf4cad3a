"""Stage «read»: from the package to a `Document`."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from documents.layout.errors import not_a_document
from documents.layout.model.tree import Document, Paragraph
from documents.layout.read.auto_space import settle_auto_space
from documents.layout.read.field_values import FieldValues
from documents.layout.read.fields import resolve_references
from documents.layout.read.numbering import Counters, Numbering
from documents.layout.read.package import Package
from documents.layout.read.read_notes import read_note_rules, read_notes
from documents.layout.read.read_sections import empty_paragraph, read_sections
from documents.layout.read.read_settings import line_rules, read_settings
from documents.layout.read.source import Source
from documents.layout.read.styles import StyleSheet
from documents.layout.read.xmlns import child

_CACHE: dict[tuple[bytes, ...], StyleSheet] = {}
_CACHE_SIZE = 16
Changes = Literal["accepted", "shown"]
"""Tracked changes: as if all were accepted, or struck through and underlined as LibreOffice shows them."""


def read_document(
    data: bytes | Path, changes: Changes = "accepted", file: Path | None = None
) -> tuple[Document, Package]:
    """Read a DOCX; raises UnreadableDocument or DangerousDocument. `file` is where bytes came from, if from a file."""
    package = Package.open(data)
    part = package.main_part()
    styles = _styles(package, part)
    path = data if isinstance(data, Path) else file
    source = Source(package, styles, part, FieldValues(package, path, styles.language[:2].lower()))
    counters = Counters(styles.numbering)
    settings = read_settings(package, part)
    source.html_space = settings.html_space
    source.changes_shown = changes == "shown" and settings.changes_shown
    source.mode, source.table_styles_win = settings.compatibility, settings.table_styles_win
    body = child(source.story(part), "body")
    if body is None:
        raise not_a_document("в нём нет текста документа")
    # Modes before Word 2013 set the text of a table, not its border, at the indent (facts/documents.md §3.3).
    source.shifts_tables = settings.compatibility < 15
    read_note_rules(source, body)
    sections = read_sections(source, counters, body, settings.gutter_at_top)
    for index, section in enumerate(sections):
        settle_auto_space(section.blocks, source.html_space, starts=index == 0)
    if source.notes and not isinstance(sections[0].blocks[0], Paragraph):
        # Writer's import of notes leaves an empty paragraph above a table that begins the text (probed with 7.4).
        sections[0].blocks.insert(0, empty_paragraph(styles))
    read_notes(source, counters, sections)
    document = Document(
        sections,
        line_rules(settings),
        settings.even_and_odd,
        settings.compatibility,
        _title(package),
        source.warnings,
        spaces_added=not settings.html_space,
        mirrored=settings.mirrored,
        line_numbers=source.line_numbers,
    )
    resolve_references(document, styles.numbering, source.bookmarks.texts)
    return document, package


def _styles(package: Package, part: str) -> StyleSheet:
    """The style sheet; documents made from one template share one, so it is remembered by content."""
    names = [package.related(part, kind) or "" for kind in ("styles", "theme", "numbering")]
    key = tuple(package.digest(name) for name in names)
    if key not in _CACHE:
        roots = [package.xml(name) if name else None for name in names]
        if len(_CACHE) >= _CACHE_SIZE:
            _CACHE.pop(next(iter(_CACHE)))
        _CACHE[key] = StyleSheet.read(roots[0], roots[1], Numbering.read(roots[2]))
    return _CACHE[key]


def _title(package: Package) -> str:
    part = package.related("", "core-properties")
    if part is None:
        return ""
    found = package.xml(part).find("{http://purl.org/dc/elements/1.1/}title")
    return (found.text or "") if found is not None else ""
