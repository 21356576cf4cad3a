"""Tracked changes and comments of a template's author: accepted and dropped, so that no partner ever reads them.

A tag whose letters were deleted or put in with «Запись исправлений» on is then one plain text again.
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
_MARKS = (
    "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "tcPrChange", "trPrChange",
    "tblPrExChange", "numberingChange", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
    "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef",
)  # fmt: skip


def accept_revisions(root: etree._Element) -> None:
    """Deleted text goes, inserted text stays, formatting stays as it was changed; anchors of comments go."""
    for element in list(root.iter(*(f"{_W}{name}" for name in (*_GONE, *_MARKS)))):
        _remove(element)
    for element in list(root.iter(*(f"{_W}{name}" for name in _KEPT))):
        parent = element.getparent()
        if parent is not None:
            place = parent.index(element)
            parent[place : place + 1] = list(element)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    row = parent.getparent() if parent.tag == f"{_W}trPr" and element.tag == f"{_W}del" else None
    table = row.getparent() if row is not None else None
    if row is not None and table is not None:
        table.remove(row)
    else:
        parent.remove(element)


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
