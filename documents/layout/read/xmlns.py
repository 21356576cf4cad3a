"""Names of WordprocessingML and the few ways its attributes are read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from documents.layout.model.units import TWIP

Element = etree._Element

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{W_NS}}}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WP14 = "{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
VML_WORD = "{urn:schemas-microsoft-com:office:word}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
VAL = W + "val"

# ISO/IEC 29500 strict names -> the transitional ones; the elements inside are the same.
STRICT_NAMES = (
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W_NS.encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", WP[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", A[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/picture", b"http://schemas.openxmlformats.org/drawingml/2006/picture"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", M[1:-1].encode()),
)

_FALSE = frozenset({"0", "false", "off", "none"})
_MEASURE = re.compile(r"^\s*(-?\d+(?:\.\d+)?)\s*(pt|cm|mm|in|pc|pi)?\s*$")
_TWIPS_IN = {"pt": 20.0, "cm": 1440 / 2.54, "mm": 144 / 2.54, "in": 1440.0, "pc": 240.0, "pi": 240.0}
# No page is wider than 22 inches in Word; ten times that is surely damage.
_LIMIT = 316_800


def is_on_attribute(element: Element, name: str) -> bool:
    """Whether an attribute of the `w:` namespace says yes."""
    return element.get(W + name, "0") in ("1", "true", "on")


def child(element: Element | None, name: str) -> Element | None:
    """The first child `w:name`."""
    return None if element is None else next(element.iterchildren(W + name), None)  # half the time of find


def children(element: Element | None, name: str) -> Iterator[Element]:
    """All children `w:name`."""
    return iter(()) if element is None else element.iterchildren(W + name)


def value(element: Element | None, name: str, default: str = "") -> str:
    """The `w:val` of the child `w:name`."""
    found = child(element, name)
    return default if found is None else found.get(VAL, default)


def is_on(element: Element) -> bool:
    """An on/off element: present without a value means on (ECMA-376 17.17.4)."""
    return element.get(VAL, "1") not in _FALSE


def flag(element: Element | None, name: str, default: bool = False) -> bool:
    """The on/off child `w:name`."""
    found = child(element, name)
    return default if found is None else is_on(found)


def number(text: str | None, default: int = 0) -> int:
    """A whole number; nonsense and absurd sizes give `default`."""
    if not text:
        return default
    try:
        result = int(float(text))
    except (ValueError, OverflowError):
        return default
    return result if abs(result) < 10_000_000 else default


def twips(text: str | None, default: int = 0) -> int:
    """A measure in twips or with a unit («12pt», ISO strict), given in twips."""
    match = _MEASURE.match(text or "")
    if match is None:
        return default
    result = round(float(match[1]) * _TWIPS_IN.get(match[2] or "", 1.0))
    return max(-_LIMIT, min(_LIMIT, result))


def units(text: str | None, default: int = 0) -> int:
    """A measure in twips or with a unit, given in the engine's units."""
    return twips(text, default) * TWIP
