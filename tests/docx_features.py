"""Which features a DOCX uses, read from its XML with one look at each part: for the table of lines lost per feature."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache

from lxml import etree

from documents.fonts import text_face

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = W[1:-1].encode()

# Feature → XPath over the document, its notes and its headers; found means used.
PATHS = {
    "table: autofit": "//w:tbl[w:tblPr[not(w:tblLayout/@w:type='fixed') and not(w:tblW/@w:type='pct')]]",
    "table: fixed": "//w:tblPr/w:tblLayout[@w:type='fixed']",
    "table: percent": "//w:tblW[@w:type='pct']",
    "table: nested": "//w:tc//w:tbl",
    "table: floating": "//w:tblpPr",
    "table: merged cells": "//w:gridSpan | //w:vMerge",
    "table: row heights": "//w:trHeight",
    "table: repeated head": "//w:tblHeader",
    "table: style": "//w:tblStyle",
    "text box": "//w:txbxContent",
    "picture": "//*[local-name()='blip'] | //*[local-name()='imagedata']",
    "drawing: anchored": "//*[local-name()='anchor']",
    "drawing: group": "//*[local-name()='wgp' or local-name()='wpc' or local-name()='group']",
    "chart, diagram": "//*[local-name()='chart' or local-name()='relIds']",
    "VML": "//w:pict",
    "embedded object": "//w:object",
    "frame": "//w:framePr",
    "footnotes": "//w:footnoteReference",
    "endnotes": "//w:endnoteReference",
    "comments": "//w:commentReference",
    "columns": "//w:cols[@w:num and @w:num!='1'] | //w:cols/w:col",
    "sections": "//w:pPr/w:sectPr",
    "landscape": "//w:pgSz[@w:orient='landscape']",
    "page borders": "//w:pgBorders",
    "line numbers": "//w:lnNumType",
    "tabs": "//w:tab[not(@w:pos)]",
    "tab stops": "//w:tabs/w:tab[@w:pos]",
    "numbering": "//w:numPr",
    "justified": "//w:jc[@w:val='both']",
    "indents": "//w:ind",
    "exact line": "//w:spacing[@w:lineRule='exact']",
    "keep with next": "//w:keepNext",
    "contextual spacing": "//w:contextualSpacing",
    "paragraph border": "//w:pBdr",
    "fields": "//w:fldChar | //w:fldSimple",
    "content controls": "//w:sdt",
    "revisions": "//w:ins | //w:del | //w:moveFrom | //w:moveTo",
    "hyperlinks": "//w:hyperlink",
    "symbols": "//w:sym",
    "formulas": "//*[local-name()='oMath']",
    "caps": "//w:caps | //w:smallCaps",
    "letter spacing": "//w:rPr/w:spacing | //w:rPr/w:w",
    "kerning": "//w:kern[@w:val!='0']",
    "raised, lowered": "//w:vertAlign | //w:position",
    "drop cap": "//w:framePr[@w:dropCap]",
    "right-to-left": "//w:bidi | //w:rtl",
    "alternate content": "//*[local-name()='AlternateContent']",
    "grid of lines": "//w:docGrid[@w:type]",
}  # fmt: skip
TEXTS = {
    "CJK": re.compile("[\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]"),
    "Arabic, Hebrew": re.compile("[\u0590-\u06ff]"),
    "Cyrillic": re.compile("[\u0400-\u04ff]"),
    "underscores": re.compile("_{5}"),
}
SETTINGS = {
    "hyphenation": "//w:autoHyphenation[not(@w:val='0' or @w:val='false')]",
    "even and odd headers": "//w:evenAndOddHeaders[not(@w:val='0' or @w:val='false')]",
    "mode of Word 2013": "//w:compatSetting[@w:name='compatibilityMode' and @w:val='15']",
}
_PART = re.compile(r"word/(document\d*|footnotes|endnotes|header\d*|footer\d*)\.xml")


def features(data: bytes) -> frozenset[str]:
    """The features of a document; empty when it cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(_found(archive))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, etree.XMLSyntaxError, KeyError, ValueError, OSError):
        return frozenset()


def _found(archive: zipfile.ZipFile) -> set[str]:
    found: set[str] = set()
    for name in archive.namelist():
        if _PART.fullmatch(name):
            root = _root(archive.read(name))
            found |= _matching(root, PATHS) | _of_text(root)
            found |= {kind for kind in ("header", "footer") if name.startswith(f"word/{kind}")}
        elif name == "word/settings.xml":
            found |= _matching(_root(archive.read(name)), SETTINGS)
        if name in ("word/document.xml", "word/styles.xml"):
            found |= _fonts(_root(archive.read(name)))
    return found


def _root(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(data.replace(STRICT, TRANSITIONAL), parser)


@cache
def _path(expression: str) -> etree.XPath:
    return etree.XPath(f"boolean({expression})", namespaces={"w": W[1:-1]})


def _matching(root: etree._Element, paths: dict[str, str]) -> set[str]:
    return {name for name, path in paths.items() if _path(path)(root)}


def _of_text(root: etree._Element) -> set[str]:
    text = "".join(item.text or "" for item in root.iter(W + "t"))
    return {name for name, pattern in TEXTS.items() if pattern.search(text)}


def _fonts(root: etree._Element) -> set[str]:
    families = {str(item.get(W + "ascii")) for item in root.iter(W + "rFonts") if item.get(W + "ascii")}
    absent = [
        family
        for family in families
        if text_face(family, False, False).name.startswith("DejaVu") and not family.startswith("DejaVu")
    ]
    return {"missing font"} if absent else set()
