"""Tracked changes and comments of a document's authors: accepted and dropped, so that no partner ever reads them.

A template's tag whose letters were deleted or put in with «Запись исправлений» on is then one plain text again.
"""

from __future__ import annotations

import re

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_COMMENTS = re.compile(r"^word/(comments\w*|people)\.xml$")
_LISTS = ("[Content_Types].xml", "word/_rels/document.xml.rels")
_GONE = ("del", "moveFrom")
_KEPT = ("ins", "moveTo")
_NAMES_GONE = tuple(f"{_W}{name}" for name in _GONE)
_BETWEEN = tuple(f"{_W}{name}" for name in ("bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd"))
_TRACKED = re.compile(rb"<\w+:(?:ins|del|moveFrom|moveTo|cellDel)[ />]")
_MARKS = (
    "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "tcPrChange", "trPrChange",
    "tblPrExChange", "numberingChange", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
    "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef",
)  # fmt: skip


def has_revisions(part: bytes) -> bool:
    """Whether the XML of a part holds tracked changes; a quick look before the part is parsed."""
    return _TRACKED.search(part) is not None


def accept_revisions(root: etree._Element) -> None:
    """Deleted text goes, inserted text stays, formatting stays as it was changed; anchors of comments go.

    Where a paragraph mark was deleted, the text goes on in the next paragraph, whose mark remains.
    """
    joined = [paragraph for mark in root.iter(*_NAMES_GONE) if (paragraph := _marked_paragraph(mark)) is not None]
    for element in list(root.iter(*_NAMES_GONE, *(f"{_W}{name}" for name in _MARKS))):
        _remove(element)
    for element in list(root.iter(*(f"{_W}{name}" for name in _KEPT))):
        parent = element.getparent()
        if parent is not None:
            place = parent.index(element)
            parent[place : place + 1] = list(element)
    for paragraph in joined:
        _join_with_next(paragraph)


def _marked_paragraph(deletion: etree._Element) -> etree._Element | None:
    """The paragraph whose mark a `w:del` in its properties deletes; None for a deletion of text."""
    run_properties = deletion.getparent()
    properties = None if run_properties is None else run_properties.getparent()
    return properties.getparent() if properties is not None and properties.tag == f"{_W}pPr" else None


def _join_with_next(paragraph: etree._Element) -> None:
    """Put a paragraph's content before that of the next one; the end of a section or a cell keeps its paragraph."""
    following = paragraph.getnext()
    while following is not None and following.tag in _BETWEEN:
        following = following.getnext()
    ends_section = paragraph.find(f"{_W}pPr/{_W}sectPr") is not None
    parent = paragraph.getparent()
    if parent is None or following is None or following.tag != f"{_W}p" or ends_section:
        return
    first = 1 if following.find(f"{_W}pPr") is not None else 0
    following[first:first] = [item for item in paragraph if item.tag != f"{_W}pPr"]
    parent.remove(paragraph)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    row = parent.getparent() if parent.tag == f"{_W}trPr" and element.tag == f"{_W}del" else None
    table = row.getparent() if row is not None else None
    if row is None or table is None:
        parent.remove(element)
        return
    table.remove(row)
    above = table.getparent()
    if above is not None and table.find(f"{_W}tr") is None:
        above.remove(table)


def drop_comments(parts: dict[str, bytes]) -> None:
    """Remove the parts that hold comments and their authors from a package, with all that names them."""
    dropped = {name for name in parts if _COMMENTS.match(name)}
    if not dropped:
        return
    for name in dropped:
        del parts[name]
    targets = {name.removeprefix("word/") for name in dropped} | {f"/{name}" for name in dropped}
    for name in _LISTS:
        if name not in parts:
            continue
        root = etree.fromstring(parts[name])
        for item in list(root.iter(_RELATION, _OVERRIDE)):
            if (item.get("Target") or item.get("PartName")) in targets:
                root.remove(item)
        parts[name] = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
