"""Puts the filled XML in order: what loops and conditions leave behind would trouble Word or print an empty page."""

from __future__ import annotations

import copy

from lxml import etree

from documents.filling.long_rows import free_long_rows

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def finish(root: etree._Element) -> None:
    """Mend a filled document in place."""
    for cell in root.iter(f"{_W}tc"):
        if len(cell) == 0 or cell[-1].tag not in {f"{_W}p", f"{_W}sdt"}:
            etree.SubElement(cell, f"{_W}p")  # a cell must end with a paragraph
    for table in list(root.iter(f"{_W}tbl")):
        _mend_table(table)
    free_long_rows(root)
    _unique_marks(root)
    body = root.find(f"{_W}body")
    if body is not None:
        _drop_empty_sections(body)


def free_breaks(root: etree._Element) -> None:
    """Give ends of sections and pages a paragraph of their own where they stand in one that a tag will take away.

    LibreOffice saves our templates so: the empty last paragraph of a section is joined with the `{%p endif %}` above
    it, a page break with the `{%p if … %}` before it. An annex that lies on its side would stand up after one edit.
    """
    for paragraph in list(root.iter(f"{_W}p")):
        if not any("{%p" in (text.text or "") for text in paragraph.iter(f"{_W}t")):
            continue
        section = paragraph.find(f"{_W}pPr/{_W}sectPr")
        if section is not None:
            paragraph.addnext(_tiny(section))
        breaks = [mark for mark in paragraph.iter(f"{_W}br") if mark.get(f"{_W}type") == "page"]
        if any(_after_text(paragraph, mark) for mark in breaks):
            paragraph.addnext(_tiny(etree.Element(f"{_W}pageBreakBefore")))
        elif breaks or paragraph.find(f"{_W}pPr/{_W}pageBreakBefore") is not None:
            paragraph.addprevious(_tiny(etree.Element(f"{_W}pageBreakBefore")))


def drop_empty_texts(root: etree._Element) -> None:
    """Take away texts of no letter: editors leave `<w:t/>` behind, and inside a tag it cuts the tag in two."""
    for text in list(root.iter(f"{_W}t")):
        parent = text.getparent()
        if not text.text and parent is not None:
            parent.remove(text)


def _after_text(paragraph: etree._Element, mark: etree._Element) -> bool:
    """Whether text of the paragraph stands before the mark."""
    for node in paragraph.iter(f"{_W}t", f"{_W}br"):
        if node is mark:
            return False
        if node.tag == f"{_W}t" and (node.text or "").strip():
            return True
    return False


def _tiny(element: etree._Element) -> etree._Element:
    """A paragraph one point high whose properties hold the element."""
    paragraph = etree.Element(f"{_W}p")
    properties = etree.SubElement(paragraph, f"{_W}pPr")
    spacing = etree.Element(f"{_W}spacing")
    for name, value in (("before", "0"), ("after", "0"), ("line", "20"), ("lineRule", "exact")):
        spacing.set(f"{_W}{name}", value)
    first = element.tag == f"{_W}pageBreakBefore"  # Word wants properties in this order
    properties.extend([element, spacing] if first else [spacing, element])
    return paragraph


def _mend_table(table: etree._Element) -> None:
    rows = table.findall(f"{_W}tr")
    for row in rows:
        if row.find(f"{_W}tc") is None and row.find(f"{_W}sdt") is None:
            table.remove(row)
    parent = table.getparent()
    if table.find(f"{_W}tr") is None and table.find(f"{_W}sdt") is None and parent is not None:
        parent.replace(table, etree.Element(f"{_W}p"))
        return
    grid = table.find(f"{_W}tblGrid")
    if grid is None or len(grid) == 0:
        return
    columns = max((_columns(row) for row in rows), default=0)
    if columns > len(grid):  # cells were repeated by a {%tc loop: share the width anew
        width = sum(int(column.get(f"{_W}w") or 0) for column in grid)
        for column in list(grid):
            grid.remove(column)
        for _ in range(columns):
            etree.SubElement(grid, f"{_W}gridCol").set(f"{_W}w", str(width // columns))
        for cell_width in table.iterfind(f"{_W}tr/{_W}tc/{_W}tcPr/{_W}tcW"):
            cell_width.set(f"{_W}w", str(width // columns))


def _columns(row: etree._Element) -> int:
    spans = (cell.find(f"{_W}tcPr/{_W}gridSpan") for cell in row.iterfind(f"{_W}tc"))
    return sum(int(span.get(f"{_W}val") or 1) if span is not None else 1 for span in spans)


def _unique_marks(root: etree._Element) -> None:
    """Bookmarks and pictures repeated by a loop: numbers made unique, a second bookmark of a name dropped."""
    names: set[str] = set()
    ids: dict[str, str] = {}
    dropped: set[str] = set()
    for number, mark in enumerate(list(root.iter(f"{_W}bookmarkStart", f"{_W}bookmarkEnd"))):
        parent = mark.getparent()
        old = mark.get(f"{_W}id") or ""
        if mark.tag == f"{_W}bookmarkStart":
            name = mark.get(f"{_W}name") or ""
            if name in names and parent is not None:
                parent.remove(mark)
                dropped.add(old)
                continue
            names.add(name)
            ids[old] = str(number)
            mark.set(f"{_W}id", str(number))
        elif old in dropped and parent is not None:
            parent.remove(mark)
            dropped.discard(old)
        else:
            mark.set(f"{_W}id", ids.get(old, old))
    for number, picture in enumerate(root.iter(_DRAWING), start=1):
        picture.set("id", str(number))


def _drop_empty_sections(body: etree._Element) -> None:
    """The last section is empty when its annex fell out: the section before becomes the last, no blank page follows."""
    last = body.find(f"{_W}sectPr")
    if last is None:
        return
    before = last.getprevious()
    section = before.find(f"{_W}pPr/{_W}sectPr") if before is not None and before.tag == f"{_W}p" else None
    if before is None or section is None or before.find(f"{_W}r") is not None:
        return
    body.replace(last, copy.deepcopy(section))
    previous = before.getprevious()
    if previous is not None and previous.tag == f"{_W}p":
        body.remove(before)
    else:  # a table must be followed by a paragraph
        properties = before.find(f"{_W}pPr")
        if properties is not None:
            properties.remove(section)
