"""Anchored pictures and text boxes for strange_samples.py."""
# ruff: noqa: E501 - XML

from __future__ import annotations

import random
import zlib

from docx_maker import Docx, par, run
from layout_samples import JUSTIFY, words
from strange_samples import start, text


def picture(width: int, height: int) -> bytes:
    """A grey PNG."""
    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\0\0\0\0"
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def drawing(anchor: str, width: int, height: int, place: str, wrap: str) -> str:
    """An anchored or inline drawing of a picture; sizes in EMU."""
    graphic = (
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="1" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="image1"/><a:stretch>'
        f'<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/>'
        '</a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )
    extent = f'<wp:extent cx="{width}" cy="{height}"/>'
    if anchor == "inline":
        return f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">{extent}<wp:docPr id="1" name="p"/>{graphic}</wp:inline></w:drawing></w:r>'
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="1" '
        f'behindDoc="{int(anchor == "behind")}" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'{place}{extent}<wp:effectExtent l="0" t="0" r="0" b="0"/>{wrap}<wp:docPr id="1" name="p"/>{graphic}'
        "</wp:anchor></w:drawing></w:r>"
    )


def anchored(seed: int) -> Docx:
    """Pictures in the line, behind the text, beside it, and with the text above and below."""
    chance = random.Random(seed)
    result = start(chance, images={"image1.png": picture(40, 20)})
    for kind in ("inline", "behind", "square", "topAndBottom", "front"):
        x = chance.choice(
            ["<wp:align>right</wp:align>", "<wp:posOffset>300000</wp:posOffset>", "<wp:align>left</wp:align>"]
        )
        place = (
            f'<wp:positionH relativeFrom="column">{x}</wp:positionH><wp:positionV relativeFrom="paragraph">'
            f"<wp:posOffset>{chance.choice([0, 100000, 400000])}</wp:posOffset></wp:positionV>"
        )
        wrap = {"square": '<wp:wrapSquare wrapText="bothSides"/>', "topAndBottom": "<wp:wrapTopAndBottom/>"}
        shape = drawing(kind, 1800000, 900000, place, wrap.get(kind, "<wp:wrapNone/>"))
        result.add(par(shape + run(words(chance, 60)), JUSTIFY), *(text(chance, 60) for _ in range(3)))
    return result


def box(chance: random.Random, wrap: str) -> str:
    """A text box."""
    inner = "".join(par(words(chance, chance.randint(2, 9))) for _ in range(2))
    shape = (
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:cNvSpPr txBox="1"/>'
        '<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2400000" cy="1200000"/></a:xfrm><a:prstGeom prst="rect"/></wps:spPr>'
        f'<wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr lIns="91440" tIns="45720" rIns="91440" '
        'bIns="45720"/></wps:wsp></a:graphicData></a:graphic>'
    )
    place = (
        '<wp:positionH relativeFrom="column"><wp:align>right</wp:align></wp:positionH><wp:positionV '
        'relativeFrom="paragraph"><wp:posOffset>100000</wp:posOffset></wp:positionV>'
    )
    return (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" Requires="wps"><w:drawing><wp:anchor '
        'distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" '
        f'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>{place}<wp:extent cx="2400000" cy="1200000"/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/>{wrap}<wp:docPr id="1" name="b"/>{shape}</wp:anchor></w:drawing>'
        "</mc:Choice></mc:AlternateContent></w:r>"
    )


def boxes(seed: int) -> Docx:
    """Text boxes beside and over the text."""
    chance = random.Random(seed)
    result = start(chance)
    for wrap in ('<wp:wrapSquare wrapText="bothSides"/>', "<wp:wrapTopAndBottom/>", "<wp:wrapNone/>"):
        result.add(par(box(chance, wrap) + run(words(chance, 60)), JUSTIFY), *(text(chance, 50) for _ in range(3)))
    return result
