"""Stage «read»: where floating pictures, text boxes and tables stand, and how the text goes round them."""

from __future__ import annotations

import re

from documents.layout.tree import Float, Picture, Place, Sides, Widths
from documents.layout.units import TWIP, from_emu
from documents.layout.xmlns import VML_WORD, WP, A, Element, W, number, units

_WRAPS = {"wrapNone": "none", "wrapTopAndBottom": "band"}
_INSETS = {"lIns": 91440, "tIns": 45720, "rIns": 91440, "bIns": 45720}
_STYLE = re.compile(r"([\w-]+)\s*:\s*([^;]+)")
_LENGTH = re.compile(r"^(-?[\d.]+)\s*(pt|in|cm|mm|px)?$")
_EMU_IN = {"pt": 12700, "in": 914400, "cm": 360000, "mm": 36000, "px": 9525}
_VML_SPACE = 114300  # Word's distance beside a VML shape where none is written


def anchored_float(anchor: Element, picture: Picture | None) -> Float:
    """The float of a `wp:anchor`."""
    extent = anchor.find(WP + "extent")
    width, height = (0, 0) if extent is None else (_emu(extent.get("cx")), _emu(extent.get("cy")))
    wrap = next(
        (_WRAPS.get(item.tag[len(WP) :], "square") for item in anchor if item.tag.startswith(WP + "wrap")), "none"
    )
    return Float(
        width,
        height,
        wrap,
        _place(anchor.find(WP + "positionH"), "column"),
        _place(anchor.find(WP + "positionV"), "paragraph"),
        Sides(*(_emu(anchor.get(side)) for side in ("distT", "distR", "distB", "distL"))),
        _insets(anchor),
        behind=anchor.get("behindDoc", "0") in ("1", "true"),
        picture=picture,
        grows=anchor.find(f".//{A}spAutoFit") is not None,
    )


def _emu(text: str | None) -> int:
    return from_emu(number(text))


def _place(element: Element | None, default: str) -> Place:
    if element is None:
        return Place(default, "", 0)
    align, offset = element.find(WP + "align"), element.find(WP + "posOffset")
    return Place(
        element.get("relativeFrom", default),
        "" if align is None else (align.text or "").strip(),
        0 if offset is None else _emu(offset.text),
    )


def _insets(anchor: Element) -> Sides:
    body = next((item for item in anchor.iter() if isinstance(item.tag, str) and item.tag.endswith("}bodyPr")), None)
    left, top, right, bottom = (
        from_emu(number(None if body is None else body.get(name), default)) for name, default in _INSETS.items()
    )
    return Sides(top, right, bottom, left)


def vml_style(shape: Element | None) -> dict[str, str]:
    """The `style` of a VML shape as a dict."""
    return (
        {} if shape is None else {name.lower(): text.strip() for name, text in _STYLE.findall(shape.get("style", ""))}
    )


def length(text: str | None) -> int:
    """A VML length in units; points where no unit is written."""
    match = _LENGTH.match((text or "").strip())
    return from_emu(round(float(match[1]) * _EMU_IN[match[2] or "pt"])) if match else 0


def vml_float(shape: Element, picture: Picture | None) -> Float | None:
    """The float of an absolutely placed VML shape, None for one that stands in the line."""
    style = vml_style(shape)
    if style.get("position") != "absolute":
        return None
    wrap = shape.find(VML_WORD + "wrap")
    kind = "none" if wrap is None else {"topAndBottom": "band", "none": "none"}.get(wrap.get("type", ""), "square")
    side = from_emu(_VML_SPACE) if kind == "square" else 0
    across, down = (
        Place(
            {"text": default}.get(relative := style.get(f"mso-position-{axis}-relative", default), relative),
            {"absolute": ""}.get(align := style.get(f"mso-position-{axis}", ""), align),
            length(style.get(offset)),
        )
        for axis, offset, default in (
            ("horizontal", "margin-left", "column"),
            ("vertical", "margin-top", "paragraph"),
        )
    )
    return Float(
        length(style.get("width")),
        length(style.get("height")),
        kind,
        across,
        down,
        Sides(0, side, 0, side),
        Sides(*(from_emu(_INSETS[name]) for name in ("tIns", "rIns", "bIns", "lIns"))),
        behind=number(style.get("z-index")) < 0,
        picture=picture,
    )


def table_float(place: Element) -> Float:
    """The float of a table's `w:tblpPr`; its size is that of the table."""

    def side(name: str) -> int:
        return max(0, units(place.get(f"{W}{name}FromText")))

    horizontal = {"margin": "margin", "page": "page"}.get(place.get(W + "horzAnchor", "column"), "column")
    vertical = {"margin": "margin", "page": "page"}.get(place.get(W + "vertAnchor", "page"), "paragraph")
    return Float(
        0,
        0,
        "square",
        Place(horizontal, place.get(W + "tblpXSpec", ""), units(place.get(W + "tblpX"))),
        # Writer rounds over hundredths of a millimetre, so a frame stands a twip lower (probed with 7.4).
        Place(vertical, place.get(W + "tblpYSpec", ""), units(place.get(W + "tblpY")) + TWIP),
        Sides(side("top"), side("right"), side("bottom"), side("left")),
        Sides(0, 0, 0, 0),
        grows=True,
    )


def frame_float(frame: Element) -> Float | None:
    """The float of a paragraph's `w:framePr`; None for a drop capital, which stays in its text."""
    if frame.get(W + "dropCap", "none") != "none":
        return None
    across = {"margin": "margin", "page": "page"}.get(frame.get(W + "hAnchor", "page"), "column")
    down = {"margin": "margin", "page": "page"}.get(frame.get(W + "vAnchor", "page"), "paragraph")
    side, above = (max(0, units(frame.get(W + name))) for name in ("hSpace", "vSpace"))
    return Float(
        max(0, units(frame.get(W + "w"))),
        max(0, units(frame.get(W + "h"))),
        "band" if frame.get(W + "wrap") in ("notBeside", "none") else "square",
        Place(across, frame.get(W + "xAlign", ""), units(frame.get(W + "x"))),
        Place(down, frame.get(W + "yAlign", ""), units(frame.get(W + "y"))),
        Sides(above, side, above, side),
        Sides(0, 0, 0, 0),
        grows=frame.get(W + "hRule") != "exact",
        key=tuple(sorted((str(name), str(text)) for name, text in frame.attrib.items())),
    )


# Writer leaves a floating table in the text when little more than this would stay beside it (found by Word's users'
# experiments, kept in writerfilter's DomainMapperTableHandler: 469 twips).
_BESIDE = 469 * TWIP


def is_beside(widths: Widths, column: int) -> bool:
    """Whether a floating table leaves room beside it in a text column `column` wide; else it stands in the text."""
    width = widths.width * column // 5000 if widths.kind == "pct" else widths.width or sum(widths.grid)
    return column - width >= _BESIDE
