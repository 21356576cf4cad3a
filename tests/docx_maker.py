"""Small DOCX files written as raw XML, so that a test says exactly what is in them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from html import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_DATE = (2026, 1, 1, 0, 0, 0)

PORTRAIT = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="567" w:bottom="1134" w:left="1701" w:header="709" '
    'w:footer="709" w:gutter="0"/>'
)
LANDSCAPE = (
    '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1701" w:right="1134" w:bottom="567" '
    'w:left="1134" w:header="709" w:footer="709" w:gutter="0"/>'
)


@dataclass
class Docx:
    """A document under construction; `parts` are headers and footers by relationship id."""

    body: list[str] = field(default_factory=list)
    size: int = 28
    styles: str = ""
    numbering: str = ""
    settings: str = ""
    final: str = PORTRAIT
    parts: dict[str, tuple[str, str]] = field(default_factory=dict)
    images: dict[str, bytes] = field(default_factory=dict)
    defaults: str = "<w:pPrDefault/>"

    def add(self, *xml: str) -> Docx:
        """Append blocks."""
        self.body.extend(xml)
        return self

    def save(self) -> bytes:
        """The file's bytes, equal for equal content."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self._files().items():
                archive.writestr(zipfile.ZipInfo(name, _DATE), content, zipfile.ZIP_DEFLATED)
        return buffer.getvalue()

    def _files(self) -> dict[str, str | bytes]:
        kinds = {
            "document": "document.main",
            "styles": "styles",
            "numbering": "numbering",
            "settings": "settings",
            **{name: kind for name, (kind, _) in self.parts.items()},
        }
        types = "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}{kind}+xml"/>' for name, kind in kinds.items()
        )
        links = "".join(_link(name, kind, f"{name}.xml") for name, kind in kinds.items() if name != "document")
        links += "".join(_link(name.partition(".")[0], "image", name) for name in self.images)
        return {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
            f"{types}</Types>",
            "_rels/.rels": _links(_link("d", "officeDocument", "word/document.xml")),
            "word/_rels/document.xml.rels": _links(links),
            "word/document.xml": f"<w:document {_NAMES}><w:body>{''.join(self.body)}"
            f"<w:sectPr>{self.final}</w:sectPr></w:body></w:document>",
            "word/styles.xml": f"<w:styles {_NAMES}><w:docDefaults><w:rPrDefault><w:rPr>"
            '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
            f'<w:sz w:val="{self.size}"/><w:lang w:val="ru-RU"/></w:rPr></w:rPrDefault>{self.defaults}</w:docDefaults>'
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
            f"{self.styles}</w:styles>",
            "word/numbering.xml": f"<w:numbering {_NAMES}>{self.numbering}</w:numbering>",
            "word/settings.xml": f"<w:settings {_NAMES}>{self.settings}</w:settings>",
            **{
                f"word/{name}.xml": f"<w:{_root(kind)} {_NAMES}>{xml}</w:{_root(kind)}>"
                for name, (kind, xml) in self.parts.items()
            },
            **{f"word/{name}": data for name, data in self.images.items()},
        }


def _root(kind: str) -> str:
    return {"header": "hdr", "footer": "ftr"}.get(kind, kind)


def _link(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{_R}/{kind}" Target="{target}"/>'


def _links(content: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{content}</Relationships>'
    )


def run(text: str, properties: str = "") -> str:
    """A run; «\\t» and «\\n» become a tab and a line break."""
    inner = escape(text, quote=False).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    inner = inner.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{inner}</w:t></w:r>'


def par(content: str = "", properties: str = "", run_properties: str = "") -> str:
    """A paragraph of plain text, or of ready runs when `content` is XML."""
    runs = content if content.startswith("<w:") else run(content, run_properties) if content else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def field_run(instruction: str, cached: str) -> str:
    """A complex field."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(cached)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def bookmark(name: str, number: int, runs: str) -> str:
    """Runs inside a bookmark."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'


def cell(content: str, width: int, properties: str = "") -> str:
    """A table cell of ready blocks."""
    blocks = content if content.startswith("<w:") else par(content)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{blocks}</w:tc>'


def row(cells: list[str], properties: str = "") -> str:
    """A table row."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


GRID = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def table(widths: list[int], rows: list[str], properties: str = "", borders: str = GRID) -> str:
    """A table with an explicit grid."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    own = properties or f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
    return (
        f'<w:tbl><w:tblPr>{own}<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def section_end(final: str) -> str:
    """An empty paragraph that ends a section."""
    return f"<w:p><w:pPr><w:sectPr>{final}</w:sectPr></w:pPr></w:p>"
