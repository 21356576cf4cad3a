"""Stage «read»: text of DrawingML (`a:p`), as diagrams and locked canvases hold it, as paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from documents.layout.model.properties import Delta, merge, paragraph_look, run_look
from documents.layout.model.tree import LINE_BREAK, Paragraph, Piece
from documents.layout.model.units import POINT
from documents.layout.read.source import Source
from documents.layout.read.xmlns import A, Element, number

_ALIGNS = {"ctr": "center", "r": "right", "just": "justify", "dist": "justify"}
_SIZE = 1800  # hundredths of a point where no size is written
_WHOLE = 100_000
_SINGLE = 240


def plain_paragraphs(source: Source, body: Element) -> Iterator[Paragraph]:
    """The paragraphs of a `txBody`."""
    properties, styles = body.find(A + "bodyPr"), body.find(A + "lstStyle")
    fit = None if properties is None else properties.find(A + "normAutofit")
    scale = 1.0 if fit is None else number(fit.get("fontScale"), _WHOLE) / _WHOLE
    level = None if styles is None else styles.find(A + "lvl1pPr")
    common = _run(source, None if level is None else level.find(A + "defRPr"), scale)
    common.setdefault("size", _SIZE * scale / 50)
    common.setdefault("font", source.styles.fonts.get("minorHAnsi", "Times New Roman"))
    shape = body.getparent()
    reference = None if shape is None else next((item for item in shape.iter(A + "fontRef")), None)
    color = source.palette().color(reference)
    if color:
        common.setdefault("color", color)
    for item in body.iterfind(A + "p"):
        yield _paragraph(source, item, common, level, scale)


def _paragraph(source: Source, item: Element, common: Delta, level: Element | None, scale: float) -> Paragraph:
    properties = item.find(A + "pPr")
    pieces = []
    for run in item:
        kind = run.tag[len(A) :] if isinstance(run.tag, str) else ""
        look = run_look(merge(common, _run(source, run.find(A + "rPr"), scale)))
        if kind in ("r", "fld"):
            text = "".join(part.text or "" for part in run.iterfind(A + "t"))
            if text:
                pieces.append(Piece(text, look))
        elif kind == "br":
            pieces.append(Piece(LINE_BREAK, look))
    mark = run_look(merge(common, _run(source, item.find(A + "endParaRPr"), scale)))
    delta: Delta = {"widow_control": False}
    for source_of in (level, properties):
        if source_of is not None:
            delta = merge(delta, _spacing(source_of, pieces[0].look.size if pieces else mark.size))
    return Paragraph(paragraph_look(delta, ""), mark, pieces)


def _spacing(properties: Element, size: float) -> Delta:
    delta: Delta = {}
    align = properties.get("algn")
    if align is not None:
        delta["align"] = _ALIGNS.get(align, "left")
    for name, key in (("spcBef", "before"), ("spcAft", "after")):
        points, share = properties.find(f"{A}{name}/{A}spcPts"), properties.find(f"{A}{name}/{A}spcPct")
        if points is not None:
            delta[key] = round(number(points.get("val")) / 100 * POINT)
        elif share is not None:
            delta[key] = round(size / 2 * number(share.get("val")) / _WHOLE * POINT)
    lines = properties.find(f"{A}lnSpc/{A}spcPct")
    if lines is not None:
        delta["line"] = round(_SINGLE * number(lines.get("val"), _WHOLE) / _WHOLE)
    return delta


def _run(source: Source, properties: Element | None, scale: float) -> Delta:
    delta: Delta = {}
    if properties is None:
        return delta
    if properties.get("sz"):
        delta["size"] = number(properties.get("sz"), _SIZE) * scale / 50
    for name, key in (("b", "bold"), ("i", "italic")):
        if properties.get(name) is not None:
            delta[key] = properties.get(name) in ("1", "true")
    if properties.get("u", "none") != "none":
        delta["underline"] = "single"
    font = properties.find(A + "latin")
    if font is not None:
        name = font.get("typeface", "")
        major, minor = source.styles.fonts.get("majorHAnsi"), source.styles.fonts.get("minorHAnsi")
        delta["font"] = {"+mj-lt": major, "+mn-lt": minor}.get(name, name) or "Times New Roman"
    color = source.palette().color(properties.find(A + "solidFill"))
    if color:
        delta["color"] = color
    return delta
