"""Stage «paint»: what PDF/A-2b (ISO 19005-2) asks for beyond an ordinary PDF: metadata, colours, ends of streams.

Fonts are embedded in every PDF of ours, nothing is encrypted, no action is in it; `pictures` leaves out transparency.
"""

from __future__ import annotations

import struct
from functools import partial
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from documents.layout.paint.pdf_tree import Raw

VERSION = (1, 7)
_MADE = "2000-01-01T00:00:00+00:00"  # equal documents give equal files, so no clock is asked
_END = b"endstream\n"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>{author}
<xmp:CreatorTool>{tool}</xmp:CreatorTool><pdf:Producer>{tool}</pdf:Producer>
<xmp:CreateDate>{made}</xmp:CreateDate><xmp:ModifyDate>{made}</xmp:ModifyDate>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
_AUTHOR = "\n<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>"


def make_archive(canvas: Canvas, title: str, author: str, tool: str) -> None:
    """Complete the PDF; every page has been shown and nothing comes after."""
    document: Any = vars(canvas)["_doc"]
    named = _AUTHOR.format(escape(author)) if author else ""
    packet = _XMP.format(title=escape(title), author=named, tool=escape(tool), made=_MADE)
    document.Catalog.Metadata = Raw(partial(_stream, "/Type/Metadata/Subtype/XML", packet.encode()))
    profile = document.Reference(Raw(partial(_stream, "/N 3", srgb_profile())))
    number = document.idToObjectNumberAndVersion[profile.name][0]
    intent = "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)"
    document.Catalog.__NoDefault__ = [*document.Catalog.__NoDefault__, "OutputIntents"]
    document.Catalog.OutputIntents = Raw(lambda: f"[{intent}/DestOutputProfile {number} 0 R>>]")
    _end_streams(document)


def _stream(keys: str, data: bytes) -> bytes:
    return f"<<{keys}/Length {len(data)}>>\nstream\n".encode() + data + b"\n" + _END


def _end_streams(document: Any) -> None:
    """Set a line end before every «endstream», which reportlab leaves out (ISO 19005-2, 6.1.7.1)."""
    for page in document.Pages.pages:
        page.Contents = pdfdoc.PDFStream(content=page.stream, filters=[pdfdoc.PDFZCompress])
        document.Reference(page.Contents)
    for font in document.delayedFonts:
        font.addObjects(document)
    document.delayedFonts = []
    for thing in document.idToObject.values():
        if isinstance(thing, (pdfdoc.PDFStream, pdfdoc.PDFImageXObject)):
            vars(thing)["format"] = partial(_ended, thing.format)


def _ended(write: Any, document: Any) -> bytes:
    data: bytes = write(document)
    return data.removesuffix(_END) + b"\n" + _END


# --- the colours of an ordinary screen ----------------------------------------------------------------------------

# Colorimetry of sRGB (IEC 61966-2-1) adapted to the white of ICC profiles by the method of Bradford.
_WHITE = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.7141),
}
_ADAPTATION = (1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)


def srgb_profile() -> bytes:
    """An ICC profile of sRGB (ICC.1:2004-10, version 4.2), written from its numbers."""
    curve = b"para" + bytes(4) + struct.pack(">HH", 3, 0) + _fixed(_CURVE)
    tags = {
        b"desc": _text("sRGB"),
        b"cprt": _text("No rights reserved"),
        b"wtpt": b"XYZ " + bytes(4) + _fixed(_WHITE),
        b"chad": b"sf32" + bytes(4) + _fixed(_ADAPTATION),
        **{name: b"XYZ " + bytes(4) + _fixed(values) for name, values in _PRIMARIES.items()},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    offset = 128 + 4 + 12 * len(tags)
    table, data = struct.pack(">I", len(tags)), b""
    for name, value in tags.items():
        table += name + struct.pack(">II", offset + len(data), len(value))
        data += value + bytes(-len(value) % 4)
    kind = struct.pack(">I4sI4s4s4s", offset + len(data), b"", 0x04200000, b"mntr", b"RGB ", b"XYZ ")
    header = kind + struct.pack(">6H", 2000, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + _fixed(_WHITE)
    return header.ljust(128, b"\0") + table + data


def _fixed(values: tuple[float, ...]) -> bytes:
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))


def _text(words: str) -> bytes:
    """A text in one language."""
    data = words.encode("utf-16-be")
    return b"mluc" + bytes(4) + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(data), 28) + data
