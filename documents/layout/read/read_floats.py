"""Stage «read»: where floating pictures, text boxes and tables stand, and how the text goes round them."""

from __future__ import annotations

import re
from dataclasses import replace

from documents.layout.model.drawing import Drawing
from documents.layout.model.properties import ParagraphLook
from documents.layout.model.tree import Float, Place, Sides, Widths
from documents.layout.model.units import EMU_PER_UNIT, POINT, TWIP, bounded, from_emu
from documents.layout.read.source import TextArea
from documents.layout.read.xmlns import VML_WORD, WP, WP14, Element, W, number, units

_WRAPS = {"wrapNone": "none", "wrapTopAndBottom": "band", "wrapTight": "contour", "wrapThrough": "contour"}
_SIDES = {"left": "left", "right": "right", "largest": "largest"}
_STYLE = re.compile(r"([\w-]+)\s*:\s*([^;]+)")
_LENGTH = re.compile(r"^(-?(?:\d+\.?\d*|\.\d+))\s*(pt|in|cm|mm|px|pc|pi|em)?$")
_EMU_IN = {"pt": 12700, "in": 914400, "cm": 360000, "mm": 36000, "px": 9525, "pc": 152400, "pi": 152400, "em": 152400}
VML_SPACE = from_emu(114300)  # Word's distance beside a VML shape where none is written, in a line too
_CONTOUR = 21600  # the side of the square in which a wrap polygon is written
WORD_2010 = 14  # the compatibility mode of its documents
_NO_INSETS = Sides(0, 0, 0, 0)


def anchored_float(anchor: Element, drawing: Drawing, mode: int) -> Float:
    """The float of a `wp:anchor` in a document of this compatibility mode."""
    old = mode < WORD_2010
    wrap = next((item for item in anchor if str(item.tag).startswith(WP + "wrap")), None)
    name = "wrapNone" if wrap is None else wrap.tag[len(WP) :]
    result = Float(
        drawing.width,
        drawing.height,
        _WRAPS.get(name, "square"),
        _place(anchor, "positionH", "column"),
        _place(anchor, "positionV", "paragraph"),
        _NO_INSETS,
        _NO_INSETS,
        behind=anchor.get("behindDoc", "0") in ("1", "true"),
        drawing=drawing,
        side="both" if wrap is None else _SIDES.get(wrap.get("wrapText", ""), "both"),
        share_width=_share(anchor, "sizeRelH", "pctWidth"),
        share_height=_share(anchor, "sizeRelV", "pctHeight"),
        in_cell=mode > WORD_2010 or anchor.get("layoutInCell", "1") in ("1", "true"),
        solid=is_plain_picture(drawing),
    )
    result.away = _away(anchor, result, old)
    if not result.solid and result.wrap == "none" and result.horizontal.relative == "column":
        result.in_cell = False  # Word's «column» is that of the page (GraphicImport.cxx)
    polygon = None if wrap is None else wrap.find(WP + "wrapPolygon")
    if polygon is not None and result.wrap == "contour":
        result.contour = tuple(
            (number(point.get("x")) / _CONTOUR, number(point.get("y")) / _CONTOUR) for point in polygon
        )
    return result


def is_plain_picture(drawing: Drawing) -> bool:
    """Whether a drawing is one picture, not turned, which Writer holds in a frame."""
    only = drawing.shapes[0] if len(drawing.shapes) == 1 else None
    return only is not None and only.picture is not None and only.text is None and not only.turn


def _away(anchor: Element, item: Float, old: bool) -> Sides:
    """What is kept free around a float (GraphicImport.cxx): its distances, for shapes also what effects need, at top
    and bottom at least its own line. A picture aligned with its column has no distance there.
    """
    top, right, bottom, left = (_emu(anchor.get("dist" + side)) for side in "TRBL")
    if item.solid:
        across, down = item.horizontal, item.vertical
        inside = across.relative in ("column", "margin")
        return Sides(
            0 if down.align == "top" and down.relative in ("margin", "page") else top,
            0 if across.align == "right" and inside else right,
            0 if down.align == "bottom" and down.relative in ("margin", "page") else bottom,
            0 if across.align == "left" and inside else left,
        )
    effects = anchor.find(WP + "effectExtent")
    extra = [0, 0, 0, 0] if effects is None else [_emu(effects.get(side)) for side in "trbl"]
    shapes = item.drawing.shapes if item.drawing is not None else []
    extra = old_effects(extra, item.drawing) if old and item.drawing is not None else extra
    line = max((shape.stroke.width // 2 + 2 * TWIP for shape in shapes if shape.stroke), default=0)
    # What a shape covers reaches a twip or two further down than it says.
    under = max(line, 2 * TWIP) if shapes else 0
    return Sides(max(top + extra[0], line), right + extra[1], max(bottom + extra[2], under), left + extra[3])


def old_effects(extra: list[int], drawing: Drawing) -> list[int]:
    """Word 2007 measures the effects of a picture that stands on its side as if it lay (GraphicImport.cxx)."""
    shapes = drawing.shapes
    if len(shapes) != 1 or shapes[0].picture is None or not 45 <= shapes[0].turn % 180 < 135:
        return extra
    more = (drawing.width - drawing.height) // 2
    return [extra[0] - more, extra[1] + more, extra[2] - more, extra[3] + more]


def _share(anchor: Element, name: str, inner: str) -> tuple[str, int] | None:
    """A size in thousandths of a percent of an area; 0 % says nothing."""
    found = anchor.find(WP14 + name)
    percent = None if found is None else found.find(WP14 + inner)
    if found is None or percent is None or number(percent.text) <= 0:
        return None
    return found.get("relativeFrom", "page"), number(percent.text)


def _emu(text: str | None) -> int:
    return from_emu(number(text))


def _place(anchor: Element, name: str, default: str) -> Place:
    """A position. Of two, that in shares of an area is Word's own; LibreOffice takes the other one."""
    found = list(anchor.iter(WP + name))
    element = next((item for item in reversed(found)), None)
    if element is None:
        return Place(default, "", 0)
    align, offset = element.find(WP + "align"), element.find(WP + "posOffset")
    return Place(
        element.get("relativeFrom", default),
        "" if align is None else (align.text or "").strip(),
        0 if offset is None else _emu(offset.text),
    )


def vml_style(shape: Element | None) -> dict[str, str]:
    """The `style` of a VML shape as a dict."""
    return (
        {} if shape is None else {name.lower(): text.strip() for name, text in _STYLE.findall(shape.get("style", ""))}
    )


def length(text: str | None) -> int:
    """A VML length in units; points where no unit is written."""
    match = _LENGTH.match((text or "").strip())
    return bounded(float(match[1]) * _EMU_IN[match[2] or "pt"] / EMU_PER_UNIT) if match else 0


def vml_float(shape: Element, drawing: Drawing) -> Float | None:
    """The float of an absolutely placed VML shape, None for one that stands in the line."""
    style = vml_style(shape)
    if style.get("position") not in ("absolute", "relative"):
        return None
    wrap = shape.find(VML_WORD + "wrap")
    kind = "none" if wrap is None else _VML_WRAPS.get(wrap.get("type", ""), "none")
    start = _start(shape)
    across, down = (
        Place(
            _VML_AREAS.get(style.get(f"mso-position-{axis}-relative", ""), default),
            {"absolute": ""}.get(align := style.get(f"mso-position-{axis}", ""), align),
            length(style.get(offset) or style.get(other)) + moved,
        )
        for axis, offset, other, default, moved in (
            ("horizontal", "margin-left", "left", "column", start[0]),
            ("vertical", "margin-top", "top", "paragraph", start[1]),
        )
    )
    # Only shapes have a distance where none is written (vmlshape.cxx); groups have none at all.
    beside = 0 if is_plain_picture(drawing) else VML_SPACE
    sides = [
        length(written) if (written := style.get("mso-wrap-distance-" + side)) else default
        for side, default in (("top", 0), ("right", beside), ("bottom", 0), ("left", beside))
    ]
    return Float(
        drawing.width,
        drawing.height,
        kind,
        across,
        down,
        _NO_INSETS if kind == "none" or shape.tag.endswith("}group") else Sides(*sides),
        _NO_INSETS,
        behind=number(style.get("z-index")) < 0,
        drawing=drawing,
        side="both" if wrap is None else _SIDES.get(wrap.get("side", ""), "both"),
        share_width=_vml_share(style, "width", drawing),
        share_height=_vml_share(style, "height", drawing),
        in_cell=False,
        solid=bool(drawing.bodies()) and len(drawing.shapes) == 1,
    )


_VML_WRAPS = {"topAndBottom": "band", "square": "square", "tight": "contour", "through": "square"}
# As vmlshape.cxx has them, its exchange of inner and outer margins included.
_VML_AREAS = {
    "page": "page", "margin": "margin", "right-margin-area": "rightMargin", "left-margin-area": "leftMargin",
    "inner-margin-area": "rightMargin", "outer-margin-area": "leftMargin", "top-margin-area": "topMargin",
    "bottom-margin-area": "bottomMargin",
}  # fmt: skip


def _start(shape: Element) -> tuple[int, int]:
    """Lines say where they are by their points."""
    if not shape.tag.endswith("}line"):
        return 0, 0
    ends = [[length(part) for part in (shape.get(name) or "0,0").split(",")] for name in ("from", "to")]
    return min(end[0] for end in ends), min(end[-1] for end in ends)


def _vml_share(style: dict[str, str], side: str, drawing: Drawing) -> tuple[str, int] | None:
    """A size in shares of the page; LibreOffice knows no other, and none of a text box (vmlshape.cxx)."""
    percent = number(style.get(f"mso-{side}-percent"))
    known = percent > 0 and style.get(f"mso-{side}-relative", "page") == "page" and not drawing.bodies()
    return ("page", percent * 100) if known else None


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


def frame_float(frame: Element, style: Element | None) -> Float:
    """The float of a paragraph's `w:framePr`, completed by that of its style (DomainMapper_Impl.cxx,
    CheckUnregisteredFrameConversion, whose defaults are not quite those of ECMA-376 17.3.1.11).
    """

    def said(name: str, default: str = "") -> str:
        own = frame.get(W + name)
        return own if own is not None else default if style is None else style.get(W + name, default)

    wrap, rule = said("wrap"), said("hRule")
    across = {"margin": "margin", "page": "page"}.get(said("hAnchor"), "column")
    down = {"margin": "margin", "page": "page", "text": "paragraph"}.get(
        said("vAnchor"), "margin" if wrap else "paragraph"
    )
    x_align, y_align = said("xAlign"), said("yAlign")
    side, above = (max(0, units(said(name))) for name in ("hSpace", "vSpace"))
    return Float(
        max(0, units(said("w"))),
        max(0, units(said("h"))) if rule != "auto" else 0,
        {"around": "square", "auto": "square", "through": "square", "none": "none"}.get(wrap, "band"),
        Place(across, x_align, units(said("x"))),
        Place(down, y_align, units(said("y"))),
        Sides(
            0 if y_align == "top" else above,
            0 if x_align == "right" else side,
            0 if y_align == "bottom" else above,
            0 if x_align == "left" else side,
        ),
        _NO_INSETS,
        grows=rule != "exact",
        key=tuple(sorted((str(name), str(text)) for name, text in frame.attrib.items())),
        side="both" if wrap == "around" else "largest",
    )


def take_borders(item: Float, look: ParagraphLook) -> None:
    """A frame has the borders of its paragraphs, inside its width (DomainMapper_Impl.cxx,
    lcl_MoveBorderPropertiesToFrame).
    """
    item.borders = {side: getattr(look, "border_" + side) for side in ("top", "right", "bottom", "left")}
    if not any(item.borders.values()):
        item.borders = {}
    else:
        item.insets = Sides(*(border.width + border.space if border else 0 for border in item.borders.values()))


def without_borders(look: ParagraphLook) -> ParagraphLook:
    """The look of a paragraph whose borders its frame has taken."""
    return replace(look, border_top=None, border_right=None, border_bottom=None, border_left=None)


# Word sets no text beside a table where less than this stays (PropertyMap.cxx: 469 hundredths of a millimetre).
_BESIDE = 469 * 72 * POINT // 2540


def floats_beside(place: Float, widths: Widths, area: TextArea | None) -> bool:
    """Whether a floating table floats, or stands in the text (PropertyMap.cxx, FloatingTableConversion).

    Writer cannot divide what floats, so a table that text hardly goes round, or that is far down the page, stands.
    """
    if area is None:
        return False
    across, down = place.horizontal, place.vertical
    if down.offset < 0 and not down.align and across.relative != "page":
        return True
    width = widths.width * area.width // 5000 if widths.kind == "pct" else widths.width or sum(widths.grid)
    width += place.away.left + place.away.right
    by_page = across.relative == down.relative == "page" and not across.align and not down.align
    if by_page and across.offset < area.page // 2 and down.offset > area.height // 2:
        return False
    if width + _BESIDE < area.width:
        return True
    if across.relative == "page" and width + _BESIDE < area.page - area.margin:
        return True
    return area.columns > 1
