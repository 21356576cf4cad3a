"""PDF/A-2b, object by object: veraPDF is not at hand, so the rules that can go wrong here are asked one by one.

Clauses are those of ISO 19005-2.
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from functools import cache

import pytest
from docx_maker import Docx, par
from layout_samples import contract
from lxml import etree
from PIL import Image, ImageCms

from documents.layout import docx_to_pdf
from documents.layout.paint.archive import srgb_profile

RDF = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}


@cache
def archived() -> bytes:
    """A contract with tables and a picture that shows through."""
    buffer = io.BytesIO()
    Image.new("RGBA", (9, 9), (255, 0, 0, 0)).save(buffer, "PNG")
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><a:graphic><a:graphicData uri="p">'
        '<pic:pic><pic:blipFill><a:blip r:embed="p"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r></w:p>"
    )
    document = contract(1)
    document.images["p.png"] = buffer.getvalue()
    document.add(drawing)
    return docx_to_pdf(document.save(), title="Договор & <К>", author="Школа", archive=True).data


def objects() -> dict[int, bytes]:
    """The objects of the file by number, streams not unpacked."""
    found = re.findall(rb"^(\d+) 0 obj\n(.*?)\n?endobj$", archived(), re.DOTALL | re.MULTILINE)
    return {int(number): content for number, content in found}


def streams() -> list[tuple[bytes, bytes]]:
    """Dictionary and unpacked content of every stream."""
    result = []
    for content in objects().values():
        if b"\nstream\n" in content:
            head, _, body = content.partition(b"\nstream\n")
            length = re.search(rb"/Length (\d+)", head)
            assert length is not None
            data = body[: int(length[1])]
            assert body[int(length[1]) :].strip(b"\n") == b"endstream", "6.1.7.1"
            assert body[int(length[1]) :].startswith(b"\n"), "6.1.7.1: a line end before endstream"
            result.append((head, zlib.decompress(data) if b"FlateDecode" in head else data))
    return result


def test_the_file_has_the_frame_that_archives_want() -> None:
    pdf = archived()
    assert pdf.startswith(b"%PDF-1.7\n%")  # 6.1.2
    assert all(sign > 127 for sign in pdf.split(b"\n")[1][1:5])
    trailer = pdf[pdf.rindex(b"trailer") :]
    assert b"/ID" in trailer  # 6.1.3
    assert b"/Encrypt" not in trailer
    table = pdf[int(re.findall(rb"startxref\n(\d+)", pdf)[0]) :]
    places = [int(row[:10]) for row in table.split(b"\n")[3:] if row.rstrip().endswith(b"n")]
    assert len(places) == len(objects())
    assert all(re.match(rb"\d+ 0 obj\n", pdf[place : place + 20]) for place in places)


def test_every_stream_is_as_long_as_it_says() -> None:
    assert len(streams()) > 5
    assert not any(re.search(rb"LZWDecode|/F \(|Crypt", head) for head, _ in streams())  # 6.1.7


def test_nothing_shows_through_and_nothing_acts() -> None:
    every = b"\n".join(objects().values())
    for name in (b"/SMask", b"/JavaScript", b"/Launch", b"/AA ", b"/EmbeddedFile", b"/TR ", b"/OPI"):
        assert name not in every


def table_of(program: bytes, tag: bytes) -> bytes:
    """A table of a TrueType file."""
    for index in range(struct.unpack_from(">H", program, 4)[0]):
        name, _, offset, length = struct.unpack_from(">4sIII", program, 12 + 16 * index)
        if name == tag:
            return program[offset : offset + length]
    raise KeyError(tag)


def widths_of(program: bytes) -> list[float]:
    """The advance of every code from 0, in thousandths of an em, by the only encoding that the font has."""
    encodings = table_of(program, b"cmap")
    count, _, _, offset, kind = struct.unpack_from(">xxHHHIH", encodings)
    assert (count, kind) == (1, 6)  # 6.2.11.6
    first, size = struct.unpack_from(">HH", encodings, offset + 6)
    glyphs = struct.unpack_from(f">{size}H", encodings, offset + 10)
    scale = 1000 / struct.unpack_from(">H", table_of(program, b"head"), 18)[0]
    last = struct.unpack_from(">H", table_of(program, b"hhea"), 34)[0] - 1
    metrics = table_of(program, b"hmtx")
    return [0.0] * first + [struct.unpack_from(">H", metrics, 4 * min(glyph, last))[0] * scale for glyph in glyphs]


def test_fonts_are_embedded_with_their_own_widths() -> None:
    numbered = objects()
    fonts = [content for content in numbered.values() if b"/Type /Font " in content.replace(b"\n", b" ")]
    assert len(fonts) > 1
    for font in fonts:
        assert b"/Encoding" not in font  # 6.2.11.6: a symbolic TrueType font has none
        descriptor = numbered[int(re.findall(rb"/FontDescriptor (\d+)", font)[0])]
        assert int(re.findall(rb"/Flags (\d+)", descriptor)[0]) & 4
        program = numbered[int(re.findall(rb"/FontFile2 (\d+)", descriptor)[0])].partition(b"\nstream\n")[2]
        widths = [float(width) for width in re.findall(rb"/Widths \[(.*?)\]", font, re.DOTALL)[0].split()]
        own = widths_of(zlib.decompress(program))
        first = int(re.findall(rb"/FirstChar (\d+)", font)[0])
        assert widths == pytest.approx(own[first : first + len(widths)], abs=1)  # 6.2.11.5


def test_colours_have_a_profile() -> None:
    [intent] = [content for content in objects().values() if b"GTS_PDFA1" in content]
    profile = int(re.findall(rb"/DestOutputProfile (\d+)", intent)[0])
    assert srgb_profile() in objects()[profile]
    own = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    same = ImageCms.buildTransform(own, ImageCms.createProfile("sRGB"), "RGB", "RGB")
    colours = bytes((10, 200, 30, 255, 255, 255, 0, 0, 0, 128, 64, 250))
    picture = ImageCms.applyTransform(Image.frombytes("RGB", (4, 1), colours), same)
    assert picture is not None
    assert all(abs(a - b) <= 1 for a, b in zip(picture.tobytes(), colours, strict=True))


def test_metadata_says_what_it_is_and_what_it_is_called() -> None:
    [packet] = [data for head, data in streams() if b"/Metadata" in head]
    root = etree.fromstring(re.findall(rb"<x:xmpmeta.*</x:xmpmeta>", packet, re.DOTALL)[0])
    assert [item.text for item in root.iterfind(".//pdfaid:*", RDF)] == ["2", "B"]
    assert root.findtext(".//dc:title/rdf:Alt/rdf:li", namespaces=RDF) == "Договор & <К>"
    assert root.findtext(".//dc:creator/rdf:Seq/rdf:li", namespaces=RDF) == "Школа"
    assert packet.startswith(b"<?xpacket begin=")
    assert packet.endswith(b'<?xpacket end="w"?>')


def test_an_ordinary_pdf_is_none_and_an_archived_one_looks_the_same() -> None:
    docx = Docx().add(par("Договор")).save()
    ordinary, archive = docx_to_pdf(docx), docx_to_pdf(docx, archive=True)
    assert b"pdfaid" not in ordinary.data
    assert b"pdfaid" in archive.data
    assert archive.data == docx_to_pdf(docx, archive=True).data
    assert (ordinary.pages, ordinary.warnings) == (archive.pages, archive.warnings)
