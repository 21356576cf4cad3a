"""Compiles template texts to .docx files: fixed order of parts, fixed dates, stored bytes that are equal everywhere."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

import resources
from documents.templates import house
from documents.templates.markup import Block, parse
from documents.templates.writer import document_xml

_EPOCH = (1980, 1, 1, 0, 0, 0)
_PACKAGE = "application/vnd.openxmlformats-package"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_CONTENT_TYPES = (
    f'{house.HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    f'<Default Extension="rels" ContentType="{_PACKAGE}.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_WORD}.numbering+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_WORD}.settings+xml"/>'
    f'<Override PartName="/word/header1.xml" ContentType="{_WORD}.header+xml"/>'
    f'<Override PartName="/word/header2.xml" ContentType="{_WORD}.header+xml"/>'
    f'<Override PartName="/docProps/core.xml" ContentType="{_PACKAGE}.core-properties+xml"/></Types>'
)
_PACKAGE_RELATIONS = (
    f'{house.HEAD}<Relationships xmlns="{_RELATIONS}">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_RELATIONS}/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
_DOCUMENT_RELATIONS = (
    f'{house.HEAD}<Relationships xmlns="{_RELATIONS}">'
    f'<Relationship Id="rIdStyles" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rIdNumbering" Type="{_OFFICE}/numbering" Target="numbering.xml"/>'
    f'<Relationship Id="rIdSettings" Type="{_OFFICE}/settings" Target="settings.xml"/>'
    f'<Relationship Id="rIdHeader" Type="{_OFFICE}/header" Target="header1.xml"/>'
    f'<Relationship Id="rIdFirst" Type="{_OFFICE}/header" Target="header2.xml"/></Relationships>'
)


def core_xml(title: str) -> str:
    """docProps/core.xml: the title and the language, no author and no dates."""
    return (
        f'{house.HEAD}<cp:coreProperties xmlns:cp="'
        'http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>ru-RU</dc:language></cp:coreProperties>"
    )


def compile_text(source: str) -> bytes:
    """A template text as the bytes of a .docx; `MarkupError` names the line at fault."""
    return _package(document_xml(parse(source)), "", zipfile.ZIP_STORED)


def compile_blocks(blocks: Iterable[Block], *, title: str = "", landscape: bool = False) -> bytes:
    """Blocks built by the program (a list to print) as the bytes of a .docx in the house style."""
    return _package(document_xml(blocks, landscape=landscape), title, zipfile.ZIP_DEFLATED)


def _package(document: str, title: str, compression: int) -> bytes:
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _PACKAGE_RELATIONS,
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _DOCUMENT_RELATIONS,
        "word/styles.xml": house.styles_xml(),
        "word/numbering.xml": house.numbering_xml(),
        "word/settings.xml": house.settings_xml(),
        "word/header1.xml": house.header_xml(numbered=True),
        "word/header2.xml": house.header_xml(numbered=False),
        "docProps/core.xml": core_xml(title),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, _EPOCH), content.encode(), compression)
    return stream.getvalue()


def sources() -> list[Path]:
    """All template texts, by name."""
    return sorted(resources.path("templates").glob("*.txt"))


def docx_path(source: Path) -> Path:
    """Where the .docx of a template text stands."""
    return source.with_suffix(".docx")


def build_all() -> list[Path]:
    """Rebuild every .docx that differs from its text; the paths written."""
    written = []
    for source in sources():
        data = compile_text(source.read_text(encoding="utf-8"))
        target = docx_path(source)
        if not target.exists() or target.read_bytes() != data:
            target.write_bytes(data)
            written.append(target)
    return written
