"""DrawingML and VML for tests: shapes, text boxes, pictures, groups; lengths in points."""

from __future__ import annotations

EMU = 12700
NAMES = (
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"'
)
VML = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word"'
)
SQUARE = '<wp:wrapSquare wrapText="bothSides"/>'
LINE = '<a:ln w="9525"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln>'


def emu(points: float) -> int:
    """Points as EMU."""
    return round(points * EMU)


def shape(
    text: str,
    width: float,
    height: float,
    *,
    at: tuple[float, float] = (0, 0),
    kind: str = "rect",
    turn: float = 0,
    look: str = LINE,
    body: str = "",
    fit: str = "",
) -> str:
    """A `wps:wsp`; `text` are ready paragraphs, `body` attributes and `fit` the content of its `wps:bodyPr`."""
    box = f"<wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx>" if text else ""
    return (
        f'<wps:wsp {NAMES}><wps:cNvSpPr/><wps:spPr><a:xfrm rot="{round(turn * 60000)}"><a:off x="{emu(at[0])}" '
        f'y="{emu(at[1])}"/><a:ext cx="{emu(width)}" cy="{emu(height)}"/></a:xfrm>'
        f'<a:prstGeom prst="{kind}"><a:avLst/></a:prstGeom>{look}</wps:spPr>{box}'
        f"<wps:bodyPr {body}>{fit}</wps:bodyPr></wps:wsp>"
    )


def group(inner: str, width: float, height: float, child_width: float, child_height: float) -> str:
    """A `wpg:wgp` whose children measure in a space of their own."""
    return (
        f'<wpg:wgp {NAMES}><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{emu(width)}" cy="{emu(height)}"/>'
        f'<a:chOff x="0" y="0"/><a:chExt cx="{emu(child_width)}" cy="{emu(child_height)}"/></a:xfrm></wpg:grpSpPr>'
        f"{inner}</wpg:wgp>"
    )


def picture(relation: str, width: float, height: float, *, crop: str = "", turn: float = 0) -> str:
    """A `pic:pic`."""
    return (
        f'<pic:pic><pic:blipFill><a:blip r:embed="{relation}"/>{crop}</pic:blipFill><pic:spPr>'
        f'<a:xfrm rot="{round(turn * 60000)}"><a:off x="0" y="0"/>'
        f'<a:ext cx="{emu(width)}" cy="{emu(height)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"/></pic:spPr></pic:pic>'
    )


def _graphic(inner: str) -> str:
    return f'<a:graphic><a:graphicData uri="">{inner}</a:graphicData></a:graphic>'


def inline(inner: str, width: float, height: float) -> str:
    """A run with a drawing in the line."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{emu(width)}" cy="{emu(height)}"/>{_graphic(inner)}'
        "</wp:inline></w:drawing></w:r>"
    )


def anchored(
    inner: str,
    width: float,
    height: float,
    *,
    x: float | str = 0,
    y: float | str = 0,
    across: str = "column",
    down: str = "paragraph",
    wrap: str = "<wp:wrapNone/>",
    away: tuple[float, float, float, float] = (0, 0, 0, 0),
    extra: str = "",
) -> str:
    """A run with a floating drawing; `x` and `y` are offsets or alignments."""
    places = "".join(
        f'<wp:position{axis} relativeFrom="{relative}">'
        + (f"<wp:align>{value}</wp:align>" if isinstance(value, str) else f"<wp:posOffset>{emu(value)}</wp:posOffset>")
        + f"</wp:position{axis}>"
        for axis, relative, value in (("H", across, x), ("V", down, y))
    )
    sides = " ".join(f'dist{side}="{emu(value)}"' for side, value in zip("TRBL", away, strict=True))
    return (
        f'<w:r><w:drawing><wp:anchor {NAMES} {sides} behindDoc="0" layoutInCell="1">{places}'
        f'<wp:extent cx="{emu(width)}" cy="{emu(height)}"/>{wrap}{_graphic(inner)}{extra}</wp:anchor></w:drawing></w:r>'
    )


def vml(inner: str) -> str:
    """A run with VML shapes."""
    return f"<w:r><w:pict {VML}>{inner}</w:pict></w:r>"
