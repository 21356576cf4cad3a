"""Writes blocks as word/document.xml: paragraphs, tables, section ends, bookmarks and REF fields."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape

from documents.filling.hyphens import unbroken
from documents.templates import house
from documents.templates.markup import Block, MarkupError, NoPageNumbers, Paragraph, Row, SectionEnd, Table

_INLINE = re.compile(r"(\{таб\}|\{строка\}|\{см: [^}]+\}|\*\*|\{\{.*?\}\}|\{%.*?%\})")
_SHORT_WORD = re.compile(r"(?<![\w-])([вВкКсСуУоОиИаА]) (?=\S|$)")  # no line ends with «в», «и»
_INTRODUCING = ("текст", "пункт", "подпункт", "влево", "без отступа")  # «…:» stays with its list
_SIGNS = {"{таб}": "<w:tab/>", "{строка}": "<w:br/>"}
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def document_xml(blocks: Iterable[Block], *, landscape: bool = False) -> str:
    """word/document.xml of the blocks, the last section as told; MarkupError when a reference has no target."""
    return _Writer(list(blocks)).document(landscape=landscape)


def bookmark(label: str) -> str:
    """Name of the bookmark of a labelled clause."""
    return "п_" + re.sub(r"\W+", "_", label)


class _Writer:
    """Holds what runs through the document: labels, bookmark ids, sections seen."""

    def __init__(self, blocks: list[Block]) -> None:
        self._blocks = [block for block in blocks if not isinstance(block, NoPageNumbers)]
        self._numbered = len(self._blocks) == len(blocks)
        self._labels = {block.label for block in blocks if isinstance(block, Paragraph) and block.label}
        self._bookmarks = 0
        self._sections = 0

    def document(self, *, landscape: bool) -> str:
        blocks = self._blocks
        narrow = False
        if blocks and isinstance(blocks[-1], SectionEnd):  # the last section is told by the body itself
            landscape, narrow, blocks = blocks[-1].landscape, blocks[-1].narrow, blocks[:-1]
        body = "".join(map(self._block, blocks))
        if blocks and isinstance(blocks[-1], Table):
            body += self._paragraph(Paragraph("после таблицы", ""))
        last = self._section_xml(SectionEnd(landscape, narrow))
        return (
            f'{house.HEAD}<w:document xmlns:w="{house.W_NS}" xmlns:r="{house.R_NS}">'
            f"<w:body>{body}{last}</w:body></w:document>"
        )

    def _block(self, block: Block) -> str:
        if isinstance(block, Paragraph):
            return self._paragraph(block)
        if isinstance(block, Table):
            return self._table(block)
        return self._section(block) if isinstance(block, SectionEnd) else ""

    def _section(self, block: SectionEnd) -> str:
        section = self._section_xml(block)
        self._sections += 1
        style = house.STYLE_IDS["конец раздела"]
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{section}</w:pPr></w:p>'

    def _section_xml(self, section: SectionEnd) -> str:
        return house.section_xml(
            landscape=section.landscape, first=self._sections == 0, numbered=self._numbered, narrow=section.narrow
        )

    def _paragraph(self, paragraph: Paragraph) -> str:
        page = "<w:pageBreakBefore/>" if paragraph.new_page else ""
        introduces = paragraph.style in _INTRODUCING and paragraph.text.endswith(":")
        keep = "<w:keepNext/>" if introduces or paragraph.kept else ""
        properties = f'<w:pPr><w:pStyle w:val="{house.STYLE_IDS[paragraph.style]}"/>{keep}{page}</w:pPr>'
        runs = _literal(paragraph.text) if paragraph.literal else self._runs(paragraph.text)
        if paragraph.label:
            self._bookmarks += 1
            runs = (
                f'<w:bookmarkStart w:id="{self._bookmarks}" w:name="{bookmark(paragraph.label)}"/>{runs}'
                f'<w:bookmarkEnd w:id="{self._bookmarks}"/>'
            )
        return f"<w:p>{properties}{runs}</w:p>"

    def _runs(self, text: str) -> str:
        bold = False
        runs: list[str] = []
        content = ""
        for part in _INLINE.split(text.replace("~", "\u00a0")):
            if part == "**":
                runs.append(_run(content, bold=bold))
                bold, content = not bold, ""
            elif part.startswith("{см: "):
                runs.append(_run(content, bold=bold) + self._reference(part[5:-1]))
                content = ""
            elif part in _SIGNS:
                content += _SIGNS[part]
            elif part:
                said = part if part.startswith("{") else _SHORT_WORD.sub("\\1\u00a0", part)
                content += f'<w:t xml:space="preserve">{escape(said)}</w:t>'
        runs.append(_run(content, bold=bold))
        return "".join(runs)

    def _reference(self, label: str) -> str:
        if label not in self._labels:
            raise MarkupError(0, f"no clause is labelled [{label}]")
        return (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f'<w:r><w:instrText xml:space="preserve"> REF {bookmark(label)} \\r \\h </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>0</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    def _table(self, table: Table) -> str:
        widths = [round(width * 1440 / 25.4) for width in table.widths]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        borders = f"<w:tblBorders>{_BORDERS}</w:tblBorders>" if table.borders else ""
        rows = "".join(self._row(row, widths, split=table.split) for row in table.rows)
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>'
            f'<w:tblLook w:val="0000"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
        )

    def _row(self, row: Row, widths: list[int], *, split: bool) -> str:
        whole = "" if split and not row.heading else "<w:cantSplit/>"
        properties = whole + ("<w:tblHeader/>" if row.heading else "")
        cells: list[str] = []
        column = 0
        for cell in row.cells:
            width = sum(widths[column : column + cell.span])
            column += cell.span
            span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
            vertical = '<w:vAlign w:val="center"/>' if row.heading else ""
            content = "".join(map(self._paragraph, cell.paragraphs or (Paragraph("ячейка", ""),)))
            cells.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{vertical}</w:tcPr>{content}</w:tc>')
        return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def _literal(text: str) -> str:
    """Text that is no markup, line ends kept."""
    parts = (f'<w:t xml:space="preserve">{unbroken(escape(line))}</w:t>' for line in text.split("\n"))
    return f"<w:r>{'<w:br/>'.join(parts)}</w:r>" if text else ""


def _run(content: str, *, bold: bool) -> str:
    if not content:
        return ""
    properties = "<w:rPr><w:b/><w:bCs/></w:rPr>" if bold else ""
    return f"<w:r>{properties}{_merged(content)}</w:r>"


def _merged(content: str) -> str:
    """Neighbouring texts as one `w:t`."""
    return content.replace('</w:t><w:t xml:space="preserve">', "")
